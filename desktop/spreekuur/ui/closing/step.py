# SPDX-License-Identifier: EUPL-1.2
"""One step of the closing: a line that says how it stands, and below it, when it is its turn, what to do."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import RIGHT

_LOOKS = {"open": ("circle-alert", "warn"), "done": ("circle-check", "ok"), "part": ("info", "info")}
_HIGH, _RADIUS = 52, 8


class StepHead(QAbstractButton):
    """The line of a step: icon, title and at the right how it stands. Pressing it opens the step."""

    def __init__(self) -> None:
        super().__init__()
        self._state, self._standing = "open", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, title: str, standing: str, state: str) -> None:
        """Say the title and how the step stands; `state` is `open`, `done` or `part`."""
        self.setText(title)
        self._state, self._standing = state, standing
        self.setAccessibleName(f"{title}, {standing}")
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around: inside, as the lines stand close."""
        return self.rect().adjusted(4, 4, -4, -4), _RADIUS - 4

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.px(200), theme.height(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the step as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.fill(painter, box, _RADIUS, theme.color("sel" if self.isDown() else "alt"))
        icon, tone = _LOOKS[self._state]
        side = theme.px(20)
        theme.draw_icon(painter, icon, theme.color(tone), QRectF(12, (box.height() - side) / 2, side, side))
        inside = box.adjusted(24 + side, 0, -12, 0)
        standing = painting.elided(self._standing, "card", inside.width() / 2)
        painting.text(painter, inside, standing, "card", theme.color(tone), RIGHT)
        room = inside.width() - painting.text_width(standing, "card") - 16
        role = "strong"
        painting.text(painter, inside, painting.elided(self.text(), role, room), role, theme.color("text"))


class Step(QWidget):
    """A step with its body, which is shown while it is this step's turn. Subclasses fill `box`."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = StepHead()
        self.body = QWidget()
        self.box = QVBoxLayout(self.body)
        self.box.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body)
        self.head.clicked.connect(self.pressed)
        self.body.hide()
        self.restyle()

    def set_open(self, is_open: bool) -> None:
        """Show the body, or only the line."""
        self.body.setVisible(is_open)

    def is_done(self) -> bool:
        """Whether nothing is left to do here."""
        return True

    def focus_first(self) -> None:
        """Put the focus where this step begins."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.box.setContentsMargins(24 + theme.px(20), 4, 12, 16)
