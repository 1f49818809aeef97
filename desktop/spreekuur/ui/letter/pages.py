# SPDX-License-Identifier: EUPL-1.2
"""The pages of a paper side by side, each under its heading; where it is narrow one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.printing.raster import Picture
from spreekuur.ui.letter.page_view import PageView, image_of
from spreekuur.ui.widgets import Button, ChipRow, Label, Paragraph

_WIDE_INCHES = 210 / 25.4
_SETTLE_MS = 150
_AT_ONCE = 2
_ROOM_FOR_TWO = 440


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a page: which it is, and for whom."""

    title: str
    words: str = ""


class Pages(QWidget):
    """Shows the pages. `wanted` asks for pictures of pages (first, count) at so many dots per inch."""

    wanted = Signal(int, int, float)

    def __init__(self) -> None:
        super().__init__()
        self._headings: Sequence[Heading] = ()
        self._first, self._compact = 0, False
        self.choice = ChipRow()
        self.earlier = Button(kind="quiet", icon="chevron-left", height=36)
        self.later = Button(kind="quiet", icon="chevron-right", height=36)
        self._where = Label(role="card", tone="muted")
        self._pager = _in_a_row(self.earlier, self._where, self.later)
        self.views = [PageView() for _n in range(_AT_ONCE)]
        self._titles = [Label(role="strong") for _n in self.views]
        self._words = [Paragraph(tone="muted", max_lines=1) for _n in self.views]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._ask)
        self._build()
        self.views[0].resized.connect(self._timer.start)
        self.choice.changed.connect(self._on_chosen)
        self.earlier.clicked.connect(lambda: self._turn(-self._at_once()))
        self.later.clicked.connect(lambda: self._turn(self._at_once()))
        self.retranslate()

    def show_paper(self, headings: Sequence[Heading], pictures: Sequence[Picture]) -> None:
        """Show a paper of so many pages; the pictures are of the first pages in sight."""
        self._headings = headings
        self._first = min(self._first, max(len(headings) - 1, 0))
        self._show_headings()
        self.show_pictures(pictures)

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show pictures of the pages in sight."""
        for number, view in enumerate(self.views):
            there = number < len(pictures)
            view.set_image(image_of(pictures[number]) if there else None, self._aloud(number))

    def in_sight(self) -> tuple[int, int, float]:
        """Which pages are or may come in sight (first, count), and at how many dots per inch."""
        wide = self.views[0].page_size().width() * self.devicePixelRatioF()
        return self._first, _AT_ONCE, max(wide, 100) / _WIDE_INCHES

    def set_compact(self, compact: bool) -> None:
        """Say less in the headings, where there is little room."""
        self._compact = compact
        self.retranslate()
        self._show_headings()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for button, word in ((self.earlier, _("Page before")), (self.later, _("Next page"))):
            button.set_word("" if self._compact else word)
            button.setAccessibleName(word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show two pages where there is room for them, else one."""
        super().resizeEvent(event)
        self._show_headings()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees need not be drawn."""
        self._timer.stop()
        super().hideEvent(event)

    def _ask(self) -> None:
        if self._headings:
            self.wanted.emit(*self.in_sight())

    def _at_once(self) -> int:
        return _AT_ONCE if self.width() >= _ROOM_FOR_TWO and len(self._headings) >= _AT_ONCE else 1

    def _turn(self, by: int) -> None:
        self._first = min(max(self._first + by, 0), max(len(self._headings) - 1, 0))
        self._show_headings()
        self._ask()

    def _on_chosen(self) -> None:
        self._turn(int(self.choice.value() or 0) - self._first)

    def _show_headings(self) -> None:
        at_once, count = self._at_once(), len(self._headings)
        for number, view in enumerate(self.views):
            shown = number < at_once and self._first + number < max(count, 1)
            heading = self._headings[self._first + number] if shown and count else Heading("")
            self._titles[number].setText(heading.title)
            self._words[number].set_words(heading.words)
            for part in (view, self._titles[number]):
                part.setVisible(shown)
            self._words[number].setVisible(shown and not self._compact)
        self.choice.setVisible(at_once < count <= _AT_ONCE)
        self.choice.set_choices([(str(n), h.title) for n, h in enumerate(self._headings[:_AT_ONCE])])
        self.choice.set_values([str(self._first)])
        self._titles[0].setVisible(self.choice.isHidden())
        self._pager.setVisible(count > _AT_ONCE)
        last = min(self._first + at_once, count)
        pages = f"{self._first + 1}–{last}" if at_once > 1 else f"{last}"
        self._where.setText(_("Page {pages} of {all}").format(pages=pages, all=count))

    def _aloud(self, number: int) -> str:
        place = self._first + number
        if place >= len(self._headings):
            return ""
        return f"{self._headings[place].title} {self._headings[place].words}".strip()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(row, 1)
        whole.addWidget(self._pager)
        for number, view in enumerate(self.views):
            head = QHBoxLayout()
            head.setSpacing(8)
            if number == 0:
                head.addWidget(self.choice)
            head.addWidget(self._titles[number])
            head.addWidget(self._words[number], 1)
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addLayout(head)
            column.addWidget(view, 1)
            row.addLayout(column, 1)


def _in_a_row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
