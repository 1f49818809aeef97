# SPDX-License-Identifier: EUPL-1.2
"""What does not fit in a field is told with its number, and undo gives back the field as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screen import Screen
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.widgets import Field, LineEdit, NoteField
from spreekuur.ui.widgets.too_long import left_out


@pytest.fixture
def field(shown):
    def build(editor):
        made = Field("Name", editor)
        shown(made, 600, 200)
        editor.setFocus()
        return made

    return build


@pytest.fixture
def pasted():
    """Puts a text on the clipboard, which is empty again afterwards."""
    board = QApplication.clipboard()
    yield board.setText
    board.clear()


def told(field):
    line = field._too_long
    return line.words.words() if line is not None and line.isVisible() else ""


def test_a_line_keeps_what_fits_and_says_how_much_did_not(field, pasted, qtbot):
    line = LineEdit()
    box = field(line)
    qtbot.keyClicks(line, "Jan ")
    pasted("x" * 1000)
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Jan " + "x" * 296
    assert told(box) == "704 signs did not fit: this field takes 300. What fits is kept."
    box._too_long.undo.click()
    assert line.text() == "Jan "
    assert told(box) == ""


def test_what_stood_behind_the_cursor_is_not_pushed_out(field, pasted, qtbot):
    line = LineEdit(most=10)
    box = field(line)
    line.setText("abcd")
    line.setCursorPosition(2)
    pasted("123456789")
    line.paste()
    assert line.text() == "ab123456cd"
    assert told(box).startswith("3 signs")


def test_a_key_in_a_full_line_is_told_too(field, qtbot):
    line = LineEdit(most=3)
    box = field(line)
    qtbot.keyClicks(line, "abc")
    assert told(box) == ""
    qtbot.keyClicks(line, "d")
    assert told(box).startswith("1 sign did not fit")
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert told(box) == "", "there is room again"


def test_a_note_takes_twenty_thousand_signs_and_says_the_rest(field):
    note = NoteField()
    box = field(note)
    note.setPlainText("seen ")
    note.moveCursor(note.textCursor().MoveOperation.End)
    source = QMimeData()
    source.setText("y" * 25_000)
    note.insertFromMimeData(source)
    assert len(note.toPlainText()) == 20_000
    assert told(box).startswith("5\N{NO-BREAK SPACE}005 signs did not fit")
    box._too_long.undo.click()
    assert note.toPlainText() == "seen "


def test_what_fits_is_not_spoken_of(field, pasted):
    line = LineEdit()
    box = field(line)
    pasted("x" * 300)
    line.paste()
    assert told(box) == ""


def test_a_passphrase_that_was_cut_is_wrong_at_once(shown, pasted):
    field = PassphraseField(lambda word: word)
    shown(field, 600, 200)
    pasted("z" * 1200)
    field.line.paste()
    assert "200 signs did not fit" in field.error_line.words()


def test_a_bare_field_of_the_desk_says_it_in_the_band_of_the_window(shown, pasted):
    window, screen = MainWindow(), Screen()
    inner = QWidget(screen)
    column, line = QVBoxLayout(inner), LineEdit(most=5)
    column.addWidget(line)
    window.add_screen("today", screen)
    shown(window)
    line.setText("ab")
    pasted("12345")
    line.paste()
    assert window.notices.sentence().startswith("2 signs")
    window.notices._bar._buttons.itemAt(0).widget().click()
    assert line.text() == "ab"


@given(st.text(max_size=20), st.text(min_size=1, max_size=20), st.integers(0, 20))
def test_the_number_is_what_is_missing(before, coming, room):
    fitted = coming[:room]
    assert left_out(before + fitted, coming) <= len(coming) - len(fitted)
    assert left_out(before + coming, coming) == 0
