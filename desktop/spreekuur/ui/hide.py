# SPDX-License-Identifier: EUPL-1.2
"""F9: a neutral page over everything at once. It looks like waiting, as an empty screen looks like hiding."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.times import Clock, local
from spreekuur.ui import tab_walk, theme
from spreekuur.ui.names import hour
from spreekuur.ui.widgets import Button, Label, Mark

# Said in all languages at once, as nobody knows who looks; so these are no translations.
WAITING = (
    "Even geduld",
    "Proszę chwilę poczekać",
    "One moment please",
    "Моля, изчакайте",
    "Vă rugăm să așteptați",
    "Espere un momento, por favor",
)
LOCK_AFTER = 3 * 60
OF_THE_COVER = frozenset({"Enter", "Space", "Tab", "Shift+Tab"})  # the keys that its button hears


class Cover(QWidget):
    """The page: the time, the name, a friendly word in six languages, and the way back."""

    uncovered = Signal()

    def __init__(self, parent: QWidget, clock: Clock, *, plain: bool = False) -> None:
        super().__init__(parent)
        # It covers all: with this Qt does not paint what lies below it either.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._clock = clock
        self._time = Label(role="clock")
        self.button = Button(kind="primary", keys="F9")
        self.button.clicked.connect(self.uncovered)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        if not plain:
            self._fill(column)
            self.setFocusProxy(self.button)
        column.addStretch(3)
        self.hide()

    def restyle(self) -> None:
        """Take the whole of what it covers, but for the frame of a practice."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.contentsRect())

    def cover(self) -> None:
        """Come over everything."""
        self._time.setText(f"{local(self._clock()):%H:%M}")
        self.button.set_word(_("Go on"))
        self.restyle()
        self.show()
        self.raise_()
        self.setFocus()

    def tick(self) -> None:
        """Show the time of now."""
        self._time.setText(f"{local(self._clock()):%H:%M}")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Nothing below the cover is reached."""
        return tab_walk.step(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an even ground."""
        QPainter(self).fillRect(self.rect(), theme.color("window"))

    def _fill(self, column: QVBoxLayout) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Mark(56), 0, middle)
        column.addWidget(self._time, 0, middle)
        column.addWidget(Label(hour(), role="title"), 0, middle)
        column.addSpacing(12)
        for first, second in zip(WAITING[::2], WAITING[1::2], strict=True):
            column.addWidget(Label(f"{first} · {second}", tone="muted"), 0, middle)
        column.addSpacing(24)
        column.addWidget(self.button, 0, middle)


class Hider(QObject):
    """Hides and shows again. Dialogs are covered where they are: hiding one would end it."""

    hidden = Signal()
    shown = Signal()

    def __init__(self, window: QWidget, app: QApplication, clock: Clock, lock: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._app = window, app
        self.cover = Cover(window, clock)
        self.cover.uncovered.connect(self.show_again)
        self._plain: list[Cover] = []
        self._clock = clock
        self._focus: QWidget | None = None
        self._lock_timer = QTimer(self)
        self._lock_timer.setSingleShot(True)
        self._lock_timer.setInterval(LOCK_AFTER * 1000)
        self._lock_timer.timeout.connect(lock)
        self._minute = QTimer(self)
        self._minute.setInterval(10_000)
        self._minute.timeout.connect(self.cover.tick)

    def is_hidden(self) -> bool:
        """Whether the cover is on."""
        return self.cover.isVisibleTo(self._window)

    def toggle(self) -> None:
        """Hide, or show again."""
        if self.is_hidden():
            self.show_again()
        else:
            self.hide_now()

    def hide_now(self, *, lock_later: bool = True) -> None:
        """Cover the window and every dialog now; with `lock_later` the program locks after three minutes."""
        if self.is_hidden():
            return
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
        self._focus = QApplication.focusWidget()
        for other in self._app.topLevelWidgets():
            if other is not self._window and other.isVisible():
                self._plain.append(Cover(other, self._clock, plain=True))
                self._plain[-1].cover()
        self.cover.cover()
        self._minute.start()
        if lock_later:
            self._lock_timer.start()
        self.hidden.emit()

    def show_again(self) -> None:
        """Take the covers away and give the focus back."""
        self._lock_timer.stop()
        self._minute.stop()
        for plain in self._plain:
            plain.hide()
            plain.deleteLater()
        self._plain.clear()
        self.cover.hide()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None
        self.shown.emit()

    def restyle(self) -> None:
        """Follow the size of the window."""
        self.cover.restyle()
