# SPDX-License-Identifier: EUPL-1.2
"""A full disk and a read-only disk: a clear error, and everything saved before is there.

On a real small disk where the system lets us mount one; elsewhere the same faults are raised by the same calls. Every
single call that may fail, kills and power cuts are in `tests/crash/`.
"""

import errno
import os
import shutil
import subprocess
import sys
from contextlib import suppress

import pytest

from spreekuur.app import Founding, found_home, open_home
from spreekuur.errors.vault import NoRoom, ReadOnlyHome, StoreFaulty
from spreekuur.letters.model import Sender
from spreekuur.security import files, renewing, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, copying, driver, rekeying
from spreekuur.store.writing import new_id, save

PHRASE, OTHER = "molen kaars zomer brug appel rivier", "kasteel vogel tafel lucht bakker zeil"
SENDER = Sender("Punt", "Marktplein 4", "1234 AB", "Voorbeeldstad", "010 000 00 00")
FOUNDING = Founding("Punt", SENDER, 0, (NewSlot("Ana", PHRASE, coordinator=True),), bytes(20))


class RealDisk:
    """A small disk of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"

    def fill(self):
        """Write until nothing more goes on it."""
        with (self.folder / "filler").open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError as full:
                assert full.errno == errno.ENOSPC

    def empty(self):
        (self.folder / "filler").unlink()

    def make_read_only(self):
        subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)


class FaultingDisk:
    """Raises the same faults where no disk may be mounted."""

    def __init__(self, folder, monkeypatch):
        self.folder, self._patch = folder, monkeypatch
        self.home = folder / "home"

    def fill(self):
        def full(*_arguments):
            raise OSError(errno.ENOSPC, "made")

        self._patch.setattr(os, "fsync", full)

    def empty(self):
        self._patch.undo()

    def make_read_only(self):
        def refused(*_arguments):
            raise OSError(errno.EROFS, "made")

        self._patch.setattr(os, "open", refused)


def can_mount(folder):
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]
    return sys.platform == "linux" and subprocess.run(mount, capture_output=True).returncode == 0


@pytest.fixture
def disk(tmp_path, monkeypatch):
    folder = tmp_path / "disk"
    folder.mkdir()
    if not can_mount(folder):
        yield FaultingDisk(folder, monkeypatch)
        return
    yield RealDisk(folder)
    subprocess.run(["umount", "-l", folder], check=True)


def found(home):
    return found_home(home, FOUNDING, cost=Argon2Cost(16 * 1024, 1, 1))


def keep(db, note="x"):
    save(db, "evening", {"id": new_id(), "held_on": "2026-11-11", "opened_at": note})


def kept(db):
    return db.execute("SELECT count(*) FROM evening").fetchone()[0]


def limit_like_a_full_disk(disk, db):
    """A store that writes to no file of Python's own is told how many pages it may have."""
    if isinstance(disk, FaultingDisk):
        db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")


def test_a_full_disk_refuses_the_save_and_keeps_what_was_saved(disk):
    app = found(disk.home)
    keep(app.db)
    disk.fill()
    limit_like_a_full_disk(disk, app.db)
    with pytest.raises(NoRoom), app.db.atomic():
        for _ in range(200):
            keep(app.db, "x" * 2000)
    assert kept(app.db) == 1
    disk.empty()
    app.db.execute("PRAGMA max_page_count=100000")
    keep(app.db)
    app.close()
    app = open_home(disk.home, PHRASE)
    assert kept(app.db) == 2
    assert copying.problems(app.db.connection) == []
    app.close()


def test_a_backup_that_does_not_fit_leaves_nothing_behind(disk):
    app = found(disk.home)
    disk.fill()
    with pytest.raises(NoRoom):
        backup.back_up(app.db, disk.folder / "stick")
    disk.empty()
    assert not any((disk.folder / "stick").glob("*"))
    assert backup.back_up(app.db, disk.folder / "stick").folder.exists()
    app.close()


def test_a_new_passphrase_that_does_not_fit_leaves_the_old_one(disk):
    app = found(disk.home)
    disk.fill()
    with pytest.raises(NoRoom):
        vault.change_passphrase(disk.home, app.unlocked, "Ana", OTHER)
    app.close()
    disk.empty()
    assert vault.unlock(disk.home, PHRASE).slot_name == "Ana"


