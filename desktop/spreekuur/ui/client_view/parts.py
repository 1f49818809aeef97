# SPDX-License-Identifier: EUPL-1.2
"""Painted parts of the client view: the big number, facts, things to bring, answers, the code to scan."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spreekuur.printing.qr import Runs
from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, painting
from spreekuur.ui.widgets.painting import Icon, Piece, Word

_QUIET = 4  # modules around a code that must stay white
_LEAST_MODULE = 3  # pixels
_LEAST = 0.4
_TRIMMED = 0.88  # digits have nothing below the line


def scaled(size: float) -> int:
    """A length of the drawing at the text size in use."""
    return round(size * theme.client_scale())


class BigLine(QWidget):
    """An icon and one line as large as there is room for: the telephone number."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._icon, self._role, self._tone = "", "phone", "client_phone", "accent"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(
        self, words: str, icon: str = "phone", role: str = "client_phone", tone: str = "accent"
    ) -> None:
        """Show this; empty hides it."""
        self._words, self._icon, self._role, self._tone = words, icon, role, tone
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.restyle()

    def words(self) -> str:
        """What it shows."""
        return self._words

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """At its full size."""
        return QSize(scaled(240), self.heightForWidth(100_000))

    def minimumSizeHint(self) -> QSize:
        """It gets smaller rather than cut."""
        return QSize(scaled(160), self.heightForWidth(scaled(160)))

    def heightForWidth(self, width: int) -> int:
        """Lower where it must be smaller."""
        metrics = QFontMetricsF(self._font(width))
        return round(metrics.height() * (_TRIMMED if self._role.startswith("client_phone") else 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write it."""
        painter = QPainter(self)
        painting.smooth(painter)
        font, colour = self._font(self.width()), theme.color(self._tone)
        side = self._side(font)
        top = (self.height() - side) / 2
        theme.draw_icon(painter, self._icon, colour, QRectF(0, top, side, side))
        painter.setFont(font)
        painter.setPen(theme.pen(colour))
        metrics = QFontMetricsF(font)
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(round(side * 1.35), round(base), self._words)

    def _font(self, width: int) -> QFont:
        font = QFont(theme.font(self._role))
        needs = self._side(font) * 1.35 + QFontMetricsF(font).horizontalAdvance(self._words)
        if needs > width:
            font.setPointSizeF(font.pointSizeF() * max(width / needs, _LEAST))
        return font

    def _side(self, font: QFont) -> int:
        return round(font.pointSizeF() * 0.82)


class Fact(QWidget):
    """A small icon with a few words, such as how soon and what it costs."""

    def __init__(self, icon: str, words: str, *, strong: bool = False, filled: bool = False) -> None:
        super().__init__()
        self._icon, self._words, self._filled = icon, words, filled
        self._role = "client_strong" if strong else "client"
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        """What it says."""
        return self._words

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for all it says; a filled one has room around."""
        wide = painting.line_width(self._pieces(), scaled(12)) + (2 * scaled(16) if self._filled else 0)
        return QSize(painting.in_fours(wide), scaled(44 if self._filled else 34))

    def minimumSizeHint(self) -> QSize:
        """Its words may be cut by an ellipsis, never by an edge."""
        return QSize(min(self.sizeHint().width(), scaled(240)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        if self._filled:
            painting.fill(painter, box, 6, theme.color("alt"))
            box = box.adjusted(scaled(16), 0, -scaled(16), 0)
        painting.draw_line(painter, self._pieces(box.width() + 4), box, scaled(12))

    def _pieces(self, width: float = 100_000) -> list[Piece]:
        tone = theme.color("accent" if self._filled else "text" if self._role == "client_strong" else "muted")
        size = 26 * theme.client_scale() / max(theme.percent() / 100, 1)
        icon = Icon(self._icon, tone, round(size))
        words = painting.elided(self._words, self._role, width - icon.width() - scaled(12))
        return [icon, Word(words, self._role, theme.color("text"))]


class Answer(Button):
    """A large button; the one that was pressed stays marked."""

    def __init__(self, word: str, value: str, icon: str = "", keys: str = "") -> None:
        super().__init__(word, icon=icon, keys=keys, height=60)
        self.value = value
        self._is_said = False
        self.set_role("client_strong", 24)

    def set_said(self, said: bool) -> None:
        """Mark it as pressed, or not."""
        self._is_said = said
        self.setAccessibleDescription("✓" if said else "")
        self.update()

    def set_low(self, low: bool) -> None:
        """Take less room, where there are many of them or the window is low."""
        self._height = 48 if low else 60
        self.set_role("client_small_strong" if low else "client_strong", 20 if low else 24)

    def _paint_rest(self, painter: QPainter, box: QRectF) -> None:
        super()._paint_rest(painter, box)
        if self._is_said:
            painting.fill(painter, box, 6, theme.color("sel"))
            painting.outline(painter, box, 6, theme.color("accent"), 3)


class Code(QWidget):
    """A code to scan, always dark on white, with modules of whole pixels so that a camera reads it."""

    def __init__(self) -> None:
        super().__init__()
        self._runs: Runs = []
        self._room = 296
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_room(self, room: int) -> None:
        """How wide it may be, unless its modules would get too small to read."""
        self._room = room
        self.updateGeometry()

    def show_runs(self, runs: Runs) -> None:
        """Show this code; an empty one leaves the place white."""
        self._runs = runs
        self.updateGeometry()
        self.update()

    def module(self) -> int:
        """The side of a module in pixels."""
        return max(self._room // self._count(), _LEAST_MODULE)

    def sizeHint(self) -> QSize:
        """As large as its modules make it."""
        side = self.module() * self._count() if self._runs else self._room
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.smooth(painter)
        painting.fill(painter, box, 10, theme.color("paper"))
        painting.outline(painter, box, 10, theme.color("divider"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        side, ink = self.module(), theme.brush(theme.color("print"))
        left = (self.width() - side * len(self._runs)) // 2
        for y, row in enumerate(self._runs):
            for start, length in row:
                painter.fillRect(left + start * side, left + y * side, length * side, side, ink)

    def _count(self) -> int:
        return len(self._runs) + 2 * _QUIET
