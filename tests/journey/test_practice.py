# SPDX-License-Identifier: EUPL-1.2
"""Practice by keys in the real window: the frame on every screen, six tasks really done, and the way out."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from journey.vaults import PHRASE, opened
from spreekuur.desk.practice import Task
from spreekuur.practice import new_room, room_at
from spreekuur.store.practice import is_on
from spreekuur.ui import theme
from spreekuur.ui.names import PRACTICE
from spreekuur.ui.practice.process import room_here

pytestmark = pytest.mark.usefixtures("undressed")

SCRIPT = Path(__file__).parent / "children" / "practise_and_return.py"


@pytest.fixture(autouse=True)
def rooms(tmp_path, monkeypatch):
    """All rooms are made here, and no practice goes on to the next test."""
    folder = tmp_path / "rooms"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv(PRACTICE, "")
    return folder


@pytest.fixture
def learner(sit_down, home):
    """A new volunteer, at a practice that just began."""
    room = new_room("nl")
    room.hold()
    person = sit_down(home, room=room)
    person.wait(lambda: person.program.desk() is not None)
    person.settle()
    return person


def band(person):
    return person.program._practice.band


def room_of(person):
    return person.program._door.room


def is_framed(person) -> bool:
    """Whether the window is orange on all four sides, and the word is in sight."""
    shell = person.program.shell
    picture = shell.grab().toImage()
    right, foot = picture.width() - 3, picture.height() - 3
    sides = [(3, foot // 2), (right, foot // 2), (right // 2, 3), (right // 2, foot)]
    orange = theme.color("practice")
    return all(QColor(picture.pixel(*side)) == orange for side in sides) and band(person)._word.isVisible()


def test_people_wait_and_the_frame_is_there(learner):
    assert [ticket.language for ticket in learner.screen("today").today.waiting] == ["pl", "bg", "ro", "es"]
    assert is_framed(learner)
    assert band(learner)._word._word == "OEFENEN"


def test_the_frame_stays_on_every_screen_and_on_the_cover(learner):
    for key in learner.window.screens():
        learner.window.show_screen(key)
        assert is_framed(learner), key
    learner.press("F9")
    assert learner.program._guard.is_hidden()
    assert is_framed(learner)


def test_a_talk_as_the_band_says_it(learner):
    """Number, talk and letter, with nothing but what stands in the band."""
    learner.press("F2", "1", "Enter")
    assert Task.NUMBER in room_of(learner).done()
    learner.press("Enter")
    assert "Zofia" in band(learner).now.words()
    learner.type("loo")
    learner.press("Enter", "Tab")
    learner.type("i")
    learner.press("Space", "Ctrl+Enter")
    assert Task.TALK in room_of(learner).done()
    learner.press("Enter")
    assert "Ivan" in band(learner).now.words()
    learner.type("ont")
    learner.press("Enter", "Alt+1", "Ctrl+P")
    assert learner.window.current()[0] == "letter"
    learner.reach(learner.screen("letter").form.tick.hasFocus)
    learner.press("Space", "Ctrl+P")  # no printer here: shown large, and noted as a photo
    learner.wait(lambda: learner.screen("letter").delivery._sheet is not None)
    learner.wait(learner.screen("letter").delivery._sheet.photographed.hasFocus)
    assert is_framed(learner)
    learner.press("Enter")
    assert Task.LETTER in room_of(learner).done()
    assert len(learner.counter) <= 45


def test_hiding_is_done_when_it_is_shown_again(learner):
    learner.press("F9")
    assert Task.HIDE not in room_of(learner).done()
    learner.press("F9")
    assert Task.HIDE in room_of(learner).done()


def test_the_cover_of_an_idle_desk_is_no_task(learner):
    learner.program._guard._cover_idle()
    learner.press("F9")
    assert not learner.program._guard.is_hidden()
    assert Task.HIDE not in room_of(learner).done()


def test_undo_is_done_when_a_number_was_taken_back(learner):
    learner.press("F2", "2", "Enter", "Ctrl+Z")
    assert room_of(learner).done() == {Task.NUMBER, Task.UNDO}


def test_a_lock_comes_back_to_the_same_place_with_the_shown_phrase(learner, sit_down, home):
    room = room_of(learner)
    learner.press("Ctrl+N")
    learner.type("ont")
    learner.press("Ctrl+L")
    assert learner.locks == 1
    assert Task.LOCK not in room.done()
    learner.leave()
    back = sit_down(home, room=room_at(room.folder))
    assert back.program.desk() is None
    assert room.phrase in back.program.unlock._shown_phrase.words()
    assert is_framed(back)
    back.unlock(room.phrase)
    assert Task.LOCK in room.done()
    assert back.window.current()[0] == "consultation"
    assert back.screen("consultation").page.form.topics.field.text() == "ont"


def test_a_desk_that_locked_by_itself_ticks_nothing(learner, sit_down, home):
    room = room_of(learner)
    learner.program._guard.locker.lock()
    learner.leave()
    back = sit_down(home, room=room_at(room.folder))
    back.unlock(room.phrase)
    assert Task.LOCK not in room.done()


def test_the_ticks_and_what_comes_next_are_said(learner):
    assert band(learner)._marks[Task.NUMBER]._is_next
    learner.press("F2", "1", "Enter")
    assert band(learner)._marks[Task.NUMBER]._is_done
    assert band(learner)._marks[Task.TALK]._is_next
    assert "1 van 6" in band(learner).accessibleName()


def test_stopping_throws_all_away_and_is_the_ordinary_program_again(learner, rooms, monkeypatch):
    monkeypatch.setenv(PRACTICE, str(room_of(learner).folder))
    band(learner).stop.click()
    assert learner.locks == 1
    assert list(rooms.iterdir()) == []
    assert os.environ.get(PRACTICE, "") == ""


def test_closing_the_evening_makes_no_copy_and_says_why(learner):
    learner.window.show_screen("closing")
    closing = learner.screen("closing")
    closing.parts.backup.wanted.emit("")
    learner.settle()
    assert "oefenen" in closing.parts.backup.copies.here[1]
    assert not (room_of(learner).folder / "backups").exists()


def test_from_the_open_vault_the_help_screen_locks_first(person, rooms):
    person.press("F2", "1", "Enter", "Ctrl+8")
    assert person.focused() is person.screen("help").practice.button
    person.press("Enter")
    assert person.locks == 1
    room = room_here()
    assert room is not None
    assert room.folder.parent == rooms
    room.clear()


def test_from_the_unlock_screen_without_any_passphrase(sit_down, home):
    person = sit_down()
    person.reach(person.program.unlock.practice_button.hasFocus)
    person.press("Enter")
    assert person.locks == 1
    assert room_here() is not None


def test_from_the_last_step_of_the_wizard(sit_down, tmp_path):
    person = sit_down(tmp_path / "nieuw")
    wizard = person.program.shell.currentWidget()
    wizard.card.show_step(5)
    person.reach(wizard.ready.practise.hasFocus)
    person.press("Enter")
    assert person.locks == 1
    assert room_here() is not None


def test_the_real_vault_is_untouched_by_practice(learner, home):
    learner.press("F2", "1", "Enter")
    learner.leave()
    real = opened(home)
    try:
        assert not is_on(real.db)
        assert real.db.execute("select count(*) from ticket").fetchone() == (0,)
    finally:
        real.close()
    assert room_of(learner).phrase != PHRASE


def test_a_practice_whose_folder_is_gone_is_over(monkeypatch, rooms):
    monkeypatch.setenv(PRACTICE, str(rooms / "spreekuur-practice-gone"))
    assert room_here() is None
    assert PRACTICE not in os.environ


def test_into_practice_a_lock_in_it_and_out_are_new_processes(home, rooms, tmp_path):
    seen = tmp_path / "seen.json"
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "SEEN": str(seen),
        "TMPDIR": str(rooms),
        "TEMP": str(rooms),
    }
    command = [sys.executable, str(SCRIPT), str(home)]
    done = subprocess.run(command, env=environment, timeout=120, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    outside, first, second, after = json.loads(seen.read_text())
    assert outside["room"] == after["room"] == ""
    assert first["room"] == second["room"] != ""
    assert (second["note"], second["done"]) == ("verzonnen", ["lock"])
    assert list(rooms.iterdir()) == []
    if os.name == "posix":
        assert len({life["process"] for life in (outside, first, second, after)}) == 1
