# SPDX-License-Identifier: EUPL-1.2
"""The household of a file, with keys alone: found, named, opened from the other side, and taken back."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.clients.households import Kind
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, households
from spreekuur.language import _
from spreekuur.times import local_date
from ui.clients.conftest import CONTROL, ENTER, ESC, focused

ALT = Qt.KeyboardModifier.AltModifier
SPACE, RIGHT = Qt.Key.Key_Space, Qt.Key.Key_Right


@pytest.fixture
def other(desk, watch, evening):
    return client_files.found(
        desk, "pl", watch(), (Purpose.RECORD,), given="Jan", family="Nowak", phone="0698765432"
    ).client


def members(house, client):
    found = households.of_file(house.desk, client.id, local_date(house.watch()))
    return [(member.kind, member.file.code if member.file else None) for member in found]


def said(house):
    return [row.words() for row in house.file.household.rows]


def add(house, typed, *after):
    house.press(Qt.Key.Key_H, hold=ALT)
    house.type(typed)
    house.press(ENTER, *after)


def test_a_partner_is_added_in_eight_keys_by_the_end_of_the_phone(house, client, other):
    house.open_file(client)
    house.count = 0
    add(house, "5432", SPACE)
    assert house.count <= 8
    assert members(house, client) == [(Kind.PARTNER, other.code)]
    assert said(house) == [f"Partner · {other.code} · Jan Nowak"]
    assert focused() is house.file.household.add


def test_a_code_finds_the_file_as_well_and_arrows_choose_what_it_is(house, client, other):
    house.open_file(client)
    add(house, other.code, RIGHT, SPACE)
    assert members(house, other) == [(Kind.PARENT, client.code)]


def test_it_is_seen_from_the_other_file_and_leads_back(house, client, other):
    house.open_file(client)
    add(house, "jn", RIGHT, SPACE)
    house.file.household.rows[0].open.click()
    assert house.file.file().client.id == other.id
    assert said(house) == [f"Parent · {client.code} · Maja Kowalska"]


def test_who_has_no_file_is_a_number(house, client):
    house.open_file(client)
    for _child in range(2):
        house.press(Qt.Key.Key_H, hold=ALT)
        house.file.household.form.nameless.click()
        house.press(RIGHT, SPACE)
    assert members(house, client) == [(Kind.CHILD, None)] * 2
    assert said(house) == ["Child · without a file: 2"]
    house.file.household.rows[0].away.click()
    assert said(house) == ["Child · without a file: 1"]


def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(house, client):
    house.open_file(client)
    add(house, client.code, SPACE)
    form = house.file.household.form
    assert form.note.words() == _("This is the file itself. Choose the file of the other person.")
    assert focused() is form.field
    assert form.field.text() == client.code
    assert members(house, client) == []


def test_nobody_found_says_what_to_do(house, client):
    house.open_file(client)
    add(house, "zzzz")
    assert "without a file" in house.file.household.form.note.words()


def test_taking_away_can_be_undone(house, client, other):
    house.open_file(client)
    add(house, "5432", SPACE)
    house.file.household.rows[0].away.click()
    assert said(house) == []
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert said(house) == [f"Partner · {other.code} · Jan Nowak"]


def test_esc_closes_the_form_first(house, client):
    house.open_file(client)
    house.press(Qt.Key.Key_H, hold=ALT)
    house.press(ESC)
    assert house.file.household.form.isHidden()
    assert house.file.file() is not None


def test_without_consent_to_a_file_nobody_is_added(house, client, watch):
    watch.go(days=40)
    house.open_file(client)
    assert house.file.household.add.isHidden()
    house.press(Qt.Key.Key_H, hold=ALT)
    assert house.file.household.form.isHidden()
