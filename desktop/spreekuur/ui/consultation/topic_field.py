# SPDX-License-Identifier: EUPL-1.2
"""The field where topics are found, with the list under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import LineEdit, announce, painting

_FOUND = Qt.ItemDataRole.UserRole
_ROW = 40
_DOWN, _UP, _LEFT = 0x01000015, 0x01000013, 0x01000012
_ENTER = (0x01000004, 0x01000005)
_BACKSPACE = 0x01000003


@dataclass(frozen=True, slots=True)
class Found:
    """A topic in the list: its label, and the words that matched when they are not the label."""

    topic: str
    label: str
    words: str
    line: str


class TopicList(QListWidget):
    """What was found. It floats over the form and never has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("popup", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_FoundPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.hide()

    def show_found(self, found: Sequence[Found], below: QWidget) -> None:
        """Show these under a field; none hides the list."""
        self.clear()
        for one in found:
            item = QListWidgetItem(one.label)
            item.setData(_FOUND, one)
            self.addItem(item)
        if not found:
            self.hide()
            return
        self.setCurrentRow(0)
        self.place(below)
        self.show()
        self.raise_()

    def place(self, below: QWidget) -> None:
        """Lie under the field, as wide as it, as high as what there is room for."""
        parent = self.parentWidget()
        if parent is None:
            return
        corner = below.mapTo(parent, QPoint(0, below.height() + 4))
        wanted = self.count() * theme.height(_ROW) + 12
        room = max(parent.height() - corner.y() - 8, theme.height(_ROW) + 12)
        self.setGeometry(corner.x(), corner.y(), below.width(), min(wanted, room))

    def found(self) -> Found | None:
        """The one that Enter would take."""
        item = self.currentItem()
        return None if item is None or self.isHidden() else item.data(_FOUND)

    def move_by(self, step: int) -> None:
        """Go down or up in the list."""
        self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))


class _FoundPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(160), theme.height(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found: Found = index.data(_FOUND)
        painter.save()
        painting.smooth(painter)
        box = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painting.fill(painter, box, 4, theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.fill(painter, box, 4, theme.color("alt"))
        icon, tone = theme.topic_look(found.line)
        words: list[painting.Piece] = [
            painting.Icon(icon, theme.color(tone), 18),
            painting.Word(found.label, "body", theme.color("text")),
        ]
        inside = box.adjusted(10, 0, -10, 0)
        painter.setClipRect(inside)
        painting.draw_line(painter, words, inside)
        left = painting.line_width(words) + 16
        if found.words and inside.width() - left > theme.px(60):
            painting.text(painter, inside.adjusted(left, 0, 0, 0), found.words, "card", theme.color("muted"))
        painter.restore()


class TopicField(LineEdit):
    """Two or three letters find a topic; arrows choose in the list, Enter takes it.

    From the field Tab goes straight on to what was done, Down to the question above it, and Left to the
    topics that were chosen already.
    """

    picked = Signal(str)  # topic
    searched = Signal(str)  # what was typed
    left_edge = Signal()
    down = Signal()
    onward = Signal()

    def __init__(self) -> None:
        super().__init__(icon="search", height=44, name="topics")
        self.list: TopicList | None = None
        self.textEdited.connect(self.searched)

    def float_over(self, parent: QWidget) -> None:
        """Let the list float over this part."""
        self.list = TopicList(parent)
        self.list.clicked.connect(self._take)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what was found for the text that stands here."""
        if self.list is None:
            return
        self.list.show_found(found, self)
        if found:
            first = f"{found[0].label}. " + _("{count} found").format(count=len(found))
            self.setAccessibleDescription(first)
            announce(self, first)

    def close_list(self) -> bool:
        """Close the list; False if it was not open."""
        if self.list is None or self.list.isHidden():
            return False
        self.list.hide()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter belong to the list while it is open."""
        if not self._list_key(event.key()) and not self._field_key(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes where the shortest talk goes on."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.close_list()
            self.onward.emit()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving closes the list."""
        self.close_list()
        super().focusOutEvent(event)

    def _list_key(self, key: int) -> bool:
        if self.list is None or self.list.isHidden():
            return False
        if key in (_DOWN, _UP):
            self.list.move_by(1 if key == _DOWN else -1)
            if (found := self.list.found()) is not None:
                announce(self, found.label)
            return True
        if key in _ENTER:
            self._take()
            return True
        return False

    def _field_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if (key == _LEFT and at_start) or (key == _BACKSPACE and not self.text()):
            self.left_edge.emit()
            return True
        if key == _DOWN:
            self.down.emit()
            return True
        return False

    def _take(self) -> None:
        found = self.list.found() if self.list is not None else None
        if found is not None:
            self.close_list()
            self.clear()
            self.picked.emit(found.topic)
