# SPDX-License-Identifier: EUPL-1.2
"""The content pack: everything the program knows, checked and made into objects."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spreekuur.content.format import FORMAT
from spreekuur.content.model import Grammar, Guard, Organisation, Rule, Signal, Topic
from spreekuur.content.states import is_state, usual
from spreekuur.errors.content import ContentError, Fault, Problem
from spreekuur.resources import compiled


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Content:
    """One content pack. Packs are compared by fingerprint; as objects they are compared by identity."""

    version: str
    as_of: str
    fingerprint: str
    grammar: Grammar
    rules: tuple[Rule, ...]
    guards: tuple[Guard, ...]
    topics: Mapping[str, Topic]
    signals: Mapping[str, Signal]
    organisations: Mapping[str, Organisation]
    letter_kinds: Mapping[str, str]
    letter_kinds_by_signal: Mapping[str, Mapping[str, str]]
    clock: Mapping[str, Any]
    texts: Mapping[str, Mapping[str, str]]
    states: Mapping[str, Mapping[str, Mapping[str, str]]]
    phrases: tuple[Mapping[str, Any], ...]
    phrase_slots: Mapping[str, str]

    def text(self, text_id: str, language: str) -> str:
        """The text in this language, else in Dutch; an id without any text gives an empty one."""
        found = self.texts.get(language, {}).get(text_id)
        return found if found is not None else self.texts["nl"].get(text_id, "")

    def has_text(self, text_id: str, language: str) -> bool:
        """Is there a text of this id in this very language?"""
        return text_id in self.texts.get(language, {})

    def state(self, text_id: str, language: str, part: str = "texts") -> str:
        """The state of a text (`content.states`); `part` says where it stands: the label of a topic in `topics`."""
        of_language = self.states.get(part, {}).get(language, {})
        return of_language.get(text_id) or of_language.get("") or usual(language)

    def letter_kind(self, category: str, signals: tuple[str, ...] = ()) -> str | None:
        """The kind of letter that goes to a category; none: the client sheet is the paper."""
        for signal in signals:
            if kind := self.letter_kinds_by_signal.get(signal, {}).get(category):
                return kind
        return self.letter_kinds.get(category)


def load(path: Path | None = None) -> Content:
    """The shipped pack, or another one: a `.json` pack, or a folder of YAML that is compiled here.

    Raises: ContentError when it is not there, not readable or not sound.
    """
    path = path or compiled("content.json")
    if path.is_dir():
        # Only here: reading YAML costs more than starting the program.
        from spreekuur.content.compile import as_bytes, compile_folder

        return from_bytes(as_bytes(compile_folder(path)), path.name)
    try:
        untrusted = path.read_bytes()
    except FileNotFoundError as error:
        raise ContentError(Fault(path.name, "", Problem.ABSENT)) from error
    except OSError as error:
        raise ContentError(Fault(path.name, "", Problem.NOT_READABLE, error.strerror or "")) from error
    return from_bytes(untrusted, path.name)


def from_bytes(untrusted: bytes, name: str) -> Content:
    """The content in a pack's bytes; `name` stands in the sentence if it is refused.

    Raises: ContentError when it is not a sound pack of this format.
    """
    try:
        pack = json.loads(untrusted)
    except (ValueError, RecursionError) as error:
        raise ContentError(Fault(name, "", Problem.NOT_A_PACK, "JSON")) from error
    if not isinstance(pack, dict) or pack.get("format") != FORMAT:
        raise ContentError(Fault(name, "", Problem.NOT_A_PACK, FORMAT))
    try:
        content = _content(pack, hashlib.sha256(untrusted).hexdigest())
        _check(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContentError(Fault(name, "", Problem.NOT_A_PACK, type(error).__name__)) from error
    return content


def _content(pack: dict[str, Any], fingerprint: str) -> Content:
    return Content(
        version=pack["version"],
        as_of=pack["as_of"],
        fingerprint=fingerprint,
        grammar=Grammar(
            choices={key: tuple(values) for key, values in pack["grammar"]["choices"].items()},
            ask_order=tuple(pack["grammar"]["ask_order"]),
            class_rank=pack["grammar"]["class_rank"],
        ),
        rules=tuple(_rule(fields) for fields in pack["rules"]),
        guards=tuple(_guard(fields) for fields in pack["guards"]),
        topics={key: _topic(key, fields) for key, fields in pack["topics"].items()},
        signals={key: _signal(key, fields) for key, fields in pack["signals"].items()},
        organisations={key: _organisation(key, fields) for key, fields in pack["organisations"].items()},
        letter_kinds=pack["letter_kinds"],
        letter_kinds_by_signal=pack["letter_kinds_by_signal"],
        clock=pack["clock"],
        texts=pack["texts"],
        states=pack.get("states", {}),
        phrases=tuple(pack["phrases"]),
        phrase_slots=pack["phrase_slots"],
    )


def _rule(fields: dict[str, Any]) -> Rule:
    fields["bring"] = tuple(fields["bring"])
    fields["sources"] = tuple(fields["sources"])
    return Rule(**fields)


def _guard(fields: dict[str, Any]) -> Guard:
    fields["drop"] = tuple(fields["drop"])
    fields["may_call_without_consent"] = tuple(fields["may_call_without_consent"])
    return Guard(**fields)


def _topic(identity: str, fields: dict[str, Any]) -> Topic:
    fields["synonyms"] = {language: tuple(words) for language, words in fields["synonyms"].items()}
    return Topic(id=identity, **fields)


def _signal(identity: str, fields: dict[str, Any]) -> Signal:
    fields["routes"] = tuple(fields["routes"])
    fields["do_not_inform"] = tuple(fields["do_not_inform"])
    return Signal(id=identity, **fields)


def _organisation(identity: str, fields: dict[str, Any]) -> Organisation:
    for key in ("languages", "phones", "bring"):
        fields[key] = tuple(fields[key])
    return Organisation(id=identity, **fields)


def _check(content: Content) -> None:
    """What the engine rests on; the build checks the rest.

    Raises: ValueError or KeyError when a route, a text or a key is missing.
    """
    keys = {"topics", "signals", "expected_months", "any", *content.grammar.choices}
    for when in [*(rule.when for rule in content.rules), *(guard.when for guard in content.guards)]:
        _check_condition(when, keys)
    routes = {rule.route for rule in content.rules} | {
        rule.fallback for rule in content.rules if rule.fallback
    }
    if missing := routes - content.organisations.keys():
        raise KeyError(*missing)
    _check_rules(content)
    for texts in content.texts.values():
        if not all(type(text) is str for text in texts.values()):
            raise TypeError("texts")
    _check_clock(content.clock)
    of_languages = [states for part in content.states.values() for states in part.values()]
    if not all(is_state(state) for states in of_languages for state in states.values()):
        raise ValueError("states")


def _check_rules(content: Content) -> None:
    dutch = content.texts["nl"]
    for rule in content.rules:
        if rule.why not in dutch or rule.first_step not in dutch or not dutch.keys() >= set(rule.bring):
            raise KeyError(rule.id)
        if rule.priority not in ("emergency", "urgent", "normal"):
            raise ValueError(rule.id)


def _check_clock(clock: Mapping[str, Any]) -> None:
    parts = [part for value in clock.values() for part in (value if isinstance(value, list) else [value])]
    if not all(type(part) is int for part in parts) or len(clock.get("need_fraction", (2, 3))) != 2:
        raise TypeError("clock")


def _check_condition(condition: Mapping[str, Any], keys: set[str]) -> None:
    if not keys >= condition.keys():
        raise KeyError(*condition.keys())
    for alternative in condition.get("any", ()):
        _check_condition(alternative, keys)
