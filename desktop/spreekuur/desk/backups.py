# SPDX-License-Identifier: EUPL-1.2
"""The copies made at the end of an evening: always one on this laptop, and one in a folder if there is one."""

from pathlib import Path

from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import BackupFolderIsHome, BackupFolderMissing
from spreekuur.store import backup, practice, vault_settings
from spreekuur.store.backup import BackupReport

_FOLDER = "backup_folder"


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
    vault_settings.put(desk.db, _FOLDER, path)
    chosen = Path(path).expanduser()
    # Never made here: a mount point without its stick would be an ordinary folder on this disk.
    if not chosen.is_absolute() or not chosen.is_dir():
        raise BackupFolderMissing
    home = desk.db.path.parent.resolve() if desk.db.path else None
    if home is not None and home in (chosen.resolve(), *chosen.resolve().parents):
        raise BackupFolderIsHome
    return backup.back_up(desk.db, chosen)
