# SPDX-License-Identifier: EUPL-1.2
"""A wrong clock erases nothing: what has its term goes by a date that is known, seen by others, or confirmed."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import SEVEN, a_talk
from client_lives import KEY, MARKERS, TODAY, a_file, at, opened_later
from exchange_vaults import a_desk
from exchange_world import World
from raw_pages import hits
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, client_files_erasing, due, known_day, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.known_day import Doubt
from spreekuur.errors.desk import DayInDoubt
from spreekuur.exchange import taking
from spreekuur.messages import explain
from spreekuur.store.connection import memory_store
from spreekuur.store.reaching import is_owed_soon
from spreekuur.team import roster
from spreekuur.times import local_date, stamp

A_DAY = timedelta(days=1)
LETTER = {"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2]}
FAR = (37, 61, 400, 4000, 26000)


def rows(db):
    """Everything that stands in the store but its settings and what it counts for itself."""
    names = [
        name
        for (name,) in db.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        ).fetchall()
        if name not in ("setting", "change") and not name.startswith("client_")
    ]
    return {name: db.execute(f"select * from {name}").fetchall() for name in names}


def lived_in(desk):
    """One of everything that has a term: a letter, a form, a file in the bin, and a line in the log."""
    on = evenings.current(desk)
    talk = a_talk(on, letter=LETTER)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(desk, talk, case, SEVEN)
    talks.finish(desk, talk, SEVEN)
    talks.keep(desk, a_talk(on, letter=LETTER, note="kamer zonder raam"))
    client = a_file(desk)
    client_files.look_into(desk, client.id, SEVEN)
    client_files.to_bin(desk, client.id, SEVEN)
    return client


@pytest.mark.parametrize("days", FAR)
def test_a_clock_set_forward_erases_nothing_however_often_the_vault_is_opened_under_it(on_disk, days):
    lived_in(on_disk)
    due.look_after(on_disk, SEVEN)
    before, far = rows(on_disk.db), SEVEN + days * A_DAY
    for opening in range(3):
        due.look_after(on_disk, far + opening * A_DAY)
        assert known_day.look(on_disk, far) == Doubt(local_date(far), TODAY)
    assert rows(on_disk.db) == before
    assert hits(at(on_disk), KEY, MARKERS[:3]) > 0
    with pytest.raises(DayInDoubt) as error:
        known_day.refuse_doubted(on_disk, far)
    assert explain(error.value)
    opened_later(on_disk, far)
    assert known_day.look(on_disk, far) is None
    assert hits(at(on_disk), KEY, MARKERS[:3]) == 0


def test_nothing_that_is_written_under_a_wrong_clock_makes_it_right(on_disk):
    lived_in(on_disk)
    due.look_after(on_disk, SEVEN)
    for year in range(1, 6):
        wrong = SEVEN + year * 365 * A_DAY
        on_disk.db.clock = lambda wrong=wrong: wrong
        begun = evenings.start(on_disk, wrong, ("Ana",))
        talks.finish(on_disk, a_talk(begun, note="later"), wrong)
        client_files.to_bin(
            on_disk, client_files.found(on_disk, "pl", wrong, (Purpose.RECORD,)).client.id, wrong
        )
        evenings.end(on_disk, begun, wrong)
        due.look_after(on_disk, wrong)
        assert known_day.look(on_disk, wrong) == Doubt(local_date(wrong), TODAY)
    assert len(client_files.in_bin(on_disk, TODAY)) == 6
    assert hits(at(on_disk), KEY, MARKERS[:3]) > 0


def test_a_vault_from_before_knows_the_day_on_which_it_was_written_last(on_disk):
    """Before anything is written under the new date, not after."""
    lived_in(on_disk)
    on_disk.db.execute("delete from setting where name = 'known_day'")
    far = SEVEN + 400 * A_DAY
    due.look_after(on_disk, far)
    on_disk.db.clock = lambda: far
    talks.finish(on_disk, a_talk(evenings.current(on_disk), note="later"), far)
    due.look_after(on_disk, far)
    assert known_day.look(on_disk, far) == Doubt(local_date(far), TODAY)


def test_from_one_monthly_evening_to_the_next_nothing_is_asked_and_what_is_due_goes(on_disk):
    """The first Wednesday is 28 or 35 days after the last one."""
    client, day = lived_in(on_disk), SEVEN
    for days in (35, 28, 28, 35):
        day += days * A_DAY
        due.look_after(on_disk, day)
        assert known_day.look(on_disk, day) is None
    assert hits(at(on_disk), KEY, [client.code, *MARKERS[:3]]) == 0


def test_two_months_without_an_evening_are_asked_about_once(on_disk):
    lived_in(on_disk)
    due.look_after(on_disk, SEVEN)
    back = SEVEN + 60 * A_DAY
    due.look_after(on_disk, back)
    before = known_day.confirm(on_disk, back)
    assert known_day.look(on_disk, back) is None
    known_day.take_back(on_disk, before)
    assert known_day.look(on_disk, back) is not None
    known_day.confirm(on_disk, back)
    for days in range(0, 50, 7):
        due.look_after(on_disk, back + days * A_DAY)
        assert known_day.look(on_disk, back + days * A_DAY) is None


def test_a_clock_far_back_is_asked_about_too_so_that_a_wrong_yes_heals(on_disk):
    due.look_after(on_disk, SEVEN)
    wrong = SEVEN + 4000 * A_DAY
    opened_later(on_disk, wrong)
    assert known_day.look(on_disk, SEVEN) == Doubt(TODAY, local_date(wrong))
    known_day.confirm(on_disk, SEVEN)
    assert known_day.look(on_disk, SEVEN) is None
    assert known_day.look(on_disk, wrong) is not None


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(-9000, 9000), st.booleans()), max_size=12))
def test_whatever_the_clock_does_only_a_yes_takes_the_known_day_further_than_a_month(steps):
    """`steps`: where the clock stands at each opening, and whether somebody says yes there."""
    desk = a_desk(memory_store(clock=lambda: SEVEN), None)
    known_day.is_believed(desk, SEVEN)
    known = TODAY
    for days, yes in steps:
        now = SEVEN + days * A_DAY
        is_near = abs(local_date(now) - known) <= known_day.MOST
        assert known_day.is_believed(desk, now) is is_near
        if is_near:
            known = max(known, local_date(now))
        elif yes:
            known_day.confirm(desk, now)
            known = local_date(now)


def test_the_bundle_of_another_laptop_shows_that_the_date_is_right(content):
    world = World()
    desk = a_desk(world.ana, content)
    known_day.is_believed(desk, SEVEN)
    later = SEVEN + 60 * A_DAY
    assert known_day.look(desk, later) is not None
    bundle = world.sealed(made_at=stamp(later))
    taking.take(world.ana, taking.open_bundle(world.ana, bundle), later)
    assert known_day.look(desk, later) is None


def test_a_laptop_with_a_wrong_clock_makes_nobody_believe_it(content):
    world = World()
    desk = a_desk(world.ana, content)
    known_day.is_believed(desk, SEVEN)
    wrong = SEVEN + 300 * A_DAY
    bundle = world.sealed(made_at=stamp(wrong))
    taking.take(world.ana, taking.open_bundle(world.ana, bundle), SEVEN)
    assert roster.latest_signed(world.ana) < stamp(SEVEN + 3 * A_DAY)
    assert known_day.look(desk, wrong) is not None


def test_under_a_doubted_date_no_evening_begins_by_itself(on_disk):
    due.look_after(on_disk, SEVEN)
    evenings.end(on_disk, evenings.current(on_disk), SEVEN)
    evenings.start_if_clock_is_right(on_disk, SEVEN + 60 * A_DAY, "Ana")
    assert evenings.current(on_disk) is None
    known_day.confirm(on_disk, SEVEN + 60 * A_DAY)
    evenings.start_if_clock_is_right(on_disk, SEVEN + 60 * A_DAY, "Ana")
    assert evenings.current(on_disk) is not None


def test_what_a_crash_left_in_the_pages_is_brought_there_under_any_date(on_disk, monkeypatch):
    due.look_after(on_disk, SEVEN)
    client = a_file(on_disk)
    with monkeypatch.context() as crash:
        crash.setattr(client_files_erasing, "reach_disk", lambda _db: None)
        client_files.erase_now(on_disk, client.id, SEVEN)
    assert is_owed_soon(on_disk.db)
    due.look_after(on_disk, SEVEN + 400 * A_DAY)
    assert not is_owed_soon(on_disk.db)
    assert hits(at(on_disk), KEY, [client.code]) == 0
