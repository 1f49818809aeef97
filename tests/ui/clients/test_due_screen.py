# SPDX-License-Identifier: EUPL-1.2
"""Files to clear: told on Today, listed before anything is done, cleared by one key, each kept for a reason."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from spreekuur import language
from spreekuur.clients import keeping, seen
from spreekuur.clients.keeping import Why
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from spreekuur.times import local_date, months_after
from ui.clients.conftest import CONTROL, ENTER, ESC, focused

LONG_AGO = timedelta(days=800)


@pytest.fixture
def old(desk, watch):
    """Two with whom nothing was for more than two years; one left a name."""
    before = watch() - LONG_AGO
    named = client_files.found(
        desk, "pl", before, (Purpose.RECORD,), given="Iwona", phone="0612000111"
    ).client
    return named, client_files.found(desk, "bg", before + timedelta(days=1), (Purpose.RECORD,)).client


def todo(house):
    rows = house.window.screens()["today"].parts.todo.rows
    return [row for row in rows if row.button.text() == "Look at them"]


def in_bin(house):
    return {hit.id for hit in client_files.in_bin(house.desk, local_date(house.watch()))}


def test_without_one_there_is_neither_a_button_nor_a_line(client, house):
    assert todo(house) == []
    house.press(Qt.Key.Key_3, hold=CONTROL)
    assert house.clients.parts.search.due_button.isHidden()


def test_today_says_it_and_leads_to_the_list(old, house):
    today = house.window.screens()["today"].today
    assert today.to_clear == 2
    (row,) = todo(house)
    assert "2 files to clear" in row.button.accessibleDescription()
    row.button.click()
    assert house.screen == "clients"
    card = house.clients.parts.due
    assert card.isVisible()
    assert focused() is card.close_button, "clearing is no key pressed in passing"
    titles = [row.keep.accessibleDescription().split(",")[0] for row in card.rows]
    assert titles == [file.code for file in old]


def test_the_list_says_what_would_go_and_nobody_s_name(old, house):
    house.clients.parts.search.due_wanted.emit()
    house.window.show_screen("clients")
    words = " ".join(label.text() for label in house.clients.parts.due.findChildren(QLabel))
    assert old[0].code in words
    assert "Iwona" not in words
    assert "0612000111" not in words
    assert seen.newest(house.desk.db, 10) == [], "the list opens no file"


def test_one_key_puts_them_in_the_bin_and_ctrl_z_takes_all_back(old, house):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    button = house.clients.parts.search.due_button
    assert (button.isVisible(), button.text()) == (True, "2 files to clear")
    button.click()
    house.clients.parts.due.clear_button.click()
    assert in_bin(house) == {file.id for file in old}
    assert house.clients.parts.due.isHidden(), "nothing is left to clear"
    assert "2 files lie in the bin" in house.window.bottom_line._done.text()
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert in_bin(house) == set()
    assert house.clients.parts.search.due_button.isVisible()


def test_each_comes_back_out_of_the_bin_for_thirty_days(old, house, watch):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.due_button.click()
    house.clients.parts.due.clear_button.click()
    watch.go(days=29)
    house.clients.parts.search.bin_button.click()
    house.clients.parts.bin.rows[0].back.click()
    assert len(in_bin(house)) == 1


@pytest.mark.parametrize("why", Why)
def test_one_is_kept_for_a_reason_with_keys_alone(old, house, watch, why):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.due_button.click()
    card = house.clients.parts.due
    card.rows[0].keep.setFocus()
    house.press(ENTER)
    assert card.why.isAncestorOf(focused())
    card.question.yes.click()
    assert not card.question.isHidden(), "no reason, no keeping"
    house.press(*[Qt.Key.Key_Right] * list(Why).index(why), Qt.Key.Key_Space)
    card.question.yes.click()
    assert [row.keep.accessibleDescription()[:6] for row in card.rows] == [old[1].code]
    kept = client_files.open_file(house.desk, old[0].id, local_date(watch())).client
    until = months_after(local_date(watch()), keeping.KEPT_ON_MONTHS)
    assert (kept.keep_reason, kept.keep_until) == (why.value, until)
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert len(card.rows) == 2


def test_esc_leaves_the_question_then_the_list(old, house):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.due_button.click()
    card = house.clients.parts.due
    card.rows[0].keep.click()
    house.press(ESC)
    assert card.question.isHidden()
    assert card.isVisible()
    house.press(ESC)
    assert card.isHidden()
    assert focused() is house.clients.parts.search.field


def test_a_lock_comes_back_to_the_list(old, house):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.due_button.click()
    place = house.clients.place()
    house.clients.close_side()
    house.clients.restore(place)
    assert house.clients.parts.due.isVisible()


def test_opening_a_file_in_the_window_is_noted_and_showing_it_again_is_not(client, house, watch):
    house.desk.db.author = "Marta"
    house.open_file(client)
    house.clients.showing()
    house.open_file(client)
    (line,) = seen.newest(house.desk.db, 10)
    assert (line.slot, line.how, line.code) == ("Marta", seen.How.OPENED, client.code)
    house.press(Qt.Key.Key_P, hold=CONTROL)
    assert [line.how for line in seen.newest(house.desk.db, 10)].count(seen.How.EXPORTED) == 1


def test_searching_and_linking_open_no_file(client, house):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type("mk")
    house.call()
    house.view.linking.link(client)
    assert seen.newest(house.desk.db, 10) == []


def test_what_is_asked_outlives_a_write_and_another_language(old, house):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.due_button.click()
    card = house.clients.parts.due
    card.rows[0].keep.setFocus()
    house.press(ENTER, Qt.Key.Key_Space)
    house.clients.showing()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    language.use("nl")
    house.window.retranslate()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert old[0].code in card.question.sentence()
    assert card.question.sentence().startswith("Waarom")
    assert card.why.value() == Why.LEGAL
    house.press(ESC)
    assert card.question.isHidden()
    assert card.isVisible()
