# SPDX-License-Identifier: EUPL-1.2
"""The button: icon, word and key cap painted in one piece."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import Icon, Key, Piece, Word

RADIUS = 6
# Return and Enter, as numbers (see painting.py).
_ENTER = (0x01000004, 0x01000005)


class Button(QAbstractButton):
    """A button; `kind` is `primary` (one per screen), `normal`, `quiet` (no frame) or `link` (accent word).

    `keys` is shown on it, it does not bind the key. `height` is 40, 36 on cards, 44 to 48 for a main button.
    """

    def __init__(
        self, word: str = "", *, kind: str = "normal", icon: str = "", keys: str = "", height: int = 40
    ) -> None:
        super().__init__()
        self._kind, self._icon, self._keys, self._height = kind, icon, keys, height
        self._tone = ""
        self._icon_size = 20
        self._role = "strong" if kind == "primary" else "card" if height <= 36 else "body"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        """Change the word, such as after a change of language."""
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(self._keys)
        self.restyle()

    def set_keys(self, keys: str) -> None:
        """Change the key that is shown; empty shows none."""
        self._keys = keys
        self.set_word(self.text())

    def set_icon(self, icon: str, tone: str = "") -> None:
        """Change the icon; with a tone, icon and word take its colour."""
        self._icon, self._tone = icon, tone
        self.restyle()

    def set_kind(self, kind: str) -> None:
        """Take another rank, such as when something else is the one thing to do now."""
        if kind != self._kind:
            self._kind = kind
            self.set_role("strong" if kind == "primary" else "card" if self._height <= 36 else "body")

    def set_role(self, role: str, icon_size: int = 20) -> None:
        """Write the word in another role than the usual one, with an icon that suits it."""
        self._role, self._icon_size = role, icon_size
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around."""
        return self.rect(), RADIUS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, on every computer."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for all it shows, in fours."""
        pieces = self._pieces(QColor(), QColor(), QColor())
        padding = 12 if self._height <= 36 else 16
        return QSize(painting.in_fours(painting.line_width(pieces) + 2 * padding), theme.height(self._height))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as it stands."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        word, key, frame = self._paint_ground(painter, box)
        pieces = self._pieces(word, key, frame)
        wide = painting.line_width(pieces)
        painting.draw_line(painter, pieces, box.adjusted(max((box.width() - wide) / 2, 0), 0, 0, 0))

    def _pieces(self, word: QColor, key: QColor, frame: QColor) -> list[Piece]:
        pieces: list[Piece] = []
        if self._icon:
            pieces.append(Icon(self._icon, word, self._icon_size))
        if self.text():
            pieces.append(Word(self.text(), self._role, word))
        if self._keys:
            pieces.append(Key(self._keys, key, frame))
        return pieces

    def _paint_ground(self, painter: QPainter, box: QRectF) -> tuple[QColor, QColor, QColor]:
        """Paint what lies under the words; return the colours of word, key and key frame."""
        if not self.isEnabled():
            painting.fill(painter, box, RADIUS, theme.color("alt"))
            painting.outline(painter, box, RADIUS, theme.color("divider"))
            return theme.color("muted"), theme.color("muted"), theme.color("divider")
        if self._kind == "primary":
            return self._paint_primary(painter, box)
        if self.isDown():
            painting.fill(painter, box, RADIUS, theme.color("sel"))
            painting.outline(painter, box, RADIUS, theme.color("accent"))
        else:
            self._paint_rest(painter, box)
        word = theme.color(self._tone or ("accent" if self._kind == "link" else "text"))
        return word, theme.color("muted"), theme.color("divider")

    def _paint_primary(self, painter: QPainter, box: QRectF) -> tuple[QColor, QColor, QColor]:
        share = 0.28 if self.isDown() else 0.14 if self.underMouse() else 0.0
        painting.fill(painter, box, RADIUS, theme.mixed("accent", "text", share))
        word = theme.color("on_accent")
        return word, theme.mixed("on_accent", "accent", 0.08), theme.mixed("on_accent", "accent", 0.45)

    def _paint_rest(self, painter: QPainter, box: QRectF) -> None:
        over = self.underMouse()
        if self._kind == "normal":
            painting.fill(painter, box, RADIUS, theme.color("alt" if over else "surface"))
            painting.outline(painter, box, RADIUS, theme.color("input"))
        elif over:
            painting.fill(painter, box, RADIUS, theme.color("alt"))


def spread(button: QWidget) -> QWidget:
    """Let a button be as wide as the place it stands in."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
