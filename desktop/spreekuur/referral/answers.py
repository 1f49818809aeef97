# SPDX-License-Identifier: EUPL-1.2
"""The answers of one talk, as the engine takes them: only what is known (`docs/answers.md`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.errors.content import InvalidAnswers, WrongAnswer

Answer = str | float | tuple[str, ...]

LISTS = ("topics", "signals")
MONTHS, AGE = "expected_months", "age"
UNKNOWN = "unknown"
MOST_IDS = 200
GROWN_UP = 18
_RANGES = {MONTHS: 1200, AGE: 130}


@dataclass(frozen=True, slots=True)
class Answers(Mapping[str, Answer]):
    """The known answers by key; a key that is not in here is unknown, which is not the same as no."""

    known: Mapping[str, Answer]

    def __getitem__(self, key: str) -> Answer:
        return self.known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)


def read(untrusted: object, content: Content) -> Answers:
    """Check one set of answers from outside.

    Raises: InvalidAnswers for a key, id, choice or type that the content does not know.
    """
    if not isinstance(untrusted, dict):
        raise InvalidAnswers(WrongAnswer.NOT_ANSWERS)
    known: dict[str, Answer] = {}
    for key, value in untrusted.items():
        answer = _answer(key, value, content)
        if answer is not None:
            known[key] = answer
    return Answers(_with_age_group(known))


def _answer(key: object, value: object, content: Content) -> Answer | None:
    if key in LISTS:
        return _ids(str(key), value, content.topics if key == "topics" else content.signals)
    if key in _RANGES:
        return _number(str(key), value)
    if key in content.grammar.choices:
        return _choice(str(key), value, content.grammar.choices[str(key)])
    raise InvalidAnswers(WrongAnswer.UNKNOWN_KEY)


def _ids(key: str, value: object, known: Mapping[str, object]) -> tuple[str, ...] | None:
    if value is None or value == UNKNOWN:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, key)
    if len(value) > MOST_IDS:
        raise InvalidAnswers(WrongAnswer.TOO_MANY, key)
    if not all(item in known for item in value):
        raise InvalidAnswers(WrongAnswer.UNKNOWN_CHOICE, key)
    return tuple(dict.fromkeys(value))


def _number(key: str, value: object) -> float | None:
    if value is None or value == UNKNOWN:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, key)
    if not 0 <= value <= _RANGES[key]:
        raise InvalidAnswers(WrongAnswer.OUT_OF_RANGE, key)
    return value


def _choice(key: str, value: object, choices: tuple[str, ...]) -> str | None:
    if value is None or value == UNKNOWN:
        return None
    if not isinstance(value, str):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, key)
    if value not in choices:
        raise InvalidAnswers(WrongAnswer.UNKNOWN_CHOICE, key)
    return value


def _with_age_group(known: dict[str, Answer]) -> dict[str, Answer]:
    """An age below 18 says minor, whatever was ticked; 18 or more says adult if nothing was."""
    age = known.pop(AGE, None)
    if isinstance(age, int | float):
        if age < GROWN_UP:
            known["age_group"] = "minor"
        else:
            known.setdefault("age_group", "adult")
    return known


def from_talk(talk: Talk, content: Content) -> Answers:
    """The answers that the form holds.

    Topics count as not asked until one is chosen. A language the engine does not list is `other`. What an older
    pack knew and this one does not is left out, so that a draft always opens.
    """
    choices = content.grammar.choices
    known: dict[str, Answer] = {}
    if topics := tuple(topic for topic in talk.topics if topic in content.topics):
        known["topics"] = topics
    if talk.signals is not None:
        known["signals"] = tuple(signal for signal in talk.signals if signal in content.signals)
    spoken = {"language": _listed(talk.language, choices.get("language", ())), "consent": talk.consent}
    for key, value in {**talk.answers, **spoken}.items():
        if value != UNKNOWN and (key in _RANGES or value in choices.get(key, ())):
            known[key] = value
    return Answers(_with_age_group(known))


def _listed(language: str, languages: tuple[str, ...]) -> str:
    return language if language in languages or language == UNKNOWN else "other"
