# SPDX-License-Identifier: EUPL-1.2
"""Plain text on the screen: one line or a paragraph, never markup."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.text_block import TextBlock


class Label(QLabel):
    """One line of plain text. `role` is its size and weight, `tone` its colour; both by name of the theme."""

    def __init__(self, words: str = "", *, role: str = "body", tone: str = "text") -> None:
        super().__init__(words)
        self._role, self._tone = role, tone
        # By number (0 is PlainText): naming one of Qt's enums builds them all before the first paint.
        self.setProperty("textFormat", 0)
        self.restyle()

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


class Paragraph(QWidget):
    """Plain text over several lines, with a bold lead-in if wanted and at most so many lines."""

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
