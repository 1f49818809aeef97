# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL holds the same as SQLite, with comments. Skipped where there is no server to start, or no psycopg."""

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import received_making as making
from spreekuur.cli.main import run
from spreekuur.receiving.database import opened
from spreekuur.receiving.schema import ABOUT

pytestmark = pytest.mark.slow
TABLES = {
    "package": "SELECT digest, municipality, desk, period, base, max_deviation, received FROM package ORDER BY 1",
    "cell": "SELECT digest, of_table, code1, code2, count, status FROM cell ORDER BY 1, 2, 3, 4",
    "total": "SELECT period, of_table, code1, code2, count, counts, most_off FROM total ORDER BY 1, 2, 3, 4",
    "code": "SELECT dimension, code, parent, label_nl, known FROM code ORDER BY 1, 2",
}


def _program(name):
    found = [Path(one) for one in (shutil.which(name),) if one]
    found += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found[-1] if found else None


def _servers():
    """The programs that make and start a server: none where one of them, or psycopg, is missing."""
    programs = _program("initdb"), _program("pg_ctl")
    return [programs] if all(programs) and find_spec("psycopg") else []


@pytest.fixture(scope="module")
def server(request):
    """The address of a PostgreSQL of our own, which ends with the test and listens on no network."""
    initdb, control = request.param
    # A server refuses to run as root: there it runs as the user that its package made.
    whose = {"user": "postgres", "group": "postgres"} if os.name == "posix" and os.geteuid() == 0 else {}
    with TemporaryDirectory(prefix="spreekuur-pg-") as place:
        if whose:
            shutil.chown(place, **whose)
        data = f"{place}/data"
        quiet = {"cwd": place, "check": True, "stdout": subprocess.DEVNULL, **whose}
        subprocess.run([initdb, "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], **quiet)
        options = f"-k {place} -c listen_addresses='' -c fsync=off"
        subprocess.run([control, "-D", data, "-w", "-l", f"{place}/log", "-o", options, "start"], **quiet)
        try:
            yield f"postgresql://postgres@/postgres?host={place}"
        finally:
            subprocess.run([control, "-D", data, "-w", "-m", "immediate", "stop"], **quiet)


def rows(address):
    with opened(address) as figures:
        found = {}
        for table, statement in TABLES.items():
            figures.cursor.execute(statement)
            found[table] = sorted(tuple(row) for row in figures.cursor.fetchall())
        return found


@pytest.mark.parametrize("server", _servers(), indirect=True)
def test_it_holds_the_same_as_sqlite_twice_changes_nothing_and_everything_is_explained(
    server, tmp_path, capfdbinary
):
    for desk in ("spreekuur", "oost"):
        for package in making.packages(desk)[:2]:
            making.write_folder(package, tmp_path / "box" / package.name)
    keys = making.trust_folder(tmp_path / "keys", "spreekuur", "oost")
    for address in (server, f"sqlite:///{tmp_path}/figures.sqlite"):
        named = ["--trust", str(keys), "--into", address, "--today", "2027-03-01", "--json"]
        assert run(["receive", str(tmp_path / "box"), *named]) == 0
        assert len(json.loads(capfdbinary.readouterr().out)["taken"]) == 4
        before = rows(address)
        assert run(["receive", str(tmp_path / "box"), *named]) == 0
        told = json.loads(capfdbinary.readouterr().out)
        assert (told["taken"], told["known"]) == ([], 4)
        assert rows(address) == before
    assert rows(server) == before, "the last one is SQLite"
    with opened(server) as figures:
        figures.cursor.execute(
            "SELECT c.relname, coalesce(a.attname, ''), d.description FROM pg_description d"
            " JOIN pg_class c ON c.oid = d.objoid"
            " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
        )
        assert {(table, column): text for table, column, text in figures.cursor.fetchall()} == ABOUT
