# SPDX-License-Identifier: EUPL-1.2
"""A store of every released schema, with 10,000 rows, is opened by this program and killed: old or new, never between.

The kill comes at a random call that changes a file: while the copy from before is made, inside a migration, between
two, or at the end. Afterwards the schema is exactly that of one release, every row is what it was, nothing that is
called a copy is half of one, and the next start finishes the work.
"""

import shutil
import sys
from random import Random

import pytest

from crash import frozen
from crash.frozen import ALL, KEY, VAULT
from frozen_pages import thaw
from spreekuur.store import copying, driver, schema
from spreekuur.store.connection import open_store

SEED, ROWS = 3, 10_000
OLD = ALL[: len(schema.KNOWN) - 1]


@pytest.fixture(scope="module", params=OLD, ids=lambda path: path.stem)
def old(request, tmp_path_factory):
    """The folder of a frozen store of an earlier release, grown."""
    home = tmp_path_factory.mktemp("old") / "home"
    frozen.grown(request.param, home / "vault.db", ROWS)
    return home


def released(folder):
    """The schema of each release, as its frozen store has it; opening one changes it, so a copy is opened."""
    found = []
    for path in ALL:
        thaw(path, folder / "released.db", KEY)
        connection = driver.connect(str(folder / "released.db"), KEY, alone=True)
        found.append(frozen.schema_of(connection))
        connection.close()
    return found


def look(path, columns=None):
    """Schema, columns and rows of a store, without changing its schema."""
    connection = driver.connect(str(path), KEY)
    assert copying.problems(connection) == []
    seen = frozen.schema_of(connection), frozen.columns_of(connection), frozen.dump(connection, columns)
    connection.close()
    return seen


def holds(home, before, schemas, *, done):
    """Old or new, with every row; the copy from before is whole; a second start brings it up to date."""
    columns = before[1]
    now = look(home / "vault.db", columns)
    assert now[0] in schemas
    assert now[2] == before[2]
    for copy in (home / "backups").glob("*"):
        assert copy.name.endswith(".part") or look(copy / "vault.db", columns)[2] == before[2]
    db = open_store(home / "vault.db", KEY, vault_id=VAULT)
    assert frozen.schema_of(db.connection) == schemas[-1]
    assert frozen.dump(db.connection, columns) == before[2]
    assert copying.problems(db.connection) == []
    db.close()
    assert not list((home / "backups").glob("*.part"))
    assert done <= (now[0] == schemas[-1])


def test_a_migration_that_is_killed_leaves_the_old_store_or_the_new(lives, old, tmp_path, slow):
    rng, home = Random(f"{SEED} {old}"), tmp_path / "home"
    shutil.copytree(old, home)
    before, schemas = look(home / "vault.db"), released(tmp_path)
    changes = lives.live("opening", home).all("opened")[0]["changes"]
    holds(home, before, schemas, done=True)
    ends = set()
    for _kill in range(50 if slow else 10):
        shutil.rmtree(home)
        shutil.copytree(old, home)
        at = rng.randrange(1, changes + 1)
        life = lives.live("opening", home, kill_at=at, torn=rng.random() < 0.5)
        sys.stdout.write(f"killed at change {at} of {changes}\n")
        assert life.was_killed
        holds(home, before, schemas, done=False)
        ends.add(at)
    assert len(ends) > 5
