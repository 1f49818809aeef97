# SPDX-License-Identifier: EUPL-1.2
"""Why figures were not proved safe, or their package not written; nothing of them leaves the laptop."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class Fault(StrEnum):
    """What the prover found in files that it could read."""

    NARROW = "narrow"  # an attacker would come too close to a true count
    RULES = "rules"  # a sum, a multiple, a code or a row is not as it must be
    CLASH = "clash"  # the same count is given twice, with two values
    IMPOSSIBLE = "impossible"  # no true counts at all would lead to these figures
    TWICE = "twice"  # two versions of one period


@dataclass(frozen=True, slots=True)
class UnprovedCell:
    """A published count that says too much: between which whole numbers the true one would be known to lie."""

    period: str
    table: str
    codes: tuple[str, ...]
    low: int
    high: int


@dataclass(eq=False)
class Unproved(UserError):
    """The figures may not leave; `cells` names those that say too much, when it is about cells."""

    cells: tuple[UnprovedCell, ...] = ()
    why: Fault = Fault.NARROW
    where: str = ""  # period and table, when it is about one table


@dataclass(eq=False)
class DamagedFiles(UserError):
    """The staged figures cannot be read as what they should be; `name` is the file, never a path."""

    name: str


class Unfinished(StrEnum):
    """Why the proof has no outcome."""

    CANCELLED = "cancelled"
    TIME = "time"
    CRASHED = "crashed"


@dataclass(eq=False)
class ProofUnfinished(UserError):
    """The proof was stopped before its end; so nothing is proved."""

    why: Unfinished


@dataclass(eq=False)
class PackageThere(UserError):
    """The folder for the package holds other files; `name` is its last part."""

    name: str
