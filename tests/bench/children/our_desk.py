# SPDX-License-Identifier: EUPL-1.2
"""The real program, from the unlock screen to the desk: `HOME PASSPHRASE [letters]`.

Says what passed between Enter and the painted desk, and the memory there, and after an evening with twenty letters.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from spreekuur.__main__ import main
from spreekuur.ui.shell import Shell
from spreekuur.ui.unlock.unlock_view import UnlockView

TYPING = 1000  # milliseconds: the second in which somebody types
REST = 3000
home, passphrase, letters = sys.argv[1], sys.argv[2], "letters" in sys.argv
at: dict[str, float] = {}
seen: list[QWidget] = []
sessions: list[Any] = []
show_page = Shell.show_page


def show_and_watch(self: Shell, page: QWidget) -> None:
    """Hear the first paint of each page."""

    def paint(painted_page: QWidget, event: QPaintEvent) -> None:
        before(painted_page, event)
        if painted_page is page and page not in seen:
            seen.append(page)
            QTimer.singleShot(0, lambda: painted(page))

    before = type(page).paintEvent
    type(page).paintEvent = paint
    show_page(self, page)


def painted(page: QWidget) -> None:
    if isinstance(page, UnlockView):
        QTimer.singleShot(TYPING, lambda: enter(page))
    elif "cpu" in at:
        print("cpu", (time.process_time() - at["cpu"]) * 1000)
        print("wall", (time.perf_counter() - at["wall"]) * 1000, flush=True)
        QTimer.singleShot(REST, rested)


def enter(page: UnlockView) -> None:
    prepared = sys.modules.get("spreekuur.ui.waiting_desk")
    if prepared is None:  # on a busy machine nothing was done yet while typing
        QTimer.singleShot(TYPING, lambda: enter(page))
        return
    sessions.extend(waiting.session for waiting in page.window().findChildren(prepared.WaitingDesk))
    line = page.field.line
    line.setText(passphrase)
    at.update(cpu=time.process_time(), wall=time.perf_counter())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(line, key)


def rested() -> None:
    say_memory("desk")
    if not letters:
        leave()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from bench.evening import play

    sessions[0].jobs.read(owner, play, then=lambda _made: QTimer.singleShot(REST, played))


def played() -> None:
    say_memory("letters")
    leave()


def leave() -> None:
    sessions[0].jobs.close()  # as at a desk: the next start holds the file against its mark
    sys.stdout.flush()
    os._exit(0)


def say_memory(when: str) -> None:
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
        for line in status:
            if line.startswith(("VmRSS", "RssAnon")):
                name, size, _unit = line.split()
                print(f"{when}.{name.rstrip(':')}", size)


owner = QObject()
Shell.show_page = show_and_watch
sys.argv = ["spreekuur", "--home", home]
main()
