# SPDX-License-Identifier: EUPL-1.2
"""What a paper is made from (the case and the sender) and what it becomes (composed pages, not yet drawn)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from spreekuur.consultations.model import Stay

Day = date
"""A date, under a name that a field called `date` does not hide."""

LETTER_KINDS = ("social", "legal", "care", "housing", "urgent")
SHEET, CARD, NEUTRAL = "client", "card", "neutral"
KINDS = (*LETTER_KINDS, SHEET, CARD, NEUTRAL)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the papers come from: the consultation hour and its contact person."""

    name: str
    street: str
    postcode: str
    city: str
    phone: str
    email: str = ""
    contact: str = ""


# -- the case: the JSON of the command `letter`. Personal fields stay out of `repr`, and so out of logs.


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
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Housing:
    """The room or home the question is about."""

    landlord: str = field(default="", repr=False)
    date_to: date | None = None
    lease_separate: str = ""
    persons: int | None = None
    rent_week: Decimal | None = None


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


@dataclass(frozen=True, slots=True)
class Consent:
    """What the client agreed to share with this recipient; each special category is asked apart."""

    recipient: bool = False
    health: bool = False
    pregnancy: bool = False
    trade_union: bool = False


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


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one paper is made from, checked."""

    kind: str
    language: str
    date: Day
    recipient: str = ""
    kenmerk: str = ""
    reply_by: Day | None = None
    client: Person = Person()
    answers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    situation: tuple[str, ...] = field(default=(), repr=False)
    done: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[str, ...] = field(default=(), repr=False)
    work: Work = Work()
    housing: Housing = Housing()
    insurance: str = ""
    urgent: Urgent = Urgent()
    enclosures: tuple[str, ...] = ()
    consent: Consent = Consent()
    layout: str = "a4"
    window: str = "left"
    say: tuple[str, ...] = ()
    """Sentences that no answer implies and that somebody chose: ids of phrases."""
    appointment: Appointment | None = None
    routes: tuple[Route, ...] = ()
    stays: tuple[Stay, ...] = ()
    """When the client was and will be here: the client's papers then say what the registration clock says."""


# -- the paper: what stands on it, line by line, in reading order


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and the language it is in: Dutch where a translation is missing, or for free text."""

    text: str
    language: str


Sentences = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its sentences, then the volunteer's own words, which are never translated."""

    heading: Said | None
    sentences: Sentences = ()
    note: Sentences = ()
    """What stands above the free text on a translated page."""
    free: Sentences = ()
    small: bool = False
    """Read only when something is unclear; it may stand in smaller type."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value in the head of the letter."""

    label: Said
    value: Said
    pressing: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """The strip that the receiver sends back."""

    title: Said
    reference: Sentences
    outcomes: Sentences
    reasons: Sentences
    foot: Sentences
    code: str
    """What the QR holds: no name, no address of a site."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The last line of a page; `page` says "{page} of {pages}" once both are known."""

    lines: Sentences
    page: Said | None


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The Dutch letter for the receiver."""

    sender: Sender
    to: tuple[str, ...]
    facts: tuple[Fact, ...]
    title: Said
    under_title: Said | None
    core: Block
    blocks: tuple[Block, ...]
    closing: Sentences
    slip: Slip | None
    foot: Foot
    urgent: bool
    kenmerk: str
    window: str


@dataclass(frozen=True, slots=True)
class Card:
    """One of the four boxes when, where, bring, who. Without lines it is left open to write in."""

    heading: Said
    lines: Sentences
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class ClientPage:
    """The same letter in the language of the client, without a name, with what happens next."""

    language: str
    over: Said
    title: Said
    note: Said
    core: Block
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    rights: Sentences
    signature: Said | None
    foot: Foot
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a sheet, with the Dutch under it so that any helper can read along."""

    said: Said
    dutch: Said | None = None
    tick: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a sheet and its items; a second place goes without a heading."""

    heading: Item | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The client's own paper: where to go, what to bring, in large plain words."""

    language: str
    title: Item
    sender: Sender
    sections: tuple[Section, ...]
    foot: Foot
    size: str = "a4"


@dataclass(frozen=True, slots=True)
class NeutralPage:
    """A card that tells nobody what it is about."""

    language: str
    title: Said
    lines: Sentences


Page = LetterPage | ClientPage | SheetPage | NeutralPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A composed paper: its title for the reader of the file (never a name), and its pages."""

    title: str
    pages: tuple[Page, ...]
    large: bool = False
