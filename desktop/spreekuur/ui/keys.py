# SPDX-License-Identifier: EUPL-1.2
"""Every key of the program, in one table, working under a Cyrillic layout too.

No Ctrl+Alt and no AltGr anywhere: they type letters. Each F-key has a second form, as F-keys may need Fn.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from spreekuur.ui.layouts import as_typed, latin_key

KEYS: dict[str, tuple[str, ...]] = {
    "help": ("F1", "Ctrl+I"),
    "all_keys": ("Ctrl+/",),
    "new_number": ("F2", "Ctrl+T"),
    "change_number": ("F4", "Ctrl+D"),
    "signal_card": ("Ctrl+G",),
    "task": ("Ctrl+M",),
    "new_talk": ("Ctrl+N",),
    "late_talk": ("Ctrl+Shift+N",),
    "who": ("F7", "Ctrl+B"),
    "save_next": ("Ctrl+Enter",),
    "save": ("Ctrl+S",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
    "question": ("F3", "Ctrl+J"),
    "search": ("Ctrl+F",),
    "find": ("Ctrl+K",),
    "same_person": ("Ctrl+O",),
    "two_people": ("Ctrl+U",),
    "print": ("Ctrl+P",),
    "next_panel": ("F6", "Ctrl+Tab"),
    "previous_panel": ("Shift+F6", "Ctrl+Shift+Tab"),
    "client_view": ("F8", "Ctrl+E"),
    "room": ("F11", "Ctrl+R"),
    "hide": ("F9", "Ctrl+H"),
    "lock": ("Ctrl+L",),
    "larger": ("Ctrl++", "Ctrl+="),
    "smaller": ("Ctrl+-",),
    "normal_size": ("Ctrl+0",),
    "close": ("Esc",),
    **{f"go_{n}": (f"Ctrl+{n}",) for n in range(1, 9)},
}
ALWAYS = frozenset({"hide", "lock"})
_FOR_THE_FIELD = frozenset({"undo", "redo", "close"})
_NAMES = {key: name for name, keys in KEYS.items() for key in keys}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
_BARE = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


def pressed(event: QKeyEvent) -> str:
    """The key as it is written in the table, such as `Ctrl+Shift+N`; empty for a bare or a typing key.

    Alt and the digits of the keypad type letters on Windows, as AltGr does on every computer.
    """
    key, modifiers = event.key(), event.modifiers()
    keypad = modifiers & Qt.KeyboardModifier.KeypadModifier
    if key in _BARE or (modifiers & _ALT and (modifiers & _CONTROL or keypad)):
        return ""
    key = latin_key(event) if modifiers & (_CONTROL | _ALT) else key
    key = Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key
    parts = ["Ctrl"] if modifiers & _CONTROL else []
    if modifiers & _ALT:
        parts.append("Alt")
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    keeps_shift = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or key >= Qt.Key.Key_Escape
    if modifiers & _SHIFT and keeps_shift:
        parts.append("Shift")
    name = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    return "+".join([*parts, {"Return": "Enter"}.get(name, name)])


class Keys(QObject):
    """Hears every key first. `dispatch(name or key)` says whether it did something with it.

    `wakes` is asked at every sign of a person, and keeps that sign from going further by saying True.
    """

    def __init__(self, app: QApplication, dispatch: Callable[[str], bool]) -> None:
        super().__init__(app)
        self._app, self._dispatch = app, dispatch
        self.wakes: Callable[[], bool] = lambda: False
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give our keys to the program and all others to the field."""
        kind = event.type()
        if kind not in _INPUT or not isinstance(watched, QWidget):
            return False
        if self.wakes():
            return True
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = pressed(event)
        if not key:
            return False
        typed = as_typed(event) if key.startswith("Alt+") else ""
        if typed and not self._is_layered() and self._dispatch(f"Alt+{typed}"):
            return True
        return self._ours(_NAMES.get(key, key), watched) or self._as_latin(watched, event)

    def _is_layered(self) -> bool:
        return self._app.activeModalWidget() is not None or self._app.activePopupWidget() is not None

    def _ours(self, name: str, field: QWidget) -> bool:
        if self._is_layered() and name not in ALWAYS:
            return False
        if name in ("undo", "redo") and _field_does_it(name, field):
            return False
        return self._dispatch(name) or _is_kept(name)

    def _as_latin(self, field: QWidget, event: QKeyEvent) -> bool:
        """Let the field's own keys, such as copy and paste, work under a Cyrillic layout."""
        latin = latin_key(event)
        if latin == event.key() or not event.modifiers() & _CONTROL:
            return False
        QCoreApplication.sendEvent(field, QKeyEvent(event.type(), latin, event.modifiers()))
        return True


def _is_kept(name: str) -> bool:
    """Whether a key that means nothing here stays away from the field all the same.

    To a field Ctrl+K is "delete the rest of the line", and Alt with a letter types it.
    """
    letter = name.removeprefix("Alt+")
    return (name in KEYS and name not in _FOR_THE_FIELD) or (letter != name and len(letter) == 1)


def _field_does_it(name: str, field: QWidget) -> bool:
    """Whether the field has something of its own to undo or redo: that comes first."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if name == "undo" else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if name == "undo" else document.isRedoAvailable()
    return False
