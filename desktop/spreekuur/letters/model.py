# SPDX-License-Identifier: EUPL-1.2
"""What a paper is made from (the case and the sender) and what it becomes (composed pages, not yet drawn)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from spreekuur.letters.told import (
    Appointment,
    Care,
    Consent,
    Day,
    Housing,
    Person,
    Route,
    Urgent,
    Work,
)

if TYPE_CHECKING:
    from spreekuur.consultations.model import Stay

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


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one paper is made from, checked: the JSON of the command `letter`."""

    kind: str
    language: str
    date: Day
    recipient: str = ""
    kenmerk: str = ""
    reply_by: Day | None = None
    priority: str = "normal"
    """How pressing the rules call this receiver: `emergency`, `urgent` or `normal`."""
    last_day: Day | None = None
    """The last day of a term of the law for going there; the client's page says it, the letter does not."""
    client: Person = field(default_factory=Person)
    answers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    situation: tuple[str, ...] = field(default=(), repr=False)
    done: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[str, ...] = field(default=(), repr=False)
    work: Work = field(default_factory=Work)
    housing: Housing = field(default_factory=Housing)
    insurance: str = ""
    care: Care = field(default_factory=Care)
    urgent: Urgent = field(default_factory=Urgent)
    enclosures: tuple[str, ...] = ()
    consent: Consent = field(default_factory=Consent)
    layout: str = "a4"
    window: str = "left"
    say: tuple[str, ...] = ()
    """Sentences that no answer implies and that somebody chose: ids of phrases."""
    leave_out: tuple[str, ...] = ()
    """Sentences that somebody took out: ids of phrases. What keeps the client safe stays all the same."""
    order: tuple[str, ...] = ()
    """Sentences in the order somebody chose: ids of phrases, or own words as they stand."""
    appointment: Appointment | None = None
    routes: tuple[Route, ...] = ()
    stays: "tuple[Stay, ...]" = ()
    """When the client was and will be here: the client's papers then say what the registration clock says."""

    @property
    def last_days(self) -> tuple[Day | None, ...]:
        """The days of this case that an answer must not be asked after: of a term, and of leaving the home."""
        return self.last_day, self.work.deadline, self.housing.date_to


# -- the paper: what stands on it, line by line, in reading order. Named tuples: a paper has hundreds of sentences,
# and so many dataclasses would take as long to set up as the paper itself.


class Said(NamedTuple):
    """One sentence and the language it is in: Dutch where a translation is missing, or for free text."""

    text: str
    language: str


Sentences = tuple[Said, ...]


class Fact(NamedTuple):
    """A label and its value, in the head of the letter or in a table."""

    label: Said
    value: Said
    pressing: bool = False


class Block(NamedTuple):
    """A heading with its sentences, then the volunteer's own words, which are never translated."""

    heading: Said | None
    sentences: Sentences = ()
    note: Sentences = ()
    """What says that the free text is in somebody's own words, and on a translated page that it is not translated."""
    free: Sentences = ()
    small: bool = False
    """Read only when something is unclear; it may stand in smaller type."""
    table: tuple[Fact, ...] = ()
    """What is looked up rather than read: names, dates and amounts."""


class Core(NamedTuple):
    """The box with what is asked; each ask is what is read in one go, own words behind what says whose they are."""

    heading: Said
    asks: tuple[Sentences, ...]


class Slip(NamedTuple):
    """The strip that the receiver sends back."""

    title: Said
    reference: Sentences
    outcomes: Sentences
    reasons: Sentences
    foot: Sentences
    code: str
    """What the QR holds: no name, no address of a site."""


class Foot(NamedTuple):
    """The last line of a page; `page` says "{page} of {pages}" once both are known."""

    lines: Sentences
    page: Said | None


class LetterPage(NamedTuple):
    """The Dutch letter for the receiver."""

    sender: Sender
    to: tuple[str, ...]
    facts: tuple[Fact, ...]
    title: Said
    under_title: Said | None
    core: Core
    blocks: tuple[Block, ...]
    closing: Sentences
    slip: Slip | None
    foot: Foot
    urgent: bool
    kenmerk: str
    window: str


class Card(NamedTuple):
    """One of the four boxes when, where, bring, who. Without lines it is left open to write in."""

    heading: Said
    lines: Sentences
    ticks: bool = False


class ClientPage(NamedTuple):
    """The same letter in the language of the client, without a name, with what happens next."""

    language: str
    over: Said
    title: Said
    note: Said
    core: Core
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    rights: Sentences
    signature: Said | None
    foot: Foot
    kenmerk: str


class Item(NamedTuple):
    """One line of a sheet, with the Dutch under it so that any helper can read along."""

    said: Said
    dutch: Said | None = None
    tick: bool = False
    strong: bool = False


class Section(NamedTuple):
    """A heading of a sheet and its items; a second place goes without a heading."""

    heading: Item | None
    items: tuple[Item, ...]


class SheetPage(NamedTuple):
    """The client's own paper: where to go, what to bring, in large plain words."""

    language: str
    title: Item
    sender: Sender
    sections: tuple[Section, ...]
    foot: Foot
    size: str = "a4"


class NeutralPage(NamedTuple):
    """A card that tells nobody what it is about."""

    language: str
    title: Said
    lines: Sentences


Page = LetterPage | ClientPage | SheetPage | NeutralPage


class Paper(NamedTuple):
    """A composed paper: its title for the reader of the file (never a name), and its pages."""

    title: str
    pages: tuple[Page, ...]
    large: bool = False
