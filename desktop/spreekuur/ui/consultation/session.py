# SPDX-License-Identifier: EUPL-1.2
"""The talk that is going on at this desk: how it begins, changes, is drafted, saved and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.model import Kind
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import evening as evenings
from spreekuur.desk import form, late, talks
from spreekuur.desk.adviser import Adviser
from spreekuur.desk.desk import Desk
from spreekuur.desk.talks import Saved
from spreekuur.errors import UserError
from spreekuur.evenings.model import Ticket
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.store import vault_settings
from spreekuur.times import Clock
from spreekuur.ui.consultation.editing import Editing
from spreekuur.ui.consultation.saving import Saving, title
from spreekuur.ui.jobs import AnyJobs


class Session(QObject):
    """At most one talk at a time. `opened` says that another one stands on the form."""

    opened = Signal()
    no_evening = Signal()
    date_refused = Signal(str)
    saved = Signal(object, bool)  # Saved, go on to the next
    undo_offered = Signal(str, object)  # sentence, what takes it back
    letter_wanted = Signal(object, str)  # Talk, route or empty

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self.editing = Editing(jobs, clock, self)
        self.saving = Saving(jobs, clock, self)
        self.adviser = Adviser(content)
        self.saving.saved.connect(self._on_saved)
        self.saving.taken_back.connect(self.open)

    @property
    def talk(self) -> Talk | None:
        """The talk on the form."""
        return self.editing.talk

    def begin(self, ticket: Ticket | None = None, number: int | None = None) -> None:
        """Begin a talk with a called number, or without one; the one before stays as a draft."""
        now = self._clock()

        def then(evening: object) -> None:
            if evening is None:
                self.no_evening.emit()
            else:
                self._begun(talks.begin(evening, now, ticket, number), draft=ticket is not None)  # type: ignore[arg-type]

        self._jobs.read(self, evenings.current, then=then)

    def begin_late(self) -> None:
        """Begin a talk that was noted on paper."""
        now = self._clock()
        self._jobs.write(self, lambda desk: late.begin(desk, now), changed="evening", then=self._begun)

    def move_late(self, moment: datetime) -> None:
        """The talk on paper was at another moment."""
        now, before = self._clock(), self.talk
        if before is None:
            return

        def moved(talk: Talk) -> None:
            self.change(lambda t: replace(t, evening_id=talk.evening_id, started_at=talk.started_at))

        def refused(error: UserError) -> None:
            self.date_refused.emit(explain(error))

        def work(desk: Desk) -> Talk:
            return late.move(desk, before, moment, now)

        self._jobs.write(self, work, changed="evening", then=moved, failed=refused)

    def open(self, talk: Talk | None) -> None:
        """Put this talk on the form, such as a draft of before."""
        self.adviser.begin()
        self.saving.forget()
        self.editing.open(talk)
        self.opened.emit()

    def change(self, change: Callable[[Talk], Talk], merge: str = "") -> None:
        """Change the talk on the form."""
        if self.talk is not None:
            self.editing.apply(change(self.talk), merge)

    def toggle_route(self, route: str) -> None:
        """Pick a route, or drop it when it was picked."""
        suggestion = self.adviser.suggestion(route)
        if suggestion is not None:
            self.change(lambda talk: form.toggle_route(talk, suggestion))
        else:
            self.change(lambda talk: form.unchoose(talk, route))

    def short_contact(self) -> None:
        """A short contact, or a whole talk after all."""
        kinds = {Kind.LIGHT_TOUCH: Kind.TALK}
        self.change(lambda talk: form.of_kind(talk, kinds.get(talk.kind, Kind.LIGHT_TOUCH)))

    def save(self, *, go_on: bool, anyway: bool = False) -> None:
        """Save the talk; a first press with a gap says so instead."""
        if self.talk is not None:
            self.saving.save(self.talk, go_on=go_on, anyway=anyway)

    def want_letter(self, route: str = "") -> None:
        """Ask for the letter to a route, or for a paper at all; the draft is written before."""
        if self.talk is not None:
            self.editing.flush(self._ask_letter(route))

    def remember(self, name: str, value: object) -> None:
        """Remember how somebody likes the screen."""
        self._jobs.write(self, lambda desk: vault_settings.put(desk.db, name, value), changed="settings")

    def _ask_letter(self, route: str) -> Callable[[], None]:
        return lambda: self.letter_wanted.emit(self.talk, route)

    def _begun(self, talk: Talk, *, draft: bool = False) -> None:
        self.open(talk)
        if draft:
            self.editing.keep_now()

    def _on_saved(self, saved: Saved, go_on: bool) -> None:
        self.editing.saved()
        sentence = _("{talk} saved.").format(talk=title(saved.talk))
        if go_on:
            self.open(None)
        self.saved.emit(saved, go_on)
        self.undo_offered.emit(sentence, self.saving.way_back(saved))
