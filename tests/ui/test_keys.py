# SPDX-License-Identifier: EUPL-1.2
"""The keys: one table, a second form for each F-key, and a keyboard that types Cyrillic."""

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from spreekuur.ui import layouts
from spreekuur.ui.key_words import meaning
from spreekuur.ui.keys import KEYS, Keys, pressed
from spreekuur.ui.widgets import LineEdit, NoteField

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(code: int, modifiers=NONE, text: str = "", scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, 0, 0, text)


def test_no_key_means_two_things_and_none_types_a_letter():
    written = [combination for forms in KEYS.values() for combination in forms]
    assert len(written) == len(set(written))
    assert not [combination for combination in written if "Ctrl+Alt" in combination]
    assert not [combination for combination in written if len(combination) == 1]


def test_every_f_key_has_a_second_form():
    for name, forms in KEYS.items():
        if any(form.lstrip("Shift+").startswith("F") for form in forms):
            assert len(forms) == 2, name


def test_every_command_says_what_it_does():
    assert all(meaning(name) for name in KEYS if not name.startswith("go_"))


@pytest.mark.parametrize(
    ("event", "written"),
    [
        (key(Qt.Key.Key_S, CONTROL), "Ctrl+S"),
        (key(Qt.Key.Key_N, CONTROL | SHIFT), "Ctrl+Shift+N"),
        (key(Qt.Key.Key_Return, CONTROL), "Ctrl+Enter"),
        (key(Qt.Key.Key_Enter, CONTROL | Qt.KeyboardModifier.KeypadModifier), "Ctrl+Enter"),
        (key(Qt.Key.Key_F6, SHIFT), "Shift+F6"),
        (key(Qt.Key.Key_Plus, CONTROL | SHIFT), "Ctrl++"),
        (key(Qt.Key.Key_Slash, CONTROL), "Ctrl+/"),
        (key(Qt.Key.Key_1, ALT), "Alt+1"),
        (key(Qt.Key.Key_Backtab, CONTROL | SHIFT), "Ctrl+Shift+Tab"),
        (key(Qt.Key.Key_Escape), "Esc"),
        (key(Qt.Key.Key_Control, CONTROL), ""),
        (key(Qt.Key.Key_L, CONTROL | ALT, "ł"), ""),
    ],
)
def test_a_key_is_written_as_in_the_table(event, written):
    assert pressed(event) == written


@pytest.mark.parametrize(
    ("letter", "place", "meant"),
    [("Ы", 39, "S"), ("С", 39, "S"), ("Я", 52, "Z"), ("Д", 46, "L"), ("Р", 43, "H")],
)
def test_the_place_of_the_key_decides_under_a_cyrillic_layout(monkeypatch, letter, place, meant):
    monkeypatch.setattr(layouts, "_BY_PLACE", layouts._scan_codes())
    event = key(ord(letter), CONTROL, letter.lower(), scan=place)
    assert pressed(event) == f"Ctrl+{meant}"


@pytest.mark.parametrize(
    ("language", "letter", "meant"),
    [
        ("ru", "Ы", "S"),
        ("ru", "Д", "L"),
        ("ru", "Р", "H"),
        ("bg", "С", "S"),
        ("bg", "Л", "L"),
        ("bg", "Х", "H"),
    ],
)
def test_without_a_place_the_letter_decides(monkeypatch, language, letter, meant):
    method = QApplication.inputMethod()
    monkeypatch.setattr(layouts.QGuiApplication, "inputMethod", lambda: FakeMethod(language))
    assert pressed(key(ord(letter), CONTROL, letter)) == f"Ctrl+{meant}"
    assert method is not None


class FakeMethod:
    def __init__(self, language: str) -> None:
        self._language = language

    def locale(self) -> QLocale:
        return QLocale(self._language)


@pytest.fixture
def heard(qapp):
    names: list[str] = []
    filter_ = Keys(qapp, lambda name: names.append(name) or name in KEYS)
    yield names
    qapp.removeEventFilter(filter_)


def test_keys_are_heard_before_the_field(shown, qtbot, heard):
    line = shown(LineEdit())
    qtbot.keyClick(line, Qt.Key.Key_K, CONTROL)
    qtbot.keyClick(line, Qt.Key.Key_F9)
    qtbot.keyClick(line, Qt.Key.Key_H, CONTROL)
    assert heard == ["find", "hide", "hide"]


def test_typing_goes_to_the_field(shown, qtbot, heard):
    line = shown(LineEdit())
    for letter in "łąka":
        QApplication.sendEvent(line, key(ord(letter.upper()), NONE, letter))
    assert line.text() == "łąka"


@pytest.mark.parametrize("make", [LineEdit, NoteField])
def test_undo_is_the_fields_while_it_has_something_to_undo(shown, qtbot, heard, make):
    field = shown(make())
    qtbot.keyClicks(field, "huur")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert "undo" not in heard
    while field.isUndoAvailable() if make is LineEdit else field.document().isUndoAvailable():
        field.undo()
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert heard[-1] == "undo"


def test_copy_and_paste_work_under_a_cyrillic_layout(shown, heard):
    line = shown(LineEdit())
    QApplication.clipboard().setText("huur")
    QApplication.sendEvent(line, key(ord("В"), CONTROL, "", scan=55))
    assert line.text() == "huur"


def test_under_a_menu_or_list_only_hide_and_lock_are_heard(shown, qtbot, heard):
    from spreekuur.ui.widgets import ComboBox

    box = shown(ComboBox([("a", "Alfa"), ("b", "Beta")]))
    box.showPopup()
    popup = QApplication.activePopupWidget()
    qtbot.keyClick(popup, Qt.Key.Key_S, CONTROL)
    qtbot.keyClick(popup, Qt.Key.Key_L, CONTROL)
    assert heard == ["lock"]
    box.hidePopup()


def test_a_sign_of_life_can_be_kept_from_going_further(shown, qtbot, qapp):
    filter_ = Keys(qapp, lambda _name: False)
    filter_.wakes = lambda: True
    line = shown(LineEdit())
    qtbot.keyClicks(line, "a")
    qapp.removeEventFilter(filter_)
    assert line.text() == ""
