# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL holds the same as SQLite, whatever happens meanwhile. Skipped where there is no server to start."""

import json
import os
import subprocess
import sys
import time

import psycopg
import pytest

import received_making as making
import received_older as older
from architecture.reading import ROOT
from receiving.postgres_server import programs, running
from spreekuur.cli.main import run
from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.receiving.database import opened
from spreekuur.receiving.schema import ABOUT, VERSION

pytestmark = pytest.mark.slow
TABLES = (
    "package",
    "package_file",
    "code",
    "cell",
    "signer",
    "withdrawal",
    "total",
    "total_part",
    "left_out",
)
DESKS = tuple(f"desk{letter}" for letter in "abcdefghij")
LOCK = 1397771078  # what whoever writes asks for first


@pytest.fixture(scope="module")
def server(request):
    with running(*request.param) as found:
        yield found


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """Ten desks with the figures of a year, in SQLite."""
    root = tmp_path_factory.mktemp("town")
    for desk in DESKS:
        for package in making.packages(desk):
            making.write_folder(package, root / "box" / package.name)
    making.trust_folder(root / "keys", *DESKS)
    assert receive(root, f"sqlite:///{root}/figures.sqlite") == 0
    return root


def arguments(root, address):
    named = ["--trust", str(root / "keys"), "--into", address, "--today", "2027-03-01", "--json"]
    return ["receive", str(root / "box"), *named]


def receive(root, address):
    return run(arguments(root, address))


def begin(root, address):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "spreekuur", *arguments(root, address)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def rows(address):
    """Every table, each row of it."""
    with opened(address) as figures:
        found = {}
        for table in TABLES:
            figures.cursor.execute(f"SELECT * FROM {table}")
            found[table] = sorted(tuple(row) for row in figures.cursor.fetchall())
        return found


