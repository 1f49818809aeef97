# SPDX-License-Identifier: EUPL-1.2
"""What stands beside and on top of the form for the talk as it is now: cards, question, safety texts."""

from dataclasses import dataclass

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk.asking import SignalHelp, next_question, signal_help
from spreekuur.desk.leading import led
from spreekuur.desk.panel import Panel, panel
from spreekuur.referral.answers import from_talk
from spreekuur.referral.engine import suggest
from spreekuur.referral.model import Advice, Question, Suggestion


@dataclass(frozen=True, slots=True)
class Look:
    """One moment of the talk."""

    panel: Panel
    question: Question | None
    helps: tuple[SignalHelp, ...]


class Adviser:
    """Looks at one talk again and again; it remembers the order of the cards and what was asked in vain."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._suggestions: dict[str, Suggestion] = {}
        self._asked: set[str] = set()
        self._order: tuple[str, ...] = ()
        self._topics: tuple[str, ...] | None = None
        self._advised: tuple[Talk, Advice] | None = None

    def begin(self) -> None:
        """Another talk: forget the one before."""
        self._suggestions, self._order, self._topics = {}, (), None
        self._advised = None
        self._asked.clear()

    def asked(self, key: str) -> None:
        """This question was answered; it does not come back when nobody knew."""
        self._asked.add(key)

    @property
    def passed(self) -> frozenset[str]:
        """What was asked and answered, also by "not known"."""
        return frozenset(self._asked)

    def suggestion(self, route: str) -> Suggestion | None:
        """What the engine says of a route now."""
        return self._suggestions.get(route)

    def look(self, talk: Talk, language: str) -> Look:
        """Everything to show; cards move to another place only when the topics changed."""
        advice = self._advice(talk)
        self._suggestions = {suggestion.route: suggestion for suggestion in advice.suggestions}
        before = self._order if talk.topics == self._topics else ()
        shown = panel(advice, talk, self._content, language, before)
        self._order, self._topics = tuple(card.route for card in shown.cards), talk.topics
        seen = [signal for signal in talk.signals or () if signal in self._content.signals]
        helps = tuple(signal_help(signal, self._content, language) for signal in seen)
        return Look(shown, next_question(advice, talk, self._asked), helps)

    def _advice(self, talk: Talk) -> Advice:
        """What the engine says, worked out once for the same answers: in another language only words differ."""
        if self._advised is None or self._advised[0] != talk:
            self._advised = talk, led(suggest(from_talk(talk, self._content), self._content), self._content)
        return self._advised[1]
