# SPDX-License-Identifier: EUPL-1.2
"""The copies made at the end of an evening: always one on this laptop, and one in a folder if there is one."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import BackupFolderIsHome, BackupFolderMissing
from spreekuur.security.files import is_folder, named
from spreekuur.store import backup, practice, vault_settings
from spreekuur.store.backup import BackupReport

_FOLDER = "backup_folder"


@dataclass(frozen=True, slots=True)
class LastCopies:
    """When the newest copies were made and read back; empty when there is none."""

    here: str = ""
    there: str = ""


def folder(desk: Desk) -> str:
    """The folder chosen last, or nothing."""
    return str(vault_settings.get(desk.db, _FOLDER, ""))


def on_this_laptop(desk: Desk) -> BackupReport:
    """A copy beside the vault, read back and found equal.

    Raises: PracticeStays, CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    return backup.back_up_locally(desk.db)


def into(desk: Desk, path: str) -> BackupReport:
    """A copy in a folder, read back and found equal; the folder is remembered, also when this fails.

    Raises: PracticeStays, BackupFolderMissing, BackupFolderIsHome, CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    practice.refuse(desk.db)
    vault_settings.remember(desk.db, _FOLDER, path)
    check(desk, path)
    return backup.back_up(desk.db, named(path))


def choose_folder(desk: Desk, path: str) -> str:
    """Put the second copy in this folder from now on, or make none when it is empty; gives what it was.

    Raises: BackupFolderIsHome. A folder that is not there now is taken: its stick may be in a pocket.
    """
    before = folder(desk)
    if path:
        with suppress(BackupFolderMissing):
            check(desk, path)
    vault_settings.put(desk.db, _FOLDER, path)
    return before


def check(desk: Desk, path: str) -> None:
    """Hold that a copy can be put in this folder now.

    Raises: BackupFolderMissing, BackupFolderIsHome.
    """
    chosen = named(path)
    # Never made here: a mount point without its stick would be an ordinary folder on this disk.
    if not chosen.is_absolute() or not is_folder(chosen):
        raise BackupFolderMissing
    home = desk.db.path.parent.resolve() if desk.db.path else None
    if home is not None and home in (chosen.resolve(), *chosen.resolve().parents):
        raise BackupFolderIsHome


def last(desk: Desk) -> LastCopies:
    """The newest copy beside the vault, and the newest elsewhere."""
    rows = desk.db.execute("SELECT made_at, place FROM backup WHERE verified = 1 ORDER BY made_at").fetchall()
    home = desk.db.path.parent if desk.db.path else None
    beside = {place: home is not None and Path(place).is_relative_to(home) for _made_at, place in rows}
    here = [made_at for made_at, place in rows if beside[place]]
    there = [made_at for made_at, place in rows if not beside[place]]
    return LastCopies(*("".join(made[-1:]) for made in (here, there)))
