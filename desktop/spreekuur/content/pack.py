# SPDX-License-Identifier: EUPL-1.2
"""The content pack: everything the program knows, checked and made into objects."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from spreekuur.content import entries
from spreekuur.content.directory import Directory
from spreekuur.content.format import FORMAT, is_protection
from spreekuur.content.hours import DayWords, Words
from spreekuur.content.model import (
    Grammar,
    Guard,
    JobLoss,
    Municipality,
    Organisation,
    Programme,
    Rule,
    Signal,
    Source,
    Topic,
)
from spreekuur.content.rulebook import Rulebook
from spreekuur.content.states import is_state, usual
from spreekuur.errors.content import ContentError, Fault, Problem
from spreekuur.outside import read_json, read_plain
from spreekuur.resources import compiled

MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Content:
    """One content pack. Packs are compared by fingerprint; as objects they are compared by identity.

    Nothing in it changes but what a desk lays over its `directory` and its `rulebook`.
    """

    version: str
    as_of: str
    fingerprint: str
    grammar: Grammar
    rules: Sequence[Rule]
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
    job_loss: JobLoss
    programme: Programme
    cases: Mapping[str, Mapping[str, Any]]
    """Answers by id that a change of a rule is tried on."""
    days: Words = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The sources that the rules name, by id; a pack of an older program has none."""
    municipality: Municipality = field(default_factory=Municipality)

    def __post_init__(self) -> None:
        if not isinstance(self.organisations, Directory):
            object.__setattr__(self, "organisations", Directory(self.organisations))
        if not isinstance(self.rules, Rulebook):
            object.__setattr__(self, "rules", Rulebook(tuple(self.rules)))

    @property
    def directory(self) -> Directory:
        """The organisations, with what the desk laid over them."""
        return cast(Directory, self.organisations)

    @property
    def rulebook(self) -> Rulebook:
        """The rules, with what the desk laid over them."""
        return cast(Rulebook, self.rules)

    def for_a_desk(self) -> "Content":
        """The same pack for another desk: what one lays over it, the other does not see."""
        return replace(self, organisations=self.directory.shipped, rules=self.rulebook.shipped)

    def text(self, text_id: str, language: str) -> str:
        """The text in this language, else in Dutch; an id without any text gives an empty one."""
        over = self._over(text_id)
        if over is not None:
            return over.get(language) or over.get("nl", "")
        found = self.texts.get(language, {}).get(text_id)
        return found if found is not None else self.texts["nl"].get(text_id, "")

    def has_text(self, text_id: str, language: str) -> bool:
        """Is there a text of this id in this very language?"""
        over = self._over(text_id)
        return text_id in self.texts.get(language, {}) if over is None else language in over

    def _over(self, text_id: str) -> Mapping[str, str] | None:
        """What a desk says in the place of the pack."""
        return self.directory.texts.get(text_id) or self.rulebook.texts.get(text_id)

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
        untrusted = read_plain(path, MOST_BYTES)
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
        pack = read_json(untrusted)
    except ValueError as error:
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
        rules=tuple(entries.rule(fields) for fields in pack["rules"]),
        guards=tuple(entries.guard(fields) for fields in pack["guards"]),
        topics=entries.known(pack, "topics", entries.topic),
        signals=entries.known(pack, "signals", entries.signal),
        organisations=entries.organisations(pack),
        letter_kinds=pack["letter_kinds"],
        letter_kinds_by_signal=pack["letter_kinds_by_signal"],
        clock=pack["clock"],
        texts=entries.texts(pack),
        states=pack.get("states", {}),
        phrases=tuple(pack["phrases"]),
        phrase_slots=pack["phrase_slots"],
        days={
            language: DayWords(tuple(names["short"]), tuple(names["long"]))
            for language, names in pack.get("days", {}).items()
        },
        programme=Programme(**pack.get("programme", {})),
        cases={each["id"]: each["answers"] for each in pack.get("cases", ())},
        sources={key: Source(**fields) for key, fields in pack.get("sources", {}).items()},
        job_loss=entries.job_loss(pack.get("job_loss", {"topics": [], "clocks": []})),
        municipality=entries.municipality(pack.get("municipality", {})),
    )


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
    _check_municipality(content.municipality)
    of_languages = [states for part in content.states.values() for states in part.values()]
    if not all(is_state(state) for states in of_languages for state in states.values()):
        raise ValueError("states")


def _check_municipality(here: Municipality) -> None:
    lines = [here.name, here.hour, here.version, *here.answers.values(), *here.also]
    if not all(type(line) is str and line.isprintable() for line in lines):
        raise TypeError("municipality")
    if not is_protection(here.figures):
        raise ValueError("figures")


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
