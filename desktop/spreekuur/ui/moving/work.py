# SPDX-License-Identifier: EUPL-1.2
"""What takes time about a file: reading it, judging it, keeping its talks. One at a time, and it can be stopped."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import moving_in
from spreekuur.desk.desk import Desk
from spreekuur.desk.moving_in import MovedIn, Plan
from spreekuur.errors import UserError
from spreekuur.errors.moving import MovingStopped
from spreekuur.language import current
from spreekuur.moving import judging, reading
from spreekuur.moving.model import Choices, Judged, Sheet
from spreekuur.times import local_date
from spreekuur.ui.session import Session

Failed = Callable[[UserError], None]


class MovingWork(QObject):
    """`progressed` says how many talks of how many are kept so far; it comes from the thread of the store."""

    progressed = Signal(int, int)

    def __init__(self, owner: QObject, session: Session) -> None:
        super().__init__(owner)
        self._session = session
        self._stopped = threading.Event()
        self._asked = 0

    def read(
        self,
        path: Path,
        sheet: str | None,
        then: Callable[[Sheet], None],
        failed: Failed,
        encoding: str | None = None,
    ) -> None:
        """Read a file, beside the window; in this encoding, or in the one that it seems to have."""
        self._session.jobs.aside(self, lambda: reading.read(path, sheet, encoding), then, failed)

    def judge(self, sheet: Sheet, choices: Choices, then: Callable[[Plan], None], failed: Failed) -> None:
        """See what a table would bring; of several that were asked for only the last is answered."""
        self._asked += 1
        mine, jobs, now = self._asked, self._session.jobs, self._session.clock()
        content, language = self._session.content, current()

        def look(judged: Judged) -> None:
            if mine == self._asked:
                jobs.read(self, lambda desk: moving_in.plan(desk, judged, now), answer, failed)

        def answer(plan: Plan) -> None:
            if mine == self._asked:
                then(plan)

        jobs.aside(
            self,
            lambda: judging.judge(sheet, content, choices, local_date(now), language),
            look,
            lambda error: failed(error) if mine == self._asked else None,
        )

    def keep(self, plan: Plan, then: Callable[[MovedIn], None], failed: Failed) -> None:
        """Keep the talks, on the thread of the store."""
        self._stopped.clear()
        now = self._session.clock()

        def work(desk: Desk) -> MovedIn:
            return moving_in.bring_in(desk, plan, now, self._tell)

        self._session.jobs.write(self, work, changed="consultations", then=then, failed=failed)

    def stop(self) -> None:
        """Let nothing of it be kept."""
        self._stopped.set()

    def _tell(self, done: int, of: int) -> None:
        if self._stopped.is_set():
            raise MovingStopped
        self.progressed.emit(done, of)
