# SPDX-License-Identifier: EUPL-1.2
"""How a talk comes onto the form: a called number, without one, from paper, or from its draft."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import evening as evenings
from spreekuur.desk import late, talks
from spreekuur.desk.adviser import Adviser
from spreekuur.desk.desk import Desk
from spreekuur.errors import UserError
from spreekuur.evenings.model import Evening, Ticket
from spreekuur.messages import explain
from spreekuur.times import Clock
from spreekuur.ui.consultation.editing import Editing
from spreekuur.ui.consultation.saving import Saving
from spreekuur.ui.jobs import AnyJobs


class Starting(QObject):
    """At most one talk at a time. `opened` says that another one stands on the form."""

    opened = Signal()
    no_evening = Signal()
    date_refused = Signal(str)

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self.editing = Editing(jobs, clock, self)
        self.saving = Saving(jobs, clock, self)
        self.adviser = Adviser(content)

    @property
    def talk(self) -> Talk | None:
        """The talk on the form."""
        return self.editing.talk

    def open(self, talk: Talk | None, *, touched: bool = False) -> None:
        """Put this talk on the form, such as a draft of before; one that was `touched` is drafted."""
        self.adviser.begin()
        self.saving.forget()
        self.editing.open(talk, touched=touched)
        self.opened.emit()

    def change(self, change: Callable[[Talk], Talk], merge: str = "") -> None:
        """Change the talk on the form; changes with the same `merge` in a row are one step to undo."""
        if self.talk is not None:
            self.editing.apply(change(self.talk), merge)

    def begin(
        self, ticket: Ticket | None = None, number: int | None = None, evening: Evening | None = None
    ) -> None:
        """Begin a talk with a called number, or without one; the one before stays as a draft.

        With the evening given the form is there at once, so that nothing typed next goes astray.
        """
        now = self._clock()

        def then(evening: Evening | None) -> None:
            if evening is None:
                self.no_evening.emit()
                return
            self.open(talks.begin(evening, now, ticket, number))
            if ticket is not None:
                self.editing.keep_now()

        if evening is not None:
            then(evening)
        else:
            self._jobs.read(self, evenings.current, then=then)

    def begin_late(self) -> None:
        """Begin a talk that was noted on paper."""
        now = self._clock()
        self._jobs.write(self, lambda desk: late.begin(desk, now), changed="evening", then=self._begun)

    def move_late(self, moment: datetime) -> None:
        """The talk on paper was at another moment; `date_refused` says why that cannot be."""
        now, before = self._clock(), self.talk
        if before is None:
            return

        def work(desk: Desk) -> Talk:
            return late.move(desk, before, moment, now)

        def moved(talk: Talk) -> None:
            self.change(lambda t: replace(t, evening_id=talk.evening_id, started_at=talk.started_at))

        def refused(error: UserError) -> None:
            self.date_refused.emit(explain(error))

        self._jobs.write(self, work, changed="evening", then=moved, failed=refused)

    def resume(self, talk_id: str, then: Callable[[], None]) -> None:
        """Put a draft back on the form, such as after a lock; `then` is not called when it is gone."""

        def found(drafts: list[tuple[Talk, str]]) -> None:
            draft = next((talk for talk, _at in drafts if talk.id == talk_id), None)
            if draft is not None:
                self.open(draft)
                then()

        self._jobs.read(self, talks.unfinished, then=found)

    def _begun(self, talk: Talk) -> None:
        self.open(talk)
