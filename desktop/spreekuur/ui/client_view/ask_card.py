# SPDX-License-Identifier: EUPL-1.2
"""The one open question with its large buttons. What is pressed goes to the volunteer, who confirms it or not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_view import Ask, ClientView
from spreekuur.desk.client_words import CONSENT, LATER
from spreekuur.language import speaker
from spreekuur.ui.client_view.parts import Answer, scaled
from spreekuur.ui.widgets import Card, FlowLayout, Paragraph
from spreekuur.ui.widgets.roving import Roving

_ICONS = {"yes": "check", "no": "x", LATER: "clock"}
_MANY = 5


class AskCard(Card):
    """A question, or only the promise that nothing is passed on."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.question = Paragraph(role="client_question")
        self.small = Paragraph(role="client_small", tone="muted")
        self.answers: list[Answer] = []
        self._ask: Ask | None = None
        self._tight = False
        self._below = ""
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=12)
        self._roving = Roving(self, each_a_stop=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.question)
        words.addWidget(self.small)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._holder)
        self.box.addLayout(self._row)

    def show_view(self, view: ClientView) -> None:
        """Ask what the view asks; the buttons stay the same parts as long as the question does."""
        before, self._ask = self._ask, view.ask
        ask = view.ask
        if ask is None or before is None or _buttons(ask) != _buttons(before):
            self._renew(ask)
        for answer in self.answers:
            answer.set_said(ask is not None and ask.said == answer.value)
        self.question.set_words(ask.question if ask else "")
        self.question.setVisible(ask is not None)
        self._below = _below(view)
        self._holder.setVisible(ask is not None)
        self._arrange()

    def stop(self) -> Answer | None:
        """The button that the focus belongs on: what was pressed, else the answer that commits to nothing."""
        return next((each for each in self.answers if self._ask and each.value == self._ask.said), None) or (
            self.answers[-1] if self.answers else None
        )

    def answer_of_key(self, sign: str) -> str:
        """The answer with this number on its button; empty if there is none."""
        answers = self._ask.answers if self._ask is not None and self._ask.is_keyed else ()
        return dict(zip("123456789", (value for value, _word in answers), strict=False)).get(sign, "")

    def set_tight(self, tight: bool) -> None:
        """Take less room."""
        self._tight = tight
        self.box.setContentsMargins(*((16, 8, 16, 8) if tight else (32, 16, 32, 16)))
        self.question.set_role("client_strong" if tight else "client_question")
        self._flow_low()
        self._arrange()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self._even()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stand beside the question, or below where they do not fit."""
        super().resizeEvent(event)
        self._arrange()

    def _renew(self, ask: Ask | None) -> None:
        for old in self.answers:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.answers = []
        for number, (value, word) in enumerate(ask.answers if ask else (), 1):
            icon = _ICONS.get(value, "") if ask and _is_consent(ask) else ""
            answer = Answer(word, value, icon, keys=str(number) if ask and ask.is_keyed else "")
            answer.clicked.connect(lambda _checked=False, value=value: self.answered.emit(value))
            self.answers.append(answer)
            self._flow.addWidget(answer)
            answer.show()
        self._flow_low()
        self._roving.follow(self.answers)

    def _flow_low(self) -> None:
        for answer in self.answers:
            answer.set_low(self._tight or len(self.answers) > _MANY)
        self._even()

    def _even(self) -> None:
        """Yes, No and Later are equally wide: none is more wanted than another."""
        even = self._ask is not None and _is_consent(self._ask)
        widest = max((answer.sizeHint().width() for answer in self.answers), default=0)
        for answer in self.answers:
            answer.setFixedWidth(widest if even else answer.sizeHint().width())

    def _arrange(self) -> None:
        # The promise is about passing on: with little room another question goes without it.
        other = self._ask is not None and not _is_consent(self._ask) and not self._ask.said
        self.small.set_words(self._below)
        self.small.setVisible(not (self._tight and other))
        needs = max(sum(answer.width() + 12 for answer in self.answers) - 12, 0)
        beside = needs <= self.width() * 0.5
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._row.setAlignment(self._holder, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0))
        self._holder.setMinimumWidth(max(needs, 0) if beside else 0)
        self._row.setSpacing(16 if beside else scaled(8))


def _is_consent(ask: Ask) -> bool:
    return ask.key == CONSENT or ask.is_keyed


def _buttons(ask: Ask) -> tuple[object, ...]:
    """What decides how the buttons look: a next question of the same kind keeps them, and the focus with them."""
    return _is_consent(ask), ask.is_keyed, ask.answers


def _below(view: ClientView) -> str:
    """The same in Dutch for the desk, else the promise; once something was pressed, what happens with that."""
    _ = speaker(view.language)
    if view.ask is not None and view.ask.beside:
        return view.ask.beside
    if view.ask is not None and view.ask.said:
        return _("Thank you. The volunteer asks you once more before anything is noted.")
    return view.promise
