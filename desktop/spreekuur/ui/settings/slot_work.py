# SPDX-License-Identifier: EUPL-1.2
"""One change of the passphrases at a time, beside the window, and the coordinator's leave for it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import settings_confidants, settings_people
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, with_leave
from spreekuur.desk.settings_people import Renewed
from spreekuur.errors import UserError
from spreekuur.errors.settings import PermitOver
from spreekuur.security.slots import Change
from spreekuur.security.vault import Unlocked
from spreekuur.times import Clock
from spreekuur.ui.session import Session
from spreekuur.ui.unlock.attempts import Attempts

T = TypeVar("T")


class Leave:
    """Whether the coordinator typed the passphrase a short while ago, and the tries that were wrong."""

    def __init__(self, home: Path, clock: Clock) -> None:
        self._home, self._clock = home, clock
        self._permit: Permit | None = None
        self.attempts = Attempts()

    def ask(self, typed: str) -> Permit:
        """Try a passphrase that is to give leave; for another thread.

        Raises: WrongPassphrase, NotCoordinator.
        """
        return settings_people.permit(self._home, typed, self._clock())

    def prove(self, me: Unlocked, typed: str) -> Permit:
        """Try a passphrase that is to be one's own; for another thread.

        Raises: WrongPassphrase, NotYourPassphrase.
        """
        return settings_people.prove(self._home, me, typed, self._clock())

    def read_signals(self, typed: str) -> Permit:
        """Try a passphrase that is to open what is sealed; for another thread.

        Raises: WrongPassphrase, SignalsNotYours.
        """
        return settings_confidants.permit(self._home, typed, self._clock())

    def give(self, permit: Permit | None) -> None:
        """Keep it, or forget it."""
        self._permit = permit

    def permit(self) -> Permit | None:
        """The leave, if it still holds."""
        return self._permit if self._permit is not None and self._permit.holds(self._clock()) else None


class SlotWork(QObject):
    """Does one thing and says how it ended; while it is under way, nothing else is begun."""

    happened = Signal(str, object)  # what was done; what takes it back, or None
    failed = Signal(object)  # UserError: nothing was changed
    busy_changed = Signal(bool)

    def __init__(self, owner: QObject, session: Session) -> None:
        super().__init__(owner)
        self.session = session
        self.leave = Leave(session.home, session.clock)
        self._busy = False

    @property
    def me(self) -> Unlocked:
        """Who opened the vault; the settings are not seen before somebody did."""
        assert self.session.unlocked is not None
        return self.session.unlocked

    def led(self, act: Act, work: Callable[[Desk], T]) -> Callable[[Desk], T]:
        """Work for the store's thread, on the word of who gave leave, or of who opened the vault."""
        permit, now = self.leave.permit(), self.session.clock()

        def done(desk: Desk) -> T:
            with with_leave(desk, act, permit, now):
                return work(desk)

        return done

    def run(self, work: Callable[[], Change], done: Callable[[Change], None]) -> None:
        """Do it beside the window."""
        if self._busy:
            return
        self._set_busy(True)
        self.session.jobs.aside(self, work, lambda change: self._on_done(change, done), self._on_failed)

    def run_with_leave(
        self, work: Callable[[Permit], Change], said: str, done: Callable[[Change], None] | None = None
    ) -> None:
        """Do it with the coordinator's leave, and say it."""
        permit = self.leave.permit()
        if permit is None:
            self.failed.emit(PermitOver())
            return
        self.run(lambda: work(permit), done or (lambda _change: self.happened.emit(said, None)))

    def renew(
        self, work: Callable[[Desk, Permit], Renewed], done: Callable[[Renewed], None], changed: str
    ) -> None:
        """Do what gives the vault a new key, on the thread of the store; what is open goes on under it."""
        permit = self.leave.permit()
        if permit is None:
            self.failed.emit(PermitOver())
            return
        if self._busy:
            return

        def renewed(found: Renewed) -> None:
            self.session.unlocked = found.opened
            self.leave.give(found.leave)
            self._set_busy(False)
            done(found)

        self._set_busy(True)
        self.session.jobs.write(
            self, lambda desk: work(desk, permit), changed=changed, then=renewed, failed=self._on_failed
        )

    def take_back(self, change: Change, done: Callable[[Change], None]) -> None:
        """Undo a change; what cannot be undone any more is said above the screen."""
        home = self.session.home

        def work() -> Change:
            settings_people.take_back(home, change)
            return change

        self.session.jobs.aside(self, work, done)

    def _on_done(self, change: Change, done: Callable[[Change], None]) -> None:
        self._set_busy(False)
        done(change)

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        self.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)
