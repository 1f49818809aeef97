# SPDX-License-Identifier: EUPL-1.2
"""One tab stop for a group of buttons: arrows move inside it, a letter jumps, Tab leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class Roving(QObject):
    """Moves the focus among the buttons of a group.

    With `each_a_stop` Tab reaches every button too: for a client, who does not know that arrows do.
    """

    def __init__(self, parent: QObject, *, each_a_stop: bool = False) -> None:
        super().__init__(parent)
        self._each_a_stop = each_a_stop
        self._buttons: list[QAbstractButton] = []

    def follow(self, buttons: Sequence[QAbstractButton]) -> None:
        """Look after these buttons; the chosen one, or the first, is the tab stop."""
        for button in self._buttons:
            button.removeEventFilter(self)
        self._buttons = list(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        if self._buttons:
            self.stop_at(self._start())

    def stop_at(self, stop: QAbstractButton) -> None:
        """Make this button the one that Tab reaches."""
        for button in self._buttons:
            reached = self._each_a_stop or button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)

    def focus(self) -> None:
        """Put the focus on the chosen button, or on the first."""
        if self._buttons:
            self._start().setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys inside the group."""
        if isinstance(watched, QAbstractButton):
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(watched, event)
            if event.type() == QEvent.Type.FocusIn:
                self.stop_at(watched)
        return False

    def _start(self) -> QAbstractButton:
        return next((button for button in self._buttons if button.isChecked()), self._buttons[0])

    def _key(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        at = self._buttons.index(button)
        if event.key() in _STEPS:
            self._go(min(max(at + _STEPS[Qt.Key(event.key())], 0), len(self._buttons) - 1))
            return True
        letter = event.text().casefold()
        if event.modifiers() not in _PLAIN or not letter.strip() or not letter.isprintable():
            return False
        after = [*range(at + 1, len(self._buttons)), *range(at + 1)]
        found = next((i for i in after if self._buttons[i].text().casefold().startswith(letter)), None)
        if found is not None:
            self._go(found)
        return found is not None

    def _go(self, index: int) -> None:
        self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
