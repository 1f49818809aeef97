# SPDX-License-Identifier: EUPL-1.2
"""Rows: the queue, and what is still to be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting, small
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.field import IconLabel
from spreekuur.ui.widgets.label import Label, Paragraph

_ROW = Qt.ItemDataRole.UserRole
_RADIUS = 8
_HIGH = 64
_MARGIN = 24


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of a list: big `number`, `word`, badges (tone, icon, word), `trailing` text at the right."""

    id: str
    number: str
    word: str
    badges: tuple[tuple[str, str, str], ...] = ()
    trailing: str = ""

    def aloud(self) -> str:
        """All of it in one sentence, for the screen reader and for finding a row by typing."""
        return ", ".join(filter(None, [self.number, self.word, *(b[2] for b in self.badges), self.trailing]))


class QueueList(QListWidget):
    """A list of `QueueRow`s: Enter or double click opens one, Delete asks to take it away."""

    opened = Signal(str)  # row id
    delete_requested = Signal(str)  # row id
    selected = Signal(str)  # row id; empty when nothing is

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self.setItemDelegate(_RowPainter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.set_label(label)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_ROW).id))
        self.currentItemChanged.connect(lambda *_: self.selected.emit(self.current_id()))

    def set_label(self, label: str) -> None:
        """What the screen reader calls the list."""
        self.setAccessibleName(label)

    def set_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show these rows; the selected one stays selected, or the first is."""
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
        self.select(kept)
        self.blockSignals(False)
        self.viewport().update()
        self.selected.emit(self.current_id())

    def select(self, row_id: str) -> None:
        """Select this row, or the first when it is gone."""
        ids = [self.item(i).data(_ROW).id for i in range(self.count())]
        self.setCurrentRow(ids.index(row_id) if row_id in ids else 0 if ids else -1)

    def current_id(self) -> str:
        """The id of the selected row, or nothing."""
        item = self.currentItem()
        return str(item.data(_ROW).id) if item is not None else ""

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to take the selected row away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.delete_requested.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the type asks."""
        return QSize(theme.px(240), theme.height(_HIGH) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row = index.data(_ROW)
        painter.save()
        painting.smooth(painter)
        box = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        view = option.widget
        if selected:
            self._paint_selected(painter, box, ring=view.hasFocus())
        else:
            self._paint_rest(painter, box, state, last=index.row() == index.model().rowCount() - 1)
        self._paint_words(painter, box.adjusted(_MARGIN, 0, -_MARGIN, -1), row, selected)
        painter.restore()

    def _paint_selected(self, painter: QPainter, box: QRectF, *, ring: bool) -> None:
        inside = box.adjusted(0, 0, 0, -1)
        painting.fill(painter, inside, _RADIUS, theme.color("sel"))
        bar = QRectF(inside.x() + 8, inside.y() + 16, 4, inside.height() - 32)
        painting.fill(painter, bar, 2, theme.color("accent"))
        if ring:
            painting.outline(painter, inside, _RADIUS, theme.color("focus"), 2)

    def _paint_rest(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, *, last: bool) -> None:
        if state & QStyle.StateFlag.State_MouseOver:
            painting.fill(painter, box.adjusted(0, 0, 0, -1), _RADIUS, theme.color("alt"))
        if not last:
            line = QRectF(box.x() + _MARGIN, box.bottom() - 1, box.width() - 2 * _MARGIN, 1)
            painter.fillRect(line, theme.color("line"))

    def _paint_words(self, painter: QPainter, box: QRectF, row: QueueRow, selected: bool) -> None:
        x = box.x()
        painting.text(painter, box, row.number, "number", theme.color("text"))
        if row.number:
            x += max(theme.px(64), painting.text_width(row.number, "number") + 16)
        role = "row_strong" if selected else "row"
        painting.text(painter, box.adjusted(x - box.x(), 0, 0, 0), row.word, role, theme.color("text"))
        x += max(theme.px(144), painting.text_width(row.word, role) + 16)
        for badge in row.badges:
            wide, tall = small.badge_width(badge[2]), theme.height(32)
            small.draw_badge(painter, QRectF(x, box.center().y() - tall / 2, wide, tall), badge)
            x += wide + 8
        tone = "text" if selected else "muted"
        painting.text(painter, box, row.trailing, "body", theme.color(tone), painting.RIGHT)


class TodoRow(QWidget):
    """Something still to be done: icon, title, a line below, and the button that does it."""

    pressed = Signal()

    def __init__(self, icon: str, title: str, words: str, action: str, *, tone: str = "warn") -> None:
        super().__init__()
        self.button = Button(action, height=36)
        self.button.clicked.connect(self.pressed)
        self.button.setAccessibleDescription(f"{title}, {words}")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(title, role="strong"))
        column.addWidget(Paragraph(words, role="card", tone="muted", max_lines=2))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone=tone))
        row.addLayout(column, 1)
        row.addWidget(self.button)
