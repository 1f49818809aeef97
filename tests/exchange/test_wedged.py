# SPDX-License-Identifier: EUPL-1.2
"""Vaults that one file had wedged, frozen as they were: nothing but an update, and every evening comes through."""

import shutil
from uuid import NAMESPACE_OID, uuid5

import pytest

from builders import SENDER
from exchange_vaults import Ticking
from frozen_pages import thaw
from spreekuur.desk import (
    exchange,
    exchange_status,
    exchange_waiting,
    moving_back,
    moving_in,
    moving_mended,
    moving_out,
)
from spreekuur.desk.desk import Desk
from spreekuur.exchange.tables import ORDER
from spreekuur.exchange.transport import Folder
from spreekuur.moving import reading
from spreekuur.moving.model import Choices
from spreekuur.store import mark
from spreekuur.store.connection import open_store
from spreekuur.store.journal import disagrees
from spreekuur.times import stamp
from stores.make_wedged import FROZEN_KEY, MOVED_AT, TALKS, WEDGED

DIGITS = {"Ana": 0, "Bo": 1, "Cy": 1}


@pytest.fixture
def updated(tmp_path, content):
    """Opens a frozen vault with this version."""
    opened = []

    def open_it(kind, name):
        path = tmp_path / name / "vault.db"
        path.parent.mkdir()
        thaw(WEDGED / f"{kind}-{name.lower()}.db.pages", path, FROZEN_KEY)
        vault_id = str(uuid5(NAMESPACE_OID, f"{name} {DIGITS[name]}"))
        clock = Ticking(MOVED_AT.replace(day=27))
        left = mark.Mark(stamp(clock()), 1, mark.checksum_of_seals(path))
        mark.write(path, FROZEN_KEY, left)  # else it would be taken for one that was put back
        db = open_store(path, FROZEN_KEY, author=name, clock=clock, vault_id=vault_id)
        opened.append(db)
        return Desk(db, content, SENDER, laptop=DIGITS[name])

    yield open_it
    for db in opened:
        db.close()


def receive(desk, place):
    return exchange.receive(desk, Folder(place), desk.db.clock())


def send(desk, place):
    return exchange.send(desk, Folder(place), desk.db.clock())


def talks_of(desk, other):
    query = "SELECT count(*) FROM consultation WHERE origin = ?"
    return desk.db.execute(query, (other.db.origin,)).fetchone()[0]


def test_the_bundles_that_were_refused_come_in_and_what_may_not_waits(updated):
    """Ana alone has this version, and the old bundles lie on the stick."""
    ana, bo = updated("wedged", "Ana"), updated("wedged", "Bo")
    done = receive(ana, WEDGED)
    assert (len(done.taken), done.held, done.refused) == (2, [], [])
    assert talks_of(ana, bo) == TALKS
    assert done.waiting == TALKS
    asked = exchange_waiting.look(ana)
    assert {one.subject.record for one in asked.rows} == {"consultation"}
    assert {one.sender for one in asked.rows} == {"Bo"}
    waiting = [one.parked.id for one in asked.rows]
    assert exchange_waiting.decide(ana, waiting, "mine") == TALKS
    send(ana, stick := ana.db.path.parent / "stick")
    receive(bo, stick)
    for desk in (ana, bo):
        assert all(
            one.is_whole for evening in exchange_status.status(desk).evenings for one in evening.laptops
        )


@pytest.mark.parametrize("old_bundles", [True, False])
@pytest.mark.parametrize("first", ["Ana", "Bo"])
def test_after_nothing_but_an_update_every_evening_comes_in_and_nothing_waits(
    updated, tmp_path, old_bundles, first
):
    desks = {name: updated("wedged", name) for name in ("Ana", "Bo")}
    ana, bo = desks["Ana"], desks["Bo"]
    stick = shutil.copytree(WEDGED, tmp_path / "stick") if old_bundles else tmp_path / "stick"
    for name in (first, *desks):
        moving_mended.mend(desks[name].db)
    for _time in range(2):  # without the old bundles the receipt first says what is missing
        send(bo, stick)
        done = receive(ana, stick)
        send(ana, stick)
        receive(bo, stick)
    assert (done.held, done.refused, done.waiting, done.conflicts) == ([], [], 0, 0)
    assert (talks_of(ana, bo), talks_of(ana, ana), talks_of(bo, bo)) == (2 * TALKS, TALKS, 2 * TALKS)
    for desk in (ana, bo):
        status = exchange_status.status(desk)
        assert all(one.is_whole for evening in status.evenings for one in evening.laptops)
        assert not any(disagrees(desk.db, table) for table in ORDER)
        assert moving_mended.mend(desk.db) == 0
    columns = "held_on, number, language, employment, municipality"
    rows = [
        desk.db.execute(
            f"SELECT {columns} FROM consultation WHERE origin = ? ORDER BY held_on, number", (bo.db.origin,)
        )
        for desk in (ana, bo)
    ]
    assert rows[0].fetchall() == rows[1].fetchall()


def test_what_moved_in_before_the_update_is_known_when_its_file_comes_again(updated):
    bo = updated("wedged", "Bo")
    data = moving_out.export(bo, "jsonl").data  # names them as they are called now
    again = moving_in.look(bo, reading.table(data, "x"), Choices(), bo.db.clock())
    assert (len(again.new), again.known) == (0, 2 * TALKS)
    moving_mended.mend(bo.db)
    after = moving_in.look(bo, reading.table(data, "x"), Choices(), bo.db.clock())
    assert (len(after.new), after.known) == (0, 2 * TALKS)
    (newest, first) = moving_back.moves(bo)
    assert [(one.talks, one.left) for one in (newest, first)] == [(TALKS, TALKS)] * 2
    assert moving_back.take_back(bo, first.id).talks == TALKS
    assert talks_of(bo, bo) == TALKS
