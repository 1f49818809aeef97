# SPDX-License-Identifier: EUPL-1.2
"""The client sheet on the whole window, in the client's language and large: to photograph or to copy out."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.large_sheet import LargeSheet, Line
from spreekuur.language import speaker
from spreekuur.letters.store import PaperState
from spreekuur.ui import tab_walk, theme
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, Mark, Paragraph, Scroll
from spreekuur.ui.widgets.field import IconLabel

_STEPS = {
    Qt.Key.Key_Down: 60,
    Qt.Key.Key_Up: -60,
    Qt.Key.Key_PageDown: 400,
    Qt.Key.Key_PageUp: -400,
}


class BigSheet(QWidget):
    """Lies over the whole window. `done` says how the client took it along; `closed` that they did not."""

    done = Signal(object)  # PaperState
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.photographed = Button(icon="camera", height=56)
        self.copied = Button(icon="pencil", height=56)
        self.close_button = Button(kind="primary", icon="x", keys="Esc", height=44)
        self.photographed.clicked.connect(lambda: self._end(PaperState.PHOTOGRAPHED))
        self.copied.clicked.connect(lambda: self._end(PaperState.COPIED_OUT))
        self.close_button.clicked.connect(self.close_sheet)
        self._title = Label(role="display")
        self._holder = QVBoxLayout()
        self._build()
        self.hide()
        window.installEventFilter(self)

    def show_sheet(self, sheet: LargeSheet, sender: str) -> None:
        """Show a sheet, over everything else in the window."""
        _ = speaker(sheet.language)
        self._sender.setText(sender)
        self._title.setText(sheet.title)
        self.setAccessibleName(sheet.title)
        self.close_button.set_word(_("Close"))
        self.photographed.set_word(_("I took a photo"))
        self.copied.set_word(_("I copied it by hand"))
        self._fill(sheet)
        self.setGeometry(self._over.contentsRect())
        self.show()
        self.raise_()
        self.photographed.setFocus()

    def close_sheet(self) -> None:
        """Close it; `closed` alone says that the paper still has to leave the desk."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in _STEPS:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + _STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Nothing below the sheet is reached."""
        return tab_walk.step(self, forward=forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.contentsRect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme.color("window"))

    def _end(self, how: PaperState) -> None:
        self.close_sheet()
        self.done.emit(how)

    def _fill(self, sheet: LargeSheet) -> None:
        while (item := self._holder.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if sheet.kenmerk:
            self._holder.addWidget(Label(sheet.kenmerk, role="clock", tone="accent"))
        for heading, lines in sheet.sections:
            self._holder.addWidget(_section(heading, lines))
        self._holder.addStretch(1)

    def _build(self) -> None:
        self._sender = Label(role="strong", tone="muted")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Mark(36))
        head.addWidget(self._sender)
        head.addStretch(1)
        head.addWidget(self.close_button)
        card = Card()
        card.box.setContentsMargins(32, 24, 32, 24)
        content = QWidget()
        self._holder = QVBoxLayout(content)
        self._holder.setContentsMargins(0, 0, 12, 0)
        self._holder.setSpacing(24)
        self._scroll = Scroll(content)
        card.box.addWidget(self._title)
        card.box.addWidget(self._scroll, 1)
        foot = FlowLayout(gap=12)
        foot.addWidget(self.photographed)
        foot.addWidget(self.copied)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 16, 48, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addLayout(foot)


def _section(heading: Line | None, lines: tuple[Line, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if heading is not None:
        column.addWidget(Paragraph(heading.words, role="large", tone="muted"))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(12)
        if line.tick:
            row.addWidget(IconLabel("check", tone="accent", size=28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Paragraph(line.words, role="larger" if line.strong else "large"))
        if line.dutch:
            words.addWidget(Paragraph(line.dutch, role="body", tone="muted"))
        row.addLayout(words, 1)
        column.addLayout(row)
    return holder
