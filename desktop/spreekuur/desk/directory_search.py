# SPDX-License-Identifier: EUPL-1.2
"""Finds an organisation by its name or by what people come for, and says how it is reached. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from spreekuur.content.folding import words
from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.desk.panel import checked_on, short_name
from spreekuur.directory.reach import GENERIC, Reach, reach_of
from spreekuur.directory.searching import Filters, begins_words, is_named, is_there, passes
from spreekuur.language import LANGUAGES, NAMES
from spreekuur.referral import topic_search

LEAST = 2
_RANK = {"emergency": 0, "urgent": 1, "normal": 2}
_TOPICS = 3
NOT_A_PLACE = ("internal", "partner_network")


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation in one language; a phone, an address or a website only when it was checked."""

    id: str
    name: str
    what: str
    cost: str
    hours: str
    phone: str
    address: str
    website: str
    reach: Reach
    languages: tuple[str, ...]
    checked_on: date | None


def find(content: Content, text: str, language: str, limit: int = 6) -> list[Place]:
    """The organisations of which every typed word begins a word of the name, then those for such a topic."""
    typed = words(text)
    if sum(map(len, typed)) < LEAST:
        return []
    known = content.directory.current()
    found = [key for key in _ordered(content, text, typed, language) if key in known]
    return [place(content, key, language) for key in found[:limit]]


def look_through(content: Content, text: str, filters: Filters, language: str, now: datetime) -> list[str]:
    """The ids of the entries that pass the filters: without typed words all of them, by name; else those that fit.

    Entries that are no place to send anybody to are found by their name only.
    """
    known, typed = content.directory.current(), words(text)
    if typed:
        ordered = [key for key in _ordered(content, text, typed, language) if key in known]
    else:
        able = [key for key, there in known.items() if there.direct and there.category not in NOT_A_PLACE]
        ordered = sorted(able, key=lambda key: words(content.text(f"org.{key}.name", language)))
    return [key for key in ordered if passes(content, known[key], filters, now)]


def place(content: Content, key: str, language: str) -> Place:
    """One organisation as it may be shown."""
    organisation = content.organisations[key]
    reach, _words = reach_of(organisation)
    phone = (organisation.phones or (organisation.phone,))[0] if organisation.phone else ""
    return Place(
        id=key,
        name=content.text(f"org.{key}.name", language),
        what=content.text(f"org.{key}.what", language),
        cost=content.text(f"org.{key}.cost", language),
        hours=_checked(organisation, "hours", content.text(f"org.{key}.hours", language)),
        phone=_checked(organisation, "phone", phone),
        address=_checked(organisation, "address", organisation.address),
        website=_checked(organisation, "url", organisation.url.partition("://")[2].removeprefix("www.")),
        reach=reach,
        languages=organisation.languages,
        checked_on=checked_on(organisation, reach),
    )


def name_of(content: Content, key: str, language: str) -> str:
    """The name of an organisation as short as it is known; an unknown one by its id."""
    organisation = content.organisations.get(key)
    return short_name(organisation, content.text(f"org.{key}.name", language)) if organisation else key


def receivers(content: Content, language: str) -> list[tuple[str, str]]:
    """Whom something can be passed on to, as (id, name), in the order of the names."""
    able = [key for key in content.directory.current() if key not in GENERIC]
    named = [(key, content.text(f"org.{key}.name", language)) for key in able]
    return sorted(named, key=lambda one: words(one[1]))


def _ordered(content: Content, text: str, typed: list[str], language: str) -> dict[str, None]:
    """By name, then what people come for, then by place or language."""
    known = content.directory.current()
    named = [key for key in known if is_named(content, key, typed, language)]
    local = [key for key, there in known.items() if set(there.topics) & set(_topics(content, text, language))]
    there = [key for key in known if is_there(known[key], typed)]
    spoken = [code for code in LANGUAGES if begins_words(NAMES[code], typed)]
    speaks = [key for key in known if spoken and set(spoken) & set(known[key].languages) - {"nl"}]
    return dict.fromkeys([*named, *local, *_for_topic(content, text, language), *there, *speaks])


def _topics(content: Content, text: str, language: str) -> list[str]:
    return topic_search.prepare(content).find(text, language, _TOPICS)


def _for_topic(content: Content, text: str, language: str) -> Iterator[str]:
    """The routes of the rules about the topics that these words mean, the most pressing first."""
    for topic in _topics(content, text, language):
        rules = [rule for rule in content.rules if topic in rule.when.get("topics", ())]
        for rule in sorted(rules, key=lambda rule: _RANK[rule.priority]):
            if (route := content.directory.instead(rule.route)) is not None:
                yield route


def _checked(organisation: Organisation, field: str, value: str) -> str:
    return value if organisation.shows(field) else ""
