# SPDX-License-Identifier: EUPL-1.2
"""Somebody at the keyboard of the real program: types, presses, waits, and counts the keys."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journey.vaults import PHRASE
from spreekuur.options import Options
from spreekuur.practice import Room
from spreekuur.ui.jobs import Jobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.program import Program
from spreekuur.ui.widgets import ChipRow

PATIENCE = 15
MOST_TABS = 60
EVENING = datetime(2026, 11, 11, 18, 0, tzinfo=UTC)  # 19.00 in Aalsmeer


class Watch:
    """The clock of an evening: it stands still until it is moved."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


class KeyCounter:
    """Every key that was pressed, by its name; a key with Ctrl, Alt or Shift counts as one."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def __len__(self) -> int:
        return len(self.keys)

    def note(self, key: str) -> None:
        """One more key."""
        self.keys.append(key)

    def report(self, what: str) -> None:
        """Say which keys it took."""
        sys.stdout.write(f"{what}: {len(self.keys)} keys: {' '.join(self.keys)}\n")


class Person:
    """Has the program of one vault open, and nothing but a keyboard."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        *,
        language: str = "nl",
        restart: Callable[[], None] | None = None,
        room: Room | None = None,
    ) -> None:
        self._app, self.locks, self._gone = app, 0, False
        self.clock, self.counter = Watch(), KeyCounter()
        self.program = Program(
            app,
            Options(lang=language),
            home,
            clock=self.clock,
            restart=restart or self._begins_again,
            room=room,
        )
        self.program.start()
        self.program.shell.activateWindow()
        self.wait(lambda: self.program.shell.isActiveWindow())
        self.wait(lambda: bool(app.findChildren(Keys)))

    @property
    def window(self) -> MainWindow:
        """The desk, which is open."""
        window = self.program.desk()
        assert window is not None
        return window

    @property
    def jobs(self) -> Jobs | None:
        """The jobs of the vault, once it is open."""
        return self.screen("today")._jobs if self.program.desk() is not None else None

    def screen(self, key: str = "") -> Any:
        """A screen of the desk; without a key the one that is shown."""
        return self.window.screens()[key] if key else self.window.current()[1]

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until this is so."""
        given_up = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < given_up, "it never came"
            QTest.qWait(1)

    def settle(self) -> None:
        """Wait until nothing is under way any more in the store, or because of what came from it."""
        jobs = self.jobs
        if self.locks or jobs is None:
            return
        for _turn in range(4):
            done: list[object] = []
            jobs.read(self.program, lambda _desk: True, then=done.append)
            self.wait(lambda done=done: bool(done) or self.locks > 0)
            QCoreApplication.processEvents()

    def ask(self, work: Callable[[Any], Any]) -> Any:
        """What the store of the open vault answers."""
        found: list[Any] = []
        jobs = self.jobs
        assert jobs is not None
        jobs.read(self.program, work, then=found.append)
        self.wait(lambda: bool(found))
        return found[0]

    def evening_id(self) -> str:
        """The evening that is on."""
        return str(self.screen("today").today.evening.id)

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as `Tab` or `Ctrl+Enter`."""
        for key in keys:
            pressed = _combination(key)
            QTest.keyClick(self.focused(), pressed.key(), pressed.keyboardModifiers())
            self.counter.note(key)
            self.settle()

    def type(self, text: str) -> None:
        """Type letters and digits."""
        for letter in text:
            self._click(letter)
            self.counter.note("Space" if letter == " " else letter)
            self.settle()

    def write(self, text: str) -> None:
        """Type a text in one go."""
        for letter in text:
            self._click(letter)
        self.settle()

    def reach(self, there: Callable[[], bool], key: str = "Tab") -> None:
        """Press a key until one is there."""
        for _press in range(MOST_TABS):
            if there():
                return
            self.press(key)
        raise AssertionError(f"{key} never leads there")

    def pick(self, row: ChipRow, value: str) -> None:
        """Go to a row of chips, choose the one with this value with the arrows, and press Space."""
        self.reach(lambda: self.focused() in row.chips)
        wanted = next(chip for chip in row.chips if chip.value == value)
        ahead = row.chips.index(wanted) >= row.chips.index(self.focused())
        self.reach(lambda: self.focused() is wanted, "Right" if ahead else "Left")
        self.press("Space")
        assert wanted.isChecked()

    def focused(self) -> QWidget:
        """Where the keys go."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def field(self) -> str:
        """The name of the field with the focus."""
        part: QWidget | None = self.focused()
        while part is not None and not part.objectName():
            part = part.parentWidget()
        return part.objectName() if part is not None else ""

    def unlock(self, phrase: str = PHRASE) -> None:
        """Type the passphrase and wait for the desk."""
        self.try_phrase(phrase)
        self.wait(lambda: self.program.desk() is not None)
        self.settle()

    def try_phrase(self, phrase: str) -> None:
        """Type a passphrase and press Enter."""
        self.program.unlock.field.line.selectAll()
        QTest.keyClicks(self.focused(), phrase)
        QTest.keyClick(self.focused(), Qt.Key.Key_Return)

    def begin_evening(self) -> None:
        """Start the evening, as the screen asks on opening."""
        self.press("Enter")

    def leave(self) -> None:
        """Close the window as the system does, and take every ear off the keyboard."""
        if self._gone:
            return
        self._gone = True
        self.program.shell.close()
        self.program.end()
        QCoreApplication.processEvents()
        for keys in self._app.findChildren(Keys):
            self._app.removeEventFilter(keys)
            keys.deleteLater()
        # What a screen hears from these holds the screen, where Python's collector does not see it.
        for part in (self.program._jobs, self.program, self.program.shell):
            if part is not None:
                part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _click(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClicks(self.focused(), letter)
            return
        for kind in (
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        ):  # as a Polish or Bulgarian layout sends it
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(self.focused(), key)

    def _begins_again(self) -> None:
        self.locks += 1


def _combination(key: str) -> QKeyCombination:
    written = {"Enter": "Return", "Space": "Space"}
    *modifiers, last = key.split("+")
    return QKeySequence("+".join([*modifiers, written.get(last, last)]))[0]
