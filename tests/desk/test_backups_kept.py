# SPDX-License-Identifier: EUPL-1.2
"""Each copy beside the vault says until when it is kept and how many files it holds that were erased since."""

from datetime import timedelta

import pytest

from builders import SEVEN
from client_lives import TODAY, a_file, at, consent_of
from spreekuur.clients.model import Purpose
from spreekuur.desk import backups_kept, client_files
from spreekuur.store import backup
from spreekuur.store.backup import back_up_locally


@pytest.fixture
def clock(on_disk):
    """The store's clock, moved by hand."""
    now = [SEVEN]
    on_disk.db.clock = lambda: now[0]

    def go(minutes=1):
        now[0] += timedelta(minutes=minutes)
        return now[0]

    return go


def test_a_copy_holds_what_was_erased_after_it_and_what_was_made_before_it(on_disk, clock):
    first, second, closed = (a_file(on_disk) for _file in range(3))
    clock()
    old = back_up_locally(on_disk.db).folder
    clock()
    client_files.erase_now(on_disk, first.id, clock())
    consent = consent_of(on_disk, closed, Purpose.RECORD)
    client_files.withdraw(on_disk, consent.consent_id, clock())
    clock()
    middle = back_up_locally(on_disk.db).folder
    clock()
    late = a_file(on_disk)
    client_files.erase_now(on_disk, second.id, clock())
    client_files.erase_now(on_disk, late.id, clock())
    clock()
    new = back_up_locally(on_disk.db).folder
    held = {copy.place: copy.erased for copy in backups_kept.kept(on_disk)}
    assert held == {old: 3, middle: 1, new: 0}


def test_the_turn_that_is_told_is_the_turn_that_comes(on_disk, clock):
    for _copy in range(3):
        clock()
        back_up_locally(on_disk.db)
    for _round in range(8):
        told = {copy.place: copy.goes_after for copy in backups_kept.kept(on_disk)}
        clock()
        back_up_locally(on_disk.db)
        now = {copy.place: copy.goes_after for copy in backups_kept.kept(on_disk)}
        assert {place for place, turn in told.items() if turn == 1} == told.keys() - now.keys()
        assert all(now[place] == turn - 1 for place, turn in told.items() if place in now)
    assert len(backups_kept.kept(on_disk)) == backup.LOCAL_COPIES


def test_a_copy_from_before_a_change_of_the_schema_goes_when_it_is_told(on_disk, clock):
    client = a_file(on_disk)
    clock()
    made = back_up_locally(on_disk.db)
    before = made.folder.with_name("before-m003_keeping-2026-11-11T180100")
    made.folder.rename(before)
    for name in (backup.MANIFEST_NAME, backup.KEYSLOTS_NAME):
        (before / name).unlink(missing_ok=True)
    clock()
    client_files.erase_now(on_disk, client.id, clock())
    on_disk.db.execute("delete from backup")
    at(on_disk).with_name(backup.KEYSLOTS_NAME).write_text("{}")
    told = []
    for _copy in range(9):
        told += [copy.goes_after for copy in backups_kept.kept(on_disk) if copy.place == before]
        clock()
        back_up_locally(on_disk.db)
    assert told == [7, 6, 5, 4, 3, 2, 1]


def test_a_copy_from_before_a_change_of_the_schema_says_by_its_name_when_it_was_made(on_disk, clock):
    client = a_file(on_disk)
    clock()
    folder = back_up_locally(on_disk.db).folder
    before = folder.with_name(f"before-m003_keeping-{clock():%Y-%m-%dT%H%M%S}")
    folder.rename(before)
    (before / backup.MANIFEST_NAME).unlink()
    client_files.erase_now(on_disk, client.id, clock())
    (copy,) = backups_kept.kept(on_disk)
    assert (copy.place, copy.goes_after, copy.erased) == (before, 7, 1)


def test_a_copy_that_the_vault_forgot_says_itself_when_it_was_made(on_disk, clock):
    a_file(on_disk)
    clock()
    made = back_up_locally(on_disk.db)
    on_disk.db.execute("delete from backup")
    (copy,) = backups_kept.kept(on_disk)
    assert (copy.place, copy.made_at) == (made.folder, made.made_at)
    assert client_files.due(on_disk, TODAY) == []
