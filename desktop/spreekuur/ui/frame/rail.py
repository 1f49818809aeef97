# SPDX-License-Identifier: EUPL-1.2
"""The rail at the left: where one can go, with fixed numbers, and who sits at the desk."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import KeyCap, Label, Mark, painting
from spreekuur.ui.widgets.painting import CENTER, RIGHT

WIDTH, COMPACT_WIDTH = 200, 128
_RADIUS = 8

# Screen -> its number for good, its icon and its word. Only screens that exist are shown.
ITEMS: dict[str, tuple[int, str, Callable[[], str]]] = {
    "today": (1, "calendar-days", lambda: _("Today")),
    "consultation": (2, "message-square-text", lambda: _("Talk")),
    "clients": (3, "users", lambda: _("Clients")),
    "directory": (4, "book-open", lambda: _("Directory")),
    "statistics": (5, "chart-column", lambda: _("Statistics")),
    "outbox": (6, "send", lambda: _("Exchange")),
    "settings": (7, "settings", lambda: _("Settings")),
    "help": (8, "circle-question-mark", lambda: _("Help")),
}


class RailItem(QAbstractButton):
    """One place to go: icon, word and number; in compact form the word stands under the icon."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._number, self._icon, self._word = ITEMS[key]
        self._compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the word in the language in use."""
        self.setText(self._word())
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(f"Ctrl+{self._number}")

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room."""
        self._compact = compact
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around: inside, as the rail has no room outside."""
        return self.rect().adjusted(4, 4, -4, -4), _RADIUS - 4

    def sizeHint(self) -> QSize:
        """As high as its form asks."""
        return QSize(100, self._icon_side() + theme.px(22) + 20 if self._compact else theme.height(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as it stands."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        if self.isChecked():
            painting.fill(painter, box, _RADIUS, theme.color("sel"))
            tall = min(26, box.height() - 16)
            bar = QRectF(0, (box.height() - tall) / 2, 4, tall)
            painting.fill(painter, bar, 2, theme.color("accent"))
        elif self.underMouse() or self.isDown():
            painting.fill(painter, box, _RADIUS, theme.color("alt"))
        colour = theme.color("accent" if self.isChecked() else "muted")
        if self._compact:
            side = self._icon_side()
            theme.draw_icon(painter, self._icon, colour, QRectF((box.width() - side) / 2, 8, side, side))
            below = QRectF(0, side + 10, box.width(), theme.px(22))
            role = "hint_strong" if self.isChecked() else "hint"
            painting.text(painter, below, self.text(), role, theme.color("text"), CENTER)
        else:
            self._paint_wide(painter, box)

    def _paint_wide(self, painter: QPainter, box: QRectF) -> None:
        side = theme.px(20)
        colour = theme.color("accent" if self.isChecked() else "muted")
        theme.draw_icon(painter, self._icon, colour, QRectF(16, (box.height() - side) / 2, side, side))
        role = "strong" if self.isChecked() else "body"
        words = box.adjusted(16 + side + 12, 0, 0, 0)
        painting.text(painter, words, self.text(), role, theme.color("text"))
        number = box.adjusted(0, 0, -12, 0)
        painting.text(painter, number, str(self._number), "hint", theme.color("muted"), RIGHT)

    def _icon_side(self) -> int:
        return round(20 * (1 + (theme.px(100) - 100) / 300))


class DeskCard(QAbstractButton):
    """Who sits at the desk; pressing it asks who sits there now."""

    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_desk(self, name: str, compact: bool) -> None:
        """Show another name."""
        self._compact = compact
        self.setText(name)
        self.setAccessibleName(f"{name}. {self._question()}")
        self.updateGeometry()
        self.update()

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around."""
        return self.rect().adjusted(4, 4, -4, -4), _RADIUS - 4

    def sizeHint(self) -> QSize:
        """Two lines, or one."""
        return QSize(100, theme.px(22) * (1 if self._compact else 2) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        painting.fill(painter, box, _RADIUS, theme.color("sel" if self.isDown() else "alt"))
        if self.underMouse():
            painting.outline(painter, box, _RADIUS, theme.color("divider"))
        inside = box.adjusted(12, 8, -8, -8)
        first = QRectF(inside.x(), inside.y(), inside.width(), theme.px(22))
        role = "hint_strong" if self._compact else "label"
        painting.text(
            painter, first, painting.elided(self.text(), role, first.width()), role, theme.color("text")
        )
        if not self._compact:
            second = first.translated(0, theme.px(22))
            painting.text(painter, second, self._question(), "hint", theme.color("muted"))

    def _question(self) -> str:
        return _("Who sits here?")


class Rail(QWidget):
    """The items of the screens that exist, and the desk's card."""

    chosen = Signal(str)  # screen
    desk_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[str, RailItem] = {}
        self._desk = ""
        self._compact = False
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.desk_card = DeskCard()
        self.desk_card.clicked.connect(self.desk_pressed)
        self.desk_card.hide()
        self._brand = self._row(Mark(28), Label("Spreekuur", role="section"), margin=10)
        self._hint_words = Label(role="hint", tone="muted")
        self._hint = self._row(KeyCap("Ctrl"), self._hint_words, margin=12)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(16)
        self._whole.addWidget(self._brand)
        self._whole.addLayout(self._column)
        self._whole.addStretch(1)
        self._whole.addWidget(self._hint)
        self._whole.addWidget(self.desk_card)
        self.retranslate()

    def add(self, key: str) -> None:
        """Show the item of a screen, in the order of the numbers."""
        item = self.items[key] = RailItem(key)
        item.set_compact(self._compact)
        item.clicked.connect(lambda: self.chosen.emit(key))
        order = sorted(self.items, key=lambda k: ITEMS[k][0])
        self._column.insertWidget(order.index(key), item)

    def show_item(self, key: str, *, shown: bool) -> None:
        """Show an item that not every vault needs, or hide it; its key goes there all the same."""
        self.items[key].setVisible(shown)

    def select(self, key: str) -> None:
        """Mark the item of the screen that is shown; a screen without one marks nothing new."""
        if key in self.items:
            self.items[key].setChecked(True)

    def focus_first(self) -> None:
        """Put the focus on the item of the screen that is shown, or on the first where it has none."""
        seen = [item for item in self.items.values() if not item.isHidden()]
        item = next((item for item in seen if item.isChecked()), seen[0] if seen else None)
        if item is not None:
            item.setFocus()

    def set_desk(self, name: str) -> None:
        """Say who sits at the desk; empty hides the card."""
        self._desk = name
        self.desk_card.setVisible(bool(name))
        self.desk_card.set_desk(name, self._compact)

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        self.setFixedWidth(self._compact_width() if compact else theme.px(WIDTH))
        self._brand.setVisible(not compact)
        self._hint.setVisible(not compact)
        self._whole.setContentsMargins(*((4, 4, 4, 4) if compact else (12, 18, 12, 12)))
        for item in self.items.values():
            item.set_compact(compact)
        self.desk_card.set_desk(self._desk, compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._hint_words.setText(_("+ digit"))
        for item in self.items.values():
            item.retranslate()
        self.set_compact(self._compact)
        self.set_desk(self._desk)
        self.setAccessibleName(_("Screens"))

    def _compact_width(self) -> int:
        """As wide as its longest word."""
        words = [painting.text_width(item.text(), "hint_strong") for item in self.items.values()]
        return max(COMPACT_WIDTH, round(max(words, default=0)) + 20)

    def _row(self, first: QWidget, second: QWidget, *, margin: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(margin, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(first)
        row.addWidget(second)
        row.addStretch(1)
        return holder
