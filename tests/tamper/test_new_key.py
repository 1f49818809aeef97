# SPDX-License-Identifier: EUPL-1.2
"""Who is removed opens nothing any more, whatever was copied before; and no cut leaves a vault without a key."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spreekuur import app
from spreekuur.desk import settings_people
from spreekuur.errors.vault import DamagedStore, StoreFaulty, WrongPassphrase
from spreekuur.security import vault
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, swapping
from spreekuur.store.checking import check

from .conftest import EWA, JAN, MARTA, SHEET, add_clients

NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)


def remove_jan(opened):
    leave = settings_people.permit(opened.home, EWA, NOW)
    return settings_people.remove(opened.desk, opened.home, opened.unlocked, leave, "Jan", NOW)


def test_the_locks_from_before_open_nothing_of_the_vault_under_its_new_key(home):
    before = (home / "keyslots.json").read_bytes()
    opened = app.open_home(home, MARTA)
    remove_jan(opened)
    opened.close()
    after = (home / "keyslots.json").read_bytes()
    (home / "keyslots.json").write_bytes(before)
    for phrase in (JAN, MARTA):
        assert vault.unlock(home, phrase)  # the old locks open, and give the old key
        with pytest.raises(DamagedStore):
            app.open_home(home, phrase)
    # The control: under the locks of now, everybody but Jan opens it.
    (home / "keyslots.json").write_bytes(after)
    for phrase in (MARTA, EWA):
        app.open_home(home, phrase).close()
    with pytest.raises(WrongPassphrase):
        app.open_home(home, JAN)


def test_who_removed_goes_on_working_and_nothing_is_lost(home):
    opened = app.open_home(home, MARTA)
    count = "SELECT count(*) FROM client"
    before = opened.db.execute(count).fetchone()[0]
    remove_jan(opened)
    add_clients(opened.db, 3)
    assert opened.db.execute(count).fetchone() == (before + 3,)
    report = backup.back_up_locally(opened.db)
    assert check(opened.db, deep=True) == []
    opened.close()
    assert vault.unlock_copy(report.folder, MARTA).db_key == opened.db.key
    opened = app.open_home(home, EWA)
    assert opened.db.execute(count).fetchone() == (before + 3,)
    opened.close()


def test_copies_beside_the_vault_get_the_new_key_and_hold_what_they_held(home):
    opened = app.open_home(home, MARTA)
    old, copies = opened.db.key, backup.local_copies(home)
    rows = [backup.read_manifest(copy)["rows"] for copy in copies]
    renewed = remove_jan(opened)
    assert (renewed.left, backup.local_copies(home)) == ((), copies)
    assert [backup.believed(copy, opened.db.key)["rows"] for copy in copies] == rows
    for copy in copies:
        assert vault.unlock_copy(copy, MARTA).db_key == opened.db.key != old
        with pytest.raises(WrongPassphrase):
            vault.unlock_copy(copy, JAN)
    opened.close()


def test_a_folder_that_the_old_key_still_opens_is_named(home):
    copies = backup.local_copies(home)
    (copies[0] / "vault.db").write_bytes(b"not a store" * 1000)
    shutil.copytree(copies[1], home / "replaced-by-2026-11-11")
    opened = app.open_home(home, MARTA)
    assert remove_jan(opened).left == (copies[0].name, "replaced-by-2026-11-11")
    assert (copies[0] / "vault.db").read_bytes().startswith(b"not a store")
    opened.close()


def test_a_copy_from_before_is_restored_with_the_passphrases_of_its_day(home, tmp_path):
    opened = app.open_home(home, MARTA)
    stick = backup.back_up(opened.db, tmp_path / "stick").folder
    remove_jan(opened)
    opened.close()
    key = vault.unlock_copy(stick, JAN).db_key
    backup.restore(stick, home, key, replace=True)
    app.open_home(home, JAN).close()


def test_the_sheet_and_sealed_signals_go_on_under_the_new_key(home):
    opened = app.open_home(home, MARTA)
    signals = vault.unlock(home, EWA).confidant_key
    remove_jan(opened)
    opened.close()
    assert vault.unlock_by_recovery(home, SHEET).db_key == opened.db.key
    assert vault.unlock(home, EWA).confidant_key == signals is not None
    app.open_recovered(home, SHEET, "Marta", JAN).close()


def test_the_first_unlock_after_it_takes_the_new_key_under_the_own_passphrase(home):
    opened = app.open_home(home, MARTA)
    remove_jan(opened)
    opened.close()
    handed = [slot.handed for slot in vault.people(home)]
    assert all(handed)
    vault.unlock(home, EWA)
    assert {slot.name: bool(slot.handed) for slot in vault.people(home)} == {"Marta": True, "Ewa": False}


def test_no_kill_at_any_step_leaves_a_vault_that_neither_key_opens(home, tmp_path, slow):
    """Every fifth step, or with `--slow` every one. The child says which key opens after it: both must be seen."""
    shutil.copytree(backup.local_copies(home)[0], home / "backups" / "before-m002-2026-11-11T210000")
    (home / "backups" / "before-m002-2026-11-11T210000" / "manifest.json").unlink()
    child = [
        sys.executable,
        Path(__file__).parent / "children" / "renewing.py",
        home,
        tmp_path,
        "1" if slow else "5",
    ]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(child, env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    steps = [json.loads(line) for line in said.stdout.splitlines()]
    keys = [key for _number, _what, key in steps]
    assert keys == sorted(keys, reverse=True), "once the new key counts it goes on counting"
    assert min(keys.count("old"), keys.count("new")) > (15 if slow else 2)
    last_old = [what for _number, what, key in steps if key == "old"][-1]
    assert not slow or last_old.startswith("os.rename /new-key.part"), "this one step decides"


def test_while_a_change_of_key_is_half_way_no_other_change_of_the_locks_is_taken(home):
    """It would go with the locks that the new ones replace: Piet would be told a passphrase that never opens."""
    opened = app.open_home(home, MARTA)
    before = (home / "keyslots.json").read_bytes()
    leave = settings_people.permit(home, EWA, NOW)
    piet = NewSlot("Piet", "berg zand lamp hout ster vis")
    (home / swapping.READY).mkdir()
    (home / swapping.READY / "keyslots.json").write_bytes(before)
    with pytest.raises(StoreFaulty):
        settings_people.add(home, leave, piet, NOW)
    assert (home / "keyslots.json").read_bytes() == before
    swapping.finish(home)
    change = settings_people.add(home, leave, piet, NOW)
    assert vault.unlock(home, piet.passphrase).slot_name == "Piet"
    (home / swapping.READY).mkdir()
    (home / swapping.READY / "keyslots.json").write_bytes(before)
    with pytest.raises(StoreFaulty):
        settings_people.take_back(home, change)
    swapping.finish(home)
    opened.close()
