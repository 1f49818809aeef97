# SPDX-License-Identifier: EUPL-1.2
"""Ctrl+K outside a talk: clients and organisations in one list."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.desk import directory_search
from ui.clients.conftest import CONTROL, ENTER, ESC, focused


def ask(house) -> None:
    house.press(Qt.Key.Key_K, hold=CONTROL)


def test_clients_come_before_organisations(house, client):
    ask(house)
    house.type("ma")
    house.layer.search.field.setText("kowal")
    assert [row.icon for row in house.layer.search.list.rows()][:1] == ["user"]
    house.layer.search.field.setText("juridisch")
    assert house.layer.search.list.rows()[0].title == "Legal advice desk (Het Juridisch Loket)"


def test_enter_opens_the_clients_file(house, client):
    ask(house)
    house.type("5678")
    house.press(ENTER)
    assert house.screen == "clients"
    assert house.file.file().client == client
    assert house.layer.isHidden()


def test_enter_shows_an_organisation_in_place(house):
    ask(house)
    house.type("juridisch")
    house.press(ENTER)
    shown = house.layer.place.words()
    assert "0800-8020" in shown
    assert "Hours not checked: call first." in shown
    assert house.screen == "today"
    assert focused() is house.layer.place.back
    house.press(ESC)
    assert focused() is house.layer.search.field
    house.press(ESC)
    assert house.layer.isHidden()


def test_nothing_found_says_so(house):
    ask(house)
    house.type("qqqq")
    assert "Nothing found" in house.layer.search.note.words()


def test_one_sign_finds_nothing(house):
    ask(house)
    house.type("j")
    assert house.layer.search.list.rows() == []


def test_a_file_can_be_made_outside_a_talk(house):
    house.window.show_screen("clients")
    house.clients.parts.new_file.click()
    assert focused().text().startswith("May we keep")
    house.press(Qt.Key.Key_Space)
    house.press(ENTER, hold=CONTROL)
    code = house.layer.code.code()
    house.press(ENTER)
    assert house.screen == "clients"
    assert house.file.file().client.code == code


def test_a_press_beside_the_card_closes_the_layer(house, qtbot):
    ask(house)
    qtbot.mouseClick(house.layer, Qt.MouseButton.LeftButton, pos=house.layer.rect().bottomRight())
    assert house.layer.isHidden()


@pytest.mark.parametrize("width, height", [(1366, 768), (1093, 576), (800, 500)])
def test_the_layer_leaves_hide_and_lock_free(house, width, height):
    ask(house)
    house.shell.resize(width, height)
    assert house.layer.y() >= house.window.top_bar.height()
    assert house.layer.geometry().bottom() <= house.window.height()
    card = house.layer.card.geometry()
    assert house.layer.rect().contains(card)


@pytest.mark.parametrize(
    "typed, language, wanted",
    [
        ("juridisch", "pl", "juridisch_loket"),
        ("zwolnienie", "pl", "juridisch_loket"),
        ("уволнение", "bg", "juridisch_loket"),
        ("uvolnenie", "bg", "juridisch_loket"),
        ("SNCU", "nl", "sncu"),
    ],
)
def test_an_organisation_is_found_by_name_or_by_what_people_come_for(content, typed, language, wanted):
    assert wanted in [place.id for place in directory_search.find(content, typed, language, limit=8)]


def test_what_was_not_checked_is_not_shown(content):
    for key, organisation in content.organisations.items():
        place = directory_search.place(content, key, "nl")
        for field, value in (("phone", place.phone), ("address", place.address), ("hours", place.hours)):
            assert not value or organisation.assurance.get(field) in ("verified", "corroborated")
