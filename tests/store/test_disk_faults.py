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

import pytest

from spreekuur import rescue
from spreekuur.app import Founding, found_home, open_home
from spreekuur.cli.main import run
from spreekuur.clients import seen
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from spreekuur.errors.vault import NoRoom, ReadingOnly, ReadOnlyHome, StoreFaulty
from spreekuur.letters.model import Sender
from spreekuur.messages import explain
from spreekuur.security import files, renewing, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, checking, copying, driver, reading, rekeying, vault_settings
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
        open_it = os.open

        def refused(path, flags, *more, **how):
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                raise OSError(errno.EROFS, "made")
            return open_it(path, flags, *more, **how)

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


FULL = {"fill": True, "make_read_only": False}


def files_in(home):
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def left_closed(home):
    found(home).close()
    app = open_home(home, PHRASE)
    keep(app.db)
    app.close()


def left_killed(home):
    """What was kept last stands in the log alone."""
    found(home).close()
    app = open_home(home, PHRASE)
    keep(app.db)
    files = files_in(home)
    app.close()
    for name, data in files.items():
        (home / name).write_bytes(data)
    (home / "vault.db-shm").unlink()


def left_without_its_lock(home):
    left_closed(home)
    (home / "vault.lock").unlink()


@pytest.mark.parametrize("left", [left_closed, left_killed, left_without_its_lock])
@pytest.mark.parametrize("fault", FULL)
def test_on_a_disk_that_takes_nothing_a_vault_is_read_and_rescued_and_not_one_byte_changes(
    disk, tmp_path, fault, left
):
    left(disk.home)
    getattr(disk, fault)()
    before = files_in(disk.home)
    app = open_home(disk.home, PHRASE)
    assert app.db.reading.full is FULL[fault]
    assert kept(app.db) == 1
    assert checking.check(app.db, deep=True) == []
    copy = backup.back_up(app.db, tmp_path / "stick")
    for write in WRITES:
        with pytest.raises(ReadingOnly) as refused:
            write(app)
        assert explain(refused.value)
    app.close()
    now = files_in(disk.home)
    assert now.items() >= before.items()
    assert now.keys() - before.keys() <= ({"vault.lock", "vault.db-shm"} if FULL[fault] else set())
    rescue.bring(tmp_path / "rescued", rescue.read_copy(copy.folder), PHRASE)
    if FULL[fault]:
        disk.empty()
    for home in (tmp_path / "rescued", *([disk.home] if FULL[fault] else [])):
        app = open_home(home, PHRASE)
        assert (kept(app.db), app.db.reading) == (1, None)
        assert checking.check(app.db, deep=True) == []
        app.close()


@pytest.mark.parametrize("fault", FULL)
def test_commands_read_search_and_copy_and_say_that_they_only_read(disk, tmp_path, capsys, fault):
    app = found(disk.home)
    file = client_files.found(app.desk, "pl", app.db.clock(), (Purpose.RECORD,), given="Zofia").client
    app.close()
    (tmp_path / "phrase").write_text(PHRASE)
    getattr(disk, fault)()

    def spreekuur(*words):
        told = [
            "--home",
            str(disk.home),
            "--lang",
            "en",
            *words,
            "--passphrase-file",
            str(tmp_path / "phrase"),
        ]
        code = run([str(word) for word in told])
        return code, *capsys.readouterr()

    for words, wanted in (
        (["check"], "sound"),
        (["check", "--deep"], "sound"),
        (["clients", "search", "zofia"], "Zofia"),
        (["backup", tmp_path / "stick"], "copied and read back"),
        (["person", "export", file.code, "--out", tmp_path / "paper"], ""),
    ):
        code, out, err = spreekuur(*words)
        assert (code, wanted in out) == (0, True), words
        assert "For reading only: the disk" in err
    code, _out, err = spreekuur("person", "erase", file.code)
    assert code == 1 and "This was not saved" in err


def test_a_whole_store_on_a_full_disk_does_not_give_way_to_a_copy(disk):
    app = found(disk.home)
    keep(app.db)
    copy = rescue.read_copy(backup.back_up_locally(app.db).folder)
    keep(app.db)
    app.close()
    disk.fill()
    unlocked = vault.unlock(disk.home, PHRASE)
    assert rescue._store_is_whole(disk.home, unlocked)
    with pytest.raises(NoRoom):
        rescue.repair(disk.home, copy, PHRASE)
    app = open_home(disk.home, PHRASE)
    assert kept(app.db) == 2
    app.close()


WRITES = (
    lambda app: keep(app.db),
    lambda app: vault_settings.put(app.db, "name", "x"),
    lambda app: app.db.execute("DELETE FROM evening"),
    lambda app: app.db.execute("PRAGMA user_version=9"),
    lambda app: backup.back_up_locally(app.db),
    # What is sealed is shown only once that is noted, so it stays closed here.
    lambda app: seen.note_reading(app.db, "Ana", app.db.clock()),
)


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


def test_a_vault_that_finds_no_room_to_be_opened_is_read(disk, monkeypatch):
    left_closed(disk.home)
    usage = shutil.disk_usage(disk.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=free))

    def refused(_handle, _size):
        raise StoreFaulty

    monkeypatch.setattr(driver, "connect", refused)
    free = 10**9
    with pytest.raises(StoreFaulty):
        open_home(disk.home, PHRASE)
    free = 0
    app = open_home(disk.home, PHRASE)
    assert (kept(app.db), app.db.reading.full) == (1, True)
    app.close()


def test_where_no_folder_takes_the_copy_that_a_log_needs_the_disk_is_named(disk, monkeypatch):
    left_killed(disk.home)
    disk.fill()
    monkeypatch.setattr(reading, "_places", lambda: iter([disk.folder]))
    with pytest.raises(NoRoom):
        open_home(disk.home, PHRASE)
    disk.empty()
    app = open_home(disk.home, PHRASE)
    assert (kept(app.db), app.db.reading) == (1, None)
    app.close()


def test_nothing_of_a_copy_that_is_read_stays(disk, tmp_path, monkeypatch):
    left_killed(disk.home)
    disk.make_read_only()
    monkeypatch.setattr(reading, "_places", lambda: iter([tmp_path]))
    app = open_home(disk.home, PHRASE)
    assert kept(app.db) == 1
    assert os.name == "nt" or list(tmp_path.glob("spreekuur-reading-*")) == []
    app.close()
    assert list(tmp_path.glob("spreekuur-reading-*")) == []
    forgotten = tmp_path / "spreekuur-reading-killed"
    forgotten.mkdir()
    os.utime(forgotten, (1, 1))
    (tmp_path / "spreekuur-reading-now").mkdir()
    reading.sweep()
    assert [path.name for path in tmp_path.glob("spreekuur-reading-*")] == ["spreekuur-reading-now"]
