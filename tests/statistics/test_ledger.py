# SPDX-License-Identifier: EUPL-1.2
"""The ledger: what was signed stays, travels between coordinators, and what was true behind it ends in time."""

import json
import zlib
from datetime import UTC, datetime, timedelta

import pytest

from exchange_vaults import TwoCoordinators
from figures_store import CODING, DAYS, FEBRUARY, Told, keep
from spreekuur.errors.figures import LedgerDamaged, LedgerOfAnother, SignedTwice, WasWithdrawn
from spreekuur.errors.vault import UndoOvertaken
from spreekuur.exchange import sending, taking
from spreekuur.exchange.rows import Reader
from spreekuur.statistics import closing, ledger
from spreekuur.statistics.ledger import Became, Signed, Status
from spreekuur.statistics.periods import Period
from spreekuur.store import driver
from spreekuur.store.writing import remove, save, undo

NOW = datetime(2027, 2, 20, 12, tzinfo=UTC)
Q4, YEAR = Period(2026, 4), Period(2026)
FILES = {"manifest.json": b'{"period": "2026-Q4"}\n', "tables/q_contacts_visit.csv": b"visit,count\n_T,5\n"}
CELLS = {"contacts|2026-Q4|": (5, 3), "contacts|2026-Q4|visit=first": (5, 2)}


def a_release(period=Q4, files=FILES, team="ours"):
    told = {"team": team, "files": ledger.digests(files), "method": "rounding"}
    return Signed(period, "r" * 32, told, files)


def signed(db, *periods, cells=CELLS):
    ledger.keep(db, [a_release(period) for period in periods or (Q4,)], cells, NOW)
    return ledger.of_period(db, (periods or (Q4,))[0])[0]


def test_a_signed_release_is_given_back_byte_for_byte(db):
    db.execute("INSERT INTO release_secret (period, secret) VALUES ('2026-Q4', x'00')")
    entry = signed(db)
    assert (entry.status, entry.period, entry.signed_by) == (Status.SIGNED, Q4, "test")
    assert ledger.files(db, entry, "ours") == FILES
    assert ledger.standing(db, Q4) == entry
    assert db.execute("SELECT count(*) FROM release_secret").fetchone() == (0,)
    assert ledger.cells_of(db, [YEAR]) == CELLS


@pytest.mark.parametrize("table", ["release_entry", "release_file", "release_step", "release_cell"])
def test_nothing_of_it_can_be_changed_or_taken_away(db, table):
    entry = signed(db)
    ledger.note(db, entry, Became.SENT, {}, "", NOW)
    with pytest.raises(driver.IntegrityError):
        db.execute(f"DELETE FROM {table}")
    column = {"release_cell": "published"}.get(table, "changed_by")
    with pytest.raises(driver.IntegrityError):
        db.execute(f"UPDATE {table} SET {column} = '9'")


def test_the_door_for_writes_changes_nothing_either(db):
    entry = signed(db)
    (step,) = db.execute("SELECT DISTINCT step FROM change WHERE step LIKE 'sign_figures/%'").fetchone()
    with pytest.raises(UndoOvertaken):
        undo(db, step)
    with pytest.raises(driver.IntegrityError):
        save(db, "release_entry", {"id": entry.id, "period": "2026-Q3"})
    with pytest.raises(driver.IntegrityError):
        remove(db, "release_entry", entry.id)
    assert ledger.files(db, entry, "ours") == FILES


def test_half_a_batch_is_never_signed(db):
    with pytest.raises(ZeroDivisionError), db.atomic():
        signed(db, Q4, YEAR)
        raise ZeroDivisionError
    assert ledger.entries(db) == ()
    assert ledger.cells_of(db, [YEAR]) == {}


def test_what_is_withdrawn_is_not_given_out_and_not_replaced(db):
    entry = signed(db)
    ledger.note(db, entry, Became.SENT, {}, "", NOW)
    assert ledger.standing(db, Q4).status is Status.SENT
    ledger.note(db, entry, Became.WITHDRAWN, {"why": "counted twice"}, "signature", NOW)
    with pytest.raises(WasWithdrawn):
        ledger.standing(db, Q4)
    (kept,) = ledger.of_period(db, Q4)
    assert (kept.status, kept.steps[1].notice) == (Status.WITHDRAWN, {"why": "counted twice"})


