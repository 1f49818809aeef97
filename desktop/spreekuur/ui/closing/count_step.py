# SPDX-License-Identifier: EUPL-1.2
"""The third step: do the paper numbers and the talks add up? One key says why a number does not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.closing import FOR_BEYOND, FOR_DOUBLE, FOR_MISSING, CountCheck, Reason
from spreekuur.language import _, ngettext
from spreekuur.ui import theme
from spreekuur.ui.closing.step import Step
from spreekuur.ui.widgets import Button, Chip, Field, FlowLayout, LineEdit, Paragraph
from spreekuur.ui.widgets.roving import Roving

_HIGHEST = 9999


def reason_words(reason: Reason) -> str:
    """A reason as the coordinator would say it."""
    return {
        Reason.LEFT: _("left without a talk"),
        Reason.OTHER_DESK: _("at another desk"),
        Reason.NOT_GIVEN_OUT: _("not given out"),
        Reason.SEVERAL_PERSONS: _("several persons"),
        Reason.CAME_BACK: _("came back"),
        Reason.MISTYPED: _("typing mistake"),
        Reason.UNKNOWN: _("not known"),
    }[reason]


class CountStep(Step):
    """Asks for the highest paper number, then for a reason for each number that does not match."""

    asked = Signal(int)  # check this highest number
    counted = Signal(object, object)  # highest number or None, dict of number -> Reason

    def __init__(self) -> None:
        super().__init__()
        self._check: CountCheck | None = None
        self._reasons: dict[int, Reason] = {}
        self._finished = False
        self.highest = LineEdit(name="highest")
        self.highest.setValidator(QIntValidator(0, _HIGHEST, self.highest))
        self._field = Field("", self.highest)
        self.check = Button(kind="primary", keys="Enter")
        self._said = Paragraph(role="body")
        self._question = _Question()
        self._build()
        self.retranslate()

    def suggest(self, highest: int) -> None:
        """Fill in the highest number this laptop knows of, as long as nothing was counted."""
        if not self._finished and self._check is None and highest and not self.highest.text():
            self.highest.setText(str(highest))
            self.highest.selectAll()

    def show_check(self, check: CountCheck) -> None:
        """Go through what does not match; what is known already is not asked."""
        self._check, self._reasons = check, dict(check.known)
        self._go_on()

    def is_done(self) -> bool:
        """Whether the count is finished."""
        return self._finished

    def focus_first(self) -> None:
        """Put the focus on the question, or on the number."""
        if self._question.isVisibleTo(self):
            self._question.focus_first()
        else:
            self.highest.setFocus(Qt.FocusReason.OtherFocusReason)
            self.highest.selectAll()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Highest number on a paper ticket"), _("empty: no paper numbers tonight"))
        self.check.set_word(_("Check"))
        self._say()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        super().restyle()
        if hasattr(self, "highest"):
            self.highest.setMaximumWidth(theme.px(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter checks, also without a number; a digit is a reason while one is asked for."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.highest.hasFocus():
            self._ask()
        elif not (self._question.isVisibleTo(self) and self._question.choose(event.text())):
            super().keyPressEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._field)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.box.addLayout(row)
        self.box.addWidget(self._said)
        self.box.addWidget(self._question)
        self.check.clicked.connect(self._ask)
        self._question.answered.connect(self._answer)
        self._question.hide()
        self.restyle()

    def _ask(self) -> None:
        self._finished, self._check, self._reasons = False, None, {}
        if typed := self.highest.text():
            self.asked.emit(int(typed))
        else:
            self._finish(None)

    def _answer(self, reason: Reason) -> None:
        number = self._left()[0]
        self._reasons[number] = reason
        self._go_on()

    def _left(self) -> list[int]:
        check = self._check
        asked = (*check.missing, *check.double, *check.beyond) if check else ()
        return [number for number in asked if number not in self._reasons]

    def _go_on(self) -> None:
        left = self._left()
        self._question.setVisible(bool(left))
        if left and self._check is not None:
            self._question.ask(left[0], self._check)
        elif self._check is not None:
            self._finish(self._check.highest)
        self._say()

    def _finish(self, highest: int | None) -> None:
        self._finished = True
        self._question.hide()
        self._say()
        self.counted.emit(highest, dict(self._reasons))

    def _say(self) -> None:
        left = len(self._left())
        standing = ngettext("{n} number to explain", "{n} numbers to explain", left).format(n=left)
        if self._finished:
            standing = _("done")
        elif not left:
            standing = _("still to count")
        self.head.set_words(_("Count"), standing, "done" if self._finished else "open")
        self.check.set_kind("normal" if self._finished or left else "primary")
        self._said.set_words(self._explained())
        self._said.setVisible(bool(self._said.words()))
        self._question.retranslate()

    def _explained(self) -> str:
        if self._finished and self._check is None:
            return _("No paper numbers tonight.")
        if self._finished and not self._reasons:
            return _("Every number has one talk.")
        return " · ".join(
            f"{number}: {reason_words(reason)}" for number, reason in sorted(self._reasons.items())
        )


class _Question(QWidget):
    """Why does this number not match? A digit answers."""

    answered = Signal(object)  # Reason

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._check: CountCheck | None = None
        self._words = Paragraph()
        self.chips: list[Chip] = []
        self._roving = Roving(self)
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(self._flow)

    def ask(self, number: int, check: CountCheck) -> None:
        """Ask for this number."""
        self._number, self._check = number, check
        self._offer(self._reasons())
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
        check = self._check
        if check is None:
            return
        if self._number in check.missing:
            words = _("Number {number} has no talk. What happened?")
        elif self._number in check.double:
            words = _("Number {number} has several talks. What happened?")
        else:
            words = _("Number {number} is above the highest ticket. What happened?")
        self._words.set_words("", lead=words.format(number=self._number))
        for chip in self.chips:
            chip.set_word(reason_words(Reason(chip.value)))

    def _reasons(self) -> Sequence[Reason]:
        assert self._check is not None
        if self._number in self._check.missing:
            return FOR_MISSING
        return FOR_DOUBLE if self._number in self._check.double else FOR_BEYOND

    def _offer(self, reasons: Sequence[Reason]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(key, reason) for key, reason in enumerate(reasons, 1)]
        self._roving.follow(self.chips)

    def _chip(self, key: int, reason: Reason) -> Chip:
        chip = Chip(reason_words(reason), reason.value, keys=str(key))
        chip.clicked.connect(lambda: self.answered.emit(reason))
        self._flow.addWidget(chip)
        chip.show()
        return chip
