# SPDX-License-Identifier: EUPL-1.2
"""Keys on the real desk, offscreen: `ROUNDS`; prints for each kind the milliseconds until all is painted, as JSON.

The desk is whole, with a store in memory that answers at once; what is counted is processor time.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bench.measure import cpu
from spreekuur import language
from spreekuur.content import pack
from spreekuur.desk import evening
from spreekuur.desk.desk import Desk
from spreekuur.letters.sender import example
from spreekuur.store.connection import memory_store
from spreekuur.ui import theme
from spreekuur.ui.desk import open_desk
from spreekuur.ui.guard import Guard
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell


def clock() -> datetime:
    """Always the same moment."""
    return datetime(2026, 11, 11, 19, 0, tzinfo=UTC)


def press(field: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press and let go of a key, and paint whatever follows from it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    app.processEvents()


def measured(work: Callable[[], object], before: Callable[[], object]) -> list[float]:
    """The rounds, each after `before` has put the scene back; the first is thrown away."""
    rounds = []
    for _ in range(int(sys.argv[1]) + 1):
        before()
        for _ in range(3):
            app.processEvents()
        rounds.append(cpu(work))
    return rounds[1:]


app = QApplication([sys.argv[0], "-style", "fusion"])
language.use("nl")
theme.apply(app, theme="light", percent=100)
desk = Desk(memory_store("Bench", clock), pack.load(), example(), 0)
evening.start(desk, clock(), roster=("Bench",))
jobs, shell = InlineJobs(desk), Shell()
window = open_desk(Session(Path(), jobs, desk.content, None, clock))
shell.show_page(window)
shell.show()
guard = Guard(shell, window, app, jobs, clock, restart=lambda: None)
keys = Keys(app, lambda name: guard.key(name) if guard.is_hidden() else window.do(name))
talk = window.screens()["consultation"]
window.show_screen("consultation")
talk.session.begin(None)
app.processEvents()
field = next(each for each in window.findChildren(QLineEdit) if each.objectName() == "topics")


def one_letter() -> None:
    """The field with one letter in it and no list."""
    field.setFocus()
    field.clear()
    field.list.hide()
    press(field, Qt.Key.Key_L, "l")


def other_language() -> None:
    """Say the whole desk in the next of the six languages, so that nothing said before helps."""
    spoken = language.LANGUAGES
    language.use(spoken[(spoken.index(language.current()) + 1) % len(spoken)])
    window.retranslate()
    app.processEvents()


def empty_note() -> None:
    """The note, empty and with the focus."""
    note.clear()
    note.setFocus()


def other_topic() -> None:
    """Another topic, so that the panel shows other routes."""
    topics = ("work.unpaid",) if talk.session.talk.topics == ("housing.quality",) else ("housing.quality",)
    talk.session.change(lambda held: replace(held, topics=topics))
    app.processEvents()


note = talk.page.form.note.note
found = {"key_to_paint": measured(lambda: press(note, Qt.Key.Key_O, "o"), empty_note)}
assert note.toPlainText() == "o"
found["panel"] = measured(other_topic, lambda: None)
assert talk.page.suggestions.cards
found["key_to_list"] = measured(lambda: press(field, Qt.Key.Key_O, "o"), one_letter)
assert field.list.isVisible() and field.list.count()
one_letter()
found["hide"] = measured(lambda: press(window, Qt.Key.Key_F9), guard.hider.show_again)
assert guard.is_hidden()
guard.hider.show_again()
for _ in language.LANGUAGES:  # the first time its words are read and its letters shaped, three times as long
    other_language()
found["switch_language"] = measured(other_language, lambda: None)
print(json.dumps(found), flush=True)
os._exit(0)
