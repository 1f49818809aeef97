# SPDX-License-Identifier: EUPL-1.2
"""The rows of a timeline: the day stands once, beside the first of its events."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.row_list import RowList, RowPainter

_DAY = 104


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event in words; it may hold what somebody typed."""

    id: str
    icon: str
    title: str = field(repr=False)
    words: str = field(repr=False)
    day: str
    evening: str
    """Says that an evening was held on that day; empty when none was."""
    is_first: bool
    """Is it the first of its day?"""

    def aloud(self) -> str:
        """All of it in one sentence, for the screen reader."""
        return ", ".join(filter(None, [self.day, self.evening, self.title, self.words]))


class _Painter(RowPainter):
    high = 56
    margin = 16

    def paint_row(self, painter: QPainter, box: QRectF, row: TimelineRow, *, chosen: bool) -> None:
        """Day, icon, title over words."""
        inner = box.adjusted(0, 4, 4, -4)
        half, wide, side = inner.height() / 2, theme.px(_DAY), theme.px(20)
        if row.is_first:
            day = QRectF(inner.x(), inner.y(), wide, half)
            painting.text(painter, day, row.day, "strong", theme.color("text"))
            painting.text(painter, day.translated(0, half), row.evening, "hint", theme.color("muted"))
        icon = QRectF(inner.x() + wide + 8, box.center().y() - side / 2, side, side)
        theme.draw_icon(painter, row.icon, theme.color("muted"), icon)
        left = icon.right() + 12
        half = half if row.words else inner.height()
        for place, text, role, tone in ((0, row.title, "strong", "text"), (1, row.words, "card", "muted")):
            line = QRectF(left, inner.y() + place * half, inner.right() - left, half)
            painting.text(painter, line, painting.elided(text, role, line.width()), role, theme.color(tone))


class TimelineList(RowList):
    """Arrows go from event to event; Enter or a press says which is opened."""

    taken = Signal(str)  # row id

    def __init__(self) -> None:
        super().__init__(_Painter)
        self.itemClicked.connect(lambda item: self.taken.emit(self.id_of(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen event."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.taken.emit(self.current_id())
        else:
            super().keyPressEvent(event)
