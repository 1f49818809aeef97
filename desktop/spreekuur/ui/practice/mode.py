# SPDX-License-Identifier: EUPL-1.2
"""What practice adds to the program: the frame, and an eye on what the person did."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spreekuur.desk import practice
from spreekuur.desk.practice import Task
from spreekuur.practice import Room
from spreekuur.ui.hide import Hider
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.practice.band import PracticeBand
from spreekuur.ui.practice.frame import PracticeFrame


class Practising(QObject):
    """Ticks a task when it was really done. `stop_wanted`: the person has had enough."""

    stop_wanted = Signal()

    def __init__(self, shell: QWidget, room: Room) -> None:
        super().__init__(shell)
        self._room = room
        self._desk: MainWindow | None = None
        self._jobs: AnyJobs | None = None
        self._asked_to_hide = False
        self._where = "unlock"
        self.band = PracticeBand()
        self.frame = PracticeFrame(shell, self.band)
        self.band.stop_wanted.connect(self.stop_wanted)
        self._say()

    def hear_desk(self, desk: MainWindow, jobs: AnyJobs) -> None:
        """The vault is open: from now on see what is done; heard before the lock itself hears it."""
        self._desk, self._jobs = desk, jobs
        if self._room.is_locking():
            self._room.note_done(Task.LOCK)
            self._room.note_locking(False)
        desk.lock_requested.connect(lambda: self._room.note_locking(True))
        desk.hide_requested.connect(self._on_hide_asked)
        desk.screen_changed.connect(self._go)
        jobs.data_changed.connect(lambda _what: self._look())
        desk.screens()["consultation"].session.opened.connect(self._say)  # type: ignore[attr-defined]

    def hear_hider(self, hider: Hider) -> None:
        """See when the screen is hidden and shown again."""
        hider.hidden.connect(lambda: self._go("hidden"))
        hider.shown.connect(self._on_shown)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.band.retranslate()

    def _on_hide_asked(self) -> None:
        self._asked_to_hide = True

    def _on_shown(self) -> None:
        if self._asked_to_hide:
            self._room.note_done(Task.HIDE)
        self._asked_to_hide = False
        if self._desk is not None:
            self._go(self._desk.current()[0])

    def _go(self, where: str) -> None:
        self._where = where
        self._say()

    def _look(self) -> None:
        if self._jobs is not None:
            self._jobs.read(self, practice.done, then=self._on_seen)

    def _on_seen(self, done: frozenset[Task]) -> None:
        if self._room.note_done(*done):
            self._say()

    def _say(self) -> None:
        number = 0
        if self._desk is not None:
            talk = self._desk.screens()["consultation"].session.talk  # type: ignore[attr-defined]
            number = (talk.number or 0) if talk is not None else 0
        self.band.show_state(self._room.done(), self._where, number)
