# SPDX-License-Identifier: EUPL-1.2
"""Removes a person from copies of one vault, and is killed at one step after the other; says what is found then.

Each line: the step it was killed at, what was going on, and whether the old or the new key opens the vault afterwards.
"""

import itertools
import json
import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from spreekuur.app import open_home
from spreekuur.desk import settings_people
from spreekuur.errors.vault import DamagedStore, WrongPassphrase
from spreekuur.store import backup
from spreekuur.store.connection import open_store
from spreekuur.store.copying import problems

MARTA = "molen kaars zomer brug appel rivier"
EWA = "trein boter wolk hamer lepel groen"
JAN = "kasteel vogel tafel lucht bakker zeil"
NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)
STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "open"}


class Killer:
    """Kills its own process before the step of this number."""

    def __init__(self, number: int, home: Path, told: int) -> None:
        self._left, self._home, self._told, self._armed = number, str(home), told, False
        sync = os.fsync
        os.fsync = lambda file: (self.step("fsync"), sync(file))[1]
        sys.addaudithook(self._hear)

    def arm(self) -> None:
        self._armed = True

    def step(self, what: str) -> None:
        if not self._armed:
            return
        self._left -= 1
        if self._left == 0:
            os.write(self._told, what.encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def _hear(self, event: str, details: tuple) -> None:
        if self._armed and event in STEPS and str(details[0]).startswith(self._home):
            self.step(f"{event} {str(details[0])[len(self._home) :]}")


def renew(home: Path, number: int, told: int) -> None:
    """In a process of its own."""
    killer = Killer(number, home, told)
    app = open_home(home, MARTA)
    leave = settings_people.permit(home, EWA, NOW)
    killer.arm()
    settings_people.remove(app.desk, home, app.unlocked, leave, "Jan", NOW)
    os._exit(0)


def opens(home: Path, phrase: str) -> bool:
    try:
        open_home(home, phrase).close()
    except WrongPassphrase:
        return False
    return True


def found(home: Path, old_key: bytes, evenings: int) -> str:
    """What the vault is after the kill; fails unless everything is there, under one of the two keys."""
    app = open_home(home, MARTA)
    assert app.db.execute("SELECT count(*) FROM evening").fetchone() == (evenings,)
    assert problems(app.db.connection) == []
    is_new = app.db.key != old_key
    app.close()
    assert opens(home, EWA)
    assert opens(home, JAN) is not is_new
    assert not any(home.glob("new-key*"))
    for copy in backup.local_copies(home):
        backup.read_manifest(copy)
    if is_new:
        for store in (home / "vault.db", *home.glob("backups/*/vault.db")):
            try:
                open_store(store, old_key).close()
            except DamagedStore:
                continue
            raise AssertionError(f"the old key still opens {store}")
    return "new" if is_new else "old"


def main(template: Path, place: Path, stride: int) -> None:
    app = open_home(template, MARTA)
    old_key, evenings = app.db.key, app.db.execute("SELECT count(*) FROM evening").fetchone()[0]
    app.close()
    for number in itertools.count(1, stride):
        home = place / "home"
        shutil.copytree(template, home)
        read, write = os.pipe()
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            renew(home, number, write)
        os.close(write)
        _pid, status = os.waitpid(child, 0)
        with os.fdopen(read) as told:
            what = told.read()
        sys.stdout.write(json.dumps([number, what, found(home, old_key, evenings)]) + "\n")
        shutil.rmtree(home)
        if not os.WIFSIGNALED(status):
            assert os.waitstatus_to_exitcode(status) == 0
            return


main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
