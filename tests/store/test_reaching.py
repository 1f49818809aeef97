# SPDX-License-Identifier: EUPL-1.2
"""What is erased is in no page any more, and why it takes more than deleting."""

from random import Random

import pytest

from raw_pages import hits
from spreekuur.store import reaching
from spreekuur.store.connection import open_store
from spreekuur.store.driver import Error
from spreekuur.store.writing import erase, remove, save

KEY = bytes(range(32))
MARKER = "Żerdźmarkowa"
PERSONS = range(4, 400, 9)


def a_store_much_written_in(path):
    """Rows that grow, shrink and move between pages; some of them are of the persons to erase.

    They stand in the file of clients and, so that they move for certain, in a table that is ordered by their arrival.
    """
    db, chance = open_store(path, KEY), Random(1)
    db.execute("CREATE TABLE moving (id TEXT PRIMARY KEY NOT NULL, given TEXT, family TEXT)")
    with db.atomic():
        for number in range(400):
            given = (MARKER if number in PERSONS else "x" * 12) * chance.randint(1, 40)
            row = {
                "code": str(number),
                "language": "pl",
                "given": given,
                "family": "y" * chance.randint(1, 400),
            }
            save(db, "client", {"id": f"c{number:04}"} | row)
            db.execute("INSERT INTO moving VALUES (?, ?, ?)", (f"c{number:04}", given, row["family"]))
    for _ in range(600):
        number = chance.randrange(400)
        more = {"given": MARKER * chance.randint(1, 30)} if number in PERSONS else {}
        family = "z" * chance.randint(1, 900)
        save(db, "client", {"id": f"c{number:04}", "family": family} | more)
        kept = (family, more.get("given"), f"c{number:04}")
        db.execute("UPDATE moving SET family = ?, given = coalesce(?, given) WHERE id = ?", kept)
    return db


def test_deleting_leaves_traces_and_writing_the_store_anew_leaves_none(tmp_path):
    path = tmp_path / "vault.db"
    db = a_store_much_written_in(path)
    before = hits(path, KEY, [MARKER])
    with db.atomic():
        for number in PERSONS:
            remove(db, "client", f"c{number:04}")
            erase(db, "client", f"c{number:04}", ["given", "family"])
            db.execute("DELETE FROM moving WHERE id = ?", (f"c{number:04}",))
        reaching.owe(db)
    db.execute("pragma wal_checkpoint(truncate)").fetchall()
    assert before > 1000
    assert hits(path, KEY, [MARKER]) > 0, "overwriting what is deleted does not reach what had moved"
    reaching.reach_disk(db)
    assert hits(path, KEY, [MARKER]) == 0
    assert not reaching.is_owed(db)
    assert db.execute("select count(*) from client").fetchone() == (400 - len(PERSONS),)
    db.close()


def test_nobody_can_write_the_store_to_a_plain_file_afterwards(tmp_path):
    db = open_store(tmp_path / "vault.db", KEY)
    reaching.reach_disk(db)
    with pytest.raises(Error):
        db.execute("ATTACH ? AS plain KEY ''", (str(tmp_path / "plain.db"),))
    assert sorted(path.name for path in tmp_path.iterdir() if "plain" in path.name) == []
    db.close()
