# SPDX-License-Identifier: EUPL-1.2
"""Lock: drafts and place are kept, the store is closed, and a new process begins, whatever is open."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout

from builders import SENDER
from spreekuur.desk import settings
from spreekuur.desk.desk import Desk
from spreekuur.store import drafts
from spreekuur.ui.guard import Guard
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.lock import PLACE, Locker, take_place
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screen import Screen
from spreekuur.ui.shell import Shell
from spreekuur.ui.widgets import LineEdit, NoteField


class Form(Screen):
    """A screen with a note and something of its own to remember."""

    def __init__(self, jobs: InlineJobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.number = 0
        self.note, self.line = NoteField(name="note"), LineEdit(name="topic")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.note)

    def keep_draft(self) -> None:
        text = self.note.toPlainText()
        self._jobs.write(self, lambda desk: drafts.keep(desk.db, "talk", "", "talk", text), changed="drafts")

    def place(self):
        return {"number": self.number}

    def restore(self, place):
        self.number = place["number"]


class Guarded:
    """A window with two screens, guarded; `restarts` counts the new processes that would have begun."""

    def __init__(self, shown, qapp, store, watch) -> None:
        self.jobs, self.restarts = InlineJobs(store), []
        self.shell, self.window = Shell(), MainWindow()
        self.today, self.talk = Form(self.jobs), Form(self.jobs)
        self.window.add_screen("today", self.today)
        self.window.add_screen("consultation", self.talk)
        self.window.show_screen("today")
        self.shell.show_page(self.window)
        self.guard = Guard(
            self.shell, self.window, qapp, self.jobs, watch, lambda: self.restarts.append(True)
        )
        shown(self.shell)


@pytest.fixture
def store(db, content):
    return Desk(db, content, SENDER, laptop=0)


@pytest.fixture
def desk(shown, qapp, store, watch):
    return Guarded(shown, qapp, store, watch)


def test_a_lock_keeps_the_draft_and_begins_a_new_process(desk, db):
    desk.talk.note.setPlainText("huur te hoog")
    desk.window.lock_requested.emit()
    assert desk.restarts == [True]
    assert {draft.id: draft.content for draft in drafts.open_drafts(db)}["talk"] == "huur te hoog"


def test_unlocking_gives_the_same_field_and_cursor_back(desk, store, shown, qapp, watch):
    desk.window.show_screen("consultation")
    desk.talk.number = 14
    desk.talk.note.setPlainText("huur te hoog")
    desk.talk.note.setFocus()
    cursor = desk.talk.note.textCursor()
    cursor.setPosition(4)
    desk.talk.note.setTextCursor(cursor)
    desk.guard.locker.lock()

    again = Guarded(shown, qapp, store, watch)
    again.talk.note.setPlainText("huur te hoog")
    again.guard.give_back(take_place(store))
    assert again.window.current()[0] == "consultation"
    assert again.talk.number == 14
    assert QApplication.focusWidget() is again.talk.note
    assert again.talk.note.textCursor().position() == 4


def test_the_place_is_given_back_once_and_a_strange_one_is_ignored(desk, store):
    desk.guard.locker.lock()
    assert take_place(store)["screen"] == "today"
    assert take_place(store) == {}
    desk.guard.give_back({"screen": "gone", "field": "x"})
    desk.guard.give_back({"screen": "today", "place": {"number": 3}, "field": "gone"})
    assert desk.today.number == 3


def test_a_second_lock_does_nothing_and_the_clipboard_is_forgotten(desk):
    QApplication.clipboard().setText("0612345678")
    desk.guard.locker.lock()
    desk.guard.locker.lock()
    assert desk.restarts == [True]
    assert QApplication.clipboard().text() == ""


def test_the_screen_does_not_stay_open_when_keeping_fails(desk, qapp, db):
    def fail() -> None:
        raise ZeroDivisionError

    locker = Locker(desk.shell, qapp, desk.jobs, lambda: desk.restarts.append(True))
    locker.before.append(fail)
    with pytest.raises(ZeroDivisionError):
        locker.lock()
    assert desk.restarts == [True]
    assert PLACE in {draft.id for draft in drafts.open_drafts(db)}


def test_while_covered_only_the_way_back_and_the_lock_are_heard(desk):
    desk.window.hide_requested.emit()
    assert desk.guard.key("new_talk")
    assert desk.guard.is_hidden()
    assert desk.guard.key("hide")
    assert not desk.guard.is_hidden()
    assert not desk.guard.key("new_talk")
    desk.guard.hider.hide_now()
    desk.guard.key("lock")
    assert desk.restarts == [True]


def test_any_key_ends_the_cover_of_an_idle_desk(desk, watch):
    watch.go(minutes=6)
    desk.guard.idle.look()
    assert desk.guard.is_hidden()
    assert not desk.guard.wakes()
    assert desk.guard.key("A")
    assert not desk.guard.is_hidden()


def test_a_desk_left_for_ten_minutes_locks_at_the_first_key(desk, watch):
    watch.go(minutes=11)
    assert desk.guard.wakes()
    assert desk.restarts == [True]


REAL = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from spreekuur.ui.lock import Locker
log = Path(os.environ["STARTS"])
starts = json.loads(log.read_text()) if log.exists() else []
log.write_text(json.dumps([*starts, [os.getpid(), time.time(), sys.argv[1]]]))
if starts:
    sys.exit(0)
app = QApplication([])
window = QWidget()
window.show()
locker = Locker(window, app, None)
QTimer.singleShot(0, lambda: QTimer.singleShot(50, locker.lock))
QDialog(window).exec()
sys.exit(1)
"""


def test_a_real_lock_replaces_the_process_under_an_open_dialog(tmp_path):
    log = tmp_path / "starts.json"
    environment = os.environ | {"STARTS": str(log), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", REAL, "--kept"], env=environment, timeout=60)
    first, second = json.loads(log.read_text())
    assert done.returncode == 0
    assert (first[2], second[2]) == ("--kept", "--kept")
    if os.name == "posix":
        assert first[0] == second[0]


def test_the_minutes_until_the_lock_count_from_the_moment_they_are_set(desk, watch):
    desk.jobs.write(desk.window, lambda store: settings.set_lock_minutes(store, 7), changed="settings")
    watch.go(minutes=6, seconds=50)
    desk.guard.idle.look()
    assert desk.restarts == []
    watch.go(seconds=10)
    desk.guard.idle.look()
    assert desk.restarts == [True]
