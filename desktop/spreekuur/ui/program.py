# SPDX-License-Identifier: EUPL-1.2
"""From the unlock screen to the desk: what is loaded when, and who hears the keys."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from spreekuur.errors import UserError
from spreekuur.options import Options
from spreekuur.times import Clock, amsterdam, utc_now
from spreekuur.ui.door import Door
from spreekuur.ui.entrance import STEPS, Entrance
from spreekuur.ui.jobs import PATIENCE, Asides, Jobs
from spreekuur.ui.looks import Looks
from spreekuur.ui.names import BESIDE, REPAIR, find_hour, hour, use_hour
from spreekuur.ui.shell import Shell
from spreekuur.ui.unlock.unlock_view import UnlockView

if TYPE_CHECKING:
    from spreekuur.practice import Room
    from spreekuur.security.vault import Unlocked
    from spreekuur.ui.guard import Guard
    from spreekuur.ui.keys import Keys
    from spreekuur.ui.main_window import MainWindow
    from spreekuur.ui.practice.mode import Practising
    from spreekuur.ui.qt_words import QtWords
    from spreekuur.ui.sending.leaving import Leaving
    from spreekuur.ui.session import Session
    from spreekuur.ui.waiting_desk import WaitingDesk


class Program(QObject):
    """Shows the unlock screen; loads the rest while the passphrase is typed; opens the desk."""

    def __init__(
        self,
        app: QApplication,
        options: Options,
        home: Path,
        *,
        clock: Clock = utc_now,
        restart: Callable[[], None] | None = None,
        room: "Room | None" = None,
    ) -> None:
        """`restart` is what a lock ends with, in place of a new process; in a `room` one practises."""
        super().__init__()
        self._clock, self._restart = clock, restart
        self._app, self._options = app, options
        self._home = home if room is None else room.folder
        self._door = Door(self._home, options.content, room, team=home)
        find_hour(home / BESIDE, other_content=options.content is not None)
        self._looks = Looks(app, home, options.lang)
        self._looks.retranslated = self._retranslate
        self._asides = Asides()
        self._jobs: Jobs | None = None
        self._waiting: WaitingDesk | None = None
        self._desk: MainWindow | None = None
        self._guard: Guard | None = None
        self._keys: Keys | None = None
        self._qt_words: QtWords | None = None
        self._ended = False
        self.shell = Shell()
        # Heard before the room's own ending: the store is closed first.
        app.aboutToQuit.connect(self.end)
        self._practice = _practising(self, room) if room is not None else None
        self._entrance = Entrance(self.shell, self._home, self._door, self._looks, self._asides)
        self._entrance.unlocked.connect(self._on_unlocked)
        self._entrance.practice_wanted.connect(lambda: _go_in(self))
        self._entrance.open()

    def start(self) -> None:
        """Show the window, and prepare the rest once it is seen."""
        self.shell.seen.connect(self._prepare)
        self.shell.open()

    @property
    def unlock(self) -> UnlockView:
        """The screen that asks for the passphrase."""
        return self._entrance.unlock

    def desk(self) -> "MainWindow | None":
        """The desk, once it is open."""
        return self._desk

    def end(self) -> None:
        """Keep what is open and close the store, in less than two seconds; no key is heard any more."""
        self._ended = True
        if self._keys is not None:
            self._app.removeEventFilter(self._keys)
        if self._qt_words is not None:
            self._app.removeTranslator(self._qt_words)
        until = time.monotonic() + PATIENCE
        with ExitStack() as steps:  # last in, first out: whatever goes wrong on the way, the rest is done
            steps.callback(self._door.release)
            steps.callback(self._asides.wait_for_asides, until)
            if self._jobs is not None:
                steps.callback(self._jobs.wait_for_asides, until)
                steps.callback(self._jobs.close, until)
            if self._guard is not None:
                steps.callback(self._guard.keep_drafts)

    def keep(self) -> None:
        """Have everything that is open in the vault now, and go on: the session may end, or may not."""
        if self._guard is not None and self._jobs is not None and not self._ended:
            self._guard.keep_drafts()
            self._jobs.wait_until_done()
            self.shell.may_close = lambda: True  # where the session does end, nobody is there to answer

    def _prepare(self) -> None:
        from spreekuur.ui import qt_words
        from spreekuur.ui.collecting import Collector
        from spreekuur.ui.keys import Keys
        from spreekuur.ui.widgets.focus_ring import FocusRing

        self._keys = Keys(self._app, self._dispatch)
        self._keys.wakes = lambda: self._guard is not None and self._guard.wakes()
        FocusRing(self.shell, self._app)
        Collector(self.shell)
        self._qt_words = qt_words.install(self._app)
        self._entrance.aids()
        self._looks.follow_system()
        self._asides.aside(self, self._door.content, self._on_prepared, lambda _error: None)

    def _on_prepared(self, _content: object) -> None:
        import spreekuur.ui.guard
        import spreekuur.ui.lock
        import spreekuur.ui.sending.again

        if sys.platform != "win32":
            import spreekuur.ui.system_lock  # noqa: F401
        amsterdam()
        _say_hour(self)
        if self._waiting is None and not self._ended:
            self._waiting = self._new_desk()
            self._asides.aside(self, self._door.look_at_store)
        self._entrance.look_around()

    def _new_desk(self) -> "WaitingDesk":
        from spreekuur.ui.session import Session
        from spreekuur.ui.waiting_desk import WaitingDesk

        self._jobs = self._jobs or self._door.jobs()
        content, today, room = self._door.content(), self._options.today, self._door.room
        session = Session(self._home, self._jobs, content, None, self._clock, today, self._looks, room)
        return WaitingDesk(self.shell, session)

    def _on_unlocked(self, unlocked: "Unlocked") -> None:
        from spreekuur.ui.lock import take_place

        try:
            waiting = self._waiting = self._waiting or self._new_desk()
        except UserError as error:
            self._on_not_opened(error)
            return
        waiting.session.unlocked = unlocked
        waiting.session.jobs.read(
            self, take_place, then=partial(self._open_desk, waiting), failed=self._on_not_opened
        )

    def _on_not_opened(self, error: UserError) -> None:
        if self._jobs is not None:
            self._jobs.close()
            self._jobs = None
        if self._waiting is not None:
            self._waiting.throw_away()
            self._waiting = None
        self._entrance.show_trouble(error)

    def _open_desk(self, waiting: "WaitingDesk", place: dict[str, Any]) -> None:
        from spreekuur.ui.guard import Guard
        from spreekuur.ui.lock import begin_again
        from spreekuur.ui.sending import again
        from spreekuur.ui.sending.leaving import Leaving

        waiting = _with_its_own_content(self, waiting)
        self._desk = waiting.whole()
        self._desk.practice_requested.connect(lambda begin: _go_in(self) if begin else _go_out(self))
        self._desk.copy_requested.connect(lambda: _put_a_copy_back(self))
        if self._practice is not None:
            self._practice.hear_desk(self._desk, waiting.session.jobs)
        self.shell.show_page(self._desk)
        if self._entrance.wants_evening:
            _begin_evening(self, waiting.session)
        self._desk.show_screen("today")
        restart = self._restart or begin_again
        self._guard = Guard(self.shell, self._desk, self._app, waiting.session.jobs, self._clock, restart)
        self.shell.resized.connect(self._guard.hider.restyle)
        if self._entrance.aids().is_hidden():
            self._guard.hider.hide_now()
            self._entrance.aids().leave()
        if self._practice is not None:
            self._practice.hear_hider(self._guard.hider)
        for name, step in STEPS.items():
            self._desk.on(name, partial(self._looks.step, step))
        _ask_before_leaving(self, Leaving(self._desk, waiting.session, self._guard.is_hidden))
        self._guard.give_back(place)
        again.begin(self._desk, waiting.session)
        if self._entrance.wants_team:
            _join_team(self._desk)

    def _dispatch(self, name: str) -> bool:
        if self._guard is not None and self._guard.is_hidden():
            return self._guard.key(name)
        if self._desk is not None:
            return self._desk.do(name)
        return self._entrance.hear(name)

    def _retranslate(self) -> None:
        if self._practice is not None:
            self._practice.retranslate()
        (self._desk or self._entrance).retranslate()
        if self._desk is None and self._waiting is not None:
            self._waiting.retranslate()


def _say_hour(program: Program) -> None:
    """The content knows how the hour is called; until it is read, that was only looked up."""
    name = program._door.content().municipality.hour
    if name != hour():
        use_hour(name)
        program._entrance.retranslate()


def _with_its_own_content(program: Program, waiting: "WaitingDesk") -> "WaitingDesk":
    """A desk with the content that the vault says it uses: seldom another than the one that was loaded before."""
    if program._door.content() is waiting.session.content:
        return waiting
    unlocked = waiting.session.unlocked
    waiting.throw_away()
    _say_hour(program)
    made = program._waiting = program._new_desk()
    made.session.unlocked = unlocked
    return made


def _begin_evening(program: Program, session: "Session") -> None:
    """What the wizard's last button says."""
    from spreekuur.desk.evening import start_if_clock_is_right

    name = session.unlocked.slot_name if session.unlocked is not None else ""
    session.jobs.write(
        program, lambda desk: start_if_clock_is_right(desk, program._clock(), name), changed="queue"
    )


