# SPDX-License-Identifier: EUPL-1.2
"""Two files of one person: compared side by side, put together, separated, told apart, all with few keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from builders import a_talk
from spreekuur.clients import merging, store
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, talks
from spreekuur.desk import client_files_merging as merge
from ui.clients.conftest import CONTROL, ENTER, ESC, TAB, focused

SPACE = Qt.Key.Key_Space


@pytest.fixture
def other(desk, evening, watch):
    """The same person under another spelling and without a phone, with a talk."""
    made = client_files.found(desk, "pl", watch(), (Purpose.RECORD,), given="Maja", family="Kovalska").client
    talks.finish(desk, replace(a_talk(evening), client_id=made.id), watch())
    return made


def sides(house, client, other):
    """Both side by side, from the first one's file."""
    house.open_file(client)
    house.file.join.click()
    card = house.clients.parts.join
    assert other.code in card.list.item(0).text()
    house.press(Qt.Key.Key_Down, ENTER)
    assert card.at_sides()
    return card


def test_the_other_file_is_offered_before_anything_is_typed(house, client, other):
    house.open_file(client)
    house.file.join.click()
    card = house.clients.parts.join
    assert focused() is card.field
    assert "another spelling" in card.list.item(0).text()
    assert card.list.count() == 1


def test_any_other_file_can_be_looked_for_but_never_the_file_itself(house, client, desk, watch):
    third = client_files.found(desk, "pl", watch(), (Purpose.RECORD,), given="Iwo", family="Kowalski").client
    house.open_file(client)
    house.file.join.click()
    house.type("kowalsk")
    card = house.clients.parts.join
    assert [card.list.item(place).text().split(" ")[0] for place in range(card.list.count())] == [third.code]


def test_fields_that_differ_are_chosen_with_one_key_each_and_the_files_are_put_together(house, client, other):
    card = sides(house, client, other)
    assert set(card.sides.rows) == {"code", "family", "phone"}
    assert any("2 talks" in note for note in card.sides.notes())
    house.press(SPACE)  # the other code stays
    house.press(TAB, SPACE)  # the other family name
    house.press(ENTER, hold=CONTROL)
    file = house.file.file()
    assert (file.client.code, file.client.name) == (other.code, "Maja Kovalska")
    assert (file.client.phone, len(file.talks)) == ("0612345678", 2)
    assert [joined.code for joined in file.joined] == [client.code]


def test_putting_together_can_be_undone_at_once(house, client, other):
    sides(house, client, other)
    house.press(ENTER, hold=CONTROL)
    assert merging.end_of(house.desk.db, other.id) == client.id
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert merging.end_of(house.desk.db, other.id) == other.id
    assert house.file.file().joined == ()


def test_months_later_the_files_are_separated_from_the_file(house, client, other):
    merge.join(house.desk, client.id, other.id, [], house.watch())
    house.open_file(client)
    (separate,) = house.file.joined.buttons
    separate.click()
    assert other.code in house.file.question.sentence()
    assert focused() is house.file.question.no
    house.file.question.yes.click()
    assert merging.end_of(house.desk.db, other.id) == other.id
    assert house.file.joined.isHidden()


def test_two_people_is_one_key_and_is_taken_back_in_the_file(house, client, other):
    sides(house, client, other)
    house.press(Qt.Key.Key_U, hold=CONTROL)
    assert house.file.isVisible()
    assert list(merging.apart(house.desk.db, client.id)) == [other.id]
    (back,) = house.file.joined.buttons
    back.click()
    assert merging.apart(house.desk.db, client.id) == {}


def test_esc_goes_back_to_the_file_and_changes_nothing(house, client, other):
    sides(house, client, other)
    house.press(ESC)
    assert house.file.isVisible()
    assert house.file.file().client.id == client.id
    assert merging.members(house.desk.db, client.id) == (client.id,)


def test_a_correction_that_makes_somebody_known_shows_it_beside_the_fields(house, qtbot, client, desk, watch):
    third = client_files.found(desk, "pl", watch(), (Purpose.RECORD,), given="Iwo", family="Krol").client
    house.open_file(third)
    details = house.file.details
    details.change.click()
    details.given.setText("Maja")
    details.family.setText("Kowalska")
    qtbot.waitUntil(details.known.panel.isVisible, timeout=3000)
    assert client.code in details.known.panel.rows[0].sentence()
    house.press(Qt.Key.Key_U, hold=CONTROL)
    assert details.known.panel.isHidden()
    assert details.is_open()
    assert details.given.text() == "Maja", "what was typed is still there"
    house.press(ENTER)
    assert store.get(house.desk.db, third.id).given == "Maja"


def test_pairs_that_may_be_one_wait_in_a_list(house, client, other):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    search, pairs = house.clients.parts.search, house.clients.parts.pairs
    assert "1" in search.pairs_button.text()
    search.pairs_button.click()
    assert pairs.isVisible()
    assert focused() is pairs.rows[0].same
    house.press(Qt.Key.Key_O, hold=CONTROL)
    assert house.clients.parts.join.at_sides()
    house.press(ESC)
    assert pairs.isVisible()
    house.press(Qt.Key.Key_U, hold=CONTROL)
    assert search.pairs_button.isHidden()
    assert house.clients.parts.empty.isVisible()


def test_a_pair_that_is_put_off_is_not_shown_again_today(house, client, other):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.pairs_button.click()
    house.clients.parts.pairs.rows[0].later.click()
    assert house.clients.parts.search.pairs_button.isHidden()
    assert merging.apart(house.desk.db, client.id) == {}


def test_without_pairs_there_is_no_button(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    assert house.clients.parts.search.pairs_button.isHidden()
