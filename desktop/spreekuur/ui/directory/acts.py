# SPDX-License-Identifier: EUPL-1.2
"""What can be done to the directory: each is one step in the store that offers its way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import directory, directory_work
from spreekuur.desk.desk import Desk
from spreekuur.desk.directory_calls import ENTRY, Call
from spreekuur.desk.directory_work import Decider, Done
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs

CHANGED = "directory"


class DirectoryActs(QObject):
    """Started by the screen; `failed` says why nothing was changed."""

    happened = Signal(str, object)  # sentence, what takes it back given the desk
    done = Signal(str)  # the entry it was about
    failed = Signal(object)  # UserError

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock

    def add(self, category: str, topics: tuple[str, ...], fields: dict[str, str]) -> None:
        """Add a place that is missing."""
        now = self._clock()
        self._step(
            lambda desk: directory_work.add(desk, category, topics, fields, now),
            _("The organisation is added. The coordinator still looks at it."),
        )

    def report(self, org: str, field: str, text: str) -> None:
        """Say that a field is wrong."""
        now = self._clock()
        self._step(
            lambda desk: directory_work.report(desk, org, field, text, now),
            _("Reported. The coordinator still looks at it."),
        )

    def settle(self, by: Decider, org: str, field: str, text: str) -> None:
        """Confirm or correct a field."""
        now = self._clock()
        self._step(lambda desk: directory_work.settle(desk, by, org, field, text, now), _("Confirmed."))

    def answer(self, by: Decider, call: Call, text: str, *, yes: bool) -> None:
        """Yes or no to one row of the list."""
        now, org = self._clock(), call.org
        if call.field != ENTRY and yes:
            self.settle(by, org, call.field, text)
        elif call.field != ENTRY:
            self._step(lambda desk: directory_work.refuse(desk, by, org, call.field, now), _("Refused."))
        elif yes:
            self._step(
                lambda desk: directory_work.accept_place(desk, by, org, now),
                _("The organisation is accepted."),
            )
        else:
            self.end(by, org, "")

    def end(self, by: Decider, org: str, into: str) -> None:
        """Retire an entry, or merge it into another."""
        now = self._clock()
        if into:
            self._step(
                lambda desk: directory_work.merge(desk, by, org, into, now),
                _("The organisations are merged."),
            )
        else:
            self._step(
                lambda desk: directory_work.retire(desk, by, org, now), _("The organisation is retired.")
            )

    def bring_back(self, by: Decider, org: str) -> None:
        """Use an entry again."""
        now = self._clock()
        self._step(
            lambda desk: directory_work.bring_back(desk, by, org, now), _("The organisation is used again.")
        )

    def _step(self, work: Callable[[Desk], Done], sentence: str) -> None:
        def done(made: Done) -> None:
            self.happened.emit(sentence, partial(_take_back, made.step))
            self.done.emit(made.org)

        self._jobs.write(self, work, changed=CHANGED, then=done, failed=self.failed.emit)


def _take_back(step: str, desk: Desk) -> None:
    directory.take_back(desk, step)
