# SPDX-License-Identifier: EUPL-1.2
"""The page over the whole window, in the client's language whatever the screen speaks."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_view import ClientView
from spreekuur.language import speaker
from spreekuur.ui import tab_walk, theme
from spreekuur.ui.client_view.ask_card import AskCard
from spreekuur.ui.client_view.place_card import PlaceCard
from spreekuur.ui.names import hour
from spreekuur.ui.widgets import Button, Label, Mark

_LOW, _NARROW = 680, 1100
_STEPS = {Qt.Key.Key_PageDown: 240, Qt.Key.Key_PageUp: -240}


class ClientPage(QWidget):
    """Lies over everything in the window. It only shows and says what was pressed."""

    answered = Signal(str)
    turned = Signal(int)
    close_wanted = Signal()
    hide_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._over = window
        self._view: ClientView | None = None
        self._at = 0
        self.close_button = Button(kind="primary", icon="monitor", keys="F8", height=44)
        self.hide_button = Button(kind="quiet", icon="eye-off", keys="F9")
        self.lock_button = Button(kind="quiet", icon="lock", keys="Ctrl+L")
        self.place, self.ask = PlaceCard(), AskCard()
        self.close_button.clicked.connect(self.close_wanted)
        self.hide_button.clicked.connect(self.hide_wanted)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.place.turned.connect(self.turned)
        self.ask.answered.connect(self.answered)
        self._build()
        self.hide()
        window.installEventFilter(self)

    def show_view(self, view: ClientView, at: int) -> None:
        """Show this moment of the talk."""
        _ = speaker(view.language)
        self._view, self._at = view, at
        self.close_button.set_word(_("Close"))
        self.hide_button.set_word(_("Hide"))
        self.lock_button.set_word(_("Lock"))
        self.place.show_view(view, at)
        self.ask.show_view(view)

    def open(self) -> None:
        """Come over everything else in the window; the focus is on what commits to nothing."""
        self.setGeometry(self._over.contentsRect())
        self.show()
        self.raise_()
        (self.ask.stop() or self.close_button).setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays on the page: what lies below is not in sight."""
        return tab_walk.step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll, a number answers; no key goes on to what lies below."""
        if event.key() in _STEPS:
            self.place.step(_STEPS[Qt.Key(event.key())])
        elif value := self.ask.answer_of_key(event.text()):
            self.answered.emit(value)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.contentsRect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that fits."""
        super().resizeEvent(event)
        self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme.color("window"))

    def restyle(self) -> None:
        """Take the form that fits this room and text size."""
        scale = theme.client_scale()
        tight = self.height() < _LOW * scale or self.width() < _NARROW * scale
        # The quiet buttons have room of their own at the right: their words line up with the cards.
        self._head.setContentsMargins(*((16, 4, 4, 4) if tight else (48, 16, 32, 16)))
        self._body.setContentsMargins(*((16, 0, 16, 12) if tight else (48, 0, 48, 32)))
        self._body.setSpacing(8 if tight else 16)
        self._name.setVisible(not tight)
        self.place.set_tight(tight)
        if self._view is not None:
            self.place.pager.show_at(self._view.language, self._at, len(self._view.places))
        self.ask.set_tight(tight)

    def _build(self) -> None:
        self._name = Label(hour(), role="strong", tone="muted")
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Mark(36))
        head.addWidget(self._name)
        head.addStretch(1)
        for button in (self.close_button, self.hide_button, self.lock_button):
            head.addWidget(button)
        self._body = QVBoxLayout()
        self._body.addWidget(self.place, 1)
        self._body.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._body, 1)
