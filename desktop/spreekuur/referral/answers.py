# SPDX-License-Identifier: EUPL-1.2
"""The answers of one talk, as the engine takes them: only what is known (`docs/answers.md`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from spreekuur.content.pack import Content
from spreekuur.errors.content import InvalidAnswers, WrongAnswer

if TYPE_CHECKING:  # whoever has a talk has loaded it already; a letter from a file has none
    from spreekuur.consultations.talk import Talk

Answer = str | float | tuple[str, ...]

LISTS = ("topics", "signals")
MONTHS, AGE = "expected_months", "age"
UNKNOWN = "unknown"
MOST_IDS = 200
GROWN_UP = 18
MINOR_BAND = "-17"
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


def from_talk(talk: "Talk", content: Content) -> Answers:
    """The answers that the form holds.

    Topics count as not asked until one is chosen. A language the engine does not list is `other`. An age band
    stands for an age group that was not ticked. What an older pack knew and this one does not is left out, so
    that a draft always opens.
    """
    plain = of_talk(talk)
    choices = content.grammar.choices
    known: dict[str, Answer] = {}
    for key, value in plain.items():
        if key in LISTS:
            ids = content.topics if key == "topics" else content.signals
            known[key] = tuple(each for each in value if each in ids)
        elif key in _RANGES or value in choices.get(key, ()):
            known[key] = value
    if "language" in plain and "language" not in known and "other" in choices.get("language", ()):
        known["language"] = "other"
    if not known.get("topics"):
        known.pop("topics", None)
    return Answers(_with_age_group(known))


def of_talk(talk: "Talk") -> dict[str, Any]:
    """What the form knows, as `read` takes it and as it stands in the case of a letter."""
    plain: dict[str, Any] = {"topics": list(talk.topics)}
    if talk.signals is not None:
        plain["signals"] = list(talk.signals)
    band = talk.bands.get("age_band", UNKNOWN)
    if band != UNKNOWN:
        plain["age_group"] = "minor" if band == MINOR_BAND else "adult"
    coded = {**talk.answers, "language": talk.language, "consent": talk.consent}
    for key, value in coded.items():
        if value != UNKNOWN:
            # A chip's value is a text, a number that was typed is not.
            plain[key] = int(value) if key in _RANGES else value
    return plain


def into_talk(talk: "Talk", given: Answers) -> "Talk":
    """The talk with these answers ticked; what they do not say is unknown in it."""
    spoken = {"topics", "signals", "language", "consent"}
    known = dict(given.known)
    topics, signals = known.get("topics", ()), known.get("signals")
    return replace(
        talk,
        topics=topics if isinstance(topics, tuple) else (),
        signals=signals if isinstance(signals, tuple) else None,
        language=str(known.get("language", UNKNOWN)),
        consent=str(known.get("consent", UNKNOWN)),
        answers={key: _plain(value) for key, value in known.items() if key not in spoken},
    )


def _plain(value: Answer) -> str | int:
    # Whole months are what the form asks; rounding down keeps every comparison with whole months as it was.
    return int(value) if isinstance(value, float) else value if isinstance(value, int) else str(value)
