# SPDX-License-Identifier: EUPL-1.2
"""What every list of painted rows shares: the choice stays with its row, and one look for chosen, hovered and rest."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting

_ROW = Qt.ItemDataRole.UserRole
_RADIUS = 8


class Row(Protocol):
    """What a row must tell of itself."""

    @property
    def id(self) -> str:
        """Which one it is."""

    def aloud(self) -> str:
        """All of it in one sentence, for the screen reader and for finding a row by typing."""


class RowPainter(QStyledItemDelegate):
    """Paints the ground of a row; what stands on it is for the list in question."""

    high = 64  # of a row at 100 %, in pixels
    margin = 24

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the type asks."""
        return QSize(theme.px(200), theme.height(self.high) + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painting.smooth(painter)
        box = QRectF(option.rect).adjusted(0, 0, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            self._paint_chosen(painter, box, ring=option.widget.hasFocus())
        else:
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_rest(painter, box, over=over, last=index.row() == index.model().rowCount() - 1)
        self.paint_row(
            painter, box.adjusted(self.margin, 0, -self.margin, 0), index.data(_ROW), chosen=chosen
        )
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, *, chosen: bool) -> None:
        """Paint what stands on the row, inside `box`: nothing, until a list says what."""

    def _paint_chosen(self, painter: QPainter, box: QRectF, *, ring: bool) -> None:
        painting.fill(painter, box, _RADIUS, theme.color("sel"))
        inset = self.high / 4
        bar = QRectF(box.x() + self.margin / 2 - 4, box.y() + inset, 4, box.height() - 2 * inset)
        painting.fill(painter, bar, 2, theme.color("accent"))
        if ring:
            painting.outline(painter, box, _RADIUS, theme.color("focus"), 2)

    def _paint_rest(self, painter: QPainter, box: QRectF, *, over: bool, last: bool) -> None:
        if over:
            painting.fill(painter, box, _RADIUS, theme.color("alt"))
        if not last:
            line = QRectF(box.x() + self.margin, box.bottom(), box.width() - 2 * self.margin, 1)
            painter.fillRect(line, theme.color("line"))


class RowList(QListWidget):
    """A list of rows, one of which is chosen."""

    selected = Signal(str)  # row id; empty when nothing is

    def __init__(self, painter: type[RowPainter]) -> None:
        super().__init__()
        self.setItemDelegate(painter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(lambda *_: self.selected.emit(self.current_id()))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the chosen one stays chosen, or the first is."""
        kept = self.kept_id()
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

    def rows(self) -> list[Any]:
        """What is shown."""
        return [self.item(index).data(_ROW) for index in range(self.count())]

    def select(self, row_id: str) -> None:
        """Choose this row, or the first when it is gone."""
        ids = [row.id for row in self.rows()]
        self.setCurrentRow(ids.index(row_id) if row_id in ids else 0 if ids else -1)

    def kept_id(self) -> str:
        """The id of the row that stays chosen when others are shown."""
        return self.current_id()

    def current_id(self) -> str:
        """The id of the chosen row, or nothing."""
        item = self.currentItem()
        return self.id_of(item) if item is not None else ""

    @staticmethod
    def id_of(item: QListWidgetItem) -> str:
        """The id of the row that this item shows."""
        return str(item.data(_ROW).id)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
