# SPDX-License-Identifier: EUPL-1.2
"""What a team adds to the directory: entries of its own, and what somebody found out about one field."""

from dataclasses import dataclass
from enum import StrEnum

FIELDS = (
    "name",
    "what",
    "phone",
    "email",
    "url",
    "address",
    "hours",
    "cost",
    "languages",
    "eligibility",
    "bring",
)
"""What can be entered and corrected. `languages` are codes with a space between, `bring` is one thing a line,
`phone` may hold several numbers with " / " between, `hours` is written as `directory.hours` reads it."""
CONTACT = ("phone", "url", "email", "address")
"""The ways to reach a place: what must be right before anybody is sent there."""
LOCAL_PREFIX = "local_"
IMPORTED_PREFIX = LOCAL_PREFIX + "hsds_"
"""An entry that came in a file of somebody else: in sight only once a coordinator said yes."""


class PlaceState(StrEnum):
    """What became of an entry."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETIRED = "retired"
    MERGED = "merged"


class Kind(StrEnum):
    """What somebody did with a field; `reported` says it is wrong, without saying what is right.

    `imported` is what a file of somebody else says: ours stays until a coordinator takes that over.
    """

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REPORTED = "reported"
    IMPORTED = "imported"


class FindingState(StrEnum):
    """Whether a coordinator looked at it, and what came of that."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the team's own, or what became of one of the pack; moments are stamps in UTC."""

    id: str
    org: str
    category: str
    topics: tuple[str, ...]
    state: PlaceState
    noted_at: str
    noted_by: str
    merged_into: str = ""
    decided_at: str = ""
    decided_by: str = ""
    here: bool = True
    """Noted on this laptop; what is waiting is shown only there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What somebody found out about one field of an entry: nothing in it changes but its state."""

    id: str
    org: str
    field: str
    value: str
    kind: Kind
    state: FindingState
    noted_at: str
    noted_by: str
    decided_at: str = ""
    decided_by: str = ""
    here: bool = True

    @property
    def counts(self) -> bool:
        """Is it to be seen at this desk?"""
        if self.state is FindingState.WAITING:
            return self.here and self.kind not in (Kind.CONFIRMED, Kind.IMPORTED)
        return self.state is FindingState.ACCEPTED
