# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL server of our own for a test: it listens on no network and ends with the test."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg


def programs():
    """The programs that make and start a server: none where one of them is missing."""
    found = [_program(name) for name in ("initdb", "pg_ctl")]
    return [tuple(found)] if all(found) else []


def _program(name):
    found = [Path(one) for one in (shutil.which(name),) if one]
    found += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found[-1] if found else None


class Server:
    """One that runs: an address for each database in it, and a way to look into it."""

    def __init__(self, place):
        self.place = place

    def address(self, database, user="postgres"):
        """Of this database."""
        return f"postgresql://{user}@/{database}?host={self.place}"

    def fresh(self, name):
        """The address of a new, empty database."""
        with self.open("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    @contextmanager
    def open(self, database):
        """A connection by the plain driver."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            yield connection


@contextmanager
def running(initdb, control):
    """A server with a user `wanda` who needs a password, and `nora` who is not let in."""
    # A server refuses to run as root: there it runs as the user that its package made.
    whose = {"user": "postgres", "group": "postgres"} if os.name == "posix" and os.geteuid() == 0 else {}
    with TemporaryDirectory(prefix="spreekuur-pg-") as place:
        if whose:
            shutil.chown(place, **whose)
        data = f"{place}/data"
        quiet = {"cwd": place, "check": True, "stdout": subprocess.DEVNULL, **whose}
        subprocess.run([initdb, "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], **quiet)
        rules = Path(data, "pg_hba.conf")
        asked = "local all wanda scram-sha-256\nlocal all nora reject\n"
        rules.write_text(asked + rules.read_text())
        options = f"-k {place} -c listen_addresses='' -c fsync=off"
        subprocess.run([control, "-D", data, "-w", "-l", f"{place}/log", "-o", options, "start"], **quiet)
        try:
            server = Server(place)
            with server.open("postgres") as connection:
                connection.execute("CREATE ROLE wanda LOGIN PASSWORD 'one long phrase'")
                connection.execute("CREATE ROLE nora LOGIN")
            yield server
        finally:
            subprocess.run([control, "-D", data, "-w", "-m", "immediate", "stop"], **quiet)