def test_a_release_of_another_desk_and_files_that_do_not_fit_are_not_given_out(db):
    with pytest.raises(LedgerOfAnother):
        ledger.files(db, signed(db), "theirs")
    strange = FILES | {"../evil": b"x"}
    for files, told in ((strange, strange), (FILES, FILES | {"more.csv": b""}), (FILES, {})):
        release = Signed(YEAR, "x", {"team": "ours", "files": ledger.digests(told)}, files)
        ledger.keep(db, [release], {}, NOW)
        entry = ledger.of_period(db, YEAR)[-1]
        with pytest.raises(LedgerDamaged):
            ledger.files(db, entry, "ours")


def test_a_bomb_is_damage(db):
    entry = signed(db)
    row = {"id": "x", "entry_id": entry.id, "path": "a.csv", "sha256": "0"}
    save(db, "release_file", row | {"packed": zlib.compress(bytes(40 * 1024 * 1024))})
    with pytest.raises(LedgerDamaged):
        ledger.files(db, entry, "ours")


def test_ninety_days_after_the_year_what_was_counted_ends_and_what_was_published_stays(db):
    keep(db, 1, Told(DAYS[4], ("a",)))
    closing.close(db, YEAR, CODING, FEBRUARY)
    entry = signed(db)
    assert ledger.forget(db, NOW + timedelta(days=400)) == (), "a quarter alone ends nothing"
    signed(db, YEAR, cells={})
    assert ledger.forget(db, NOW + timedelta(days=89)) == ()
    assert ledger.forget(db, NOW + timedelta(days=90)) == (YEAR,)
    assert closing.lines_of(db, Q4) == closing.lines_of(db, YEAR) == []
    assert db.execute("SELECT count(*) FROM year_key").fetchone() == (0,)
    assert ledger.cells_of(db, [YEAR]) == {}
    assert db.execute("SELECT sum(published) FROM release_cell").fetchone() == (10,)
    assert ledger.files(db, entry, "ours") == FILES
    assert closing.due(db, YEAR) == (), "it is not counted once more"


def give(giver, taker):
    (made,) = [
        made for to in sending.recipients(giver) if to.vault == taker.origin and (made := _make(giver, to))
    ]
    return taking.take(taker, taking.open_bundle(taker, made.content), taker.clock())


def _make(giver, to):
    made = sending.make(giver, to, giver.clock())
    sending.placed(giver, made)
    return made


def test_the_ledger_travels_to_coordinators_alone_and_what_is_true_stays():
    team = TwoCoordinators()
    entry = signed(team.ana)
    give(team.ana, team.dee)
    give(team.ana, team.bo)
    (there,) = ledger.entries(team.dee)
    assert (there.id, there.vault, there.told) == (entry.id, team.ana.origin, entry.told)
    assert ledger.files(team.dee, there, "ours") == FILES
    assert ledger.cells_of(team.dee, [YEAR]) == {}
    assert ledger.entries(team.bo) == ()
    ledger.note(team.ana, entry, Became.WITHDRAWN, {"why": "x"}, "s", NOW)
    give(team.ana, team.dee)
    with pytest.raises(WasWithdrawn):
        ledger.standing(team.dee, Q4)


def test_two_signed_releases_of_one_period_are_a_conflict_on_both_laptops_until_one_is_withdrawn():
    team = TwoCoordinators()
    entry = signed(team.ana)
    signed(team.dee)
    give(team.ana, team.dee)
    give(team.dee, team.ana)
    for db in (team.ana, team.dee):
        with pytest.raises(SignedTwice):
            ledger.standing(db, Q4)
    ledger.note(team.ana, entry, Became.WITHDRAWN, {}, "s", NOW)
    give(team.ana, team.dee)
    assert ledger.standing(team.dee, Q4).vault == team.dee.origin == ledger.standing(team.ana, Q4).vault


@pytest.mark.parametrize("action", ["update", "remove", "erase"])
def test_a_bundle_changes_nothing_that_was_signed(db, action):
    told = {"writer": "019a0000-0000-7000-8000-00000000abcd", "n": 1, "by": "x", "action": action}
    told |= {"at": "2026-11-11T19:00:00.000+00:00", "record": "release_entry", "id": "e1", "step": "x/1"}
    after = {"period": "2026-Q3"} if action == "update" else {}
    line = json.dumps(told | {"after": after, "knew": {}}, sort_keys=True, separators=(",", ":")).encode()
    assert Reader(db).read([line]) == (
        [],
        [line],
    )  # it is put aside as no row of ours, which nobody can take over
