# SPDX-License-Identifier: EUPL-1.2
"""On which terms a server is asked: as whom, and how long we wait."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; without a name nobody says who they are."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a silence may be, and a whole question beside a second for each so many bytes."""

    silence: float = 20.0
    question: float = 60.0
    bytes_a_second: int = 20_000


NOBODY = Credentials()
USUAL = Patience()
