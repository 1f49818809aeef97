# SPDX-License-Identifier: EUPL-1.2
"""Each setting counts at once, is kept over a restart, and Ctrl+Z takes it back."""

import pytest
from PySide6.QtCore import Qt

from builders import SENDER
from spreekuur import language
from spreekuur import settings as plain
from spreekuur.desk import backups, settings
from spreekuur.store import backup
from spreekuur.ui import theme

from .conftest import press

ENTER, TAB, DOWN, UP, RIGHT, SPACE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Right,
    Qt.Key.Key_Space,
)


def chip(row, value):
    return next(chip for chip in row.chips if chip.value == value)


def undo(window):
    assert window.bottom_line.undo.isVisible()
    assert window.do("undo")


def test_the_list_walks_with_arrows_and_enter_goes_in(window, parts):
    assert parts.list.items["looks"].hasFocus()
    press(DOWN)
    assert (parts.list.current(), parts.list.items["lock"].hasFocus()) == ("lock", True)
    press(ENTER)
    assert chip(parts.sections["lock"].minutes, "10").hasFocus()


def test_ctrl_7_leads_here(window):
    window.show_screen("today")
    assert window.do("go_7")
    assert window.current()[0] == "settings"


def test_the_language_changes_at_once_everywhere_and_comes_back(window, parts, home):
    chip(parts.sections["looks"].language, "pl").click()
    assert language.current() == "pl"
    assert plain.load(home).language == "pl"
    assert parts.list.items["looks"].text() != "Language and look"
    undo(window)
    assert (language.current(), plain.load(home).language) == ("en", "en")
    assert parts.list.items["looks"].text() == "Language and look"
    assert parts.sections["looks"].language.value() == "en"


def test_the_text_size_changes_at_once_and_comes_back(window, parts, home):
    chip(parts.sections["looks"].text_size, "150").click()
    assert (theme.percent(), plain.load(home).text_size) == (150, 150)
    undo(window)
    assert (theme.percent(), plain.load(home).text_size) == (100, 100)


def test_light_and_dark_change_at_once_and_come_back(window, parts, home):
    chip(parts.sections["looks"].theme, "dark").click()
    assert theme.is_dark()
    assert plain.load(home).theme == "dark"
    undo(window)
    assert plain.load(home).theme == "system"


def test_the_text_size_of_the_keys_is_shown_here_too(session, parts):
    session.looks.step(1)
    assert parts.sections["looks"].text_size.value() == "110"
    assert "110 %" in parts.list.items["looks"].accessibleDescription()


def test_a_chosen_chip_stays_chosen_when_it_is_pressed_again(parts):
    english = chip(parts.sections["looks"].language, "en")
    english.click()
    assert english.isChecked()


def test_the_minutes_until_the_lock_are_kept_and_come_back(window, parts, desk, again):
    parts.list.choose("lock")
    chip(parts.sections["lock"].minutes, "15").click()
    assert settings.lock_minutes(desk) == 15
    assert "15" in parts.list.items["lock"].accessibleDescription()
    undo(window)
    assert settings.lock_minutes(desk) == 10
    assert parts.sections["lock"].minutes.value() == "10"
    chip(parts.sections["lock"].minutes, "5").click()
    assert settings.lock_minutes(again().desk) == 5


def test_the_shortest_time_says_when_the_cover_comes(parts):
    parts.list.choose("lock")
    chip(parts.sections["lock"].minutes, "5").click()
    assert "After 4 minutes" in parts.sections["lock"]._notes[0].words()


def test_the_sender_counts_when_its_field_is_left_and_comes_back(window, parts, desk, again):
    parts.list.choose("letters")
    line = parts.sections["letters"].fields.line("street")
    line.setFocus()
    line.selectAll()
    press("Dorpsstraat 12", TAB)
    assert desk.sender.street == "Dorpsstraat 12"
    undo(window)
    assert desk.sender == SENDER
    assert line.text() == SENDER.street
    line.setFocus()
    line.selectAll()
    press("Dorpsstraat 14", ENTER)
    assert again().desk.sender.street == "Dorpsstraat 14"


def test_a_sender_without_a_phone_waits_until_it_is_right(window, parts, desk):
    parts.list.choose("letters")
    fields = parts.sections["letters"].fields
    fields.line("phone").setFocus()
    fields.line("phone").clear()
    press(TAB)
    assert fields.fields["phone"].error()
    assert desk.sender == SENDER
    parts.list.choose("lock")
    assert fields.line("phone").text() == SENDER.phone


