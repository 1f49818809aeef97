# SPDX-License-Identifier: EUPL-1.2
"""Run with a state: goes there with the note of a talk half typed, says so, and is ended from outside."""

import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey.person import Person
from spreekuur.desk import talks
from spreekuur.ui import main as program
from spreekuur.ui.crash import CrashHook
from spreekuur.ui.theme import switch

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
TYPED = "huur te hoog"


def say(what: str) -> None:
    """Tell the test."""
    os.write(1, f"{what}\n".encode())


def type_the_note(person: Person) -> None:
    """Nothing waits here: the last letters are in no draft yet."""
    note = person.screen("consultation").page.form.note.note
    note.setFocus()
    QTest.keyClicks(note, TYPED)


def letter(person: Person) -> None:
    """A letter is previewed, and one of its fields is half typed."""
    view = person.screen("consultation")
    view.page.form.topics.field.setFocus()
    person.type("loo")
    person.press("Enter")
    type_the_note(person)
    person.settle()
    person.press("Ctrl+P")
    line = person.screen("letter").form.fields.line("family")
    line.setFocus()
    QTest.keyClicks(line, "Kowalska")


def button(person: Person) -> None:
    """The focus is on a button, with the ring around it."""
    type_the_note(person)
    person.press("Ctrl+1", "Tab")


def dialog(person: Person) -> None:
    """A dialog waits for an answer."""
    type_the_note(person)

    def fail() -> None:
        raise ValueError(TYPED)

    QTimer.singleShot(0, fail)


def job(person: Person) -> None:
    """The store is at something that never ends, and so is a calculation; the drafts stand behind it."""
    person.jobs.read(person.program, lambda desk: desk.db.execute(ENDLESS).fetchall())
    person.jobs.aside(person.program, threading.Event().wait)
    type_the_note(person)


def session(person: Person) -> None:
    """The session is said to end; what follows is a kill."""
    type_the_note(person)
    person.press("F9")
    QTimer.singleShot(0, lambda: (person.program.keep(), say("kept")))


def display(person: Person) -> None:
    """What was typed is in a draft."""
    type_the_note(person)
    person.wait(lambda: [talk.note for talk, _at in person.ask(talks.unfinished)] == [TYPED])


def main() -> None:
    """Until it is ended."""
    switch.sheet = lambda _tokens: ""
    home, state = Path(sys.argv[1]), sys.argv[2]
    app = QApplication(["-style", "fusion"])
    hook = CrashHook(home / "log" / "problems.txt", lambda: person.program.end())
    app.aboutToQuit.connect(hook.note_only)
    person = Person(app, home)
    hook.install()
    program._heed(app, person.program)
    person.unlock()
    person.begin_evening()
    person.press("Ctrl+N")
    globals()[state](person)
    waiting = QTimer(person.program.shell)
    waiting.timeout.connect(
        lambda: (state != "dialog" or app.activeModalWidget() is not None) and (waiting.stop(), say("ready"))
    )
    waiting.start(0)
    program._until_closed(app)


main()
