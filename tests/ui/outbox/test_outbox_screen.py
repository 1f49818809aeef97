# SPDX-License-Identifier: EUPL-1.2
"""The list of signed figures by keys: where they go, how far each is, sent all at once; each look leads back here."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from figures_desk import APRIL_15, leave, signed
from spreekuur.desk import figures_place, statistics_signing
from spreekuur.desk.figures_place import Place
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from ui.statistics.conftest import ALT, CONTROL

Q1 = Period(2026, 1)


@pytest.fixture
def listed(office):
    """At the list, with a quarter signed."""
    signed(office.desk, Q1)
    office.jobs.data_changed.emit("figures")
    office.press(Qt.Key.Key_5, CONTROL)
    office.press(Qt.Key.Key_V, ALT)
    assert office.at == "figures_outbox"
    return office


def screen(office):
    return office.window.screens()["figures_outbox"]


def rows(office):
    return [(row.title, row.words, row.badge[2]) for row in screen(office).parts.list.rows()]


def told(office):
    return [line.words() for line in screen(office).parts.one.lines if line.words()]


def number(office):
    return office.window.bottom_line.figures


def test_all_is_sent_by_one_key_and_later_the_notice_that_withdraws_it(listed, tmp_path):
    figures_place.put(listed.desk, Place(str(tmp_path)))
    screen(listed).showing()
    assert rows(listed) == [("Quarter 1 of 2026", "signed on Apr 15", "ready")]
    assert screen(listed).parts.list.hasFocus() and str(tmp_path) in screen(listed).parts._where.words()
    assert number(listed).text() == "1 period to send"
    listed.press(Qt.Key.Key_Return, CONTROL)
    assert rows(listed) == [("Quarter 1 of 2026", "sent on Apr 15", "sent")]
    assert "no receipt yet" in told(listed)[0]
    assert screen(listed).parts.told.sentence().startswith("Everything that was signed")
    assert not number(listed).isVisible() and len(list(tmp_path.iterdir())) == 1
    (entry,) = ledger.of_period(listed.desk.db, Q1)
    statistics_signing.withdraw(listed.desk, entry.id, "wrong", leave(APRIL_15), APRIL_15)
    listed.jobs.data_changed.emit("figures")
    assert rows(listed)[0][1:] == ("withdrawn on Apr 15 · notice not there yet", "was withdrawn")
    assert number(listed).text() == "1 period to send" and "takes it along" in told(listed)[1]
    listed.press(Qt.Key.Key_Return, CONTROL)
    assert rows(listed)[0][1:] == ("withdrawn on Apr 15 · notice sent", "was withdrawn")
    assert not number(listed).isVisible()
    assert (tmp_path / f"{entry.told['name']}.withdrawn.json").is_file()


def test_what_waits_says_why_and_when_it_is_tried_again(listed, tmp_path):
    figures_place.put(listed.desk, Place(str(tmp_path / "stick")))
    screen(listed).showing()
    listed.press(Qt.Key.Key_Return, CONTROL)
    assert rows(listed) == [("Quarter 1 of 2026", "tried again at 14:01", "waits")]
    assert "check the stick" in told(listed)[0] and "14:01" in told(listed)[1]
    assert screen(listed).parts.told.sentence().startswith("Not everything")
    assert number(listed).text() == "1 period to send"
    (tmp_path / "stick").mkdir()
    screen(listed)._session.sender.go_on(timedelta(0))
    assert rows(listed) == [("Quarter 1 of 2026", "sent on Apr 15", "sent")]
    assert screen(listed).parts.told.sentence().startswith("Everything that was signed")


def test_one_looks_at_a_period_saves_its_files_and_comes_back(listed, tmp_path):
    listed.press(Qt.Key.Key_Return)
    assert listed.at == "figures_check" and listed.check.parts.told.sentence().startswith("Signed on")
    assert listed.check.parts.back.text() == "Back"
    listed.press(Qt.Key.Key_Escape)
    assert listed.at == "figures_outbox"
    listed.press(Qt.Key.Key_B, ALT)
    give = listed.check.parts.give
    assert listed.at == "figures_check" and give.isVisible()
    give.folder.set_folder(tmp_path)
    listed.press(Qt.Key.Key_Return, CONTROL)
    listed.press(Qt.Key.Key_Escape)
    assert rows(listed) == [("Quarter 1 of 2026", "saved by hand on Apr 15", "saved by hand")]
    assert "not known here" in told(listed)[1] and not number(listed).isVisible()
    listed.press(Qt.Key.Key_Escape)
    assert listed.at == "statistics"


def test_where_nobody_said_where_they_go_one_is_led_there(listed):
    parts = screen(listed).parts
    assert "Nobody said yet" in parts._where.words() and parts.change._kind == "primary"
    listed.press(Qt.Key.Key_Return, CONTROL)
    assert listed.at == "settings"
    section = listed.window.screens()["settings"].parts.sections["figures"]
    assert section.isVisible() and section.isAncestorOf(listed.window.focusWidget())
    figures_place.put(listed.desk, Place(by_hand=True))
    number(listed).click()
    assert listed.at == "figures_outbox" and not parts.send.isVisible()
    listed.press(Qt.Key.Key_Return, CONTROL)
    assert listed.at == "figures_check" and listed.check.parts.give.isVisible()


def test_what_was_withdrawn_stays_in_the_list_and_its_notice_can_be_saved(listed, tmp_path):
    (entry,) = ledger.of_period(listed.desk.db, Q1)
    statistics_signing.withdraw(listed.desk, entry.id, "wrong", leave(APRIL_15), APRIL_15)
    listed.jobs.data_changed.emit("figures")
    assert rows(listed) == [("Quarter 1 of 2026", "withdrawn on Apr 15", "was withdrawn")]
    assert not number(listed).isVisible()
    listed.press(Qt.Key.Key_B, ALT)
    listed.check.parts.give.folder.set_folder(tmp_path)
    listed.press(Qt.Key.Key_Return, CONTROL)
    name = str(entry.told["name"])
    assert {one.name for one in tmp_path.iterdir()} == {
        f"{name}.withdrawn.json",
        f"{name}.withdrawn.json.sig",
    }
    assert f"{name}.withdrawn.json" in listed.check.parts.told.sentence()


def test_before_anything_is_signed_it_says_what_to_do(office):
    office.press(Qt.Key.Key_5, CONTROL)
    office.figures.work.look(str(Q1))
    office.press(Qt.Key.Key_V, ALT)
    parts = screen(office).parts
    assert parts.nothing.isVisible() and not parts.list.isVisible() and parts.back.hasFocus()
    office.press(Qt.Key.Key_Escape)
    assert office.at == "statistics"
