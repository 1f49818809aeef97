# SPDX-License-Identifier: EUPL-1.2
"""What we know, as the program reads it: one content pack, checked and compiled from what people edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LOCAL = "local"
"""Somebody of this laptop entered it, and no coordinator looked at it yet."""
DOUBTED = "doubted"
"""Somebody reported that it is wrong."""
SHOWN = ("verified", "corroborated", LOCAL)
"""How sure one must be of a field before anybody gets to see it."""
FRONT_GATE_ONLY = ("violence", "trafficking", "crisis")
"""Kinds of place whose address is shown to nobody: whoever is looked for must not be found."""


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
class Source:
    """Where a rule comes from: its title as published, the site it stands on, and the date it bears (ISO, or empty)."""

    title: str
    host: str = ""
    date: str = ""


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
class Opening:
    """When a place opens and closes on some days of the week, Monday is 0; closing at or before `opens` is a day later.

    Minutes after midnight; `closes` may be 1440, the end of the day.
    """

    days: tuple[int, ...]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Check:
    """Who looked at a field, and on which day (ISO 8601)."""

    on: str
    by: str


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
    """A place one can be sent to. A field is shown only if `shows` says so."""

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
    coverage: str = ""
    """Dutch: for whom of where it is, such as municipalities."""
    province: str = ""
    confidential: bool = False
    """Its address is told to nobody: whoever goes there is met elsewhere."""
    lines: tuple[str, ...] = ()
    """The programme lines of the municipality that it belongs to, L1_… to L6_…, L0_…"""
    opening: tuple[Opening, ...] = ()
    """The opening hours as data; empty when only the text says them."""
    topics: tuple[str, ...] = ()
    """What people come for, as far as an entry of the team's own says so; of all others the rules say it."""
    checks: Mapping[str, Check] = field(default_factory=dict)
    """By field who of the team looked at it last; a field that nobody did was checked on `checked_on`."""
    doubts: Mapping[str, Check] = field(default_factory=dict)
    """By field who reported last that it is wrong, as long as nobody found out what is right."""
    local: bool = False
    """Entered on this laptop, and no coordinator said yes to it yet."""
    retired: bool = False
    """Nobody is sent there any more; old referrals still name it."""
    merged_into: str = ""
    """The id of the entry that took its place."""

    def shows(self, field_name: str) -> bool:
        """Is this field sure enough to be shown? Of a place that must not be found the address never is."""
        hidden = field_name == "address" and self.category in FRONT_GATE_ONLY
        return not hidden and self.assurance.get(field_name) in SHOWN

    def checked(self, field_name: str) -> str:
        """The day on which somebody looked at this field last, if that is known."""
        check = self.checks.get(field_name)
        return check.on if check is not None else self.checked_on


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme lines of the municipality (Dutch names by code), and what the list as a whole is called."""

    name: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose content it is. `answers` name the places that rules ask for, `also` says what else they are called."""

    name: str = ""
    hour: str = ""
    """The name of the walk-in hour, as it stands on screens that anybody may see."""
    version: str = "0"
    answers: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)
    """`base` and `k` of the figures, where it wants more protection than five."""
