# SPDX-License-Identifier: EUPL-1.2
"""Looks at a content pack as a whole: what no single entry can show is wrong. Pure.

What a folder of YAML gets wrong is found when it is compiled; this is for packs, and for what is sound but of no use.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from spreekuur.content import forms
from spreekuur.content.model import Guard, Organisation, Rule
from spreekuur.content.pack import Content
from spreekuur.errors.content import Fault, Problem
from spreekuur.language import LANGUAGES

FRESH = timedelta(days=365)
RULES, TOPICS, SIGNALS, PLACES = "rules.yaml", "topics.yaml", "signals.yaml", "organisations.yaml"
_RANK = {"emergency": 0, "urgent": 1, "normal": 2}


def check(content: Content, today: date) -> list[Fault]:
    """Everything found, in the order of the files; nothing is changed or refused."""
    return [
        *_broken_ids(content),
        *_unreachable(content),
        *_never_shown(content),
        *_uncovered(content),
        *_stale(content, today),
        *_untranslated(content),
    ]


def routes(content: Content) -> dict[str, None]:
    """Every organisation that anybody can be sent to by a rule, a fallback, a guard or a signal, in file order."""
    named = [route for rule in content.rules for route in (rule.route, rule.fallback) if route]
    named += [route for guard in content.guards for route in guard.replace.values()]
    named += [route for signal in content.signals.values() for route in signal.routes]
    return dict.fromkeys(named)


def _unreachable(content: Content) -> Iterator[Fault]:
    for rule in content.rules:
        ways = forms.forms(rule.when)
        if not ways:
            yield Fault(RULES, rule.id, Problem.UNREACHABLE, "when")
        elif guard := _dropping(rule, ways, content.guards):
            yield Fault(RULES, rule.id, Problem.UNREACHABLE, guard)


def _dropping(rule: Rule, ways: list[forms.Form], guards: tuple[Guard, ...]) -> str:
    """The guard that takes the route away whenever the rule holds."""
    for guard in guards:
        wanted = forms.forms(guard.when) if rule.route in guard.drop else []
        if wanted and all(any(way.implies(other) for other in wanted) for way in ways):
            return guard.id
    return ""


def _never_shown(content: Content) -> Iterator[Fault]:
    """A rule whose reason and first step nobody can ever see: another one of the same route leads wherever it holds."""
    by_route: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
    for place, rule in enumerate(content.rules):
        by_route[rule.route].append((place, rule))
    for place, rule in enumerate(content.rules):
        for other_place, other in by_route[rule.route]:
            leads = (_RANK[other.priority], other_place) < (_RANK[rule.priority], place)
            if leads and forms.implied(rule.when, other.when):
                yield Fault(RULES, rule.id, Problem.NEVER_SHOWN, other.id)
                break


def _uncovered(content: Content) -> Iterator[Fault]:
    spoken = {key: {one for rule in content.rules for one in _named(rule.when, key)} for key in forms.LISTS}
    for topic in content.topics:
        if topic not in spoken["topics"]:
            yield Fault(TOPICS, topic, Problem.UNCOVERED)
    for identity, signal in content.signals.items():
        if identity not in spoken["signals"] and not signal.routes:
            yield Fault(SIGNALS, identity, Problem.UNCOVERED)


def _named(when: Mapping[str, Any], key: str) -> Iterator[str]:
    yield from when.get(key, ())
    for alternative in when.get("any", ()):
        yield from _named(alternative, key)


def _stale(content: Content, today: date) -> Iterator[Fault]:
    for organisation in content.organisations.values():
        oldest = min(_days(organisation))
        try:
            fresh = today - FRESH <= date.fromisoformat(oldest) <= today
        except ValueError:
            fresh = False
        if not fresh and not organisation.retired:
            yield Fault(PLACES, organisation.id, Problem.STALE, oldest or "?")


def _days(organisation: Organisation) -> list[str]:
    """When each contact that is shown was looked at; of a place without any, the place itself."""
    contacts = {
        "phone": organisation.phone,
        "url": organisation.url,
        "email": organisation.email,
        "address": organisation.address,
    }
    shown = [
        organisation.checked(field)
        for field, value in contacts.items()
        if value and organisation.shows(field)
    ]
    return shown or [organisation.checked_on]


def _untranslated(content: Content) -> Iterator[Fault]:
    for language in LANGUAGES[1:]:
        for text_id in content.texts["nl"]:
            if not content.has_text(text_id, language):
                yield Fault(f"texts/{language}.yaml", text_id, Problem.UNTRANSLATED, language)
        labelled = (
            *((TOPICS, topic.id, topic.label) for topic in content.topics.values()),
            *((SIGNALS, signal.id, signal.label) for signal in content.signals.values()),
            *(("phrases.yaml", str(phrase["id"]), phrase) for phrase in content.phrases),
        )
        for file, identity, texts in labelled:
            if not texts.get(language):
                yield Fault(file, identity, Problem.UNTRANSLATED, language)


def _broken_ids(content: Content) -> Iterator[Fault]:
    known: dict[str, Mapping[str, Any]] = {"topics": content.topics, "signals": content.signals}
    conditions = [(rule.id, rule.when) for rule in content.rules]
    conditions += [(guard.id, guard.when) for guard in content.guards]
    for identity, when in conditions:
        for key, ids in known.items():
            for one in _named(when, key):
                if one not in ids:
                    yield Fault(RULES, identity, Problem.UNKNOWN_ID, f"{key} {one}")
    named = [(RULES, rule.id, (rule.route, rule.fallback or "")) for rule in content.rules]
    others = [(RULES, guard.id, (*guard.replace.values(), *guard.drop)) for guard in content.guards]
    others += [(SIGNALS, signal.id, signal.routes) for signal in content.signals.values()]
    for file, identity, targets in (*named, *others):
        for route in targets:
            if route and route not in content.organisations:
                yield Fault(file, identity, Problem.UNKNOWN_ID, route)
