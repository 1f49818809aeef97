# SPDX-License-Identifier: EUPL-1.2
"""The client's yes to sharing with one receiver: off until somebody ticks it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.text_block import TextBlock

_RADIUS = 8
_PADDING = 12
_BOX = 20


class ConsentTick(QAbstractButton):
    """A box to tick with its sentence, on a tinted ground once ticked. Space and Enter tick it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._wrong = False

    def set_words(self, words: str) -> None:
        """Say what is agreed to."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_wrong(self, wrong: bool, why: str = "") -> None:
        """Give it the border of an error, or take it away."""
        self._wrong = wrong
        self.setAccessibleDescription(why)
        self.update()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around."""
        return self.rect(), _RADIUS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its sentence takes."""
        return max(self._block().height(self._room(width)) + 2 * _PADDING, theme.height(44))

    def sizeHint(self) -> QSize:
        """As wide as comfortable reading allows."""
        wide = theme.px(260)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high as it needs at its present width."""
        return QSize(theme.px(120), self.heightForWidth(max(self.width(), theme.px(120))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may break elsewhere."""
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, box and sentence."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        ticked = self.isChecked()
        ground = "ok_tint" if ticked else "alt" if self.underMouse() else "surface"
        painting.fill(painter, box, _RADIUS, theme.color(ground))
        if self._wrong:
            painting.outline(painter, box, _RADIUS, theme.color("danger"), 2)
        elif not ticked:
            painting.outline(painter, box, _RADIUS, theme.color("input"))
        side = theme.px(_BOX)
        mark = QRectF(_PADDING, _PADDING, side, side)
        if ticked:
            theme.draw_icon(painter, "square-check-big", theme.color("ok"), mark)
        else:
            painting.outline(painter, mark.adjusted(1, 1, -1, -1), 3, theme.color("muted"), 1.75)
        x = _PADDING + side + 12
        self._block().draw(painter, x, _PADDING, self._room(self.width()), theme.color("text"))

    def _block(self) -> TextBlock:
        return TextBlock(self.text())

    def _room(self, width: int) -> int:
        return max(width - 2 * _PADDING - theme.px(_BOX) - 12, 40)
