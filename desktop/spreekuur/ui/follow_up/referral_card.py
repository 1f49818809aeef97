# SPDX-License-Identifier: EUPL-1.2
"""The right side: one referral with the number to call, what was done so far, and a button for each answer."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk import directory_search
from spreekuur.desk.follow_up import FollowUp
from spreekuur.language import _, current
from spreekuur.referral.progress import Progress, WhyNot, may_go
from spreekuur.ui.consultation.reach_words import checked
from spreekuur.ui.follow_up import words
from spreekuur.ui.widgets import (
    Asked,
    Button,
    Card,
    ChipRow,
    FlowLayout,
    InlineQuestion,
    Label,
    Paragraph,
    Scroll,
)


class ReferralCard(Card):
    """Nobody's name: the place, the kenmerk, the steps."""

    answered = Signal(str, object, object)  # referral id, Progress, WhyNot or None

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._one: FollowUp | None = None
        self._today: date | None = None
        self._name, self._phone = Paragraph(role="section"), Label(role="larger_strong", tone="accent")
        self._facts, self._checked = Paragraph(), Label(role="hint", tone="muted")
        self._history = QVBoxLayout()
        self._ask = Label(role="label")
        self.why = ChipRow()
        self.question, self._answers = InlineQuestion(), QWidget()
        self.question.asked.connect(self._settle)
        self.question.answered.connect(lambda _yes: self._settle())
        self.buttons = {to: _button(number, to) for to, number in words.KEYS.items()}
        self._build()
        self.retranslate()

    def show_referral(self, one: FollowUp | None, today: date) -> None:
        """Show this one; None shows nothing."""
        if one is None or self._one is None or one.referral.id != self._one.referral.id:
            self.question.leave()
        self._one, self._today = one, today
        self._say()

    def shown(self) -> FollowUp | None:
        """The one that is shown."""
        return self._one

    def press(self, number: int) -> bool:
        """The key of an answer; False when it does not follow now."""
        if self._answers.isHidden() or self._one is None:
            return False
        for to, button in self.buttons.items():
            if words.KEYS[to] == number and not button.isHidden():
                button.click()
                return True
        return False

    def close_top(self) -> bool:
        """Close the question about the reason; False when there is none."""
        return self.question.leave()

    def focus_first(self) -> None:
        """Put the focus on the first answer that can be given."""
        for button in self.buttons.values():
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._ask.setText(_("What became of it?"))
        self.why.set_choices([(reason.value, words.why(reason)) for reason in WhyNot])
        if not self.question.isHidden():
            self._ask_why(anew=False)
        self._say()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self._history.setSpacing(4)
        for part in (self._name, self._phone, self._checked, self._facts):
            column.addWidget(part)
        column.addLayout(self._history)
        column.addWidget(self._ask)
        flow = FlowLayout(self._answers, gap=8)
        for to, button in self.buttons.items():
            button.clicked.connect(lambda *_checked, to=to: self._on_answer(to))
            flow.addWidget(button)
        column.addWidget(self._answers)
        column.addWidget(self.question)
        column.addStretch(1)
        self.box.addWidget(Scroll(body), 1)

    def _on_answer(self, to: Progress) -> None:
        if self._one is None:
            return
        if to is Progress.COULD_NOT_HELP:
            self._ask_why()
        else:
            self.answered.emit(self._one.referral.id, to, None)

    def _ask_why(self, *, anew: bool = True) -> None:
        asked = Asked(_("Why could they not help?"), _("Not now"), _("Note it"), tone="info", extra=self.why)
        self.question.ask(asked, self._note_why, focus=anew)
        if anew:
            self.why.set_values([])
            self.why.focus_first()

    def _note_why(self) -> bool:
        """Without a reason nothing is noted, and the question stays."""
        chosen = self.why.value()
        if chosen is None or self._one is None:
            self.why.focus_first()
            return False
        self.answered.emit(self._one.referral.id, Progress.COULD_NOT_HELP, WhyNot(chosen))
        return True

    def _settle(self) -> None:
        """While the reason is asked, nothing else is."""
        asking = not self.question.isHidden()
        self._answers.setVisible(not asking)
        self._ask.setVisible(not asking and any(not button.isHidden() for button in self.buttons.values()))

    def _say(self) -> None:
        one, today = self._one, self._today
        if one is None or today is None:
            return
        place = directory_search.place(self._content, one.referral.route, current())
        self._name.set_words(place.name)
        self._phone.setText(place.phone or place.website or place.address)
        self._phone.setVisible(bool(place.phone or place.website or place.address))
        self._checked.setText(checked(place.checked_on))
        reference = [one.referral.kenmerk] if one.referral.kenmerk else []
        self._facts.set_words(" · ".join([*reference, words.due(one, today)]))
        _fill(self._history, [words.past(step, today) for step in one.history])
        for to, button in self.buttons.items():
            button.set_word(words.answer(to, one.referral.state))
            follows = may_go(one.referral.state, to)
            button.setVisible(follows and (to is not Progress.UNKNOWN or one.may_become_unknown))
        self._settle()


def _button(number: int, to: Progress) -> Button:
    kind = "primary" if to in (Progress.TAKEN_UP, Progress.CHOSEN) else "normal"
    return Button(icon=words.ICONS[to], kind=kind, keys=f"Alt+{number}", height=44)


def _fill(column: QVBoxLayout, lines: Sequence[str]) -> None:
    """Put these lines in the place of those before."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for line in lines:
        column.addWidget(Paragraph(line, role="card", tone="muted"))
