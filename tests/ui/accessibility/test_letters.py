# SPDX-License-Identifier: EUPL-1.2
"""Alt and the underlined letter: every label in sight has its own in every language, and goes to its field."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from spreekuur.ui import layouts
from spreekuur.ui.keys import Keys
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screen import Screen
from spreekuur.ui.widgets import ChipRow, Field, Label, LineEdit

ALT = Qt.KeyboardModifier.AltModifier


def lettered(scene) -> list[Label]:
    """The labels of fields that are in sight, and whose field is."""
    labels = [label for label in scene.shell.findChildren(Label) if label.isVisible() and label.text()]
    return [label for label in labels if label.buddy() is not None and label.buddy().isVisible()]


def test_every_label_in_sight_has_a_letter_of_its_own(spoken):
    labels = [label for label in lettered(spoken) if spoken.is_on_top(label, spoken.box(label))]
    assert [label.text() for label in labels if not label.mnemonic()] == []
    given = Counter(layouts.by_sound(label.mnemonic()) for label in labels)
    assert [letter for letter, count in given.items() if count > 1] == []
    assert [label.text() for label in labels if label.mnemonic() not in label.text().upper()] == []


class Form(Screen):
    """Three fields and a row of chips."""

    def __init__(self, *labels: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.lines = [LineEdit() for _label in labels]
        for label, line in zip(labels, self.lines, strict=True):
            column.addWidget(Field(label, line))
        self.row = ChipRow("Zorg", [("a", "Ja"), ("b", "Nee")])
        column.addWidget(self.row)

    def commands(self):
        return {"Alt+K": lambda: None, "Alt+1": lambda: None}

    def focus_first(self):
        self.lines[0].setFocus()


@pytest.fixture
def window(shown, qapp):
    """A window with such a screen; `heard` is what it did not know."""

    def make(*labels: str) -> tuple[MainWindow, Form]:
        made, form = MainWindow(), Form(*labels)
        made.add_screen("today", form)
        made.show_screen("today")
        shown(made)
        qapp.processEvents()
        kept.append(Keys(qapp, made.do))
        return made, form

    kept: list[Keys] = []
    yield make
    for keys in kept:
        qapp.removeEventFilter(keys)


def press(letter: str, place: int = 0) -> None:
    """Alt and a key, as X says it: the letter that the layout has on it, and the place."""
    code = ord(letter.upper())
    event = QKeyEvent(QEvent.Type.KeyPress, code, ALT, place, 0, 0, letter.lower())
    QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.parametrize(
    ("labels", "letter", "place", "at"),
    [
        (("Naam", "Telefoon"), "t", 28, 1),
        (("Naam", "Telefoon"), "т", 28, 1),  # Т of the phonetic layout, on the key of T
        (("Name", "House"), "г", 43, 1),  # БДС has Г on the key of H
        (("Име", "Телефон"), "т", 28, 1),
        (("Име", "Телефон"), "т", 44, 1),  # БДС types Т on the key of J
        (("Име", "Бележка"), "б", 61, 1),  # and Б on the key of the slash
        (("Име", "Бележка"), "b", 56, 1),  # under a Latin layout the key of the sound
        (("Imię", "Świadczenie"), "w", 25, 1),
    ],
)
def test_a_letter_goes_to_its_field_under_any_layout(window, labels, letter, place, at):
    _made, form = window(*labels)
    form.lines[0].setFocus()
    press(letter, place)
    assert QApplication.focusWidget() is form.lines[at]
    assert form.lines[at].text() == ""


def test_a_row_of_chips_is_reached_as_well(window):
    _made, form = window("Naam", "Telefoon")
    press("z", 52)
    assert QApplication.focusWidget() is form.row.chips[0]


def test_keys_of_the_screen_are_no_letters_of_labels(window):
    _made, form = window("Kenmerk", "Код")
    letters = {label.text(): label.mnemonic() for label in form.findChildren(Label) if label.buddy()}
    assert letters["Kenmerk"] == "E"
    assert letters["Код"] == "О"


def test_a_label_keeps_its_letter_when_others_come(window, qapp):
    _made, form = window("Naam", "Nummer")
    second = form.lines[1].parentWidget()
    before = second.label.mnemonic()
    second.hide()
    form.layout().addWidget(Field("Notitie", LineEdit()))
    second.show()
    qapp.processEvents()
    assert second.label.mnemonic() == before


def test_alt_and_the_keypad_still_type_on_windows(window):
    _made, form = window("Naam")
    heard = Qt.KeyboardModifier.KeypadModifier | ALT
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, heard, "1")
    QApplication.sendEvent(form.lines[0], event)
    assert QApplication.focusWidget() is form.lines[0]
