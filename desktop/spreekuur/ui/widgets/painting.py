# SPDX-License-Identifier: EUPL-1.2
"""The few strokes every painted part is made of: rounded shapes, and icon, word and key cap in one line."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication

from spreekuur.ui import theme

# Alignments as numbers: naming one of Qt's enums builds them all, and that costs time before the first paint.
VCENTER = 0x80
LEFT = 0x1 | VCENTER
RIGHT = 0x2 | VCENTER
CENTER = 0x4 | VCENTER

KEY_PADDING = 6
GAP = 8


def smooth(painter: QPainter) -> None:
    """Draw edges and text without steps."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """A box with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def fill(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """Fill a round box."""
    painter.fillPath(rounded(box, radius), theme.brush(colour))


def outline(painter: QPainter, box: QRectF, radius: float, colour: QColor, width: float = 1) -> None:
    """Draw a line just inside a round box."""
    half = width / 2
    inside = box.adjusted(half, half, -half, -half)
    painter.strokePath(rounded(inside, max(radius - half, 0)), theme.pen(colour, width))


def text(painter: QPainter, box: QRectF, words: str, role: str, colour: QColor, align: int = LEFT) -> None:
    """Write one line of words in a box."""
    painter.setFont(theme.font(role))
    style, foreground = QApplication.style(), QPalette.ColorRole.WindowText
    style.drawItemText(painter, box.toRect(), align, theme.ink(colour), True, words, foreground)


def text_width(words: str, role: str) -> float:
    """How wide one line of words is in this role."""
    return _width(words, role, theme.percent())


@lru_cache(maxsize=1024)
def _width(words: str, role: str, _percent: int) -> float:
    """Measured once: each part asks for its size, its least size and where to paint."""
    return QFontMetricsF(theme.font(role)).horizontalAdvance(words)


def elided(words: str, role: str, width: float) -> str:
    """The words, cut with an ellipsis where they do not fit."""
    if text_width(words, role) <= width:
        return words
    fits = bisect_left(range(len(words)), True, key=lambda most: text_width(words[:most] + "…", role) > width)
    return f"{words[: max(fits - 1, 0)].rstrip()}…"


def in_fours(width: float) -> int:
    """The width, rounded up to the grid of four pixels, so that edges line up."""
    return -(-round(width + 0.49) // 4) * 4


class Piece(Protocol):
    """One thing in a line: it knows its width and draws itself in a box of that width."""

    def width(self) -> float:
        """Its width."""

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it in a box of the line's height."""


class Icon(NamedTuple):
    """A line icon of the type's size."""

    name: str
    colour: QColor
    size: int = 20

    def width(self) -> float:
        """Its width."""
        return theme.px(self.size)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it."""
        side = theme.px(self.size)
        theme.draw_icon(
            painter, self.name, self.colour, QRectF(box.x(), box.center().y() - side / 2, side, side)
        )


class Word(NamedTuple):
    """A word or a few."""

    words: str
    role: str
    colour: QColor

    def width(self) -> float:
        """Its width."""
        return text_width(self.words, self.role)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Write it."""
        text(painter, box.adjusted(0, 0, 2, 0), self.words, self.role, self.colour)


class Key(NamedTuple):
    """The cap of a key, such as Ctrl+S: muted, in a thin frame."""

    words: str
    colour: QColor
    frame: QColor

    def width(self) -> float:
        """Its width."""
        return round(text_width(self.words, "hint") + 2 * KEY_PADDING + 0.5)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it."""
        tall = theme.px(22)
        cap = QRectF(round(box.x()), round(box.center().y() - tall / 2), self.width(), tall)
        outline(painter, cap, 4, self.frame)
        text(painter, cap, self.words, "hint", self.colour, CENTER)


def line_width(pieces: Sequence[Piece], gap: float = GAP) -> float:
    """How wide these pieces are beside each other."""
    return sum(piece.width() for piece in pieces) + gap * max(len(pieces) - 1, 0)


def draw_line(painter: QPainter, pieces: Sequence[Piece], box: QRectF, gap: float = GAP) -> None:
    """Draw the pieces beside each other from the left edge of the box."""
    x = box.x()
    for piece in pieces:
        wide = piece.width()
        piece.draw(painter, QRectF(x, box.y(), wide, box.height()))
        x += wide + gap
