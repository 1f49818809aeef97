# SPDX-License-Identifier: EUPL-1.2
"""What is set counts at once, is kept, and can be put back."""

import os
from dataclasses import replace

import pytest

from builders import SENDER
from spreekuur.app import desk_of
from spreekuur.desk import backups, settings
from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import BackupFolderIsHome, BackupFolderMissing
from spreekuur.store import vault_settings
from spreekuur.store.connection import STORE_NAME, open_store
from spreekuur.store.writing import new_id, save

ELSEWHERE = replace(SENDER, street="Dorpsstraat 12", phone="0297 000 000")


@pytest.fixture
def kept(tmp_path, content):
    """A desk on a disk, with what a new vault keeps."""
    home = tmp_path / "kluis"
    home.mkdir()
    (home / "keyslots.json").write_text("{}", "utf-8")
    db = open_store(home / STORE_NAME, os.urandom(32), author="Marta")
    vault_settings.put(db, "laptop", 3)
    settings.set_sender(desk := Desk(db, content, SENDER, 3), SENDER)
    yield desk
    db.close()


def test_the_sender_counts_for_the_next_letter_and_after_a_restart(kept):
    assert settings.set_sender(kept, ELSEWHERE) == SENDER
    assert kept.sender == desk_of(kept.db, kept.content).sender == ELSEWHERE
    settings.set_sender(kept, SENDER)
    assert kept.sender == desk_of(kept.db, kept.content).sender == SENDER


@pytest.mark.parametrize(("wanted", "kept_as"), [(5, 5), (15, 15), (0, 5), (99, 15)])
def test_the_minutes_until_the_lock_stay_between_five_and_fifteen(desk, wanted, kept_as):
    assert settings.set_lock_minutes(desk, wanted) == 10
    assert settings.lock_minutes(desk) == settings.look(desk).lock_minutes == kept_as


def test_a_folder_may_be_chosen_before_its_stick_is_there(kept, tmp_path):
    stick = tmp_path / "STICK"
    assert backups.choose_folder(kept, str(stick)) == ""
    with pytest.raises(BackupFolderMissing):
        backups.check(kept, str(stick))
    stick.mkdir()
    assert backups.into(kept, backups.folder(kept)).folder.parent == stick
    assert backups.choose_folder(kept, "") == str(stick)
    assert backups.folder(kept) == ""


def test_the_vaults_own_folder_is_refused_and_the_old_one_stays(kept, tmp_path):
    backups.choose_folder(kept, str(tmp_path))
    with pytest.raises(BackupFolderIsHome):
        backups.choose_folder(kept, str(kept.db.path.parent))
    assert backups.folder(kept) == str(tmp_path)


def test_the_newest_copies_are_known_apart(kept, tmp_path):
    assert settings.look(kept).copies == backups.LastCopies()
    here = backups.on_this_laptop(kept)
    assert settings.look(kept).copies == backups.LastCopies(here.made_at)
    there = backups.into(kept, str(tmp_path))
    assert settings.look(kept).copies == backups.LastCopies(here.made_at, there.made_at)


def test_the_sheet_is_as_old_as_the_vault_until_a_new_one_is_made(kept):
    assert settings.look(kept).sheet_made_at == ""
    vault_settings.put(kept.db, "identity", {"certificate": {"made_at": "2026-11-03T10:00:00.000+00:00"}})
    assert settings.look(kept).sheet_made_at == "2026-11-03T10:00:00.000+00:00"
    settings.note_new_sheet(kept)
    assert settings.look(kept).sheet_made_at > "2026-11-03T10:00:00.000+00:00"


def test_who_is_called_otherwise_goes_on_writing_and_stays_the_author_of_what_was_noted(kept):
    evening = {"id": new_id(), "held_on": "2026-12-09", "opened_at": "2026-12-09T18:00:00.000+00:00"}
    save(kept.db, "evening", evening | {"roster": "[]", "at_desk": "Marta"})
    settings.call_author(kept, "Marta", "Marta B.")
    save(kept.db, "evening", {"id": evening["id"], "at_desk": "Jan"})
    authors = [by for (by,) in kept.db.execute("SELECT by FROM change ORDER BY seq")]
    assert authors[-1] == "Marta B."
    settings.call_author(kept, "Jan", "Piet")
    assert kept.db.author == "Marta B."
