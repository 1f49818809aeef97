# SPDX-License-Identifier: EUPL-1.2
"""Finds an organisation by its name or by what people come for, and says how it is reached. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from spreekuur.content.folding import spellings, words
from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.desk.panel import GENERIC, Reach, checked_on, reach_of, short_name
from spreekuur.referral import topic_search

LEAST = 2
_RANK = {"emergency": 0, "urgent": 1, "normal": 2}
_TOPICS = 3


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
    named = [key for key in known if _named(content, key, typed, language)]
    found = dict.fromkeys([*named, *_for_topic(content, text, language)])
    return [place(content, key, language) for key in list(found)[:limit] if key in known]


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


def _named(content: Content, key: str, typed: list[str], language: str) -> bool:
    names = {content.text(f"org.{key}.name", code) for code in (language, "nl")} | {
        content.organisations[key].door,
        key.replace("_", " "),
    }
    return any(
        all(any(word.startswith(beginning) for word in spelt) for beginning in typed)
        for name in names
        for spelt in _spelt(name)
    )


def _for_topic(content: Content, text: str, language: str) -> Iterator[str]:
    """The routes of the rules about the topics that these words mean, the most pressing first."""
    for topic in topic_search.prepare(content).find(text, language, _TOPICS):
        rules = [rule for rule in content.rules if topic in rule.when.get("topics", ())]
        for rule in sorted(rules, key=lambda rule: _RANK[rule.priority]):
            yield rule.route


def _checked(organisation: Organisation, field: str, value: str) -> str:
    return value if organisation.shows(field) else ""


@lru_cache(maxsize=1024)
def _spelt(name: str) -> list[list[str]]:
    """The same names are looked at with every key."""
    return spellings(name)