def _ask_before_leaving(program: Program, leaving: "Leaving") -> None:
    """Who closes the window is asked; an end from outside waits for nobody."""
    program.shell.may_close = leaving.may_leave
    leaving.left.connect(program.shell.close)


def _join_team(desk: "MainWindow") -> None:
    """The set-up of a laptop that joins a team leads on to its request."""
    from spreekuur.ui.settings.view import SettingsView
    from spreekuur.ui.settings.ways import go_to_team

    settings = desk.screens()["settings"]
    assert isinstance(settings, SettingsView)
    go_to_team(desk, settings)


def _practising(program: Program, room: "Room") -> "Practising":
    from spreekuur.ui.practice.mode import Practising

    room.clock = program._clock
    mode = Practising(program.shell, room)
    mode.stop_wanted.connect(lambda: _go_out(program))
    # After the program's own ending: a window that is closed ends the practice, a lock does not.
    program._app.aboutToQuit.connect(room.clear)
    return mode


def _put_a_copy_back(program: Program) -> None:
    """Lock; what begins then asks which copy, as no open vault can be replaced."""
    os.environ[REPAIR] = "1"
    if program._guard is not None:
        program._guard.locker.lock()


def _go_in(program: Program) -> None:
    """Begin a practice as a new process; an open vault is locked first."""
    from spreekuur.ui.practice.process import make_room

    try:
        make_room(program._looks.settings.language)
    except UserError as error:
        if program._desk is not None:
            program._desk.notices.tell(error)
        else:
            program._entrance.refuse(error)
        return
    if program._guard is not None:
        program._guard.locker.lock()
    else:
        _begin_again(program)


def _go_out(program: Program) -> None:
    """End the practice and throw it away; what comes back is the ordinary program, locked."""
    from spreekuur.ui.practice.process import leave_room

    program.end()
    if program._door.room is not None:
        leave_room(program._door.room)
    _begin_again(program)


def _begin_again(program: Program) -> None:
    from spreekuur.ui.lock import begin_again

    program.end()
    (program._restart or begin_again)()