def wait_for_a_lock(connection, many=1):
    """Until so many others wait for what this connection holds."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    ends = time.monotonic() + 60
    while connection.execute(waiting).fetchone()[0] < many:
        assert time.monotonic() < ends


def why(address):
    with pytest.raises(FiguresStoreUnusable) as refused, opened(address):
        pass
    return refused.value.why


@pytest.mark.parametrize("server", programs(), indirect=True)
class TestPostgres:
    """One server for all of these, a database for each."""

    def test_every_table_is_that_of_sqlite_and_twice_changes_nothing(self, server, town, capfdbinary):
        address = server.fresh("same")
        assert receive(town, address) == 0
        assert len(json.loads(capfdbinary.readouterr().out)["taken"]) == len(DESKS) * 5
        before = rows(address)
        assert before == rows(f"sqlite:///{town}/figures.sqlite")
        assert receive(town, address) == 0
        told = json.loads(capfdbinary.readouterr().out)
        assert (told["taken"], told["known"], rows(address)) == ([], len(DESKS) * 5, before)

    def test_every_table_and_column_says_what_it_is(self, server, town):
        with opened(server.fresh("explained")) as figures:
            figures.cursor.execute(
                "SELECT c.relname, coalesce(a.attname, ''), d.description FROM pg_description d"
                " JOIN pg_class c ON c.oid = d.objoid"
                " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0"
                " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
            )
            assert {(table, column): text for table, column, text in figures.cursor.fetchall()} == ABOUT

    @pytest.mark.parametrize("version", [1, 2])
    def test_an_older_database_gets_what_it_lacks(self, server, town, version):
        address = older_database(server, f"older{version}", version, town)
        assert receive(town, address) == 0
        assert rows(address) == rows(f"sqlite:///{town}/figures.sqlite")

    def test_a_killed_upgrade_leaves_the_older_database_whole(self, server, town):
        address = older_database(server, "killed", 1, town)
        with server.open("killed") as holding, holding.transaction():
            holding.execute("LOCK TABLE total IN ACCESS EXCLUSIVE MODE")
            killed = begin(town, address)
            wait_for_a_lock(holding)
            killed.kill()
            killed.communicate()
        with server.open("killed") as connection:
            assert connection.execute("SELECT version FROM spreekuur_figures").fetchall() == [(1,)]
            assert connection.execute("SELECT to_regclass('withdrawal')").fetchone() == (None,)
        assert receive(town, address) == 0
        assert rows(address) == rows(f"sqlite:///{town}/figures.sqlite")

    def test_two_at_the_same_moment_take_everything_in_once(self, server, town):
        address = server.fresh("together")
        with server.open("together") as holding, holding.transaction():
            holding.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
            both = [begin(town, address) for _ in range(2)]
            wait_for_a_lock(holding, 2)
        said = [one.communicate() for one in both]
        assert [one.returncode for one in both] == [0, 0], said
        told = [json.loads(out) for out, _ in said]
        assert sum(len(one["taken"]) for one in told) == len(DESKS) * 5
        assert {len(one["taken"]) + one["known"] for one in told} == {len(DESKS) * 5}
        assert rows(address) == rows(f"sqlite:///{town}/figures.sqlite")

    def test_a_run_that_is_killed_leaves_whole_packages_and_the_next_goes_on(self, server, town):
        address = server.fresh("halfway")
        with opened(address):
            pass
        packages = rows(f"sqlite:///{town}/figures.sqlite")["package"]
        values = next(row for row in packages if DESKS[-1] in row)
        with server.open("halfway") as holding, holding.transaction(force_rollback=True):
            holding.execute(f"INSERT INTO package VALUES ({', '.join(['%s'] * len(values))})", values)
            killed = begin(town, address)
            wait_for_a_lock(holding)
            killed.kill()
            killed.communicate()
        with server.open("halfway") as connection:
            counts = "SELECT count(*) FROM package", "SELECT count(DISTINCT digest) FROM cell"
            packages, with_cells = (connection.execute(one).fetchone()[0] for one in counts)
        assert 0 < packages == with_cells < len(DESKS) * 5
        assert receive(town, address) == 0
        assert rows(address) == rows(f"sqlite:///{town}/figures.sqlite")

    def test_why_nobody_is_let_in_is_said(self, server, monkeypatch):
        server.fresh("closed")
        assert why(server.address("closed", "wanda")) is WhyStore.PASSWORD
        monkeypatch.setenv("PGPASSWORD", "another phrase")
        assert why(server.address("closed", "wanda")) is WhyStore.PASSWORD
        monkeypatch.setenv("PGPASSWORD", "one long phrase")
        assert why(server.address("nothing_of_that_name", "wanda")) is WhyStore.NO_DATABASE
        assert why(server.address("closed", "wanda")) is WhyStore.RIGHTS
        assert why(server.address("closed", "nora")) is WhyStore.NOT_LET_IN
        assert why(server.address("closed", "nobody")) is WhyStore.NOT_LET_IN
        assert why("postgresql://postgres@/closed?host=/nowhere/at/all") is WhyStore.NO_SERVER
        assert why("postgresql://postgres@127.0.0.1:1/closed") is WhyStore.NO_SERVER
        assert why("postgresql://postgres@host.invalid/closed") is WhyStore.NO_SERVER
        assert why("postgresql://postgres@/closed?colour=blue") is WhyStore.ADDRESS

    def test_tables_of_somebody_else_stay_as_they_are(self, server, town):
        address = server.fresh("others")
        with server.open("others") as connection:
            connection.execute("CREATE TABLE cell (prisoner text)")
        assert why(address) is WhyStore.OTHER_TABLES
        with server.open("others") as connection:
            assert connection.execute("SELECT to_regclass('package')").fetchone() == (None,)
            connection.execute("CREATE SCHEMA figures")
        # In a schema of its own it stands beside them.
        assert receive(town, address + "&options=-csearch_path%3Dfigures") == 0
        with server.open("others") as connection:
            assert connection.execute("SELECT count(*) FROM cell").fetchone() == (0,)
            assert connection.execute("SELECT count(*) FROM figures.package").fetchone() == (len(DESKS) * 5,)

    def test_a_database_of_a_newer_version_is_left_alone(self, server):
        address = server.fresh("newer")
        with opened(address):
            pass
        with server.open("newer") as connection:
            connection.execute("UPDATE spreekuur_figures SET version = %s", [VERSION + 1])
        assert why(address) is WhyStore.NEWER

    def test_a_server_that_breaks_off_is_said_in_a_sentence(self, server):
        address = server.fresh("away")
        with pytest.raises(FiguresStoreUnusable) as refused, opened(address) as figures:
            with server.open("postgres") as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'away'"
                )
            figures.cursor.execute("SELECT * FROM package")
        assert refused.value.why is WhyStore.UNREACHABLE


def older_database(server, name, version, town):
    """As that version of the program made it; its address."""
    address = server.fresh(name)
    with opened(f"sqlite:///{town}/figures.sqlite") as source, server.open(name) as connection:
        older.make(psycopg.RawCursor(connection), lambda *values: values, version, source)
    return address
