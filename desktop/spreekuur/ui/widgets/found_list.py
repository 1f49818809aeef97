# SPDX-License-Identifier: EUPL-1.2
"""A search field and the rows it finds: arrows choose in the rows, Enter takes one, the field keeps the focus."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting, small
from spreekuur.ui.widgets.inputs import LineEdit
from spreekuur.ui.widgets.say import announce

_ROW = Qt.ItemDataRole.UserRole
_HIGH = 60
_MARGIN = 16
_RADIUS = 8
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row: an icon, a title, a line below, at most one badge (tone, icon, word). It may hold a name."""

    id: str
    icon: str
    title: str = field(repr=False)
    words: str = field(repr=False)
    badge: tuple[str, str, str] | None = None

    def aloud(self) -> str:
        """All of it in one sentence, for the screen reader."""
        return ", ".join(filter(None, [self.title, self.words, self.badge[2] if self.badge else ""]))


class FoundList(QListWidget):
    """What was found. It never has the focus: the field above it moves the choice."""

    taken = Signal(str)  # row id
    selected = Signal(str)  # row id; empty when nothing is

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_RowPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_ROW).id))
        self.currentItemChanged.connect(lambda *_: self.selected.emit(self.current_id()))

    def set_rows(self, rows: Sequence[FoundRow]) -> None:
        """Show these; the chosen one stays chosen, or the first is."""
        kept = self.current_id()
        self.blockSignals(True)
        # Items are used again: a screen reader keeps what it was told of them, and would read new ones as nothing.
        for place, row in enumerate(rows):
            item = self.item(place)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            item.setText(row.aloud())
            item.setData(_ROW, row)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        ids = [row.id for row in rows]
        self.setCurrentRow(ids.index(kept) if kept in ids else 0 if ids else -1)
        self.blockSignals(False)
        self.viewport().update()
        self.selected.emit(self.current_id())

    def rows(self) -> list[FoundRow]:
        """What is shown."""
        return [self.item(index).data(_ROW) for index in range(self.count())]

    def current_id(self) -> str:
        """The id of the chosen row, or nothing."""
        item = self.currentItem()
        return str(item.data(_ROW).id) if item is not None else ""

    def move_by(self, step: int) -> None:
        """Go down or up."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(theme.px(240), self.count() * (theme.height(_HIGH) + 1) + 4)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class SearchField(LineEdit):
    """The field above a `FoundList`: arrows move in the list and Enter takes the chosen row."""

    searched = Signal(str)  # what stands in the field

    def __init__(self, found: FoundList, *, name: str) -> None:
        super().__init__(icon="search", height=44, name=name)
        self._list = found
        self.textChanged.connect(self.searched)
        found.selected.connect(self._say)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter belong to the list."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._list.count():
            self._list.move_by(_STEPS[key])
        elif key in _ENTER and self._list.current_id():
            self._list.taken.emit(self._list.current_id())
        else:
            super().keyPressEvent(event)

    def _say(self, _row: str) -> None:
        item = self._list.currentItem()
        words = item.text() if item is not None else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self.hasFocus():
                announce(self, words)


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the type asks."""
        return QSize(theme.px(200), theme.height(_HIGH) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: FoundRow = index.data(_ROW)
        painter.save()
        painting.smooth(painter)
        box = QRectF(option.rect).adjusted(0, 0, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painting.fill(painter, box, _RADIUS, theme.color("sel"))
            bar = QRectF(box.x() + 4, box.y() + 14, 4, box.height() - 28)
            painting.fill(painter, bar, 2, theme.color("accent"))
        else:
            if option.state & QStyle.StateFlag.State_MouseOver:
                painting.fill(painter, box, _RADIUS, theme.color("alt"))
            if index.row() < index.model().rowCount() - 1:
                line = QRectF(box.x() + _MARGIN, box.bottom(), box.width() - 2 * _MARGIN, 1)
                painter.fillRect(line, theme.color("line"))
        self._paint_words(painter, box.adjusted(_MARGIN, 0, -12, 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, row: FoundRow) -> None:
        side = theme.px(20)
        where = QRectF(box.x(), box.center().y() - side / 2, side, side)
        theme.draw_icon(painter, row.icon, theme.color("muted"), where)
        words = box.adjusted(side + 12, 6, 0, -6)
        if row.badge is not None:
            wide, tall = small.badge_width(row.badge[2]), theme.height(28)
            small.draw_badge(
                painter, QRectF(words.right() - wide, box.center().y() - tall / 2, wide, tall), row.badge
            )
            words.setRight(words.right() - wide - 12)
        half = words.height() / 2
        for place, text, role, tone in ((0, row.title, "strong", "text"), (1, row.words, "card", "muted")):
            line = QRectF(words.x(), words.y() + place * half, words.width(), half)
            cut = painting.elided(text, role, line.width())
            painting.text(painter, line, cut, role, theme.color(tone))
