# SPDX-License-Identifier: EUPL-1.2
"""A talk while it is going on: all that the form holds, kept every second as an encrypted draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spreekuur.consultations.model import Kind, Outcome, Stay
from spreekuur.consultations.shelter import Chain
from spreekuur.consultations.signal_card import Card, SealedCard


@dataclass(frozen=True, slots=True)
class ChosenRoute:
    """A route the volunteer picked, with what the engine said of it at that moment."""

    route: str
    priority: str
    rules: tuple[str, ...] = ()
    reason: str = ""
    """A coded reason when it was not among the suggestions."""
    instead_of: tuple[str, ...] = ()
    """Then the rules whose advice was passed over for it."""


@dataclass(frozen=True, slots=True)
class ClientSaid:
    """What the client pressed in the client view: no answer and no consent until the volunteer confirms it."""

    key: str
    """`consent`, `language`, or one of the engine's keys."""
    value: str
    routes: tuple[str, ...] = ()
    """With whom to share, as the client read it."""


@dataclass(frozen=True, slots=True)
class Companion:
    """One more person in a talk, who has a file of their own and agrees that the talk stands in it."""

    client_id: str
    agreed: tuple[str, ...] = ()
    """The topics about health or violence of which this person said that they may stand in that file."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The form's content. `id` becomes the consultation's id, so a draft saved twice is one talk."""

    id: str
    evening_id: str
    started_at: str
    """UTC stamp; for a talk entered afterwards its own date and time."""
    kind: Kind = Kind.TALK
    language: str = "unknown"
    number: int | None = None
    ticket_id: str | None = None
    client_id: str | None = None
    """The client file that the talk is kept under, if the client wants that."""
    client_agreed: tuple[str, ...] = ()
    """The topics about health or violence of which the client said that they may stand in that file."""
    help_first: bool = False
    interpreter: str = "unknown"
    persons: int = 1
    companions: tuple[Companion, ...] = ()
    """Those of the other persons who have a file; the rest are a number."""
    key_person: bool = False
    entered_afterwards: bool = False
    topics: tuple[str, ...] = ()
    signals: tuple[str, ...] | None = ()
    """None: not yet asked, because a reason to ask appeared (`needs_signals`)."""
    card: Card = field(default=(), repr=False)
    """The signal card that is being written; sealed when it is kept, and at the latest when the talk is saved."""
    cards: tuple[SealedCard, ...] = ()
    """The signal cards that were kept: nobody at the desk reads them."""
    answers: Mapping[str, str | float] = field(default_factory=dict)
    consent: str = "unknown"
    outcomes: tuple[Outcome, ...] = ()
    routes: tuple[ChosenRoute, ...] = ()
    shelter: Chain = ()
    """How far it is with a bed for tonight."""
    bands: Mapping[str, str] = field(default_factory=dict)
    stays: tuple[Stay, ...] = ()
    note: str = field(default="", repr=False)
    question: str = field(default="", repr=False)
    """What the client asked and nobody at the desk could answer."""
    letter: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Letter-only fields: given, family, name, phone, birth_date, safe_to_call, area, employer."""
    client_said: ClientSaid | None = None
    """Waits for the volunteer's yes; it is in the draft only, and never counts."""
