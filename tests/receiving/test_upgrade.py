# SPDX-License-Identifier: EUPL-1.2
"""A database of an older version gets what it lacks, whole; one of a newer version, or one in use, stays as it is."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

import received_making as making
import received_older as older
from spreekuur.cli.main import run
from spreekuur.content import pack
from spreekuur.errors.receiving import FiguresStoreUnusable, Refusal, WhyStore
from spreekuur.receiving import database, schema, trust
from spreekuur.receiving.checking import check
from spreekuur.receiving.database import SQLITE, opened
from spreekuur.receiving.opening import arrivals
from spreekuur.receiving.proving import Prover
from spreekuur.receiving.store import Store
from spreekuur.statistics import catalogue

TOTALS = "SELECT * FROM total ORDER BY municipality, period, of_table, code1, code2"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """An inbox of two desks, keys, and the figures of today's version."""
    root = tmp_path_factory.mktemp("town")
    for desk in ("spreekuur", "oost"):
        for package in making.packages(desk)[:2]:
            making.write_folder(package, root / "box" / package.name)
    making.trust_folder(root / "keys", "spreekuur", "oost")
    assert receive(root, root / "now.sqlite") == 0
    return root


def receive(root, file, box="box"):
    return run(["receive", str(root / box), "--trust", str(root / "keys"), "--into", f"{SQLITE}{file}"])


def rows(file, statement):
    with closing(sqlite3.connect(file)) as db:
        return db.execute(statement).fetchall()


def of_version(file, version, source):
    """A database as that version of the program made it."""
    with opened(f"{SQLITE}{source}") as place, closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {0x53504B46}")
        db.execute("CREATE TABLE about (of_table text, of_column text, text text NOT NULL)")
        older.make(db.cursor(), place.bind, version, place)


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_database_gets_what_it_lacks_and_keeps_what_it_has(town, tmp_path, version):
    file = tmp_path / "old.sqlite"
    of_version(file, version, town / "now.sqlite")
    assert receive(town, file) == 0
    assert rows(file, "SELECT version FROM spreekuur_figures") == [(schema.VERSION,)]
    for statement in (
        TOTALS,
        "SELECT * FROM about ORDER BY 1, 2",
        "SELECT * FROM total_part ORDER BY 1, 2, 3",
    ):
        assert rows(file, statement) == rows(town / "now.sqlite", statement)
    before = rows(file, "SELECT * FROM cell")
    assert receive(town, file) == 0
    assert (rows(file, "SELECT * FROM cell"), len(rows(file, "SELECT * FROM package"))) == (before, 4)


def test_an_upgrade_that_breaks_off_leaves_the_older_database_whole(town, tmp_path, monkeypatch):
    file = tmp_path / "old.sqlite"
    of_version(file, 1, town / "now.sqlite")
    before = rows(file, "SELECT * FROM sqlite_schema")
    broken = {**schema.STEPS, 3: (*schema.STEPS[3], "SELECT nothing FROM nowhere")}
    monkeypatch.setattr(database, "STEPS", broken)
    assert receive(town, file) == 1
    assert rows(file, "SELECT * FROM sqlite_schema") == before
    assert rows(file, "SELECT version FROM spreekuur_figures") == [(1,)]
    monkeypatch.undo()
    assert receive(town, file) == 0
    assert rows(file, TOTALS) == rows(town / "now.sqlite", TOTALS)


def test_a_database_of_a_newer_version_is_left_alone(town, tmp_path):
    file = tmp_path / "new.sqlite"
    with opened(f"{SQLITE}{file}") as place, place.whole():
        place.cursor.execute("UPDATE spreekuur_figures SET version = 99")
    before = file.read_bytes()
    with pytest.raises(FiguresStoreUnusable) as refused, opened(f"{SQLITE}{file}"):
        pass
    assert (refused.value.why, file.read_bytes()) == (WhyStore.NEWER, before)


def test_while_another_program_writes_nothing_is_written_and_that_is_said(town, tmp_path, monkeypatch):
    file = tmp_path / "busy.sqlite"
    monkeypatch.setattr(database, "_WAIT", 0)
    address = f"{SQLITE}{file}"
    with (
        opened(address) as place,
        place.whole(),
        pytest.raises(FiguresStoreUnusable) as refused,
        opened(address),
    ):
        pass
    assert refused.value.why is WhyStore.BUSY


def test_what_another_run_took_in_meanwhile_is_known_and_another_version_of_it_refused(town, tmp_path):
    known = trust.read(town / "keys")
    figures = catalogue.of(pack.load())
    packages = [check(one, known, lambda *key: False) for one in arrivals(town / "box")]
    mine = [one for one in packages if one.desk == "oost"][:1]
    files = making.signed_again(mine[0].files, making.key("oost"), pack="another")
    making.write_folder(type(making.packages()[0])("x", files), tmp_path / "box" / "x")
    (other,) = (check(one, known, lambda *key: False) for one in arrivals(tmp_path / "box"))
    proved = Prover(figures).releases(mine)
    address, day = f"{SQLITE}{tmp_path}/two.sqlite", date(2027, 3, 1)
    with opened(address) as here, opened(address) as there:
        first, second = Store(here, figures), Store(there, figures)
        assert (first.known("aalsmeer", "oost"), second.known("aalsmeer", "oost")) == ([], [])
        assert first.keep([(mine[0], proved[0])], day) == ([True], None)
        assert second.keep([(mine[0], proved[0])], day) == ([False], None)
        kept, error = second.keep([(other, proved[0])], day)
    assert (kept, error.why) == ([], Refusal.SECOND_VERSION)
    assert rows(tmp_path / "two.sqlite", "SELECT count(*) FROM package") == [(1,)]


def test_a_count_that_somebody_changed_is_never_added_up(town, tmp_path, capfdbinary):
    file = tmp_path / "changed.sqlite"
    file.write_bytes((town / "now.sqlite").read_bytes())
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("UPDATE cell SET count = count + 5 WHERE rowid = (SELECT min(rowid) FROM cell)")
        db.execute("DELETE FROM total")
    assert receive(town, file) == 1
    assert b"met de hand veranderd" in capfdbinary.readouterr().err
    assert rows(file, "SELECT count(*) FROM total") == [(0,)]
