# SPDX-License-Identifier: EUPL-1.2
"""The menus that Qt makes itself speak the language of the screen, and change with it at once."""

import pytest
from PySide6.QtCore import Qt, QTimer, QTranslator
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollBar, QSpinBox, QWidget

from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import qt_words
from spreekuur.ui.widgets import LineEdit, NoteField

# Undo, cut, copy, paste, select all, as they stand in the menu of a field.
EDITING = {
    "nl": (
        "Ongedaan maken",
        "Opnieuw doen",
        "Knippen",
        "Kopiëren",
        "Plakken",
        "Verwijderen",
        "Alles selecteren",
    ),
    "pl": ("Cofnij", "Ponów", "Wytnij", "Kopiuj", "Wklej", "Usuń", "Zaznacz wszystko"),
    "en": ("Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select all"),
    "ro": ("Anulați", "Refaceți", "Decupați", "Copiați", "Lipiți", "Ștergeți", "Selectați tot"),
}


@pytest.fixture
def words(qapp):
    made = qt_words.install(qapp)
    yield made
    qapp.removeTranslator(made)


def menu_of(qtbot, part: QWidget) -> list[str]:
    """What stands in the menu that a right click opens, without the keys."""
    place = part.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, part.mapToGlobal(place))
    # A menu that waits for an answer is closed as soon as it is there.
    found: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            found.extend(action.text().split("\t")[0] for action in menu.actions() if action.text())
            menu.close()

    qtbot.waitUntil(lambda: part.isVisible())
    QTimer.singleShot(0, read)
    QApplication.sendEvent(part, event)
    if not found:
        read()
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_menu_of_a_line_speaks_the_language(words, shown, qtbot, code):
    language.use(code)
    field = shown(LineEdit())
    found = menu_of(qtbot, field)
    assert len(found) == 7
    assert found == list(EDITING.get(code, found))
    if code != "en":
        assert not set(found) & set(EDITING["en"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_menu_of_a_note_says_the_same(words, shown, qtbot, code):
    language.use(code)
    note = shown(NoteField())
    assert menu_of(qtbot, note.viewport())[:7] == menu_of(qtbot, shown(LineEdit()))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("way", [Qt.Orientation.Vertical, Qt.Orientation.Horizontal])
def test_the_menu_of_a_scroll_bar_speaks_the_language(words, shown, qtbot, code, way):
    language.use("en")
    english = menu_of(qtbot, shown(QScrollBar(way)))
    language.use(code)
    found = menu_of(qtbot, shown(QScrollBar(way)))
    assert len(found) == 7
    assert code == "en" or not set(found) & set(english)


def test_another_language_is_spoken_by_the_very_next_menu(words, shown, qtbot):
    field = shown(LineEdit())
    for code in ("pl", "ro", "nl"):
        language.use(code)
        assert menu_of(qtbot, field)[0] == EDITING[code][0]


def test_qt_asks_for_nothing_else_in_the_parts_that_we_use(qapp, shown, qtbot):
    asked: set[tuple[str, str]] = set()

    class Asked(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            asked.add((context, source))
            return source

        def isEmpty(self):
            return False

    listener = Asked()
    qapp.installTranslator(listener)
    for part in (LineEdit(), NoteField(), QScrollBar(Qt.Orientation.Vertical), QSpinBox()):
        menu_of(qtbot, shown(part))
        part.grab()
    qapp.removeTranslator(listener)
    known = set(qt_words._editing() | qt_words._scrolling() | qt_words._buttons())
    keys = {source for context, source in asked if context in ("QShortcut", "QGuiApplication")}
    assert {source for _, source in asked} - keys <= known
