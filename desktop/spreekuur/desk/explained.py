# SPDX-License-Identifier: EUPL-1.2
"""What an opened suggestion says: the answers behind it, what if it fails, and where the rule comes from. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from spreekuur.consultations.talk import Talk
from spreekuur.content.model import Rule, Source
from spreekuur.content.pack import Content
from spreekuur.desk.directory_search import place
from spreekuur.desk.panel import short_name
from spreekuur.directory.reach import Reach, reach_of
from spreekuur.referral.answers import from_talk
from spreekuur.referral.explaining import Ground, explain, lead_of
from spreekuur.referral.model import Question, Suggestion
from spreekuur.referral.resolving import COORDINATOR

MOST_QUESTIONS = 2
TOWN = "municipality"


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer, or several to one question: `label` is the word for an id, in the language of the screen."""

    key: str
    values: tuple[str | float, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Another place, and how it is reached."""

    route: str
    name: str
    reach: Reach
    reach_words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything behind one route, in the language of the screen."""

    route: str
    because: tuple[Reason, ...] = ()
    gone_if: tuple[Reason, ...] = ()
    fallback: Way | None = None
    hours: str = ""
    address: str = ""
    rules: tuple[str, ...] = ()
    assurance: str = ""
    """How sure the lead rule is, as in `rules.yaml`; empty without a rule."""
    sources: tuple[Source, ...] = ()
    questions: tuple[str, ...] = ()
    """Keys of at most two questions of which an answer would change this route."""
    as_of: date | None = None
    """The day on which the rules were looked over last."""
    towns: Mapping[str, str] = field(default_factory=dict)
    """The places that the content names, by code."""


def explained(
    route: str,
    suggestion: Suggestion | None,
    talk: Talk,
    content: Content,
    language: str,
    questions: tuple[Question, ...] = (),
) -> Explained:
    """What there is to say of a route in the panel.

    A route that was chosen and is suggested no longer has no answers behind it; one that somebody found
    themselves has no rule either. `questions` are those that nobody has answered yet.
    """
    suggestion = suggestion or _chosen(route, talk, content)
    told = explain(suggestion, from_talk(talk, content), content)
    lead = lead_of(suggestion.rules, content)
    there = place(content, route, language)
    return Explained(
        route=route,
        because=_reasons(told.because, content, language),
        gone_if=_reasons(told.gone_if, content, language),
        fallback=_way(suggestion.fallback, content, language),
        hours=there.hours,
        address=there.address,
        rules=suggestion.rules,
        assurance=lead.assurance if lead else "",
        sources=_sources(lead, content),
        questions=tuple(each.question for each in questions if route in each.changes)[:MOST_QUESTIONS],
        as_of=date.fromisoformat(content.as_of) if lead else None,
        towns=content.municipality.answers,
    )


def _chosen(route: str, talk: Talk, content: Content) -> Suggestion:
    rules = next((chosen.rules for chosen in talk.routes if chosen.route == route), ())
    lead = lead_of(rules, content)
    fallback = lead.fallback if lead and lead.fallback != route else None
    last = None if route == COORDINATOR else COORDINATOR
    return Suggestion(route, lead.priority if lead else "normal", rules, "", (), "", fallback or last)


def _reasons(grounds: Iterable[Ground], content: Content, language: str) -> tuple[Reason, ...]:
    """The answers by question, each question once."""
    by_key: dict[str, list[str | float]] = {}
    for ground in grounds:
        by_key.setdefault(ground.key, []).append(ground.value)
    return tuple(
        Reason(key, tuple(values), tuple(_label(key, value, content, language) for value in values))
        for key, values in by_key.items()
    )


def _label(key: str, value: str | float, content: Content, language: str) -> str:
    if key == "topics" and value in content.topics:
        return content.topics[str(value)].label[language]
    if key == "signals" and value in content.signals:
        return content.signals[str(value)].label[language]
    if key == TOWN:
        return content.municipality.answers.get(str(value), "")
    return ""


def _way(route: str | None, content: Content, language: str) -> Way | None:
    if route is None or route not in content.organisations:
        return None
    there = content.organisations[route]
    name = short_name(there, content.text(f"org.{route}.name", language))
    return Way(route, name, *reach_of(there))


def _sources(lead: Rule | None, content: Content) -> tuple[Source, ...]:
    named = lead.sources if lead else ()
    return tuple(content.sources[source] for source in named if source in content.sources)
