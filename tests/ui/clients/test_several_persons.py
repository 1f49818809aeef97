# SPDX-License-Identifier: EUPL-1.2
"""A talk for several persons on the form: a couple in one key, files beside the number, and days that cannot be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from spreekuur.clients.households import Kind
from spreekuur.clients.model import Purpose
from spreekuur.consultations.model import Outcome
from spreekuur.desk import client_files, households, linking
from ui.clients.conftest import CONTROL, ENTER, ESC, focused
from ui.clients.test_talk_and_file import fill, link, save, saved


@pytest.fixture
def other(desk, watch, evening):
    person = {"given": "Jan", "family": "Nowak", "phone": "0698765432", "birth_date": "17-5-2010"}
    return client_files.found(desk, "pl", watch(), (Purpose.RECORD,), **person).client


@pytest.fixture
def block(house):
    return house.view.page.form.optional


def one_more(house):
    house.press(Qt.Key.Key_P, hold=Qt.KeyboardModifier.AltModifier)


def buttons(block):
    return [button.text() for button in block.people.buttons]


def test_a_couple_is_one_key_and_shows_how_many_there_are(house, block):
    house.call()
    house.count = 0
    one_more(house)
    assert (house.count, house.talk.persons) == (1, 2)
    assert block.rows["persons"].isVisible()
    assert focused() is block.rows["persons"].chips[1]
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert house.talk.persons == 1


def test_another_talk_begins_with_one_person_and_the_row_folded(house, block):
    house.call()
    one_more(house)
    house.call(15)
    assert house.talk.persons == 1
    assert not block.rows["persons"].isVisible()


def test_somebody_with_a_file_is_found_and_both_files_have_the_talk(house, block, client, other):
    house.call()
    link(house, client)
    one_more(house)
    block.people.add.click()
    assert house.layer.search._title.text() == "Who else is in this talk?"
    house.type("5432")
    house.press(ENTER)
    assert house.view.header.client.text() == f"{client.code} +1"
    assert buttons(block) == [client.code, other.code]
    fill(house)
    save(house)
    kept = saved(house)
    assert (kept.client_id, kept.companions, kept.persons) == (client.id, (other.id,), 2)
    house.open_file(other)
    assert len(house.file.file().talks) == 1


def test_who_belongs_to_the_client_is_one_press_away(house, block, client, other, watch):
    client_files.give(house.desk, client.id, Purpose.RECORD, watch())
    households.add(house.desk, client.id, Kind.CHILD, other.id, watch())
    house.call()
    link(house, client)
    one_more(house)
    assert buttons(block) == [client.code, f"Child {other.code}"]
    block.people.buttons[1].click()
    assert linking.files(house.talk) == (client.id, other.id)
    assert house.talk.persons == 2


def test_taking_the_first_out_leaves_the_other(house, block, client, other):
    house.call()
    link(house, client)
    house.view.linking.bring(other.id, other.code)
    block.people.buttons[0].click()
    assert (linking.files(house.talk), house.talk.persons) == ((other.id,), 2)
    assert house.view.header.client.text() == other.code


def test_each_person_is_asked_about_a_sensitive_topic(house, client, other):
    house.call()
    link(house, client)
    house.view.linking.bring(other.id, other.code)
    fill(house, "care.mental")
    question = house.view.link_question
    assert client.code in question.sentence()
    question.yes.click()
    assert other.code in question.sentence()
    question.no.click()
    assert question.isHidden()
    save(house)
    assert (saved(house).client_id, saved(house).companions) == (client.id, ())


def test_a_file_that_is_gone_leaves_a_number(house, client, other):
    house.call()
    link(house, client)
    house.view.linking.bring(other.id, other.code)
    house.view.keep_draft()
    client_files.to_bin(house.desk, other.id, house.watch())
    house.view.linking.look_again()
    assert (linking.files(house.talk), house.talk.persons) == ((client.id,), 2)


def test_days_before_the_birth_are_told_and_not_taken(house, block, other, watch):
    house.call()
    link(house, other)
    today = watch().date()
    stays = block.stays
    for arrival, said in (
        ("1-3-2010", "before the client was born"),
        (f"1-3-{today.year + 4}", "more than two years ahead"),
    ):
        stays.dates[0][0].setText(arrival)
        stays._on_dates()
        assert said in stays._wrong.words()
        assert house.talk.stays == ()
    stays.dates[0][0].setText("1-3-2012")
    stays.dates[0][1].setText("1-2-2012")
    stays._on_dates()
    assert "before the arrival" in stays._wrong.words()
    assert house.talk.stays == ()


def test_an_arrival_to_come_is_noted_and_said_to_be_a_plan(house, block, watch):
    house.call()
    ahead = watch().date() + timedelta(days=20)
    block.stays.dates[0][0].setText(f"{ahead.day}-{ahead.month}-{ahead.year}")
    block.stays._on_dates()
    assert "as a plan" in block.stays._wrong.words()
    assert [stay.planned for stay in house.talk.stays] == [True]


def test_here_since_longer_than_one_lives_is_told_and_not_taken(house, block, watch):
    house.call()
    born = watch().date().year - 2
    house.view.session.change(lambda talk: replace(talk, letter={"birth_date": str(born)}))
    house.view.edits._on_field("here_since", "3y+")
    assert "before the client was born" in block.wrong.words()
    assert "here_since" not in house.talk.bands
    house.view.edits._on_field("here_since", "4-12m")
    assert (block.wrong.isHidden(), house.talk.bands["here_since"]) == (True, "4-12m")


def test_after_a_no_nobody_is_added(house, block, client):
    house.call()
    house.view.session.change(lambda talk: replace(talk, consent="no", outcomes=(Outcome.INFO,)))
    one_more(house)
    block.people.add.click()
    assert "said no" in house.layer.search.note.words()
    house.press(ESC)
