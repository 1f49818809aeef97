# SPDX-License-Identifier: EUPL-1.2
"""A laptop joins a team by keys: two windows, two vaults, and a folder as the stick."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spreekuur.team import roster
from spreekuur.ui.settings.slot_panels import LeavePanel
from spreekuur.ui.team.admitting_panels import AdmitPanel, AdmittedPanel, RequestsPanel
from spreekuur.ui.team.joining_panels import AskToJoinPanel, FindAdmissionPanel, OfferPanel

from .conftest import EWA

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def press(*keys):
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(QApplication.focusWidget(), key)
        else:
            QTest.keyClick(QApplication.focusWidget(), key)


def ask(section, stick):
    section.team.ask.click()
    section.panel.folder.set_folder(stick)
    section.panel.folder.line.setFocus()
    press(ENTER)


def look_who_asks(section, stick):
    section.team.admit.click()
    if isinstance(section.panel, LeavePanel):
        section.panel.asking.field.line.setFocus()
        press(EWA, ENTER)
    assert isinstance(section.panel, RequestsPanel)
    section.panel.folder.set_folder(stick)
    section.panel.folder.line.setFocus()
    press(ENTER)


def let_in(section, stick):
    look_who_asks(section, stick)
    section.panel.accept.click()
    assert isinstance(section.panel, AdmittedPanel), section.panel.error.words()
    section.panel.accept.click()


def words_of(six):
    return six.accessibleName()


def names(section):
    return [row.title for row in section.team.list.rows()]


def team_of(section):
    return roster.of(section.acts.session.jobs.db.db)


def test_a_laptop_joins_in_three_steps_and_both_screens_show_the_same_words(at, stick):
    jan = at("Jan")
    assert jan.summary() == "not in a team yet"
    ask(jan, stick)
    assert jan.summary() == "asked to join"
    words_at_jan = words_of(jan.team.six)
    ewa = at("Ewa")
    look_who_asks(ewa, stick)
    assert isinstance(ewa.panel, AdmitPanel)
    assert words_of(ewa.panel.six) == words_at_jan
    ewa.panel.accept.click()
    assert isinstance(ewa.panel, AdmittedPanel)
    team_words = words_of(ewa.panel.six)
    ewa.panel.accept.click()
    assert ewa.panel is None
    jan = at("Jan")
    jan.team.take.click()
    assert isinstance(jan.panel, OfferPanel), "the answer is looked for where the request was written"
    assert words_of(jan.panel.six) == team_words
    jan.panel.accept.click()
    assert jan.panel is None
    assert "team of Pools spreekuur" in jan.done.words()
    assert names(jan) == names(ewa) == ["0 · Pools spreekuur", "1 · Laptop van Jan"]


def test_a_volunteer_sees_the_team_and_changes_nothing(at, stick):
    ask(at("Jan"), stick)
    let_in(at("Ewa"), stick)
    jan = at("Jan")
    jan.team.take.click()
    jan.panel.accept.click()
    assert [button for button in jan.team.buttons() if button.isVisible()] == []
    assert "coordinator's laptop decides" in jan.team.says.words()


def test_what_was_begun_is_gone_on_with_after_the_program_was_closed(at, stick):
    jan = at("Jan")
    ask(jan, stick)
    before = words_of(jan.team.six)
    jan.team.six.show_words(())
    jan.coming()
    assert words_of(jan.team.six) == before


def test_words_that_differ_change_nothing_on_either_side(at, stick):
    ask(at("Jan"), stick)
    ewa = at("Ewa")
    look_who_asks(ewa, stick)
    ewa.panel.cancel.click()
    assert "do not go on" in ewa.done.words()
    assert team_of(ewa).others() == []
    let_in(ewa, stick)
    jan = at("Jan")
    jan.team.take.click()
    press(ENTER)  # the answer that the focus stands on is the safe one
    assert "do not go on" in jan.done.words()
    assert roster.is_waiting(jan.acts.session.jobs.db.db)


def test_escape_at_the_words_is_not_a_yes(at, stick):
    ask(at("Jan"), stick)
    ewa = at("Ewa")
    look_who_asks(ewa, stick)
    assert ewa.go_back()
    assert team_of(ewa).others() == []


def test_an_empty_stick_is_said_beside_the_field_and_asked_again(at, stick):
    ewa = at("Ewa")
    look_who_asks(ewa, stick)
    assert "no request" in ewa.panel.error.words()
    ask(at("Jan"), stick)
    ewa = at("Ewa")
    ewa.panel.accept.click()
    assert isinstance(ewa.panel, AdmitPanel)


def test_a_stick_that_is_gone_asks_for_another_place(at, stick, tmp_path):
    jan = at("Jan")
    ask(jan, stick)
    let_in(at("Ewa"), stick)
    stick.rename(tmp_path / "elsewhere")
    jan = at("Jan")
    jan.team.take.click()
    assert isinstance(jan.panel, FindAdmissionPanel)
    jan.panel.folder.set_folder(tmp_path / "elsewhere")
    jan.panel.accept.click()
    assert isinstance(jan.panel, OfferPanel)


def test_no_folder_is_said_where_the_request_would_be_written(at, tmp_path):
    jan = at("Jan")
    ask(jan, tmp_path / "nowhere")
    assert isinstance(jan.panel, AskToJoinPanel)
    assert jan.panel.folder.error()
    assert jan.team.standing.asked is None


def test_a_digit_that_is_taken_is_said_before_and_asked_anew_with_another(at, stick):
    ana = at("Ana")
    ask(ana, stick)
    ewa = at("Ewa")
    look_who_asks(ewa, stick)
    assert "Pools spreekuur has the digit 0" in ewa.panel.noted.words()
    ewa.panel.accept.click()
    assert "digit 0" in ewa.panel.error.words()
    ewa.close_panel()
    ana = at("Ana")
    ana.team.again.click()
    ana.panel.digit.set_values(["4"])
    ana.panel.accept.click()
    let_in(at("Ewa"), stick)
    assert names(at("Ewa")) == ["0 · Pools spreekuur", "4 · Laptop van Ana"]


def test_of_several_who_ask_one_is_chosen(at, stick):
    ask(at("Jan"), stick)
    ask(at("Ana"), stick)
    ewa = at("Ewa")
    look_who_asks(ewa, stick)
    assert isinstance(ewa.panel, RequestsPanel)
    assert len(ewa.panel.list.rows()) == 2
    press(ENTER)
    assert isinstance(ewa.panel, AdmitPanel)


def test_one_s_own_request_is_not_answered(at, stick):
    ewa = at("Ewa")
    ask(ewa, stick)
    ewa.team.forget.click()
    look_who_asks(ewa, stick)
    assert "on this very laptop" in ewa.panel.error.words()


@pytest.mark.parametrize("broken", ["{", '{"what":"spreekuur request"}', "age-encryption.org/v1\n"])
def test_a_file_that_is_none_is_passed_over(at, stick, broken):
    (stick / "a.json").write_text(broken)
    ask(at("Jan"), stick)
    let_in(at("Ewa"), stick)
    (stick / "b.age").write_text(broken)
    jan = at("Jan")
    jan.team.take.click()
    assert isinstance(jan.panel, OfferPanel)


def test_an_answer_to_an_older_request_is_named(at, stick, tmp_path, watch):
    ask(at("Jan"), stick)
    let_in(at("Ewa"), stick)
    shutil.copytree(stick, tmp_path / "before")
    watch.go(minutes=3)
    jan = at("Jan")
    jan.team.again.click()
    jan.panel.folder.set_folder(tmp_path / "before")
    jan.panel.accept.click()
    jan.team.take.click()
    jan.panel.accept.click()
    assert "another request" in jan.panel.error.words()


def test_a_laptop_is_taken_out_with_a_reason(at, stick):
    ask(at("Jan"), stick)
    let_in(at("Ewa"), stick)
    ewa = at("Ewa")
    ewa.team.list.select("Laptop van Jan")
    ewa.team.revoke.click()
    assert ewa.panel.cancel.hasFocus(), "the safe answer"
    ewa.panel.why.set_values(["left"])
    ewa.panel.accept.click()
    row = ewa.team.list.rows()[1]
    assert (row.badge[2], row.words) == ("out of the team", "its user left")
    look_who_asks(ewa, stick)
    assert "was taken out" in ewa.panel.error.words()


def test_a_new_laptop_takes_the_place_of_a_lost_one(at, stick, tmp_path):
    ask(at("Jan"), stick)
    let_in(at("Ewa"), stick)
    (tmp_path / "other").mkdir()
    ana = at("Ana")
    ana.team.ask.click()
    ana.panel.digit.set_values(["1"])
    ana.panel.folder.set_folder(tmp_path / "other")
    ana.panel.accept.click()
    ewa = at("Ewa")
    look_who_asks(ewa, tmp_path / "other")
    assert "Laptop van Jan has the digit 1" in ewa.panel.noted.words()
    ewa.panel.lost.set_value("Laptop van Jan")
    ewa.panel.accept.click()
    ewa.panel.accept.click()
    assert [(row.title, row.badge and row.badge[2]) for row in ewa.team.list.rows()[1:]] == [
        ("1 · Laptop van Ana", None),
        ("1 · Laptop van Jan", "out of the team"),
    ]
