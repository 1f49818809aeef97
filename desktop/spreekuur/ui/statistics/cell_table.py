# SPDX-License-Identifier: EUPL-1.2
"""Cells to walk through with the arrows: names at the left, counts at the right, nothing cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from spreekuur.ui import theme
from spreekuur.ui.statistics.cells import Cells
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import LEFT, RIGHT

_DEPTH = Qt.ItemDataRole.UserRole
_STRONG = Qt.ItemDataRole.UserRole + 1
_ALOUD = Qt.ItemDataRole.AccessibleTextRole
_WRAP = 0x1000
_SIDE = 12
_INDENT = 16
_ROW = 36
_SPARE = 48
_LEAST_NAME = 160


class _CellPainter(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell: a line below it, and the ring where the focus is."""
        painter.save()
        painting.smooth(painter)
        box = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painting.fill(painter, box.adjusted(1, 1, -1, -2), 4, theme.color("sel"))
            if option.widget.hasFocus():
                painting.outline(painter, box.adjusted(1, 1, -1, -2), 4, theme.color("focus"), 2)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.brush(theme.color("line")))
        strong = bool(index.data(_STRONG))
        inside = box.adjusted(_SIDE + _INDENT * int(index.data(_DEPTH) or 0), 0, -_SIDE, 0)
        align = RIGHT if index.column() else LEFT | _WRAP
        role = "card_strong" if strong else "card"
        painting.text(painter, inside, str(index.data() or ""), role, theme.color("text"), align)
        painter.restore()


class _Head(QHeaderView):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, box: QRect, index: int) -> None:
        """The name of a column, over several lines where it is long."""
        painter.save()
        painting.smooth(painter)
        painter.fillRect(box, theme.brush(theme.color("surface")))
        line = QRectF(box.x(), box.bottom(), box.width(), 1)
        painter.fillRect(line, theme.brush(theme.color("input")))
        words = str(self.model().headerData(index, self.orientation()) or "")
        align = (RIGHT if index else LEFT) | _WRAP
        inside = QRectF(box).adjusted(_SIDE, 4, -_SIDE, -4)
        painting.text(painter, inside, words, "hint_strong", theme.color("muted"), align)
        painter.restore()


class CellTable(QTableWidget):
    """Tab passes it, arrows walk in it; the first column is what a row is about."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalHeader(_Head())
        self.verticalHeader().hide()
        self.setItemDelegate(_CellPainter(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self._cells = Cells("", (), ())

    def show_cells(self, cells: Cells, name: str) -> None:
        """Show these; the same place stays chosen if it is still there."""
        kept = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self._cells = cells
        self.setAccessibleName(name)
        self.setRowCount(len(cells.rows))
        self.setColumnCount(len(cells.columns) + 1)
        self.setHorizontalHeaderLabels([cells.corner, *cells.columns])
        for place, row in enumerate(cells.rows):
            strong = place == len(cells.rows) - 1
            self._put(place, 0, (row.name, row.name), row.depth, strong)
            for column, said in enumerate(zip(row.cells, row.aloud, strict=True), 1):
                self._put(place, column, said, 0, strong)
        self._fit()
        if cells.rows:
            self.setCurrentCell(min(kept[0], len(cells.rows) - 1), min(kept[1], len(cells.columns)))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self._fit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """A few rows at least."""
        return QSize(theme.px(320), theme.height(_ROW) * 6)

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(200, theme.height(_ROW) * 4)

    def _put(self, row: int, column: int, said: tuple[str, str], depth: int, strong: bool) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(said[0])
        item.setData(_ALOUD, said[1])
        item.setData(_DEPTH, depth)
        item.setData(_STRONG, strong)

    def _fit(self) -> None:
        """Columns as wide as their longest word; what is left over goes to the names."""
        if not self._cells.rows:
            return
        room, heads = self.viewport().width(), self._cells.columns
        wides = [self._wide_of(column, head) for column, head in enumerate(heads)]
        names = max(
            painting.text_width(row.name, "card_strong") + _INDENT * row.depth for row in self._cells.rows
        )
        spare = room - round(names) - 2 * _SIDE - 4 - sum(wides)
        each = min(max(spare, 0) // (len(wides) + 1), theme.px(_SPARE))
        for column, wide in enumerate(wides, 1):
            self.setColumnWidth(column, wide + each)
        left = room - sum(wides) - each * len(wides)
        self.setColumnWidth(0, max(left, min(round(names) + 2 * _SIDE + 4, theme.px(_LEAST_NAME))))
        lines = [_lines(head, self.columnWidth(c), "hint_strong") for c, head in enumerate(heads, 1)]
        lines.append(_lines(self._cells.corner, self.columnWidth(0), "hint_strong"))
        self.horizontalHeader().setFixedHeight(max(lines, default=1) * theme.px(20) + 12)
        for place, row in enumerate(self._cells.rows):
            wide = self.columnWidth(0) - _INDENT * row.depth
            more = (_lines(row.name, wide, "card_strong") - 1) * theme.px(20)
            self.setRowHeight(place, theme.height(_ROW) + more)

    def _wide_of(self, column: int, head: str) -> int:
        words = max((painting.text_width(word, "hint_strong") for word in head.split()), default=0)
        counts = max(painting.text_width(row.cells[column], "card_strong") for row in self._cells.rows)
        return round(max(words, counts)) + 2 * _SIDE + 4


def _lines(words: str, width: int, role: str) -> int:
    """How many lines these words take."""
    metrics = QFontMetricsF(theme.font(role))
    inside = QRectF(0, 0, max(width - 2 * _SIDE, 20), 10_000)
    return max(round(metrics.boundingRect(inside, _WRAP, words).height() / metrics.lineSpacing()), 1)
