# SPDX-License-Identifier: EUPL-1.2
import os

import pytest

from builders import SENDER
from spreekuur.desk import backups
from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import BackupFolderIsHome, BackupFolderMissing
from spreekuur.store.connection import STORE_NAME, open_store


@pytest.fixture
def on_disk(tmp_path, content):
    home = tmp_path / "kluis"
    home.mkdir()
    (home / "keyslots.json").write_text("{}", "utf-8")
    db = open_store(home / STORE_NAME, os.urandom(32))
    yield Desk(db, content, SENDER, laptop=0)
    db.close()


def test_a_missing_folder_is_never_made_but_remembered(on_disk, tmp_path):
    with pytest.raises(BackupFolderMissing):
        backups.into(on_disk, str(tmp_path / "STICK"))
    assert not (tmp_path / "STICK").exists()
    assert backups.folder(on_disk) == str(tmp_path / "STICK")


@pytest.mark.parametrize("inside", ["", "backups", "../kluis"])
def test_the_vaults_own_folder_is_refused(on_disk, inside):
    home = on_disk.db.path.parent
    (home / "backups").mkdir()
    with pytest.raises(BackupFolderIsHome):
        backups.into(on_disk, str(home / inside))


def test_a_folder_must_be_named_from_the_root(on_disk):
    with pytest.raises(BackupFolderMissing):
        backups.into(on_disk, "kopie")


def test_the_copy_on_this_laptop_lies_beside_the_vault(on_disk):
    assert backups.on_this_laptop(on_disk).folder.parent == on_disk.db.path.parent / "backups"
