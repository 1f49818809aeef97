# SPDX-License-Identifier: EUPL-1.2
"""A whole desk over a store, offscreen: `STORE ROUNDS`; the same evening is played on it whatever it holds already.

Prints for each screen opened, and for each usual action, the milliseconds of processor time, as JSON.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.made import KEY
from bench.measure import cpu
from builders import a_talk
from spreekuur import language
from spreekuur.clients import store as clients
from spreekuur.clients.model import Purpose
from spreekuur.content import pack
from spreekuur.desk import client_files, due, follow_up, queue, talks
from spreekuur.desk import closing as closings
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.letters.sender import example
from spreekuur.referral.progress import Progress
from spreekuur.security.vault import Unlocked
from spreekuur.store import mark, vault_settings
from spreekuur.store.connection import Database, open_store
from spreekuur.ui import theme
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell

NOW = datetime(2026, 11, 11, 19, 0, tzinfo=UTC)
AN_HOUR = 3_600_000_000_000  # nanoseconds
path, rounds = Path(sys.argv[1]), int(sys.argv[2])
turn = iter(range(10**6))


def clock() -> datetime:
    """Always the same moment."""
    return NOW


def opened(seen: mark.Seen | None = None) -> Database:
    """The store as it is opened after the passphrase, with what is looked after then."""
    db = open_store(path, KEY, author="Bench", clock=clock, seen=seen)
    due.look_after(Desk(db, content, example(), 0), NOW)
    return db


def opening_and_closing(write: Callable[[Database], object] = lambda db: None) -> tuple[float, float]:
    """Both, of a file that was looked at while the passphrase was typed."""
    seen, dbs = mark.look(path, lambda: time.time_ns() + AN_HOUR), []
    assert seen is not None
    taken = cpu(lambda: dbs.append(opened(seen)))
    write(dbs[0])
    return taken, cpu(lambda: dbs[0].close())


def a_file(at: datetime, given: str, family: str) -> str:
    """A new file with all consents; its id."""
    person = {"given": given, "family": family, "phone": f"+48 600 7{next(turn):05}"}
    return client_files.found(desk, "pl", at, tuple(Purpose), **person).client.id


def play(at: datetime, people: int) -> Evening:
    """An evening with as many talks as files, each with a referral that is not answered."""
    evening = evenings.start(desk, at, roster=("Bench",))
    for number in range(people):
        client = a_file(at, "Zofia", f"Wymyślona{'abcdefghij'[number]}")
        queue.take(desk, evening, at, "pl")
        talk = a_talk(evening, client_id=client)
        talks.keep(desk, talk)
        talks.finish(desk, talk, at + timedelta(minutes=5))
    return evening


def measured(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> list[float]:
    """The rounds, each after `before`; the first is thrown away."""
    found = []
    for _ in range(rounds + 1):
        before()
        app.processEvents()
        found.append(cpu(work))
    return found[1:]


def open_screen(name: str) -> None:
    """Bring it into sight, filled and painted."""
    window.show_screen(name)
    app.processEvents()


def press(letter: str) -> None:
    """Type a letter into the clients' search until the list is painted."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(
            line, QKeyEvent(kind, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.NoModifier, letter)
        )
    app.processEvents()


def typed(text: str) -> None:
    """The clients' search with this in it."""
    window.show_screen("clients")
    line.setFocus()
    line.setText(text)
    app.processEvents()


def saved() -> None:
    """A talk of a known client, as it is saved."""
    talk = a_talk(tonight, client_id=someone)
    talks.keep(desk, talk)
    talks.finish(desk, talk, NOW)


app = QApplication([sys.argv[0], "-style", "fusion"])
language.use("nl")
theme.apply(app, theme="light", percent=100)
content = pack.load()
opened().close()
both = [opening_and_closing() for _ in range(rounds)]
found = {"opening": [one for one, _ in both], "closing": [other for _, other in both]}
written = [opening_and_closing(lambda db, n=n: vault_settings.put(db, "bench", n))[1] for n in range(rounds)]
found["closing_written"] = written
desk = Desk(opened(), content, example(), 0)
past = play(NOW - timedelta(days=21), 10)
evenings.end(desk, past, NOW - timedelta(days=21))
tonight = play(NOW, 10)
someone = a_file(NOW, "Zofia", "Wymyślona")
jobs, shell = InlineJobs(desk), Shell()
unlocked = Unlocked("00000000-0000-4000-8000-000000000000", "Bench", True, False, os.urandom(32), leads=True)
window = open_desk(Session(Path(), jobs, content, unlocked, clock))
shell.show_page(window)
shell.resize(1366, 720)
shell.show()
app.processEvents()
for name in ("today", "consultation", "clients", "follow_up", "directory", "settings", "closing", "help"):
    elsewhere = "today" if name != "today" else "help"
    open_screen(name)
    found[f"screen_{name}"] = measured(
        lambda name=name: open_screen(name), lambda other=elsewhere: open_screen(other)
    )
line = next(
    each
    for each in window.screens()["clients"].findChildren(QLineEdit)
    if each.isVisibleTo(window.screens()["clients"])
)
found["key"] = measured(lambda: press("y"), lambda: typed("w"))
assert line.text() == "wy", line.text()
found["file"] = measured(
    lambda: (window.screens()["clients"].open(someone), app.processEvents()), lambda: typed("")
)
found["save"] = measured(saved)
found["new_file"] = measured(lambda: a_file(NOW, "Jan", "Nieuwman"))
known = clients.get(desk.db, someone)
names = iter(("Aaa", "Bbb") * 1000)
found["correct"] = measured(lambda: client_files.correct(desk, replace(known, family=next(names)), NOW))
found["number"] = measured(lambda: queue.take(desk, tonight, NOW, "pl"))
waiting = iter([one.referral.id for one in follow_up.awaited(desk, NOW.date())])
found["answer"] = measured(lambda: follow_up.note(desk, next(waiting), Progress.CALLED, NOW))
found["count"] = measured(
    lambda: (closings.open_points(desk, tonight), closings.check_count(desk, tonight, 30))
)
found["due"] = measured(lambda: client_files.due(desk, NOW.date()))
print(json.dumps(found), flush=True)
os._exit(0)
