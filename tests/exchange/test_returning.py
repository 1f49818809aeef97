# SPDX-License-Identifier: EUPL-1.2
"""A laptop that was put back from an older copy: it is noticed, all comes back, no number is given twice."""

from datetime import timedelta

import pytest

from builders import SEVEN
from exchange_vaults import TwoCoordinators, a_copy, let_in, put_back
from spreekuur.errors.exchange import BundleRefused, Refusal
from spreekuur.errors.team import PutBack
from spreekuur.exchange import sending, taking
from spreekuur.exchange.tables import ORDER
from spreekuur.messages import explain
from spreekuur.store import connection, resuming
from spreekuur.store.journal import disagrees
from spreekuur.store.writing import erase, new_id, remove, save, undo
from spreekuur.team import returning, roster

LATER = SEVEN + timedelta(days=3)


@pytest.fixture
def team():
    return TwoCoordinators()


def give(db, to):
    """One bundle from one vault to another, through no folder."""
    made = sending.make(db, roster.of(to).me, db.clock())
    sending.placed(db, made)
    return taking.take(to, taking.open_bundle(to, made.content), to.clock())


def a_client(db, code, given):
    save(db, "client", {"id": (client := new_id()), "code": code, "language": "pl", "given": given})
    return client


def given_names(db):
    return sorted(name for (name,) in db.execute("SELECT given FROM client").fetchall())


def rows_of(db, table="client"):
    names = [name for name in db.shapes[table].columns if name != "search"]
    columns = ", ".join([*names, "version", "changed_at", "changed_by", "origin"])
    return db.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()


def an_evening_lost(team):
    """Bo gives one client, is copied, gives another and changes the first; then only the copy is left."""
    first = a_client(team.bo, "K7-42M", "Jan")
    give(team.bo, team.ana)
    give(team.ana, team.bo)
    copy = a_copy(team.bo)
    a_client(team.bo, "K7-43P", "Ewa")
    save(team.bo, "client", {"id": first, "phone": "0611111111"})
    give(team.bo, team.ana)
    return copy, first


def agree(*vaults):
    assert len({repr(rows_of(db)) for db in vaults}) == 1
    for db in vaults:
        assert not any(disagrees(db, table) for table in ORDER)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_put_back_gives_nothing_and_says_so(team):
    bo, _first = an_evening_lost(team)
    put_back(bo)
    with pytest.raises(PutBack) as refused:
        sending.recipients(bo)
    assert "once more" in explain(refused.value)


def test_admitted_again_it_gets_what_it_lost_and_gives_what_it_wrote_since(team):
    bo, first = an_evening_lost(team)
    put_back(bo)
    a_client(bo, "K7-44Q", "Piotr")
    save(bo, "client", {"id": first, "family": "Nowak"})
    let_in(team.ana, bo)
    give(team.ana, bo)
    assert given_names(bo) == ["Ewa", "Jan", "Piotr"]
    give(bo, team.ana)
    give(team.ana, bo)
    agree(bo, team.ana)
    row = bo.execute("SELECT phone, family FROM client WHERE id = ?", (first,)).fetchone()
    assert row == ("0611111111", "Nowak")
    give(team.ana, team.dee)
    agree(team.ana, team.dee)
    for text in ("more", "and more"):
        save(bo, "client", {"id": first, "family": text})
        give(bo, team.ana)
    agree(bo, team.ana)


def test_the_order_of_the_way_back_makes_no_difference(team):
    bo, _first = an_evening_lost(team)
    put_back(bo)
    a_client(bo, "K7-44Q", "Piotr")
    let_in(team.ana, bo)
    give(bo, team.ana)
    give(team.ana, bo)
    give(bo, team.dee)
    give(team.dee, bo)
    give(team.ana, team.dee)
    give(team.dee, team.ana)
    agree(bo, team.ana, team.dee)
    assert given_names(bo) == ["Ewa", "Jan", "Piotr"]


def test_a_receipt_for_what_it_never_gave_tells_it(team):
    """Put back together with its mark: nothing on the laptop says so."""
    bo, _first = an_evening_lost(team)
    a_client(bo, "K7-44Q", "Piotr")
    give(team.ana, bo)
    assert returning.is_put_back(bo)
    with pytest.raises(PutBack):
        sending.recipients(bo)
    let_in(team.ana, bo)
    give(team.ana, bo)
    give(bo, team.ana)
    agree(bo, team.ana)
    assert given_names(bo) == ["Ewa", "Jan", "Piotr"]


def test_bundles_under_numbers_that_were_used_are_refused_until_it_comes_back(team):
    bo, _first = an_evening_lost(team)
    a_client(bo, "K7-44Q", "Piotr")
    for name in ("Maria", "Anna"):
        with pytest.raises(BundleRefused) as refused:
            give(bo, team.ana)
        assert refused.value.why is Refusal.FORKED
        a_client(bo, f"K7-4{name[0]}M", name)
    give(team.ana, bo)
    assert returning.is_put_back(bo)
    let_in(team.ana, bo)
    give(team.ana, bo)
    give(bo, team.ana)
    agree(bo, team.ana)
    assert given_names(team.ana) == ["Anna", "Ewa", "Jan", "Maria", "Piotr"]


