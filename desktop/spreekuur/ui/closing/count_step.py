# SPDX-License-Identifier: EUPL-1.2
"""The third step: do the paper numbers and the talks add up? One key says why a number does not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.closing import CountCheck, Reason
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.closing.step import Step
from spreekuur.ui.closing.tally import Tally, question, reason_words, reasons_for
from spreekuur.ui.widgets import Button, Chip, Field, FlowLayout, LineEdit, Paragraph
from spreekuur.ui.widgets.roving import Roving

_HIGHEST = 9999
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountStep(Step):
    """Asks for the highest paper number, then for a reason for each number that does not match."""

    asked = Signal(int)  # check this highest number
    counted = Signal(object, object)  # highest number or None, dict of number -> Reason

    def __init__(self) -> None:
        super().__init__()
        self.tally = Tally()
        self.highest = LineEdit(name="highest")
        self.highest.setValidator(QIntValidator(0, _HIGHEST, self.highest))
        self._field = Field("", self.highest)
        self.check = Button(kind="primary", keys="Enter")
        self.said = Paragraph(role="body")
        self.question = ReasonQuestion()
        self._build()
        self.retranslate()

    def suggest(self, highest: int) -> None:
        """Fill in the highest number this laptop knows of, as long as nothing was counted."""
        if self.tally == Tally() and highest and not self.highest.text():
            self.highest.setText(str(highest))
            self.highest.selectAll()

    def show_check(self, check: CountCheck) -> None:
        """Go through what does not match; what is known already is not asked."""
        self.tally = Tally(check, dict(check.known))
        self._go_on()

    def is_done(self) -> bool:
        """Whether the count is finished."""
        return self.tally.finished

    def focus_first(self) -> None:
        """Put the focus on the question, or on the number."""
        if self.question.isVisibleTo(self):
            self.question.focus_first()
        else:
            self.highest.setFocus(Qt.FocusReason.OtherFocusReason)
            self.highest.selectAll()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Highest number on a paper ticket"), _("empty: no paper numbers tonight"))
        self.check.set_word(_("Check"))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter checks, also without a number; a digit is a reason while one is asked for."""
        if event.key() in _ENTER and self.highest.hasFocus():
            self._ask()
        elif not (self.question.isVisibleTo(self) and self.question.choose(event.text())):
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.box.addWidget(self._field)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch(1)
        self.box.addLayout(row)
        self.box.addWidget(self.said)
        self.box.addWidget(self.question)
        self.highest.setMaximumWidth(theme.px(160))
        self.check.clicked.connect(self._ask)
        self.question.answered.connect(self._answer)
        self.question.hide()

    def _ask(self) -> None:
        self.tally = Tally()
        if typed := self.highest.text():
            self.asked.emit(int(typed))
        else:
            self._finish(None)

    def _answer(self, reason: Reason) -> None:
        self.tally.reasons[self.tally.left()[0]] = reason
        self._go_on()

    def _go_on(self) -> None:
        left, check = self.tally.left(), self.tally.check
        self.question.setVisible(bool(left))
        if left and check is not None:
            self.question.ask(left[0], check)
        elif check is not None:
            self._finish(check.highest)
        self._say()

    def _finish(self, highest: int | None) -> None:
        self.tally.finished = True
        self.question.hide()
        self._say()
        self.counted.emit(highest, dict(self.tally.reasons))

    def _say(self) -> None:
        tally = self.tally
        self.head.set_words(_("Count"), tally.standing(), "done" if tally.finished else "open")
        self.check.set_kind("normal" if tally.finished or tally.left() else "primary")
        self.said.set_words(tally.explained())
        self.said.setVisible(bool(self.said.words()))
        self.question.retranslate()


class ReasonQuestion(QWidget):
    """Why does this number not match? A digit answers."""

    answered = Signal(object)  # Reason

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._check: CountCheck | None = None
        self.words = Paragraph()
        self.chips: list[Chip] = []
        self._roving = Roving(self)
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(self._flow)

    def ask(self, number: int, check: CountCheck) -> None:
        """Ask for this number."""
        self._number, self._check = number, check
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(key, reason) for key, reason in enumerate(reasons_for(number, check), 1)]
        self._roving.follow(self.chips)
        self.retranslate()
        self.focus_first()

    def choose(self, digit: str) -> bool:
        """Answer by the digit on a chip; False when it is none."""
        if digit.isdigit() and 0 < int(digit) <= len(self.chips):
            self.chips[int(digit) - 1].click()
            return True
        return False

    def focus_first(self) -> None:
        """Put the focus on the first reason."""
        self._roving.focus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self._check is None:
            return
        self.words.set_words("", lead=question(self._number, self._check))
        for chip in self.chips:
            chip.set_word(reason_words(Reason(chip.value)))

    def _chip(self, key: int, reason: Reason) -> Chip:
        chip = Chip(reason_words(reason), reason.value, keys=str(key))
        chip.clicked.connect(lambda: self.answered.emit(reason))
        self._flow.addWidget(chip)
        chip.show()
        return chip
