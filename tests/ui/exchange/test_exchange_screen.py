# SPDX-License-Identifier: EUPL-1.2
"""Giving and taking in by keys: what went, what came, what waits, and that the receipt is seen."""

from PySide6.QtCore import Qt

from exchange_vaults import a_desk, a_vault, put_back
from spreekuur.desk import exchange_place, exchange_standing
from spreekuur.desk.exchange_place import Place
from spreekuur.store import practice
from ui.clients.conftest import CONTROL, ENTER, ESC

ALT = Qt.KeyboardModifier.AltModifier
SIX, ONE = Qt.Key.Key_6, Qt.Key.Key_1


def screen(house):
    return house.window.screens()["outbox"]


def go(house, folder=None):
    """From Today, with one key; type the folder where none is known."""
    house.press(SIX, hold=CONTROL)
    if folder is not None:
        house.type(str(folder))


def test_a_volunteer_gives_the_evening_with_three_keys_once_the_folder_is_known(team, at):
    house = at(team.bo)
    assert house.window.bottom_line._more.words() == "2 talks to give"
    go(house, team.folder)
    house.press(ENTER)
    assert screen(house).parts.give.part.said.words() == "Given to Ana: 2 talks."
    assert house.window.bottom_line._more.words() == ""
    assert len(list(team.folder.iterdir())) == 1
    house.window.show_screen("today")
    house.count = 0
    go(house)
    house.press(ENTER)
    assert house.count == 2
    assert len(list(team.folder.iterdir())) == 2


def test_the_coordinator_sees_first_and_then_takes_in_and_the_receipts_lie_there(team, at):
    team.exchange(team.bo, team.cy)
    house = at(team.ana)
    go(house, team.folder)
    house.press(ENTER)
    card = screen(house).parts.take
    assert len(card.rows.lines) == 2
    assert "Bo (laptop 1)" in card.rows.lines[0]
    assert "2 new talks" in card.rows.lines[0]
    assert team.ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (2,), "nothing is kept yet"
    house.press(ONE, hold=ALT)
    assert team.ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (6,)
    assert card.said.sentence() == (
        "4 new talks came in. Receipts lie there for Bo, Cy: let the stick go back to them."
    )
    assert [path.name[0] for path in sorted(team.folder.iterdir())] == ["0", "0", "1", "2"]
    assert screen(house).parts.evenings.lines == [
        "0 · Ana: 2 talks, all are here",
        "1 · Bo: 2 talks, all are here",
        "2 · Cy: 2 talks, all are here",
    ]


def test_the_receipt_is_seen_on_today_at_the_laptop_that_gave(team, at):
    team.exchange(team.bo, team.ana, team.bo)
    house = at(team.bo)
    said = house.window.screens()["today"].parts.given.line.words()
    assert said.startswith("Received by the coordinator: all 2 talks")
    assert house.window.bottom_line._more.words() == "Received by the coordinator"


def test_what_was_given_and_not_received_yet_is_said_so(team, at):
    team.exchange(team.bo)
    house = at(team.bo)
    said = house.window.screens()["today"].parts.given.line.words()
    assert said.startswith("Given, not yet received by the coordinator: 2 talks")


def test_esc_puts_away_what_was_looked_at_and_then_leads_back(team, at):
    team.exchange(team.bo)
    house = at(team.ana)
    go(house, team.folder)
    house.press(ENTER, ESC)
    card = screen(house).parts.take
    assert card.rows.lines == []
    assert not card.take.isVisible()
    house.press(ESC)
    assert house.screen == "today"
    assert team.ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (2,)


def test_what_waits_and_what_is_refused_is_said_with_why(team, at):
    team.exchange(team.cy)
    next(team.folder.glob("2-*")).unlink()
    team.evening(team.cy, 1)
    team.exchange(team.cy)
    (team.folder / "letter.spreekuur").write_bytes(b"no bundle")
    house = at(team.ana)
    go(house, team.folder)
    house.press(ENTER)
    waits, refused = screen(house).parts.take.rows.lines
    assert waits.startswith("Waits: Cy 1 bundle before this one is missing")
    assert refused.startswith("Not taken in: letter.spreekuur This bundle cannot be opened here")


