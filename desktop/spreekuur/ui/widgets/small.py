# SPDX-License-Identifier: EUPL-1.2
"""Small parts: the mark, a key cap, a badge, a big number, a line between, an empty place."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.painting import Icon, Key, Word


class _Fixed(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()


class Mark(_Fixed):
    """The mark: six petals for the six lines of the programme."""

    def __init__(self, size: int = 28) -> None:
        super().__init__()
        self._size = size

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the petals, the pale ones below."""
        painter = QPainter(self)
        painting.smooth(painter)
        draw_mark(painter, QRectF(self.rect()))


def draw_mark(painter: QPainter, box: QRectF) -> None:
    """Paint the six petals in a square."""
    petal = QPainterPath(QPointF(0, -0.17))
    petal.cubicTo(QPointF(0.455, -0.36), QPointF(0.455, -0.93), QPointF(0, -1))
    petal.cubicTo(QPointF(-0.455, -0.93), QPointF(-0.455, -0.36), QPointF(0, -0.17))
    radius = box.width() / 2
    pale, full = theme.mixed("accent", "window", 0.39), theme.color("accent")
    for turn in (1, 3, 5, 0, 2, 4):
        place = (
            QTransform.fromTranslate(box.center().x(), box.center().y())
            .rotate(turn * 60)
            .scale(radius, radius)
        )
        painter.fillPath(place.map(petal), theme.brush(pale if turn % 2 else full))


class KeyCap(_Fixed):
    """The cap of a key."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        """As wide as its key."""
        return QSize(round(self._piece().width()), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        self._piece().draw(painter, QRectF(self.rect()))

    def _piece(self) -> Key:
        return Key(self._keys, theme.color("muted"), theme.color("divider"))


class Badge(_Fixed):
    """A tinted word with an icon, such as "eerst helpen" or "Dringend"; not to be pressed."""

    def __init__(self, word: str, icon: str, tone: str) -> None:
        super().__init__()
        self._word, self._icon, self._tone = word, icon, tone
        self.setAccessibleName(word)

    def set_word(self, word: str, icon: str = "", tone: str = "") -> None:
        """Say something else."""
        self._word, self._icon, self._tone = word, icon or self._icon, tone or self._tone
        self.setAccessibleName(word)
        self.restyle()

    def sizeHint(self) -> QSize:
        """As wide as icon and word."""
        return QSize(round(badge_width(self._word)), theme.height(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        draw_badge(painter, QRectF(self.rect()), (self._tone, self._icon, self._word))


def badge_width(word: str) -> float:
    """How wide a badge with this word is."""
    return 10 + theme.px(18) + 6 + painting.text_width(word, "card_strong") + 12


def draw_badge(painter: QPainter, box: QRectF, badge: tuple[str, str, str]) -> None:
    """Paint a badge (tone, icon, word)."""
    tone, icon, word = badge
    painting.fill(painter, box, 6, theme.color(f"{tone}_tint"))
    colour = theme.color(tone)
    painting.draw_line(
        painter, [Icon(icon, colour, 18), Word(word, "card_strong", colour)], box.adjusted(10, 0, 0, 0), 6
    )


class BigNumber(QWidget):
    """A number with its word below, such as tonight's talks."""

    def __init__(self, number: str = "", word: str = "") -> None:
        super().__init__()
        self._number = Label(number, role="number")
        self._word = Label(word, role="card", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(self._word)
        self.set(number, word)

    def set(self, number: str, word: str) -> None:
        """Show another number."""
        self._number.setText(number)
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}")


class Divider(QWidget):
    """A thin line."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.brush(theme.color("line")))


class EmptyState(QWidget):
    """What stands where nothing is yet: a sentence, the next step, and a button if there is one."""

    def __init__(self, title: str, step: str, button: QWidget | None = None) -> None:
        super().__init__()
        self._title = Label(title, role="strong")
        self._step = Paragraph(step, role="card", tone="muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(Mark(40))
        row.addLayout(words)
        if button is not None:
            row.addWidget(button)
        row.addStretch(1)

    def set_words(self, title: str, step: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._step.set_words(step)