def test_what_is_typed_counts_too_when_the_program_locks(window, parts, desk):
    parts.list.choose("letters")
    line = parts.sections["letters"].fields.line("city")
    line.setFocus()
    line.selectAll()
    press("Kudelstaart")
    window.screens()["settings"].keep_draft()
    assert desk.sender.city == "Kudelstaart"


def test_the_digit_of_the_laptop_is_shown_with_the_reason_why_it_stays(parts):
    letters = parts.sections["letters"]
    assert letters.digit.text() == "3"
    assert "reference number" in letters._why.words()


def test_the_digit_is_read_aloud_in_the_language_in_use(window, parts):
    digit = parts.sections["letters"].digit
    assert digit.accessibleName() == "Digit of this laptop: 3"
    parts.list.choose("looks")
    chip(parts.sections["looks"].language, "nl").click()
    assert digit.accessibleName() == "Cijfer van deze laptop: 3"


def test_that_the_folder_is_not_there_is_said_in_the_language_in_use(window, parts, desk, tmp_path):
    backups.choose_folder(desk, str(tmp_path / "STICK"))
    window.show_screen("settings")
    parts.list.choose("copies")
    missing = parts.sections["copies"].missing
    assert missing.words().startswith("The folder is not there.")
    chip(parts.sections["looks"].language, "nl").click()
    assert missing.words().startswith("De map is er niet.")


def test_the_folder_of_the_second_copy_is_kept_and_comes_back(window, parts, desk, tmp_path):
    parts.list.choose("copies")
    section = parts.sections["copies"]
    section.folder.line.setFocus()
    press(str(tmp_path / "STICK"), ENTER)
    assert backups.folder(desk) == str(tmp_path / "STICK")
    assert "not there" in section.missing.words()
    undo(window)
    assert (backups.folder(desk), section.folder.line.text()) == ("", "")


def test_a_folder_that_is_chosen_in_the_list_counts_when_the_list_closes(parts, desk, tmp_path):
    stick = tmp_path / "STICK"
    (stick / "Spreekuur").mkdir(parents=True)
    parts.list.choose("copies")
    section = parts.sections["copies"]
    section.folder.set_folder(stick)
    section.folder.button.click()
    section.folder.list._go(stick / "Spreekuur")
    assert backups.folder(desk) == ""
    assert parts.current().go_back()
    assert backups.folder(desk) == str(stick / "Spreekuur")


def test_the_vaults_own_folder_is_refused_beside_the_field(parts, desk, home):
    parts.list.choose("copies")
    section = parts.sections["copies"]
    section.folder.line.setFocus()
    press(str(home), ENTER)
    assert section.folder.error()
    assert backups.folder(desk) == ""


def test_a_copy_is_made_now_and_what_was_checked_is_said(window, parts, home, tmp_path, desk):
    stick = tmp_path / "STICK"
    stick.mkdir()
    backups.choose_folder(desk, str(stick))
    window.show_screen("settings")
    parts.list.choose("copies")
    section = parts.sections["copies"]
    assert "none yet" in section.here.words()
    parts.copy.click()
    assert len(backup.local_copies(home)) == len(list(stick.iterdir())) == 1
    assert "19:42, read back and found equal" in section.here.words()
    assert "19:42, read back and found equal" in section.there.words()
    assert "19:42" in parts.list.items["copies"].accessibleDescription()


def test_a_stick_that_is_missing_is_said_and_the_copy_here_is_made(window, parts, home, tmp_path, desk):
    backups.choose_folder(desk, str(tmp_path / "STICK"))
    window.show_screen("settings")
    parts.copy.click()
    assert len(backup.local_copies(home)) == 1
    assert "stick" in parts.sections["copies"].there.words()


def test_a_lock_gives_the_section_back(window, parts):
    parts.list.choose("copies")
    view = window.screens()["settings"]
    place = view.place()
    parts.list.choose("looks")
    view.restore(place)
    assert parts.list.current() == "copies"


def test_nothing_is_built_before_the_settings_are_first_shown(session, shown):
    from spreekuur.ui.desk import open_desk

    window = shown(open_desk(session))
    assert window.screens()["settings"].parts is None


@pytest.mark.parametrize("section", ["looks", "lock", "people", "sheet", "letters", "copies"])
def test_tab_reaches_every_part_and_comes_round(parts, window, section):
    parts.list.choose(section)
    parts.list.focus_first()
    reached = set()
    for _step in range(60):
        press(TAB)
        focused = window.window().focusWidget()
        if focused is parts.list.items[section]:
            break
        reached.add(focused)
    assert parts.list.items[section].hasFocus()
    assert parts.copy in reached
    inside = [widget for widget in reached if parts.sections[section].isAncestorOf(widget)]
    assert inside
