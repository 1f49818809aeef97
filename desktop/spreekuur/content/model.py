# SPDX-License-Identifier: EUPL-1.2
"""What we know, as the program reads it: one content pack, checked and compiled from what people edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One referral rule or the condition of a guard; `when` as in the rule file."""

    id: str
    when: Mapping[str, Any]
    route: str
    priority: str
    why: str
    first_step: str
    bring: tuple[str, ...]
    fallback: str | None
    source_supports: str
    assurance: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard: replaces or drops routes, or sets the mode, when it applies."""

    id: str
    when: Mapping[str, Any]
    replace: Mapping[str, str]
    drop: tuple[str, ...]
    first_step: str | None
    inform_only: bool
    may_call_without_consent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The engine's keys: the choices of each, the order of the questions, the order of classes."""

    choices: Mapping[str, tuple[str, ...]]
    ask_order: tuple[str, ...]
    class_rank: Mapping[str, int]
    """Category of an organisation -> rank of its class; a category that is not in it ranks last."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a talk can be about; `line` is a programme line of the municipality (L1 to L6, L0)."""

    id: str
    line: str
    label: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    sensitive: bool
    """A safety topic about a crime (violence, exploitation): a reason to ask for signals."""
    protected: bool = False
    """Marked art. 9 or 10 of the AVG: on a client code only with explicit consent, in statistics no row of its own."""
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Signal:
    """A red flag; `level` is its urgency."""

    id: str
    label: Mapping[str, str]
    level: str
    routes: tuple[str, ...]
    consent: str
    do_not_inform: tuple[str, ...]
    indicators: int
    asks: int


@dataclass(frozen=True, slots=True)
class LossClock:
    """What starts to run when somebody loses work: a bed, an insurance, an income."""

    id: str
    rules: tuple[str, ...]
    """The rules that lead to its route; whichever is true."""
    assume: Mapping[str, str]
    """Answers that are taken as given while nobody has asked."""
    days: int | None
    """Days after the last working day, if a source names a term."""
    assurance: str
    sources: tuple[str, ...]
    term: Mapping[str, str]
    """What is known of the term, by language."""


@dataclass(frozen=True, slots=True)
class JobLoss:
    """The topics that mean a lost job, and the clocks that start with it."""

    topics: tuple[str, ...] = ()
    clocks: tuple[LossClock, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A place one can be sent to. A field is shown only if `assurance` says verified or corroborated."""

    id: str
    category: str
    languages: tuple[str, ...]
    phone: str
    phones: tuple[str, ...]
    email: str
    url: str
    address: str
    assurance: Mapping[str, str]
    checked_on: str
    direct: bool
    consent_needed: bool
    bring: tuple[str, ...]
    door: str = ""
    """The short name on the door, the same in every language; empty for a kind of place, such as one's own GP."""
