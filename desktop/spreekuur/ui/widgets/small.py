# SPDX-License-Identifier: EUPL-1.2
"""Small parts: the mark, a key cap, a badge, a big number, a line between, an empty place."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.painting import Icon, Key, Word

_DRAWN = (144, 96)  # the size of a drawing at 100 %


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


class Drawing(_Fixed):
    """A line drawing for an empty place: what is meant, large, and what can be done with it, small."""

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__()
        self._what, self._do = what, do

    def sizeHint(self) -> QSize:
        """Wider than high, as its ground is."""
        return QSize(theme.px(_DRAWN[0]), theme.px(_DRAWN[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the large drawing on it, and the small one in its corner."""
        painter = QPainter(self)
        painting.smooth(painter)
        unit = self.height() / _DRAWN[1]
        middle = QPointF(self.width() / 2, self.height() / 2)
        ground = _around(middle, 80 * unit)
        painting.fill(painter, ground, ground.height() / 2, theme.color("alt"))
        for x, y, wide in ((-56, -20, 8), (52, -28, 12), (-48, 24, 12)):
            spot = _around(middle + QPointF(x * unit, y * unit), wide * unit)
            painting.outline(painter, spot, spot.height() / 2, theme.color("divider"), 1.75)
        theme.draw_icon(painter, self._what, theme.color("text"), _around(middle, 44 * unit), "1.1")
        if self._do:
            badge = _around(middle + QPointF(28 * unit, 28 * unit), 32 * unit)
            painting.fill(
                painter, badge.adjusted(-2, -2, 2, 2), badge.height() / 2 + 2, theme.color("surface")
            )
            painting.fill(painter, badge, badge.height() / 2, theme.color("sel"))
            theme.draw_icon(painter, self._do, theme.color("accent"), _around(badge.center(), 20 * unit))


def _around(middle: QPointF, size: float) -> QRectF:
    return QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)


class EmptyState(QWidget):
    """What stands where nothing is yet: a drawing, a sentence, the next step, and a button if there is one.

    `drawn` are the icons of the drawing; `tall` puts it above the words, for a place with room.
    """

    def __init__(
        self,
        title: str,
        step: str,
        button: QWidget | None = None,
        *,
        drawn: tuple[str, str] = ("clipboard-list", ""),
        tall: bool = False,
    ) -> None:
        super().__init__()
        self._title = Label(title, role="strong")
        self._step = Paragraph(step, role="card", tone="muted")
        self._drawing = Drawing(*drawn)
        (self._stack if tall else self._lay_beside)(button)

    def _lay_beside(self, button: QWidget | None) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._step)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self._drawing)
        row.addLayout(words)
        if button is not None:
            row.addWidget(button)
        row.addStretch(1)

    def _stack(self, button: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._drawing, 0, middle)
        column.addSpacing(8)
        column.addWidget(self._title, 0, middle)
        # Aligned by itself it would get the height that it needs in the whole width, and be cut in its own.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._step)
        row.addStretch(1)
        column.addLayout(row)
        if button is not None:
            column.addSpacing(12)
            column.addWidget(button, 0, middle)

    def set_words(self, title: str, step: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._step.set_words(step)
