# SPDX-License-Identifier: EUPL-1.2
"""The sections of the settings at the left: one tab stop, arrows walk and show, each says how it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting

_RADIUS = 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SectionItem(QAbstractButton):
    """Icon and name, and below, where there is room, how it stands now."""

    def __init__(self, key: str, icon: str) -> None:
        super().__init__()
        self.key, self._icon = key, icon
        self._summary, self._compact = "", False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, title: str, summary: str) -> None:
        """Say its name and how it stands."""
        self._summary = summary
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.restyle()

    def set_compact(self, compact: bool) -> None:
        """Leave out how it stands, or say it."""
        self._compact = compact
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around: inside, as the items stand close."""
        return self.rect().adjusted(4, 4, -4, -4), _RADIUS - 4

    def least_width(self) -> int:
        """What its name needs."""
        return round(self._words_at() + painting.text_width(self.text(), "strong")) + 16

    def sizeHint(self) -> QSize:
        """One line, or two."""
        return QSize(self.least_width(), theme.height(44) if self._compact else theme.height(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as it stands."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            painting.fill(painter, box, _RADIUS, theme.color("sel"))
            bar = QRectF(0, 12, 4, box.height() - 24)
            painting.fill(painter, bar, 2, theme.color("accent"))
        elif self.underMouse() or self.isDown():
            painting.fill(painter, box, _RADIUS, theme.color("alt"))
        side = theme.px(20)
        icon = QRectF(16, (box.height() - side) / 2, side, side)
        theme.draw_icon(painter, self._icon, theme.color("accent" if chosen else "muted"), icon)
        self._paint_words(painter, box.adjusted(self._words_at(), 0, -12, 0))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        role = "strong" if self.isChecked() else "body"
        title = painting.elided(self.text(), role, room.width())
        if self._compact or not self._summary:
            painting.text(painter, room, title, role, theme.color("text"))
            return
        high, low = theme.px(22), theme.px(18)
        top = QRectF(room.x(), room.center().y() - (high + low) / 2, room.width(), high)
        painting.text(painter, top, title, role, theme.color("text"))
        below = QRectF(room.x(), top.bottom(), room.width(), low)
        tone = "text" if self.isChecked() else "muted"
        summary = painting.elided(self._summary, "hint", room.width())
        painting.text(painter, below, summary, "hint", theme.color(tone))

    def _words_at(self) -> int:
        return 16 + theme.px(20) + 12


class SectionList(QWidget):
    """`chosen` says which section is wanted."""

    chosen = Signal(str)
    entered = Signal()  # Enter or Right: into the section

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.items = {key: SectionItem(key, icon) for key, icon in sections}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        for item in self.items.values():
            column.addWidget(item)
            item.installEventFilter(self)
            item.clicked.connect(lambda _on, key=item.key: self.choose(key))
        column.addStretch(1)
        self._stop_at(next(iter(self.items.values())))

    def current(self) -> str:
        """The section that is shown."""
        return next((key for key, item in self.items.items() if item.isChecked()), next(iter(self.items)))

    def choose(self, key: str) -> None:
        """Mark a section, and say that it is wanted."""
        self.items[key].setChecked(True)
        self._stop_at(self.items[key])
        self.chosen.emit(key)

    def offer(self, key: str, has: bool) -> None:
        """Show a section that not every vault has, or leave it out."""
        self.items[key].setVisible(has)

    def focus_first(self) -> None:
        """Put the focus on the section that is shown."""
        self.items[self.current()].setFocus(Qt.FocusReason.TabFocusReason)

    def least_width(self) -> int:
        """What the longest name needs."""
        return max(item.least_width() for item in self.items.values()) + 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down walk, Right and Enter go into the section."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _STEPS:
            keys = [key for key, item in self.items.items() if not item.isHidden()]
            at = keys.index(self.current()) + _STEPS[Qt.Key(event.key())]
            self.choose(keys[min(max(at, 0), len(keys) - 1)])
            self.focus_first()
            return True
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return True
        return False

    def _stop_at(self, stop: SectionItem) -> None:
        for item in self.items.values():
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item is stop else Qt.FocusPolicy.ClickFocus)
