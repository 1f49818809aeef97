# SPDX-License-Identifier: EUPL-1.2
"""Two laptops filled in one field differently: one key decides, Ctrl+Z opens the question again."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.desk import client_files, exchange_questions, follow_up
from spreekuur.referral.progress import Progress
from ui.clients.conftest import CONTROL, ESC

ALT = Qt.KeyboardModifier.AltModifier
ONE, TWO, THREE = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3


@pytest.fixture
def asked(team, at):
    """Ana's laptop, where one question is open; the window and the client's id."""
    client = team.disagree()
    team.exchange(team.ana)
    house = at(team.ana)
    rows = house.window.screens()["today"].parts.todo.rows
    (row,) = [row for row in rows if "two laptops" in row.button.accessibleDescription()]
    row.button.click()
    return house, client


def phone(team, client):
    return client_files.open_file(team.ana, client, team.clock().date()).client.phone


def test_today_leads_to_both_values_with_who_wrote_them(asked):
    house, _client = asked
    assert house.screen == "questions"
    (row,) = house.window.screens()["questions"].card.rows
    assert (row.question.conflict.mine, row.question.conflict.theirs) == ("0611111111", "0622222222")
    assert (row.question.conflict.mine_by, row.question.conflict.theirs_by) == ("Ana", "Bo")


@pytest.mark.parametrize(
    ("key", "stands"), [(ONE, "0611111111"), (TWO, "0622222222"), (THREE, "0611111111 / 0622222222")]
)
def test_one_key_decides_and_ctrl_z_asks_again(team, asked, key, stands):
    house, client = asked
    house.press(key, hold=ALT)
    assert phone(team, client) == stands
    assert exchange_questions.look(team.ana) == []
    assert house.window.screens()["questions"].card.rows == []
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert len(exchange_questions.look(team.ana)) == 1
    assert len(house.window.screens()["questions"].card.rows) == 1


def test_esc_leads_back_to_where_one_came_from(asked):
    house, _client = asked
    house.press(ESC)
    assert house.screen == "today"


def test_the_file_can_be_looked_at_first(asked):
    house, client = asked
    (row,) = house.window.screens()["questions"].card.rows
    row.file_wanted.emit(client)
    assert house.screen == "clients"
    assert house.file.file().client.id == client


def test_the_same_person_on_two_laptops_leads_to_the_two_files_side_by_side(team, at):
    team.client(team.bo, "0612345678")
    team.client(team.cy, "0612345678")
    team.exchange(team.bo, team.cy)
    house = at(team.ana)
    house.window.show_screen("outbox")
    house.type(str(team.folder))
    house.press(Qt.Key.Key_Return)
    house.press(ONE, hold=ALT)
    parts = house.window.screens()["outbox"].parts
    (row,) = parts.asked.rows
    row.button.click()
    assert house.screen == "clients"
    assert house.clients.parts.join.sides.together is not None
    assert parts.asked.rows == []


def test_the_file_is_marked_beside_the_field_until_it_is_decided(team, asked):
    house, client = asked
    house.open_file(_client(team, client))
    assert house.file.asked.sentence() == "Two laptops wrote something else: Phone."
    house.file.asked.wanted.emit()
    assert house.screen == "questions"
    house.press(TWO, hold=ALT)
    house.press(ESC)
    house.window.screens()["clients"].open(client)
    assert house.file.asked.isHidden()


def test_a_referral_is_marked_where_two_laptops_know_another_end(team, at):
    team.evening(team.bo, 1)
    team.exchange(team.bo, team.ana)
    (of_bo,) = [one.referral.id for one in follow_up.awaited(team.bo, team.clock().date())][:1]
    follow_up.note(team.ana, of_bo, Progress.TAKEN_UP, team.clock())
    follow_up.note(team.bo, of_bo, Progress.APPOINTMENT, team.clock())
    team.exchange(team.bo, team.ana)
    house = at(team.ana)
    house.window.show_screen("follow_up")
    view = house.window.screens()["follow_up"]
    view.work.only_of("", "")
    view.mark.look(of_bo)
    assert view.mark.sentence() == "Two laptops wrote something else: How far it is."
    view.mark.wanted.emit()
    (row,) = house.window.screens()["questions"].card.rows
    assert {row.question.conflict.mine, row.question.conflict.theirs} == {"taken_up", "appointment"}
    house.press(ESC)
    assert house.screen == "follow_up"


def _client(team, client_id):
    return client_files.open_file(team.ana, client_id, team.clock().date()).client
