# SPDX-License-Identifier: EUPL-1.2
"""Chips: a choice to press, and a chosen topic to take away."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import Icon, Key, Piece, Word

_GAP = 6
# Backspace and Delete, as numbers (see painting.py).
_TAKE_AWAY = (0x01000003, 0x01000007)


class _Pill(QAbstractButton):
    def __init__(self, word: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        """Change the word."""
        self.setText(word)
        self.setAccessibleName(word)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around."""
        return self.rect(), self.height() / 2

    def sizeHint(self) -> QSize:
        """Wide enough for all it shows, in fours."""
        return QSize(painting.in_fours(painting.line_width(self._pieces(), _GAP) + 24), theme.height(36))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as it stands."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        ground, frame, width = self._ground()
        painting.fill(painter, box, box.height() / 2, ground)
        painting.outline(painter, box, box.height() / 2, frame, width)
        pieces = self._pieces()
        wide = painting.line_width(pieces, _GAP)
        painting.draw_line(painter, pieces, box.adjusted((box.width() - wide) / 2, 0, 0, 0), _GAP)

    def _pieces(self) -> list[Piece]:
        raise AssertionError

    def _ground(self) -> tuple[QColor, QColor, float]:
        raise AssertionError


class Chip(_Pill):
    """One choice; chosen it shows a check and a thick line. `value` is what the form keeps.

    `keys` is shown on it, it does not bind the key.
    """

    def __init__(self, word: str, value: str = "", *, keys: str = "") -> None:
        self.value, self._keys = value, keys
        super().__init__(word)
        self.setCheckable(True)
        self.toggled.connect(self.restyle)

    def _pieces(self) -> list[Piece]:
        enabled = self.isEnabled()
        colour = theme.color("text" if enabled else "muted")
        cap = [Key(self._keys, theme.color("muted"), theme.color("divider"))] if self._keys else []
        if not self.isChecked():
            return [Word(self.text(), "chip", colour), *cap]
        mark = theme.color("accent" if enabled else "muted")
        return [Icon("check", mark, 18), Word(self.text(), "chip_strong", colour), *cap]

    def _ground(self) -> tuple[QColor, QColor, float]:
        if not self.isEnabled():
            return theme.color("alt"), theme.color("divider"), 2.0 if self.isChecked() else 1.0
        if self.isChecked():
            return theme.color("sel"), theme.color("accent"), 2.0
        if self.isDown():
            return theme.color("sel"), theme.color("accent"), 1.0
        return theme.color("alt" if self.underMouse() else "surface"), theme.color("input"), 1.0


class TopicChip(_Pill):
    """A chosen topic; pressing it, Delete or Backspace asks to take it away."""

    removed = Signal(str)  # its value

    def __init__(self, word: str, value: str, line: str) -> None:
        self.value = value
        self._icon, self._tone = theme.topic_look(line)
        super().__init__(word)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the topic away."""
        if event.key() in _TAKE_AWAY:
            self._on_clicked()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint when the mouse comes or goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def _on_clicked(self) -> None:
        self.removed.emit(self.value)

    def _pieces(self) -> list[Piece]:
        colour = theme.color(self._tone if self.isEnabled() else "muted")
        return [Icon(self._icon, colour, 18), Word(self.text(), "chip_strong", colour), Icon("x", colour, 16)]

    def _ground(self) -> tuple[QColor, QColor, float]:
        if not self.isEnabled():
            return theme.color("alt"), theme.color("divider"), 1.0
        if self.isDown():
            return theme.color("sel"), theme.color("accent"), 1.0
        share = 0.2 if self.underMouse() else 0.12
        return theme.mixed("surface", self._tone, share), theme.mixed("surface", self._tone, 0.65), 1.0
