# SPDX-License-Identifier: EUPL-1.2
"""One case of a demo: what a client said, and perhaps who the client is. What is expected is never read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from spreekuur.content.pack import Content
from spreekuur.errors.content import InvalidAnswers
from spreekuur.errors.demo import ScenarioInvalid
from spreekuur.referral import answers

_CLIENT = frozenset({"given", "family", "name", "phone", "birth_date", "safe_to_call"})
_LANGUAGES = ("pl",) * 7 + ("bg", "ro", "es")
_SAID = 0.7


@dataclass(frozen=True, slots=True)
class Scenario:
    """The real input of one talk."""

    id: str
    answers: Mapping[str, Any]
    client: Mapping[str, str] = field(default_factory=dict, repr=False)
    note: str = field(default="", repr=False)


def read(document: Any, content: Content) -> list[Scenario]:
    """The scenarios of a file: a list, or an object with the list under `scenarios`.

    Raises:
        ScenarioInvalid: it is not such a file; the error names the entry.
    """
    entries = document.get("scenarios") if isinstance(document, dict) else document
    if not isinstance(entries, list):
        raise ScenarioInvalid(0)
    return [_scenario(place, entry, content) for place, entry in enumerate(entries, start=1)]


def made(content: Content, count: int, seed: int) -> list[Scenario]:
    """So many invented talks, the same for the same seed: about 70 % Polish, one or two topics each."""
    random = Random(seed)
    topics = sorted(content.topics)
    return [
        Scenario(f"made-{number:05d}", _made_answers(content, topics, random))
        for number in range(1, count + 1)
    ]


def _made_answers(content: Content, topics: list[str], random: Random) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "topics": random.sample(topics, random.choice((1, 1, 1, 2))),
        "signals": [],
        "language": random.choice(_LANGUAGES),
        "consent": random.choice(("yes",) * 8 + ("limited", "no")),
    }
    for key, choices in content.grammar.choices.items():
        known = [choice for choice in choices if choice != "unknown"]
        if key not in answers and random.random() < _SAID:
            answers[key] = random.choice(known)
    if random.random() < _SAID:
        answers["expected_months"] = random.choice((2, 5, 8, 14, 30))
    return answers


def _scenario(place: int, entry: Any, content: Content) -> Scenario:
    if not isinstance(entry, dict) or not isinstance(entry.get("answers"), dict):
        raise ScenarioInvalid(place)
    client = _texts(entry.get("client") or {})
    note = entry.get("note") or ""
    if not isinstance(note, str) or not _is_client(client):
        raise ScenarioInvalid(place)
    try:
        answers.read(entry["answers"], content)
    except InvalidAnswers as error:
        raise ScenarioInvalid(place) from error
    return Scenario(str(entry.get("id", place)), entry["answers"], dict(client), note)


def _texts(client: Any) -> Any:
    """A phone number typed without quotes is a number to YAML and JSON."""
    if not isinstance(client, dict):
        return client
    return {
        name: str(value) if type(value) is int else value
        for name, value in client.items()
        if value is not None
    }


def _is_client(client: Any) -> bool:
    return isinstance(client, dict) and _all_text(client.items())


def _all_text(items: Iterable[tuple[Any, Any]]) -> bool:
    return all(name in _CLIENT and isinstance(text, str) for name, text in items)
