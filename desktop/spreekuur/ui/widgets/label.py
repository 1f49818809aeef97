# SPDX-License-Identifier: EUPL-1.2
"""Plain text on the screen: one line or a paragraph, never markup."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.text_block import TextBlock


class Label(QLabel):
    """One line of plain text. `role` is its size and weight, `tone` its colour; both by name of the theme.

    The label of a field (its buddy) may underline the letter that goes there with Alt (`ui/mnemonics.py`).
    """

    # Told when the label of a field comes into sight or says something else.
    of_a_field: ClassVar[Callable[["Label"], None]] = staticmethod(lambda _label: None)

    def __init__(self, words: str = "", *, role: str = "body", tone: str = "text") -> None:
        super().__init__(words)
        self._role, self._tone, self._mnemonic = role, tone, ""
        # By number (0 is PlainText): naming one of Qt's enums builds them all before the first paint.
        self.setProperty("textFormat", 0)
        self.restyle()

    def setText(self, words: str) -> None:
        """Say something else; its letter is chosen anew."""
        if words != self.text():
            self._mnemonic = ""
        super().setText(words)
        if self.buddy() is not None:
            Label.of_a_field(self)

    def set_mnemonic(self, letter: str) -> None:
        """Underline this letter; empty underlines none."""
        if letter != self._mnemonic:
            self._mnemonic = letter
            self.update()

    def mnemonic(self) -> str:
        """The letter that is underlined, as a capital."""
        return self._mnemonic

    def set_tone(self, tone: str) -> None:
        """Write in another colour."""
        self._tone = tone
        self.restyle()

    def set_role(self, role: str) -> None:
        """Write in another size and weight."""
        self._role = role
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour of the theme in use."""
        self.setFont(theme.font(self._role))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, theme.color(self._tone))
        self.setPalette(colours)

    def showEvent(self, event: QShowEvent) -> None:
        """The label of a field comes into sight."""
        super().showEvent(event)
        if self.buddy() is not None:
            Label.of_a_field(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the words, and the line below the letter of the field."""
        super().paintEvent(event)
        words = self.text()
        at = _first(words, self._mnemonic)
        if at < 0:
            return
        metrics = QFontMetricsF(self.font())
        left = metrics.horizontalAdvance(words[:at])
        wide = metrics.horizontalAdvance(words[: at + 1]) - left
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        line = QRectF(left, round(base + 2), wide, max(round(metrics.lineWidth()), 1))
        QPainter(self).fillRect(line, theme.brush(theme.color(self._tone)))


def _first(words: str, letter: str) -> int:
    """Where to underline: the letter that begins a word, else the first one; -1 for none."""
    if not letter:
        return -1
    upper = words.upper()
    at = next(
        (i for i, one in enumerate(upper) if one == letter and (not i or not upper[i - 1].isalnum())), -1
    )
    return at if at >= 0 else upper.find(letter)


class Paragraph(QLabel):
    """Plain text over several lines, with a bold lead-in if wanted and at most so many lines.

    Painted by itself; a label it is for the screen reader, which takes it as text.
    """

    def __init__(
        self, words: str = "", *, lead: str = "", role: str = "body", tone: str = "text", max_lines: int = 0
    ) -> None:
        super().__init__()
        self._tone = tone
        self._block = TextBlock(words, lead, role, max_lines)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.words())

    def set_words(self, words: str, lead: str = "") -> None:
        """Say something else."""
        self._block = self._block._replace(words=words, lead=lead)
        self.setAccessibleName(self.words())
        self.restyle()

    def set_most(self, lines: int) -> None:
        """Show at most so many lines; 0 shows all."""
        if lines != self._block.max_lines:
            self._block = self._block._replace(max_lines=lines)
            self.restyle()

    def words(self) -> str:
        """All it says, cut or not."""
        return self._block.whole

    def set_tone(self, tone: str) -> None:
        """Write in another colour."""
        self._tone = tone
        self.update()

    def set_role(self, role: str) -> None:
        """Write in another size and weight."""
        if role != self._block.role:
            self._block = self._block._replace(role=role)
            self.restyle()

    def restyle(self) -> None:
        """Take the font of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as comfortable reading allows."""
        wide = round(min(self._block.natural_width() + 4, theme.px(560)))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        words = self.words().split() or [""]
        wide = max(painting.text_width(word, self._block.role) for word in words)
        return QSize(round(min(wide, theme.px(160))) + 2, round(self._block.line_height()))

    def heightForWidth(self, width: int) -> int:
        """The height all its lines take at this width."""
        return self._block.height(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may break elsewhere: ask for the height again."""
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the lines."""
        painter = QPainter(self)
        colour = theme.color(self._tone if self.isEnabled() else "muted")
        self._block.draw(painter, 0, 0, self.width(), colour)
