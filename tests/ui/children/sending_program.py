# SPDX-License-Identifier: EUPL-1.2
"""The real program: it sends, is locked in the middle, and begins again as a new process, which goes on by itself.

Arguments: the folder of the vault, the passphrase, and a folder in which is said what happens.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from spreekuur.options import Options
from spreekuur.ui.crash import CrashHook
from spreekuur.ui.keys import Keys
from spreekuur.ui.program import Program
from spreekuur.ui.sending.again import Again

HOME, PHRASE, SAID = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])


def say(name: str, text: str) -> None:
    with (SAID / name).open("a") as file:
        file.write(f"{text}\n")


class Driver:
    """Does the next thing as soon as it can be done."""

    def __init__(self, app: QApplication) -> None:
        self.app, self.is_first = app, not (SAID / "starts").exists()
        say("starts", str(os.getpid()))
        self.program = Program(
            app, Options(lang="en"), HOME, clock=lambda: datetime(2026, 4, 15, 13, tzinfo=UTC)
        )
        CrashHook(SAID / "problems", self.program.end).install()
        self.program.start()
        self.steps = iter((self.unlock, self.send, self.lock if self.is_first else lambda: False))
        self.step = next(self.steps)
        self.timer = QTimer()
        self.timer.timeout.connect(self.go_on)
        self.timer.start(10)

    def go_on(self) -> None:
        if self.step():
            self.step = next(self.steps)

    def unlock(self) -> bool:
        if self.app.findChildren(Keys):
            self.program.unlock.field.line.setText(PHRASE)
            self.program.unlock.try_now()
            return True
        return False

    def send(self) -> bool:
        desk, waiting = self.program.desk(), self.program._waiting
        if desk is None or waiting is None or desk.findChild(Again) is None:
            return False
        sender = waiting.session.sender
        sender.rested.connect(self.end)
        if self.is_first:
            sender.send_now()
        else:
            desk.findChild(Again)._timer.timeout.emit()
        return True

    def lock(self) -> bool:
        desk = self.program.desk()
        if desk is not None and (SAID / "came").exists():
            desk.lock_requested.emit()
        return False

    def end(self, is_noted: bool) -> None:
        say("ended", str(is_noted))
        self.app.quit()


app = QApplication([sys.argv[0], "-style", "fusion"])
driver = Driver(app)
sys.exit(app.exec())
