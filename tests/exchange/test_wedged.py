# SPDX-License-Identifier: EUPL-1.2
"""Vaults that one file had wedged, frozen as they were: nothing but an update, and every evening comes through."""

from uuid import NAMESPACE_OID, uuid5

import pytest

from builders import SENDER
from exchange_vaults import Ticking
from frozen_pages import thaw
from spreekuur.desk import exchange
from spreekuur.desk.desk import Desk
from spreekuur.exchange.transport import Folder
from spreekuur.store.connection import open_store
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
    ana, bo = updated("wedged", "Ana"), updated("wedged", "Bo")
    done = receive(ana, WEDGED)
    assert (len(done.taken), done.held, done.refused) == (2, [], [])
    assert talks_of(ana, bo) == TALKS
    assert done.waiting == TALKS
