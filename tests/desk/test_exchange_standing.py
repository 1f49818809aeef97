# SPDX-License-Identifier: EUPL-1.2
"""How the exchange stands, as the screens show it: what is to be given, what was received, what is asked."""

from datetime import date

import pytest

from builders import SEVEN
from exchange_vaults import a_desk, a_vault, let_in
from spreekuur.desk import exchange, exchange_standing, exchange_steps, exchange_where
from spreekuur.desk.exchange_standing import Part
from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.store import practice
from spreekuur.store.writing import new_id, save

DAY = "2026-11-11"
AT = f"{DAY}T18:00:00.000+00:00"


def an_evening_with(db, *codes: str) -> None:
    """One evening with a talk for each code, each with a client file."""
    evening = new_id()
    save(db, "evening", {"id": evening, "held_on": DAY, "opened_at": AT})
    for code in codes:
        client, talk = new_id(), new_id()
        save(db, "client", {"id": client, "code": code, "language": "pl", "phone": "0612345678"})
        row = {"id": talk, "evening_id": evening, "client_id": client, "held_on": DAY, "started_at": AT}
        row |= {"ended_at": AT, "entered_at": AT, "kind": "talk", "language": "pl"}
        save(db, "consultation", row)


@pytest.fixture
def ana(content):
    """The coordinator."""
    return a_desk(a_vault("Ana", 0, founds=True), content)


@pytest.fixture
def bo(content, ana):
    """A volunteer with an evening of two talks."""
    desk = a_desk(a_vault("Bo", 1), content)
    let_in(ana.db, desk.db)
    an_evening_with(desk.db, "K7-43P", "K7-42M")
    return desk


def test_a_laptop_alone_a_practice_and_one_that_waits_say_what_they_are(content):
    alone = a_desk(a_vault("Ana", 0, founds=True), content)
    waits = a_desk(a_vault("Bo", 1), content)
    played = a_desk(a_vault("Cy", 2, founds=True), content)
    practice.mark(played.db)
    found = [exchange_standing.look(one).part for one in (alone, waits, played)]
    assert found == [Part.ALONE, Part.WAITING, Part.PRACTICE]
    assert not any(exchange_standing.look(one).is_in_a_team for one in (alone, waits, played))


def test_talks_are_to_be_given_until_they_were_and_received_once_the_receipt_came(ana, bo, tmp_path):
    before = exchange_standing.look(bo)
    assert (before.part, before.leading, before.talks) == (Part.GIVES, ("Ana",), 2)
    done = exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    assert [(one.to, one.talks) for one in done.sent] == [("Ana", 2)]
    given = exchange_standing.look(bo)
    assert (given.talks, given.records, given.folder) == (0, 0, str(tmp_path))
    assert [(one.consultations, one.received) for one in given.evenings[0].laptops] == [(2, 0)]
    taken = exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    assert [(one.digit, one.days, one.added["consultation"]) for one in taken.received.taken] == [
        (1, (DAY,), 2)
    ]
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    (mine,) = exchange_standing.look(bo).evenings[0].laptops
    assert mine.is_whole
    assert (mine.consultations, mine.received) == (2, 2)
    assert date.fromisoformat(exchange_standing.look(ana).evenings[0].date) == date(2026, 11, 11)


def test_a_laptop_need_not_be_told_of_itself(ana, bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    (evening,) = exchange_standing.look(ana).evenings
    assert [(one.name, one.consultations, one.received) for one in evening.laptops] == [
        ("Ana", 0, 0),
        ("Bo", 2, 2),
    ]


def test_an_evening_that_is_closed_after_it_was_given_asks_for_nothing(bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    ((evening, held_on, opened_at),) = bo.db.execute("SELECT id, held_on, opened_at FROM evening").fetchall()
    save(bo.db, "evening", {"id": evening, "held_on": held_on, "opened_at": opened_at, "closed_at": AT})
    assert (exchange_standing.look(bo).talks, exchange_standing.look(bo).records) == (0, 0)


def test_a_stick_that_is_not_there_is_said_and_no_folder_is_made(bo, tmp_path):
    with pytest.raises(PlaceUnreachable):
        exchange_steps.at_place(bo, str(tmp_path / "STICK"), SEVEN)
    assert not list(tmp_path.iterdir())
    assert exchange_standing.look(bo).talks == 2


def test_a_rehearsal_tells_all_and_keeps_nothing(ana, bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    where = exchange_where.transport(ana, str(tmp_path))
    told = exchange.receive(ana, exchange_steps.read(where, exchange.wanted(ana)), SEVEN, rehearse=True)
    assert [(one.sender, one.added["consultation"], one.added["client"]) for one in told.taken] == [
        ("Bo", 2, 2)
    ]
    assert ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (0,)


def test_a_file_for_a_mail_leaves_the_place_of_the_team_as_it_is(bo, tmp_path):
    where = exchange_where.transport(bo, str(tmp_path))
    done = exchange_steps.note(bo, exchange_steps.put(where, exchange_steps.take_in(bo, None, SEVEN)), SEVEN)
    assert [path.name for path in tmp_path.iterdir()] == [done.sent[0].place.rsplit("/", 1)[-1]]
    assert (exchange_standing.look(bo).folder, exchange_standing.look(bo).talks) == ("", 0)


def test_what_was_taken_in_stands_when_the_receipts_cannot_be_written(ana, bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    (bundle,) = tmp_path.iterdir()
    done = exchange_steps.at_place(ana, str(bundle), SEVEN)  # one file: nothing can be put beside it
    assert isinstance(done.not_sent, PlaceUnreachable)
    assert len(done.received.taken) == 1
    assert ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (2,)


def test_how_far_it_is_is_told(ana, bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    heard = []
    brought = exchange_steps.read(exchange_where.transport(ana, str(tmp_path)), exchange.wanted(ana))
    exchange_steps.take_in(ana, brought, SEVEN, lambda done, of: heard.append((done, of)))
    assert heard == [(0, 1)]


def test_a_client_of_a_second_bundle_is_found_as_one_of_the_first_is(ana, bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    an_evening_with(bo.db, "K7-44Q")
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    found = ana.db.execute("SELECT count(*), count(search) FROM client").fetchone()
    assert found == (3, 3)


def test_a_crash_between_putting_and_noting_can_be_repeated(ana, bo, tmp_path):
    where = exchange_where.transport(bo, str(tmp_path))
    exchange_steps.put(where, exchange_steps.take_in(bo, None, SEVEN))  # and here it ends
    assert exchange_standing.look(bo).talks == 2
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    assert len(list(tmp_path.iterdir())) == 2
    exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    assert ana.db.execute("SELECT count(*) FROM consultation").fetchone() == (2,)


def test_a_question_is_found_by_its_record(ana, bo, tmp_path):
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    ((client,),) = bo.db.execute("SELECT id FROM client WHERE code = 'K7-43P'").fetchall()
    for desk, phone in ((ana, "0611111111"), (bo, "0622222222")):
        row = {"id": client, "code": "K7-43P", "language": "pl", "phone": phone}
        save(desk.db, "client", row)
    exchange_steps.at_place(bo, str(tmp_path), SEVEN)
    exchange_steps.at_place(ana, str(tmp_path), SEVEN)
    (asked,) = exchange_standing.questions_about(ana, "client", client)
    assert (asked.field, asked.mine, asked.theirs) == ("phone", "0611111111", "0622222222")
    assert exchange_standing.look(ana).questions == 1
    exchange.resolve(ana, asked.id, "theirs")
    assert exchange_standing.questions_about(ana, "client", client) == []
