# SPDX-License-Identifier: EUPL-1.2
"""A service of a foreign directory, checked, in the words of ours."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foreign:
    """One service; `fields` are those of `directory.model`, written as there; what the file leaves out is not there."""

    place: int
    id: str
    ours: str
    """The id that it says it has in a directory of ours; empty for a stranger."""
    organization: str
    organization_name: str
    parent: str
    active: bool
    fields: Mapping[str, str]

    @property
    def entry(self) -> str:
        """How a sentence names it."""
        return f"{self.place} ({self.fields['name'][:60]})"
