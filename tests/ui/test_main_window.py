# SPDX-License-Identifier: EUPL-1.2
"""The frame: rail, keys, compact form, help, notices, and a change of language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from spreekuur import language
from spreekuur.errors.vault import WrongPassphrase
from spreekuur.resources import compiled
from spreekuur.ui import theme
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screen import Screen
from spreekuur.ui.widgets import Button, LineEdit


class Form(Screen):
    """A screen with one field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.done: list[str] = []
        self.compact = False
        self.line = LineEdit(name=name)
        self.part = Button("Anoniem", kind="quiet")
        QVBoxLayout(self).addWidget(self.line)

    def title(self) -> str:
        return self.name

    def subtitle(self) -> str:
        return "19:42"

    def header_parts(self):
        return [self.part]

    def commands(self):
        return {"save": lambda: self.done.append("save"), "Alt+1": lambda: False}

    def help_lines(self):
        return ("Een.", "Twee.")

    def set_compact(self, compact):
        self.compact = compact

    def focus_first(self):
        self.line.setFocus()


@pytest.fixture
def window(shown):
    window = MainWindow()
    window.forms = {"today": Form("today"), "consultation": Form("consultation"), "letter": Form("letter")}
    window.add_screen("consultation", window.forms["consultation"])
    window.add_screen("today", window.forms["today"])
    window.add_screen("letter", window.forms["letter"], under="consultation")
    window.show_screen("today")
    return shown(window)


def test_the_rail_shows_only_screens_that_exist_in_the_fixed_order(window):
    assert list(window.rail.items) == ["consultation", "today"]
    tops = {key: item.y() for key, item in window.rail.items.items()}
    assert tops["today"] < tops["consultation"]


def test_the_number_goes_to_its_screen_and_the_focus_to_its_first_field(window):
    assert window.do("go_2")
    assert window.current()[0] == "consultation"
    assert QApplication.focusWidget() is window.forms["consultation"].line
    assert not window.do("go_3")


def test_a_screen_under_another_marks_that_one(window):
    window.show_screen("letter")
    assert window.rail.items["consultation"].isChecked()


def test_the_screen_comes_before_the_window(window):
    heard = []
    window.on("save", lambda: heard.append("window"))
    assert window.do("save")
    assert (window.forms["today"].done, heard) == (["save"], [])
    assert not window.do("Alt+1")


def test_client_view_hide_and_lock_stand_in_the_same_place_on_every_screen(window, qapp):
    places = []
    for key in ("today", "consultation", "letter"):
        window.show_screen(key)
        qapp.processEvents()
        bar = window.top_bar
        places.append([button.pos() for button in (bar.client_button, bar.hide_button, bar.lock_button)])
        assert bar.client_button.isVisible()
    assert places[0] == places[1] == places[2]


def test_hide_and_lock_are_asked_for_by_button_and_key(window, qtbot):
    with qtbot.waitSignals([window.hide_requested, window.lock_requested]):
        window.top_bar.hide_button.click()
        window.top_bar.lock_button.click()
    with qtbot.waitSignals([window.hide_requested, window.lock_requested]):
        window.do("hide")
        window.do("lock")


@pytest.mark.parametrize(
    ("width", "percent", "compact"),
    [(1366, 100, False), (1093, 100, True), (1366, 125, True), (1366, 150, True)],
)
def test_the_compact_form_is_taken_where_there_is_little_room(window, qapp, width, percent, compact):
    theme.apply(qapp, theme="light", percent=percent)
    window.resize(width, 768)
    window.restyle()
    assert window.forms["today"].compact is compact
    assert window.rail.width() == (128 if compact else theme.px(200))
    assert window.top_bar._subtitle.isVisible() is not compact


def test_help_opens_beside_the_screen_and_gives_the_focus_back(window, qtbot):
    window.do("help")
    assert window.guide.panel.isVisible()
    assert window.top_bar.hide_button.isVisible()
    assert not window.guide.panel.geometry().intersects(window.top_bar.geometry())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.guide.panel.isVisible()
    assert QApplication.focusWidget() is window.forms["today"].line


def test_the_list_of_keys_holds_only_keys_that_work(window):
    shown = []
    window.guide.panel.show_keys = lambda groups: shown.extend(
        line.words for group in groups for line in group.lines
    )
    window.do("all_keys")
    assert "Save and stay" in shown
    assert "Show to the client" in shown
    assert "Letter and print" not in shown


def test_walking_goes_between_rail_and_screen(window):
    window.do("next_panel")
    assert QApplication.focusWidget() is window.rail.items["today"]
    window.do("next_panel")
    assert QApplication.focusWidget() is window.forms["today"].line


def test_a_notice_says_what_happened_and_goes_by_escape(window):
    window.notices.tell(WrongPassphrase())
    assert "passphrase" in window.notices.sentence()
    assert window.do("close")
    assert window.notices.sentence() == ""
    assert not window.do("close")


def test_what_was_done_stands_below_with_its_undo(window, qtbot):
    heard = []
    window.on("undo", lambda: heard.append("undo"))
    window.bottom_line.set_done("Gesprek 14 bewaard.")
    assert window.bottom_line.undo.isVisible()
    window.bottom_line.undo.click()
    window.bottom_line.set_done("")
    assert heard == ["undo"]
    assert not window.bottom_line.undo.isVisible()


@pytest.mark.parametrize("code", ["nl", "pl", "bg", "ro", "es"])
def test_every_language_fits_in_the_frame(window, qapp, code):
    assert compiled("locale", code).exists(), "run: python3 dev.py compile"
    language.use(code)
    window.rail.set_desk("Balie 2 · Marta")
    window.bottom_line.set_saved("19:42")
    window.retranslate()
    qapp.processEvents()
    assert window.rail.items["today"].text() != "Today"
    for button in window.top_bar.findChildren(Button):
        assert button.width() >= button.sizeHint().width() or not button.isVisible()
    assert window.minimumSizeHint().width() <= 1093


def test_the_title_bar_is_nobodys_business(window):
    assert window.windowTitle() == ""


def test_a_screen_out_of_sight_changes_language_when_it_is_shown(window):
    said = []

    class Heard(Screen):
        def __init__(self, name):
            super().__init__()
            self.name = name

        def retranslate(self):
            said.append(self.name)

    for name in ("first", "second"):
        window.add_screen(name, Heard(name))
    window.show_screen("first")
    window.retranslate()
    assert said == ["first"]
    window.show_screen("second")
    window.show_screen("second")
    assert said == ["first", "second"]
