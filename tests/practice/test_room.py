# SPDX-License-Identifier: EUPL-1.2
"""The room of a practice: a folder of its own that goes away, and a vault that opens with the shown phrase."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from journey.vaults import CHEAP
from spreekuur.app import open_home
from spreekuur.desk.practice import Task
from spreekuur.errors.practice import PracticeStays
from spreekuur.practice import PREFIX, Room, new_room, room_at, sweep
from spreekuur.store import backup

LONG_AGO = 1_700_000_000


@pytest.fixture(autouse=True)
def rooms(tmp_path, monkeypatch):
    """All rooms are made here."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def forgotten(room: Room) -> Room:
    for path in (room.folder / "practice.json", room.folder):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return room


def test_a_room_is_only_ours_and_has_a_phrase_of_six_words():
    room = new_room("pl")
    assert len(room.phrase.split()) == 6
    assert room_at(room.folder).phrase == room.phrase
    if os.name == "posix":
        assert stat.S_IMODE(room.folder.stat().st_mode) == 0o700


def test_no_other_folder_is_a_room(tmp_path):
    (tmp_path / "kluis").mkdir()
    assert room_at(tmp_path / "kluis") is None
    assert room_at(tmp_path / f"{PREFIX}gone") is None
    assert room_at(Path()) is None


def test_its_vault_opens_with_the_shown_phrase_and_says_that_it_is_practice():
    room = new_room("nl")
    room.found("Marta", cost=CHEAP).close()
    app = open_home(room.folder, room.phrase)
    try:
        assert app.desk.practice
        with pytest.raises(PracticeStays):
            backup.back_up(app.db, room.folder / "copy")
    finally:
        app.close()


def test_nothing_of_the_people_stands_in_plain_text_beside_the_vault():
    room = new_room("nl")
    room.found("Marta", cost=CHEAP).close()
    for path in room.folder.rglob("*"):
        if path.is_file():
            assert b"SQLite format" not in path.read_bytes()[:16]
            assert b"Marktplein" not in path.read_bytes()


def test_what_was_done_is_remembered_in_the_order_of_the_tasks():
    room = new_room("nl")
    assert room.note_done(Task.UNDO, Task.NUMBER)
    assert not room.note_done(Task.NUMBER)
    assert room_at(room.folder).done() == {Task.NUMBER, Task.UNDO}


def test_a_lock_is_remembered_until_it_was_opened():
    room = new_room("nl")
    room.note_locking(True)
    assert room_at(room.folder).is_locking()
    room.note_locking(False)
    assert not room.is_locking()


def test_leaving_takes_everything_away(rooms):
    room = new_room("nl")
    room.hold()
    room.found("Marta", cost=CHEAP).close()
    room.clear()
    assert list(rooms.iterdir()) == []


def test_a_room_that_a_crash_left_is_swept(rooms):
    forgotten(new_room("nl"))
    sweep()
    assert list(rooms.iterdir()) == []


def test_a_room_in_use_is_left_alone_however_old():
    room = new_room("nl")
    room.hold()
    forgotten(room)
    sweep()
    assert room.folder.exists()


def test_a_room_between_two_processes_is_left_alone():
    room = new_room("nl")
    sweep()
    assert room.folder.exists()


def test_other_folders_and_links_are_left_alone(tmp_path, rooms):
    real = tmp_path / "kluis"
    real.mkdir()
    link = rooms / f"{PREFIX}link"
    link.symlink_to(real, target_is_directory=True)
    os.utime(real, (LONG_AGO, LONG_AGO))
    sweep()
    assert real.exists()
    assert link.is_symlink()


def test_a_room_whose_notes_are_broken_is_no_room():
    room = new_room("nl")
    (room.folder / "practice.json").write_text("[1", "utf-8")
    assert room_at(room.folder) is None
    assert room.done() == frozenset()
