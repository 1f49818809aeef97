# SPDX-License-Identifier: EUPL-1.2
"""A layout that sets parts side by side and goes on below where the line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Parts in lines, each line as high as its highest part; parts are centred in their line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Add a widget before the part at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at this place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the part at this place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return found

    def invalidate(self) -> None:
        """Measure anew: a part has another size, or came or went."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, box: QRect) -> None:
        """Set the parts in their places."""
        super().setGeometry(box)
        self._place(box, move=True)

    def sizeHint(self) -> QSize:
        """All parts on one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest part alone."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def _place(self, box: QRect, *, move: bool) -> int:
        y, lines = box.y(), self._lines(box.width())
        for line in lines:
            sizes = [_within(item, box.width()) for item in line]
            tall = max(size.height() for size in sizes)
            x = box.x()
            for item, size in zip(line, sizes, strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self._gap
            y += tall + self._line_gap
        return y - box.y() - (self._line_gap if lines else 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wide + self._gap
        return lines


def _within(item: QLayoutItem, room: int) -> QSize:
    """As large as it would like to be; higher where it is given less width and can break its lines."""
    size = item.sizeHint()
    if size.width() <= room:
        return size
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else size.height())
