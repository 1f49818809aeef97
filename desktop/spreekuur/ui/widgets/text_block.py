# SPDX-License-Identifier: EUPL-1.2
"""Lines of plain text with a line height of their own, measured and written alike everywhere."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting

_LINE = 1.38
_STRONG = ("strong", "section", "subsection", "title", "client_question", "client_name", "client_long")


class TextBlock(NamedTuple):
    """Words, broken into at most `max_lines` lines (0: all), with a bold `lead` in front."""

    words: str
    lead: str = ""
    role: str = "body"
    max_lines: int = 0

    @property
    def whole(self) -> str:
        """All it says, cut or not."""
        return f"{self.lead} {self.words}".strip()

    def line_height(self) -> float:
        """The height of one line."""
        font = theme.font(self.role)
        return max(round(QFontMetricsF(font).height()), round(font.pointSizeF() * 96 / 72 * _LINE))

    def natural_width(self) -> float:
        """How wide it is on one line."""
        strong = painting.text_width(self.lead, self._strong()) - painting.text_width(self.lead, self.role)
        return max(painting.text_width(line, self.role) for line in self.whole.split("\n")) + strong

    def height(self, width: int) -> int:
        """The height that its lines take at this width."""
        return _height(self, width, theme.percent())

    def draw(self, painter: QPainter, x: float, y: float, width: int, colour: QColor) -> None:
        """Write the lines; the last one says by an ellipsis that there is more."""
        layout, starts = self._lay_out(width, colour)
        cut = layout.lineCount() > len(starts)
        tall = self.line_height()
        for index, start in enumerate(starts):
            line = layout.lineAt(index)
            top = y + index * tall + (tall - line.height()) / 2
            if cut and index == len(starts) - 1:
                painter.setPen(colour)
                self._draw_cut(painter, QPointF(x, top + line.ascent()), start, width)
            else:
                line.draw(painter, QPointF(x, top - line.y()))

    def _draw_cut(self, painter: QPainter, base: QPointF, start: int, width: int) -> None:
        from PySide6.QtCore import Qt

        font = theme.font(self.role)
        painter.setFont(font)
        left = self.whole[start:]
        painter.drawText(base, QFontMetricsF(font).elidedText(left, Qt.TextElideMode.ElideRight, width))

    def _strong(self) -> str:
        if self.role in _STRONG or self.role.endswith("_strong"):
            return self.role
        return "strong" if self.role == "body" else f"{self.role}_strong"

    def _lay_out(self, width: int, colour: QColor | None = None) -> tuple[QTextLayout, list[int]]:
        layout = QTextLayout(self.whole.replace("\n", "\u2028"), theme.font(self.role))
        layout.setFormats(self._formats(colour))
        starts: list[int] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            starts.append(line.textStart())
        layout.endLayout()
        return layout, starts[: self.max_lines] if self.max_lines else starts

    def _formats(self, colour: QColor | None) -> list[QTextLayout.FormatRange]:
        formats = []
        for length, role in ((len(self.whole), self.role), (len(self.lead), self._strong())):
            if length:
                span = QTextLayout.FormatRange()
                span.start, span.length = 0, length
                style = span.format
                style.setFont(theme.font(role))
                if colour is not None:
                    style.setForeground(theme.brush(colour))
                span.format = style
                formats.append(span)
        return formats


@lru_cache(maxsize=256)
def _height(block: TextBlock, width: int, _percent: int) -> int:
    """Measured once: a layout asks the same again and again."""
    return round(len(block._lay_out(width)[1]) * block.line_height())
