# SPDX-License-Identifier: EUPL-1.2
"""While a new client is typed in, files that may be of the same person stand beside the fields and stop nobody."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from ui.clients.conftest import CONTROL, ENTER, TAB, focused

KEY_O, KEY_U = Qt.Key.Key_O, Qt.Key.Key_U


@pytest.fixture
def known(desk, evening, watch):
    """Somebody who left name and phone."""
    named = {"given": "Maja", "family": "Kowalska", "phone": "0612345678"}
    return client_files.found(desk, "pl", watch(), (Purpose.RECORD,), **named).client


def new_client(house):
    """The page of a new file, with the yes to keep it, and the focus in the first name."""
    house.press(Qt.Key.Key_K, hold=CONTROL)
    house.layer.search.new.click()
    house.press(Qt.Key.Key_Space)
    house.press(TAB)
    return house.layer.new


def typed(house, qtbot, *fields):
    """Type into one field after the other, and pause."""
    for place, text in enumerate(fields):
        if place:
            house.press(TAB)
        house.type(text)
    panel = house.layer.new.known.panel
    qtbot.waitUntil(lambda: panel.isVisible(), timeout=3000)
    return panel


def test_who_is_known_stands_beside_the_fields_with_the_reasons_and_takes_no_focus(house, qtbot, known):
    new = new_client(house)
    panel = typed(house, qtbot, "Maja", "Kowalska")
    assert "Likely the same person: same name" in panel.rows[0].sentence()
    assert f"{known.code} · Maja Kowalska" in panel.rows[0].sentence()
    assert focused() is new.family


def test_one_key_puts_the_talk_into_the_known_file(house, qtbot, known):
    house.call()
    new_client(house)
    typed(house, qtbot, "Maja", "Kovalska")
    house.press(KEY_O, hold=CONTROL)
    assert house.layer.isHidden()
    assert house.talk.client_id == known.id
    assert house.layer.new.given.text() == "", "what was typed is not kept for the next client"


def test_one_key_opens_the_known_file_when_there_is_no_talk(house, qtbot, known):
    new_client(house)
    typed(house, qtbot, "Maja", "Kowalska")
    house.press(KEY_O, hold=CONTROL)
    assert (house.screen, house.file.file().client.id) == ("clients", known.id)


def test_one_key_says_that_it_is_somebody_else_for_good(house, qtbot, known):
    new = new_client(house)
    panel = typed(house, qtbot, "Maja", "Kowalska")
    house.press(KEY_U, hold=CONTROL)
    assert panel.isHidden()
    assert focused() is new.family
    house.press(ENTER, hold=CONTROL)
    made = client_files.open_by_code(house.desk, house.layer.code.code(), house.watch().date())
    assert [other.code for other in made.apart] == [known.code]


def test_the_file_is_made_all_the_same_when_nobody_answers(house, qtbot, known):
    new_client(house)
    typed(house, qtbot, "Maja", "Kowalska")
    house.press(ENTER, hold=CONTROL)
    assert house.layer.code.code()


def test_a_button_that_goes_gives_the_focus_on(house, qtbot, known):
    new_client(house)
    panel = typed(house, qtbot, "Maja", "Kowalska")
    panel.rows[0].other.setFocus()
    house.press(ENTER)
    assert panel.isHidden()
    assert focused().isVisible()
    assert house.layer.isAncestorOf(focused())


def test_nobody_is_shown_for_somebody_who_is_not_known(house, qtbot, known):
    new = new_client(house)
    house.type("Marek")
    new.known.look_now()
    assert new.known.panel.isHidden()


def test_a_talk_that_is_put_into_a_file_tells_that_there_may_be_a_second_one(house, known, desk, watch):
    named = {"given": "Maja", "family": "Kovalska"}
    other = client_files.found(desk, "pl", watch(), (Purpose.RECORD,), **named).client
    house.call()
    house.press(Qt.Key.Key_K, hold=CONTROL)
    house.type("612345678")
    house.press(ENTER)
    assert house.talk.client_id == known.id
    assert other.code in house.window.notices.sentence()


def test_a_client_with_one_file_is_no_reason_to_say_anything(house, known):
    house.call()
    house.press(Qt.Key.Key_K, hold=CONTROL)
    house.type("612345678")
    house.press(ENTER)
    assert house.window.notices.sentence() == ""