def test_it_may_ask_at_once_when_the_coordinator_says_so(team):
    """Refused there, and no receipt came here yet: the admission itself tells it."""
    bo, _first = an_evening_lost(team)
    a_client(bo, "K7-44Q", "Piotr")
    with pytest.raises(BundleRefused):
        give(bo, team.ana)
    let_in(team.ana, bo)
    assert not returning.is_put_back(bo)
    give(team.ana, bo)
    give(bo, team.ana)
    agree(bo, team.ana)
    assert given_names(team.ana) == ["Ewa", "Jan", "Piotr"]


def test_asking_again_without_need_changes_no_number(team):
    a_client(team.bo, "K7-42M", "Jan")
    give(team.bo, team.ana)
    before = connection.changes(team.bo)
    let_in(team.ana, team.bo)
    assert connection.changes(team.bo) == before
    give(team.ana, team.bo)
    a_client(team.bo, "K7-43P", "Ewa")
    give(team.bo, team.ana)
    agree(team.bo, team.ana)


def test_put_back_twice_from_one_copy_no_number_is_given_twice(team):
    copy, first = an_evening_lost(team)
    again = a_copy(copy)
    for number, (bo, hours) in enumerate(((copy, 2), (again, 30))):
        bo.clock.now = SEVEN + timedelta(hours=hours)
        put_back(bo, bo.clock.now)
        save(bo, "client", {"id": first, "family": f"Nowak {number}"})
        let_in(team.ana, bo)
        give(team.ana, bo)
        give(bo, team.ana)
        agree(bo, team.ana)
    assert team.ana.execute("SELECT family FROM client WHERE id = ?", (first,)).fetchone() == ("Nowak 1",)


def test_what_was_erased_or_removed_in_the_lost_time_stays_so(team):
    gone = a_client(team.bo, "K7-45R", "Adam")
    copy, first = an_evening_lost(team)
    erase(team.bo, "client", first, ["given"])
    remove(team.bo, "client", gone)
    give(team.bo, team.ana)
    let_in(team.ana, put_back(copy))
    give(team.ana, copy)
    give(copy, team.ana)
    agree(copy, team.ana)
    assert copy.execute("SELECT given FROM client WHERE id = ?", (first,)).fetchone()[0] in (None, "")
    assert not copy.execute("SELECT 1 FROM client WHERE id = ?", (gone,)).fetchone()


def test_undo_goes_on_over_the_way_back(team):
    bo, first = an_evening_lost(team)
    put_back(bo)
    save(bo, "client", {"id": first, "family": "Nowak"})
    (step,) = bo.execute("SELECT step FROM change ORDER BY seq DESC LIMIT 1").fetchone()
    let_in(team.ana, bo)
    give(team.ana, bo)
    undo(bo, step)
    assert bo.execute("SELECT family FROM client WHERE id = ?", (first,)).fetchone() == (None,)
    give(bo, team.ana)
    agree(bo, team.ana)


def test_the_coordinators_laptop_goes_on_by_itself_and_asks_for_what_is_missing(team):
    """Ana's copy is older than two bundles of Bo's, and than what Ana wrote and Dee has."""
    a_client(team.bo, "K7-42M", "Jan")
    give(team.bo, team.ana)
    ana = a_copy(team.ana)
    a_client(team.bo, "K7-43P", "Ewa")
    give(team.bo, team.ana)
    a_client(team.ana, "K7-46S", "Olga")
    give(team.ana, team.dee)
    give(team.ana, team.bo)
    put_back(ana, LATER)
    assert resuming.noted(ana) is None
    a_client(ana, "K7-47T", "Lena")
    give(ana, team.bo)
    give(ana, team.dee)
    a_client(team.bo, "K7-48V", "Piotr")
    give(team.bo, ana)
    give(team.dee, ana)
    give(ana, team.dee)
    agree(ana, team.dee)
    assert given_names(ana) == ["Ewa", "Jan", "Lena", "Olga", "Piotr"]


def test_a_lower_receipt_makes_the_others_send_again(team):
    a_client(team.bo, "K7-42M", "Jan")
    give(team.bo, team.ana)
    ana = a_copy(team.ana)
    for name in ("Ewa", "Maria"):
        a_client(team.bo, f"K7-4{name[0]}P", name)
        give(team.bo, team.ana)
    give(team.ana, team.bo)
    put_back(ana, LATER)
    give(ana, team.bo)
    assert isinstance(give(team.bo, ana), taking.Taken)
    assert given_names(ana) == ["Ewa", "Jan", "Maria"]