CHANGES = {
    "add": lambda home, opened: vault.add_slot(home, opened, NewSlot("Bo", OTHER)),
    "rename": lambda home, opened: vault.rename_slot(home, opened, "Ana", "Ania"),
}
RENEWALS = {
    "sheet": lambda home, opened: renewing.with_sheet(home, opened, b"n" * 20),
    "remove": lambda home, opened: renewing.without(home, opened, "Cas"),
}


@pytest.mark.parametrize("name", RENEWALS)
@pytest.mark.parametrize("held", [False, True])
def test_the_old_key_counts_when_the_disk_has_no_room_for_a_store_under_a_new_one(disk, name, held):
    app = found(disk.home)
    vault.add_slot(disk.home, app.unlocked, NewSlot("Cas", f"{OTHER} drie"))
    keep(app.db)
    if held:
        backup.back_up_locally(app.db)
    renewal, before = RENEWALS[name](disk.home, app.unlocked), (disk.home / "keyslots.json").read_bytes()
    disk.fill()
    with pytest.raises(NoRoom):
        rekeying.renew(app.db, renewal)
    disk.empty()
    assert not any(disk.home.glob("new-key*"))
    assert (disk.home / "keyslots.json").read_bytes() == before
    keep(app.db)
    app.close()
    app = open_home(disk.home, PHRASE)
    assert kept(app.db) == 2
    rekeying.renew(app.db, renewal)
    keep(app.db)
    app.close()
    app = open_home(disk.home, PHRASE)
    assert kept(app.db) == 3
    app.close()


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(("fault", "said"), [("fill", NoRoom), ("make_read_only", ReadOnlyHome)])
def test_slots_stay_as_they_were_when_the_disk_takes_nothing(disk, name, fault, said):
    app = found(disk.home)
    vault.add_slot(disk.home, app.unlocked, NewSlot("Cas", f"{OTHER} drie"))
    app.close()
    before = (disk.home / "keyslots.json").read_bytes()
    getattr(disk, fault)()
    with pytest.raises(said):
        CHANGES[name](disk.home, app.unlocked)
    assert (disk.home / "keyslots.json").read_bytes() == before
    assert vault.unlock(disk.home, PHRASE).slot_name == "Ana"
    assert vault.unlock_by_recovery(disk.home, bytes(20)).by_recovery


def test_a_vault_that_does_not_fit_is_none_and_can_be_made_later(disk):
    disk.fill()
    with pytest.raises(NoRoom):
        found(disk.home)
    disk.empty()
    found(disk.home).close()
    assert open_home(disk.home, PHRASE).close() is None


def test_a_read_only_disk_is_said_to_be_one_and_nothing_is_touched(disk):
    app = found(disk.home)
    keep(app.db)
    app.close()
    before = {path.name: path.read_bytes() for path in disk.home.iterdir()}
    disk.make_read_only()
    with pytest.raises(ReadOnlyHome):
        open_home(disk.home, PHRASE)
    assert {path.name: path.read_bytes() for path in disk.home.iterdir()} == before


@pytest.mark.parametrize(
    ("fault", "said"), [(errno.EROFS, ReadOnlyHome), (errno.ENOSPC, NoRoom), (errno.EIO, StoreFaulty)]
)
def test_an_input_output_error_is_called_what_the_disk_says(tmp_path, monkeypatch, fault, said):
    """SQLite says "disk I/O error" of nearly everything; a small write beside the store tells which it is."""

    def refused(*_arguments):
        raise OSError(fault, "made")

    ioerr = driver.Error("disk I/O error")
    ioerr.sqlite_errorcode = 778  # SQLITE_IOERR_WRITE
    assert type(driver.translated(ioerr, tmp_path / "vault.db")) is StoreFaulty, "this disk is well"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(files, "_write", refused)
    assert type(driver.translated(ioerr, tmp_path / "vault.db")) is said


@pytest.mark.parametrize(("free", "said"), [(0, NoRoom), (10**9, StoreFaulty)])
def test_a_vault_that_finds_no_room_to_be_opened_says_so(disk, monkeypatch, free, said):
    found(disk.home).close()
    usage = shutil.disk_usage(disk.home)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)

    def refused(_handle, _size):
        raise StoreFaulty

    monkeypatch.setattr(driver, "connect", refused)
    with pytest.raises(said):
        open_home(disk.home, PHRASE)


def test_a_vault_on_a_full_disk_is_opened_or_says_that_it_is_full(disk):
    found(disk.home).close()
    disk.fill()
    with suppress(NoRoom):  # and nothing else
        open_home(disk.home, PHRASE).close()
    disk.empty()
    open_home(disk.home, PHRASE).close()
