# SPDX-License-Identifier: EUPL-1.2
"""An address on the network, with a real server: tried out, kept in the vault alone, given to and taken in from."""

import pytest

from spreekuur.desk import exchange_place
from spreekuur.desk.exchange_place import Place
from transport.conftest import authority, certificate, davd, trusted
from ui.clients.conftest import CONTROL, ENTER
from ui.exchange.test_exchange_screen import ALT, ONE, SIX
from webdav_server import PASSWORD, USER

__all__ = ["authority", "certificate", "davd", "trusted"]


@pytest.fixture
def address(davd, trusted, tmp_path):
    """A folder of the team on a server that this computer trusts."""
    folder = davd.folder / tmp_path.name
    folder.mkdir()
    return davd.url(f"{tmp_path.name}/")


def section(house):
    """The part of the settings about it, in sight."""
    house.window.show_screen("settings")
    parts = house.window.screens()["settings"].parts
    parts.list.choose("exchange")
    return parts.sections["exchange"]


def test_a_laptop_in_a_team_has_it_in_its_settings_and_tries_it_out(team, at, address):
    form = section(at(team.bo)).form
    form.address.setText(address)
    form.user.setText(USER)
    form.password.setText(PASSWORD)
    form.test.click()
    assert form.said.words().startswith("It works")
    form.password.setText("wrong")
    form.test.click()
    assert "does not take this user name and password" in form.said.words()
    assert exchange_place.get(team.bo) == Place(), "nothing is kept by trying"


def test_what_is_no_address_is_not_called(team, at):
    form = section(at(team.bo)).form
    form.address.setText("/media/stick")
    form.test.click()
    assert form.fields.error() == "Type an address that begins with https://."


def test_the_evening_goes_to_the_address_and_is_taken_in_from_it(team, at, address):
    for desk in (team.bo, team.ana):
        exchange_place.put(desk, Place(address, USER, PASSWORD))
    house = at(team.bo)
    house.press(SIX, hold=CONTROL)
    house.press(ENTER)
    said = house.window.screens()["outbox"].parts.give.part.said.words()
    assert said == "Given to Ana: 2 talks."
    house = at(team.ana)
    house.press(SIX, hold=CONTROL)
    house.press(ENTER)
    house.press(ONE, hold=ALT)
    assert team.ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (4,)


def test_a_server_that_is_away_is_said_and_the_evening_stays_to_be_given(team, at, trusted):
    exchange_place.put(team.bo, Place("https://localhost:1/team/", USER, PASSWORD))
    house = at(team.bo)
    house.press(SIX, hold=CONTROL)
    house.press(ENTER)
    part = house.window.screens()["outbox"].parts.give.part
    assert part.said.words() == "localhost does not answer. Your work is safe: try again later."
    assert part.open.words() == "2 talks are still to be given."
