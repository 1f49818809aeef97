# SPDX-License-Identifier: EUPL-1.2
"""How far a signed package is on its way to the municipality. Pure.

ready → sending → sent → confirmed; or it waits and is tried again, or it needs somebody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from spreekuur.errors.transport import Trouble

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=6)
"""How long what broke waits: at first, and at most."""
_PASSING = frozenset(
    {
        Trouble.NO_NETWORK,
        Trouble.NOBODY_ANSWERS,
        Trouble.SLOW,
        Trouble.CUT,
        Trouble.LOGIN_PAGE,
        Trouble.REDIRECTED,
        Trouble.NOT_PRIVATE,
        Trouble.LOCKED,
        Trouble.BUSY,
        Trouble.SERVER,
    }
)
"""What goes by itself: another network, another hour. Everything else stays until somebody does something."""
AWAY = "place_away"
"""The folder or stick is not there."""
REFUSED = "refused"
"""The municipality's receipt says that the package was not taken."""
TWICE = "signed_twice"
"""Two laptops signed figures of this period."""
OTHER = "other_there"
"""Something else lies there under the name of the package."""

UNSIGNED, NOT_THEIRS = "receipt_unsigned", "receipt_not_theirs"
"""A receipt lies there, but nobody signed it, or not the municipality: it was sent, and no more is known."""


class Stage(StrEnum):
    """How far a package is."""

    READY = "ready"
    SENDING = "sending"
    WAITING = "waiting"
    NEEDS_YOU = "needs_you"
    SENT = "sent"
    CONFIRMED = "confirmed"


OPEN = frozenset({Stage.READY, Stage.SENDING, Stage.WAITING, Stage.NEEDS_YOU})
"""Not with the municipality yet, as far as is known."""
ASKED = frozenset({Stage.SENDING, Stage.WAITING})
"""Somebody asked to send it, and nothing but time stands in its way."""


class Receipt(StrEnum):
    """What the receiving side says of a package."""

    TAKEN = "taken"
    REFUSED = "refused"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of one package: how far it is, why not further, how often in a row it broke, and since when."""

    stage: Stage = Stage.READY
    why: str = ""
    tries: int = 0
    at: datetime | None = None
    arrived: bool = False
    """Whether the whole of it is at its place: then it is never put there again."""
    unread: bool = False
    """It arrived on a server that shows nobody the bytes: nobody could look whether they are the same."""

    @property
    def told(self) -> str:
        """How far it is, as it is said: what was sent and not read back has a word of its own."""
        return f"{self.stage}_unread" if self.unread and self.stage is Stage.SENT else self.stage.value

    @property
    def due(self) -> datetime | None:
        """Before this moment it is not tried again by itself; None: at any time."""
        return self.due_after(LONGEST)

    def due_after(self, longest: timedelta) -> datetime | None:
        """The same where it waits so long at most."""
        return self.at + min(pause(self.tries), longest) if self.tries and self.at else None


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries in a row: a minute, then twice as long each time, at most six hours."""
    return min(FIRST * (1 << min(max(tries - 1, 0), 20)), LONGEST)


def is_wanted(
    note: Note, now: datetime, *, only_due: bool, only_asked: bool = False, longest: timedelta = LONGEST
) -> bool:
    """Whether a package is to be put in its place now.

    `only_due` where nobody asked, but a clock did: what broke not long ago waits, so `longest` at most. `only_asked`
    leaves out what nobody asked to send yet, and what needs somebody first.
    """
    if note.arrived or note.stage not in (ASKED if only_asked else OPEN):
        return False
    due = note.due_after(longest)
    is_due = due is None or due <= now or (note.at is not None and note.at > now)
    return not only_due or is_due  # a clock that was set back makes nobody wait


def begun(note: Note, now: datetime) -> Note:
    """It is being sent now; a stroke of lightning in the middle leaves it so, and it goes on from there."""
    return note if note.arrived else Note(Stage.SENDING, note.why, note.tries, now)


def broke(note: Note, why: str, now: datetime) -> Note:
    """It did not get there, for this reason."""
    if note.arrived:
        return note
    passes = why == AWAY or why in _PASSING
    return Note(Stage.WAITING if passes else Stage.NEEDS_YOU, why, note.tries + 1, now)


def went(note: Note, now: datetime, *, unread: bool = False) -> Note:
    """All of it is there, and was read back, unless the server shows nothing."""
    return note if note.arrived else Note(Stage.SENT, at=now, arrived=True, unread=unread)


def answered(note: Note, receipt: Receipt, now: datetime) -> Note:
    """The receiving side said something of it; what was confirmed stays so."""
    if note.stage is Stage.CONFIRMED:
        return note
    if receipt is Receipt.TAKEN:
        return Note(Stage.CONFIRMED, at=now, arrived=True)
    if receipt is Receipt.REFUSED:
        same = note.why == REFUSED
        return note if same else Note(Stage.NEEDS_YOU, REFUSED, at=now, arrived=True)
    return note if note.stage is Stage.SENT else Note(Stage.SENT, at=now, arrived=True)
