# SPDX-License-Identifier: EUPL-1.2
"""A search field and the rows it finds: arrows choose in the rows, Enter takes one, the field keeps the focus."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting, small
from spreekuur.ui.widgets.inputs import LineEdit
from spreekuur.ui.widgets.row_list import RowList, RowPainter
from spreekuur.ui.widgets.say import announce

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


class _FoundPainter(RowPainter):
    high = 60
    margin = 16

    def paint_row(self, painter: QPainter, box: QRectF, row: FoundRow, *, chosen: bool) -> None:
        """Icon, title over words, badge."""
        side = theme.px(20)
        where = QRectF(box.x(), box.center().y() - side / 2, side, side)
        theme.draw_icon(painter, row.icon, theme.color("muted"), where)
        words = box.adjusted(side + 12, 6, 4, -6)
        if row.badge is not None:
            wide, tall = small.badge_width(row.badge[2]), theme.height(28)
            badge = QRectF(words.right() - wide, box.center().y() - tall / 2, wide, tall)
            small.draw_badge(painter, badge, row.badge)
            words.setRight(words.right() - wide - 12)
        half = words.height() / 2
        for place, text, role, tone in ((0, row.title, "strong", "text"), (1, row.words, "card", "muted")):
            line = QRectF(words.x(), words.y() + place * half, words.width(), half)
            cut = painting.elided(text, role, line.width())
            painting.text(painter, line, cut, role, theme.color(tone))


class FoundList(RowList):
    """What was found. It never has the focus: the field above it moves the choice."""

    taken = Signal(str)  # row id

    def __init__(self) -> None:
        super().__init__(_FoundPainter)
        self._anew = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.itemClicked.connect(lambda item: self.taken.emit(self.id_of(item)))

    def move_by(self, step: int) -> None:
        """Go down or up."""
        if self.count():
            self._anew = False
            self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))

    def begin_anew(self) -> None:
        """Something else is looked for: of what is found the best will be chosen."""
        self._anew = True

    def kept_id(self) -> str:
        """Nothing after other words were typed: half a code finds a place, and the whole code the client above it."""
        return "" if self._anew else self.current_id()

    def select(self, row_id: str) -> None:
        """Choose this row, or the first when it is gone."""
        self._anew = False
        super().select(row_id)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(theme.px(240), self.count() * (theme.height(_FoundPainter.high) + 1) + 4)


class SearchField(LineEdit):
    """The field above a `FoundList`: arrows move in the list and Enter takes the chosen row."""

    searched = Signal(str)  # what stands in the field

    def __init__(self, found: FoundList, *, name: str) -> None:
        super().__init__(icon="search", height=44, name=name)
        self._list = found
        self.textChanged.connect(found.begin_anew)
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
