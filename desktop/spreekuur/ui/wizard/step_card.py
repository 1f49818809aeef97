# SPDX-License-Identifier: EUPL-1.2
"""The card of the wizard: where one is, the step itself, and the way back and on."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.names import hour
from spreekuur.ui.widgets import Button, Card, Label, Mark, Scroll
from spreekuur.ui.wizard.step import Step

_ESCAPE, _ENTERS = 0x01000000, (0x01000004, 0x01000005)
_CARD, _TALL = 680, 660
_NO_LIMIT = 16777215


class StepCard(QWidget):
    """Shows one step at a time. `next_wanted` and `back_wanted` by button or key."""

    next_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self._steps, self._place, self._busy = steps, 0, False
        self._stack = QStackedWidget()
        for step in steps:
            self._stack.addWidget(Scroll(step))
            step.go_on.connect(self.next_wanted)
        self._where, self._heading = Label(role="hint", tone="muted"), Label(role="title")
        self._progress = _Progress(len(steps))
        self.back = Button(icon="arrow-left", keys="Esc", height=44)
        self.next = Button(kind="primary", keys="Enter", height=48)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self._card = Card()
        self._brand = QWidget()
        self._build()

    def place(self) -> int:
        """Which step is shown, counted from 0."""
        return self._place

    def show_step(self, place: int) -> None:
        """Show a step."""
        self._place = place
        self._stack.setCurrentIndex(place)
        self.retranslate()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where this step begins; on the last one that is the filled button."""
        if self._place == len(self._steps) - 1:
            self.next.setFocus()
        else:
            self._steps[self._place].focus_first()

    def set_busy(self, busy: bool) -> None:
        """While something long is under way, the buttons say so."""
        self._busy = busy
        self.back.setEnabled(not busy)
        self.next.setEnabled(not busy)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for step in self._steps:
            step.retranslate()
        step = self._steps[self._place]
        where = _("First time · step {n} of {all}").format(n=self._place + 1, all=len(self._steps))
        self._where.setText(where)
        self._heading.setText(step.heading())
        self._progress.set_done(self._place + 1)
        self.back.set_word(_("Back"))
        self.back.setVisible(0 < self._place < len(self._steps) - 1)
        self.next.set_word(_("One moment …") if self._busy else step.next_word() or _("Next"))
        self.setAccessibleName(f"{where}: {step.heading()}")

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        low = self.height() < theme.px(_TALL) + 80
        self._card.setFixedWidth(min(theme.px(_CARD), max(self.width() - 32, 320)))
        self._card.setMaximumHeight(_NO_LIMIT if low else theme.px(_TALL))
        self._card.box.setContentsMargins(*((20, 12, 12, 12) if low else (36, 24, 28, 28)))
        self._brand.setVisible(not low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Enter on."""
        if event.key() == _ESCAPE:
            self.back_wanted.emit()
        elif event.key() in _ENTERS:
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        self.restyle()

    def _build(self) -> None:
        brand = QHBoxLayout(self._brand)
        brand.setSpacing(12)
        brand.addStretch(1)
        brand.addWidget(Mark(36))
        brand.addWidget(Label(hour(), role="section"))
        brand.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        self._card.box.setSpacing(8)
        for part in (self._where, self._heading, self._progress):
            self._card.box.addWidget(part)
        self._card.box.addWidget(self._stack, 1)
        self._card.box.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addStretch(1)
        column.addWidget(self._brand)
        column.addLayout(middle, 100)
        column.addStretch(1)


class _Progress(QWidget):
    """A thin line, filled as far as one is."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count, self._done = count, 0
        self.setFixedHeight(4)

    def set_done(self, done: int) -> None:
        """So many steps are reached."""
        self._done = done
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(100, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("divider"))
        filled = round(self.width() * self._done / self._count)
        painter.fillRect(0, 0, filled, self.height(), theme.color("accent"))
