# SPDX-License-Identifier: EUPL-1.2
"""Which question stands on top of the form, and what a signal means. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk.panel import short_name
from spreekuur.referral.model import Advice, Question

SIGNALS = "signals"
LEVELS = ("emergency", "urgent", "normal")
# The topic field is always in sight, and the date of birth is nobody's business: neither is asked on top.
_NEVER_ON_TOP = ("topics", "age")
_NAMED = 3


@dataclass(frozen=True, slots=True)
class SignalHelp:
    """What the desk should know when it sees this signal, in the language of the screen."""

    signal: str
    label: str
    level: str
    indicators: tuple[str, ...]
    ask: tuple[str, ...]
    what_to_do: str
    do_not_inform: tuple[str, ...]
    safety_note: str


def next_question(advice: Advice, talk: Talk, asked: Collection[str] = ()) -> Question | None:
    """The first question whose answer would change the advice and that was not answered with "unknown" yet.

    Signals go first as soon as there is a reason to ask for them. Nothing is asked before there is a topic.
    """
    if talk.signals is None:
        changes = next((q.changes for q in advice.ask_next if q.question == SIGNALS), ())
        return Question(SIGNALS, changes)
    return next(iter(open_questions(advice, talk, asked)), None)


def open_questions(advice: Advice, talk: Talk, asked: Collection[str] = ()) -> tuple[Question, ...]:
    """Every question besides the signals whose answer would change the advice and that nobody has answered."""
    if not talk.topics:
        return ()
    barred = {*_NEVER_ON_TOP, SIGNALS, *talk.answers, *asked}
    return tuple(question for question in advice.ask_next if question.question not in barred)


def route_names(question: Question, content: Content, language: str) -> tuple[tuple[str, ...], int]:
    """Short names of the first routes that the answer could change, and how many more there are."""
    names = tuple(
        short_name(content.organisations[route], content.text(f"org.{route}.name", language))
        for route in question.changes
    )
    return (names, 0) if len(names) <= _NAMED else (names[:2], len(names) - 2)


def grouped_signals(content: Content, language: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """All signals as (level, ((id, label), …)), the most urgent level first."""
    return tuple(
        (level, tuple((s.id, s.label[language]) for s in content.signals.values() if s.level == level))
        for level in LEVELS
    )


def signal_help(signal: str, content: Content, language: str) -> SignalHelp:
    """The texts of one signal."""
    known = content.signals[signal]

    def text(name: str) -> str:
        return content.text(f"signal.{signal}.{name}", language)

    return SignalHelp(
        signal=signal,
        label=known.label[language],
        level=known.level,
        indicators=tuple(text(f"indicator.{n}") for n in range(1, known.indicators + 1)),
        ask=tuple(text(f"ask.{n}") for n in range(1, known.asks + 1)),
        what_to_do=text("what_to_do"),
        do_not_inform=tuple(content.text(item, language) for item in known.do_not_inform),
        safety_note=text("safety_note"),
    )
