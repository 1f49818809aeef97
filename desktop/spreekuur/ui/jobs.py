# SPDX-License-Identifier: EUPL-1.2
"""Work that takes time: `read` and `write` on the one store thread, `aside` for a long calculation.

`work` touches no widget. `then` and `failed` run on the main thread, and not at all when the owner is gone.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spreekuur.errors import UserError

PATIENCE = 1.4  # seconds until the program goes, whatever is not done by then: somebody waits for its end
_LONG = 0.4  # seconds that what was under way before may take, while the drafts wait behind it

Then = Callable[[Any], None]
Failed = Callable[[UserError], None]


class Result:
    """What a piece of work came to, and who wants to know."""

    __slots__ = ("bug", "changed", "error", "failed", "owner", "then", "value")

    def __init__(self, owner: QObject, then: Then | None, failed: Failed | None, changed: str = "") -> None:
        self.owner, self.then, self.failed, self.changed = owner, then, failed, changed
        self.value: Any = None
        self.error: UserError | None = None
        self.bug: BaseException | None = None

    def run(self, work: Callable[[], Any]) -> None:
        """Do the work; keep what it gave or why it failed."""
        try:
            self.value = work()
        except UserError as error:
            self.error = error
        except BaseException as bug:  # noqa: BLE001 -- re-raised on the main thread, where it can be shown
            self.bug = bug


class BaseJobs(QObject):
    """What the real and the immediate jobs share."""

    data_changed = Signal(str)  # what was written, such as "consultations"
    error_happened = Signal(object)  # a UserError that nobody asked for
    written = Signal()  # something reached the disk
    unwritten = Signal()  # the disk refused something

    def deliver(self, result: Result) -> None:
        """Hand the result to its owner, on the main thread."""
        if result.bug is not None:
            raise result.bug
        alive = shiboken6.isValid(result.owner)
        if result.error is not None:
            from spreekuur.errors.vault import NOT_KEPT  # not needed before the first picture

            if result.changed and isinstance(result.error, NOT_KEPT):
                self.unwritten.emit()
            if alive and result.failed is not None:
                result.failed(result.error)
            else:
                self.error_happened.emit(result.error)
            return
        if alive and result.then is not None:
            result.then(result.value)
        if result.changed:
            self.written.emit()
            self.data_changed.emit(result.changed)


class Asides(BaseJobs):
    """Long calculations, each on a thread of its own; enough for the time before there is a store."""

    _done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._under_way: set[threading.Thread] = set()
        self._over = False
        self._done.connect(self.deliver)

    def aside(
        self, owner: QObject, work: Callable[[], Any], then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """Calculate something long without the store, such as a key or a page, beside everything else."""
        result = Result(owner, then, failed)
        thread = threading.Thread(target=lambda: self._finish(result, work), daemon=True)
        self._under_way = {other for other in self._under_way if other.is_alive()} | {thread}
        thread.start()

    def wait_for_asides(self, until: float) -> None:
        """The program ends: nothing is handed over any more, as there will soon be nobody to take it."""
        self._over = True
        for thread in self._under_way:
            thread.join(max(until - time.monotonic(), 0))

    def _finish(self, result: Result, work: Callable[[], Any]) -> None:
        result.run(work)
        if not self._over and shiboken6.isValid(self):
            self._done.emit(result)


class Jobs(Asides):
    """The jobs of the running program. The store is opened, used and closed on one thread of its own."""

    def __init__(self, open_db: Callable[[], Any]) -> None:
        super().__init__()
        self._open_db = open_db
        self._db: Any = None
        import queue  # not before the first picture

        self._tasks: queue.SimpleQueue[tuple[Result, Callable[[Any], Any]] | None] = queue.SimpleQueue()
        self._asked = self._begun = 0  # how many were asked for, and how many begun
        self._begun_at = 0.0
        self._before_the_end = 0  # how many had been asked for when the end began
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)
        self._thread.start()

    def read(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Ask the store something; `then` gets the answer."""
        self._ask(Result(owner, then, failed), work)

    def write(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        *,
        changed: str,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Change the store; then every screen hears `data_changed(changed)`. A failure is never silent."""
        self._ask(Result(owner, then, failed, changed), work)

    def begin_to_end(self) -> None:
        """What is asked from now on is what must be kept: whatever came before gives way to it if it takes long."""
        self._before_the_end = self._asked

    def wait_until_done(self) -> bool:
        """Wait until everything that was asked for is done; False when it took too long."""
        done, until = threading.Event(), time.monotonic() + PATIENCE
        self._ask(Result(self, None, None), lambda _db: done.set())
        while not done.wait(_LONG / 8) and time.monotonic() < until:
            self._let_give_way()
        return done.is_set()

    def close(self, until: float | None = None) -> None:
        """Finish what waits, close the store and end the thread. Nothing can be asked afterwards.

        Work that takes longer is left: neither a lock nor an end waits for it, and the store bears it.
        """
        if self._closed:
            return
        self._closed = True
        self._tasks.put(None)
        until = time.monotonic() + PATIENCE if until is None else until
        while self._thread.is_alive() and time.monotonic() < until:
            self._thread.join(_LONG / 8)
            self._let_give_way()

    def _ask(self, result: Result, work: Callable[[Any], Any]) -> None:
        self._asked += 1
        self._tasks.put((result, work))

    def _let_give_way(self) -> None:
        late = time.monotonic() - self._begun_at > _LONG
        if self._db is not None and late and self._begun <= self._before_the_end:
            self._db.interrupt()

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            self._begun_at = time.monotonic()
            self._begun += 1
            result, work = task
            self._finish(result, lambda work=work: work(self._store()))  # type: ignore[misc]
            # While it waits this thread must hold nothing of a screen: the last to let go of one destroys it.
            del task, result, work
        if self._db is not None:
            self._db.close()

    def _store(self) -> Any:
        if self._db is None:
            self._db = self._open_db()
        return self._db


class InlineJobs(BaseJobs):
    """Does every job at once, on the caller's thread: for tests."""

    def __init__(self, db: Any = None) -> None:
        super().__init__()
        self.db = db

    def read(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Ask the store something."""
        self._run(Result(owner, then, failed), lambda: work(self.db))

    def write(
        self,
        owner: QObject,
        work: Callable[[Any], Any],
        *,
        changed: str,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Change the store."""
        self._run(Result(owner, then, failed, changed), lambda: work(self.db))

    def aside(
        self, owner: QObject, work: Callable[[], Any], then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """Calculate something."""
        self._run(Result(owner, then, failed), work)

    def begin_to_end(self) -> None:
        """Nothing is under way."""

    def wait_until_done(self) -> bool:
        """Everything is done."""
        return True

    def close(self) -> None:
        """Nothing is waiting."""

    def _run(self, result: Result, work: Callable[[], Any]) -> None:
        result.run(work)
        self.deliver(result)


AnyJobs = Jobs | InlineJobs


def is_seen(screen: QWidget) -> bool:
    """Whether a screen is in sight; also asked by a change that is told after its window went."""
    return shiboken6.isValid(screen) and screen.isVisible()
