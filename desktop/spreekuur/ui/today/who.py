# SPDX-License-Identifier: EUPL-1.2
"""Who sits here? A small panel over the window: a digit, or a new name and Enter."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.evenings.model import Evening
from spreekuur.language import _
from spreekuur.ui import tab_walk, theme
from spreekuur.ui.widgets import Button, Card, Field, Label, LineEdit
from spreekuur.ui.widgets.button import spread
from spreekuur.ui.widgets.scroll import while_it_stands

_WIDTH = 280
_MOST_DIGITS = 9


class WhoSitsHere(Card):
    """A child of the window, hidden until `ask`; it closes by an answer, Esc, or losing the focus."""

    sat_down = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.setParent(window)
        self._window = window
        self._evening: Evening | None = None
        self._back: QWidget | None = None
        self._title = Label(role="section")
        self._names = QVBoxLayout()
        self._names.setSpacing(8)
        self.buttons: list[Button] = []
        self.other = LineEdit(name="other-name")
        self._other_field = Field("", self.other)
        self.box.addWidget(self._title)
        self.box.addLayout(self._names)
        self.box.addWidget(self._other_field)
        self.other.returnPressed.connect(lambda: self._sit(self.other.text().strip()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def set_evening(self, evening: Evening | None) -> None:
        """Whose names are offered; without an evening nobody is asked."""
        self._evening = evening
        if evening is None:
            self.hide()

    def ask(self, above: QWidget | None = None) -> bool:
        """Open above a part of the window, such as the desk's card; False while no evening is on."""
        if self._evening is None:
            return False
        self._back = QApplication.focusWidget()
        self._fill(self._evening)
        self._place(above)
        self.show()
        self.raise_()
        (self.buttons[0] if self.buttons else self.other).setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the panel, which Esc or an answer closes."""
        return tab_walk.step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, arrows move, Esc closes."""
        digit = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif digit.isdigit() and 0 < int(digit) <= min(len(self.buttons), _MOST_DIGITS):
            self.buttons[int(digit) - 1].click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _fill(self, evening: Evening) -> None:
        self._title.setText(_("Who sits here?"))
        self._other_field.set_label(_("Somebody else"), _("first name or initials"))
        self.other.clear()
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(place, name) for place, name in enumerate(evening.roster, 1)]

    def _button(self, place: int, name: str) -> Button:
        here = self._evening is not None and name == self._evening.at_desk
        button = Button(
            name, icon="check" if here else "user", keys=str(place) if place <= _MOST_DIGITS else ""
        )
        button.clicked.connect(lambda: self._sit(name))
        self._names.addWidget(spread(button))
        return button

    def _place(self, above: QWidget | None) -> None:
        window = self._window
        self.setFixedWidth(theme.px(_WIDTH))
        self.adjustSize()
        corner = above.mapTo(window, QPoint(0, 0)) if above is not None else QPoint(12, window.height() - 12)
        self.move(max(corner.x(), 8), max(corner.y() - self.height() - 8, 8))

    @while_it_stands
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and not self.isAncestorOf(new):
            self.hide()

    def _sit(self, name: str) -> None:
        self._leave()
        if name:
            self.sat_down.emit(name)

    def _leave(self) -> None:
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
