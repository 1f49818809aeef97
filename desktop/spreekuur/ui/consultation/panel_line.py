# SPDX-License-Identifier: EUPL-1.2
"""With little room the panel is one line: the worst route, its number, and how many more there are."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from spreekuur.desk.panel import Panel, RouteCard
from spreekuur.language import ngettext
from spreekuur.ui import theme, words
from spreekuur.ui.consultation import reach_words
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import Icon, Key, Piece, Word

_TONES = {"emergency": "danger", "urgent": "warn", "normal": "info"}
_ICONS = {"emergency": "siren", "urgent": "triangle-alert", "normal": "info"}


class PanelLine(QAbstractButton):
    """Pressing it, or F6, opens the whole panel."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_panel(self, panel: Panel) -> None:
        """Show the worst route of this panel; without any there is no line."""
        self._panel = panel
        card = self._card()
        if card is not None:
            said = (card.name, reach_words.words(card), words.how_soon(card.going), self._others())
            self.setAccessibleName(". ".join(part for part in said if part))
        self.updateGeometry()
        self.update()

    def is_empty(self) -> bool:
        """Is there nothing to show?"""
        return self._card() is None

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around."""
        return self.rect().adjusted(2, 2, -2, -2), 6

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(200), theme.height(40))

    def minimumSizeHint(self) -> QSize:
        """It cuts the name when it must."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as it stands."""
        card = self._card()
        if card is None:
            return
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        tone = _TONES[card.priority]
        painting.fill(painter, box, 8, theme.color(f"{tone}_tint"))
        inside = box.adjusted(12, 0, -12, 0)
        right = self._right()
        wide = painting.line_width(right)
        painting.draw_line(painter, right, inside.adjusted(inside.width() - wide, 0, 0, 0))
        left = self._left(card, inside.width() - wide - 16)
        painting.draw_line(painter, left, inside, 10)

    def _left(self, card: RouteCard, room: float) -> list[Piece]:
        tone, text = theme.color(_TONES[card.priority]), theme.color("text")
        reach = reach_words.words(card) if reach_words.is_short(card) else ""
        rest = [Word(words.how_soon(card.going), "body", tone)]
        if reach and reach != card.name:  # 112 is its own name
            rest.insert(0, Word(reach, "strong", text))
        taken = theme.px(20) + painting.line_width(rest, 10) + 24
        name = card.name
        if painting.text_width(name, "strong") > room - taken:
            rest = rest[: len(rest) - 1] or rest
            taken = theme.px(20) + painting.line_width(rest, 10) + 24
        name = _cut(name, max(room - taken, 40))
        return [Icon(_ICONS[card.priority], tone), Word(name, "strong", text), *rest]

    def _right(self) -> list[Piece]:
        muted, line = theme.color("muted"), theme.color("divider")
        others = self._others()
        key = Key("F6", muted, line)
        return [Word(others, "body", theme.color("text")), key] if others else [key]

    def _others(self) -> str:
        count = len(self._panel.cards) - 1 if self._panel else 0
        return (
            ngettext("and {count} more", "and {count} more", count).format(count=count) if count > 0 else ""
        )

    def _card(self) -> RouteCard | None:
        return self._panel.cards[0] if self._panel and self._panel.cards else None


def _cut(name: str, room: float) -> str:
    return QFontMetricsF(theme.font("strong")).elidedText(name, Qt.TextElideMode.ElideRight, room)
