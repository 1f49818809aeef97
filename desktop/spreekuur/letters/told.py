# SPDX-License-Identifier: EUPL-1.2
"""What a case tells: the person, the work, the home, what makes it urgent, and what may be passed on.

Personal fields stay out of `repr`, and so out of logs.
"""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

Day = date
"""A date, under a name that a field called `date` does not hide."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the client lets us pass on; which of it a receiver sees depends on the kind of letter."""

    given: str = field(default="", repr=False)
    family: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    birth_date: date | None = field(default=None, repr=False)
    safe_to_call: str = field(default="", repr=False)
    area: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Work:
    """The work the question is about."""

    employer: str = field(default="", repr=False)
    date_from: date | None = None
    date_to: date | None = None
    hours: Decimal | None = None
    amount: Decimal | None = None
    weeks_unpaid: int | None = None
    deadline: date | None = None
    dismissal_letter: date | None = None
    """The date on the letter that ends the work."""
    letter_first: date | None = None
    letter_last: date | None = None


@dataclass(frozen=True, slots=True)
class Housing:
    """The room or home the question is about."""

    landlord: str = field(default="", repr=False)
    date_to: date | None = None
    lease_separate: str = ""
    persons: int | None = None
    rent_week: Decimal | None = None
    deposit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Care:
    """What the client says of their own health; only with the tick for health does a letter tell it."""

    since: date | None = field(default=None, repr=False)
    helps: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Urgent:
    """What an urgent handover adds: the call before it, and facts, sight, words and source kept apart."""

    phoned_at: time | None = None
    spoken_to: str = field(default="", repr=False)
    facts: tuple[str, ...] = field(default=(), repr=False)
    seen: tuple[str, ...] = field(default=(), repr=False)
    said: tuple[str, ...] = field(default=(), repr=False)
    source: tuple[str, ...] = field(default=(), repr=False)
    second_name: str = field(default="", repr=False)
    safe_contact: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    agreed: str = field(default="", repr=False)
    """What was agreed on the phone."""

    @property
    def tells(self) -> bool:
        """Does it pass anything on about the client?"""
        return bool(self.facts or self.seen or self.said or self.source or self.safe_contact)


EXTRAS = ("employer", "contract", "amounts")


@dataclass(frozen=True, slots=True)
class Consent:
    """What the client agreed to share with this recipient; each special category is asked apart."""

    recipient: bool = False
    health: bool = False
    pregnancy: bool = False
    trade_union: bool = False
    extra: tuple[str, ...] = ()
    """Fields that this kind of letter leaves out unless the client wants them in it (EXTRAS)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment that was made for the client."""

    date: Day
    time: time
    place: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """One place on a client sheet: who helps, how soon, and what to bring (ids of the content's texts)."""

    recipient: str
    priority: str = "normal"
    bring: tuple[str, ...] = ()
    last_day: date | None = None
    """The last day of a term of the law, if one hangs on this place."""
