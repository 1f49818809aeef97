# SPDX-License-Identifier: EUPL-1.2
"""Hiding, idling and locking of an open desk, in one place."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.desk.settings import lock_minutes
from spreekuur.store import reserve
from spreekuur.times import Clock
from spreekuur.ui.hide import OF_THE_COVER, Hider
from spreekuur.ui.idle import Idle
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.lock import Locker, begin_again, field_place, go_to_field
from spreekuur.ui.main_window import MainWindow


class Guard(QObject):
    """Watches over a desk from unlocking to locking."""

    def __init__(
        self,
        shell: QWidget,
        desk: MainWindow,
        app: QApplication,
        jobs: AnyJobs,
        clock: Clock,
        restart: Callable[[], None] = begin_again,
    ) -> None:
        super().__init__(shell)
        self._shell, self._desk, self._app = shell, desk, app
        self._by_idle = False
        self.locker = Locker(shell, app, jobs, restart)
        self.locker.before.append(self.keep_drafts)
        self.locker.place = self.place
        self.hider = Hider(shell, app, clock, self.locker.lock)
        self.idle = Idle(self, clock, self._cover_idle, self.locker.lock)
        self._jobs = jobs
        jobs.data_changed.connect(self._on_data_changed)
        self._on_data_changed("settings")
        desk.hide_requested.connect(self.hider.toggle)
        desk.lock_requested.connect(self.locker.lock)
        desk.seen_from_afar.connect(self.let_be_seen)
        self._hear_system()

    def keep_drafts(self) -> None:
        """Write every open form to the vault now; on a full disk into the room that is held for that."""
        self._jobs.begin_to_end()
        self._jobs.read(self, lambda desk: reserve.give_up_if_full(desk.db))
        with ExitStack() as all_of_them:  # a mistake in one screen costs no other its draft
            for screen in reversed([*self._desk.screens().values()]):
                all_of_them.callback(screen.keep_draft)

    def place(self) -> dict[str, Any]:
        """Where one is: screen, its own place, field and cursor."""
        key, screen = self._desk.current()
        return {"screen": key, "place": dict(screen.place()), **field_place(screen)}

    def give_back(self, place: dict[str, Any]) -> None:
        """Go back to where one was at the last lock, as far as that is still there."""
        key = str(place.get("screen", ""))
        if key not in self._desk.screens():
            return
        self._desk.show_screen(key)
        screen = self._desk.current()[1]
        screen.restore(place.get("place") or {})
        go_to_field(screen, place)

    def wakes(self) -> bool:
        """Somebody touched something; True keeps that from going further."""
        return self.idle.touched()

    def key(self, name: str) -> bool:
        """A key while the cover is on: only the way back and the lock do something."""
        if not self.hider.is_hidden():
            return False
        if name == "lock":
            self.locker.lock()
        elif name == "hide" or self._by_idle:
            self._by_idle = False
            self.hider.show_again()
        elif name in OF_THE_COVER:
            return False
        return True

    def is_hidden(self) -> bool:
        """Whether the cover is on."""
        return self.hider.is_hidden()

    def _on_data_changed(self, what: str) -> None:
        """The minutes until the lock are a setting, and count from the moment they are changed."""
        if what == "settings":
            self._jobs.read(self, lock_minutes, then=self.idle.set_minutes)

    def let_be_seen(self, seen: bool) -> None:
        """Let somebody who helps from afar see the window, until the next lock; otherwise pictures leave it out."""
        from spreekuur.ui.windows_session import keep_out_of_pictures

        keep_out_of_pictures(int(self._shell.winId()), not seen)

    def _cover_idle(self) -> None:
        self._by_idle = not self.hider.is_hidden()
        self.hider.hide_now(lock_later=False)

    def _hear_system(self) -> None:
        if sys.platform == "win32":
            from spreekuur.ui.windows_session import SessionFilter, register

            self.let_be_seen(False)
            self._filter = SessionFilter(self.locker.lock, register(int(self._shell.winId())))
            self._app.installNativeEventFilter(self._filter)
            return
        from spreekuur.ui.system_lock import SystemLock

        self._system = SystemLock(self, self.locker.lock)