def test_a_folder_that_is_not_there_is_said_and_nothing_is_lost(team, at):
    house = at(team.bo)
    go(house, team.folder / "away")
    house.press(ENTER)
    assert "cannot be reached. Your work is safe." in screen(house).parts.give.part.said.words()
    assert exchange_standing.look(team.bo).talks == 2
    assert list(team.folder.iterdir()) == []


def test_without_a_folder_one_is_asked_for(team, at):
    house = at(team.bo)
    go(house)
    house.press(ENTER)
    assert screen(house).parts.give.part.where.folder.error() == (
        "Choose a folder first, for instance on the stick."
    )


def test_a_file_for_a_mail_says_its_name_and_to_whom_it_goes(team, at):
    house = at(team.bo)
    go(house)
    part = screen(house).parts.give.part
    part.where.how.chips[-1].click()
    part.where.folder.line.setFocus()
    house.type(str(team.folder))
    house.press(ENTER)
    (made,) = team.folder.iterdir()
    assert part.said.words() == (
        f"The file is ready: {made.name}. Attach it to a mail to Ana. Nobody else can open it."
    )


def test_today_tells_the_coordinator_which_laptops_are_missing(team, at):
    team.exchange(team.bo, team.ana)
    house = at(team.ana)
    rows = house.window.screens()["today"].parts.todo.rows
    (row,) = [row for row in rows if "laptops are in" in row.button.accessibleDescription()]
    assert "2 of 3 laptops are in" in row.button.accessibleDescription()
    row.button.click()
    assert house.screen == "outbox"


def test_a_laptop_alone_has_no_item_in_the_rail_and_its_key_says_why(content, team, at):
    house = at(a_desk(a_vault("Dana", 4, founds=True, clock=team.clock), content))
    assert house.window.rail.items["outbox"].isHidden()
    go(house)
    assert screen(house).parts.none._title.text() == "This laptop works alone."


def test_practice_says_why_nothing_is_given(content, team, at):
    desk = a_desk(a_vault("Dana", 4, founds=True, clock=team.clock), content)
    practice.mark(desk.db)
    house = at(desk)
    go(house)
    assert screen(house).parts.none._title.text() == "In practice nothing is given or taken in."


def test_a_volunteer_sees_nothing_of_the_coordinators_part(team, at):
    house = at(team.bo)
    go(house)
    parts = screen(house).parts
    assert (parts.take.isVisible(), parts.give.isVisible()) == (False, True)
    assert house.window.do("Alt+1") is False, "nor does its key do anything"


def test_a_laptop_that_was_put_back_from_a_copy_is_told_so_and_gives_nothing(team, at):
    put_back(team.bo.db)
    house = at(team.bo)
    go(house, team.folder)
    assert screen(house).parts.told.sentence().startswith("This laptop was put back from a copy.")
    house.press(ENTER)
    assert screen(house).parts.give.part.said.words().startswith("This laptop was put back from a copy.")
    assert list(team.folder.iterdir()) == []


def test_the_coordinators_address_is_taken_over_with_two_keys_and_asked_about_once(team, at):
    exchange_place.put(team.ana, Place("https://wolke.example/dav/", "ana", "geheim"))
    team.exchange(team.bo, team.ana, team.bo)
    house = at(team.bo)
    go(house)
    parts = screen(house).parts
    assert parts.proposed.where.words() == "https://wolke.example/dav/"
    house.press(Qt.Key.Key_F6)
    house.press(Qt.Key.Key_Space)
    assert exchange_place.get(team.bo) == Place("https://wolke.example/dav/")
    assert (parts.give.part.where.chosen(), parts.proposed.isHidden()) == ("address", True)


def test_who_does_not_want_the_address_goes_on_with_the_stick(team, at):
    exchange_place.put(team.ana, Place("https://wolke.example/dav/", "ana", "geheim"))
    team.exchange(team.bo, team.ana, team.bo)
    house = at(team.bo)
    go(house)
    parts = screen(house).parts
    parts.proposed.leave.click()
    assert parts.proposed.isHidden()
    assert (exchange_place.get(team.bo), parts.give.part.where.chosen()) == (Place(), "folder")
