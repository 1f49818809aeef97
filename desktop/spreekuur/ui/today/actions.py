# SPDX-License-Identifier: EUPL-1.2
"""What can be done on Today: each reaches the store as one step, and offers its way back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.shelter import Step
from spreekuur.consultations.talk import Talk
from spreekuur.desk import amiss, backups, known_day, queue, shelter, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.desk.queue import Done
from spreekuur.errors import UserError
from spreekuur.evenings.model import Evening, Ticket
from spreekuur.language import _
from spreekuur.store.writing import undo
from spreekuur.times import Clock
from spreekuur.ui import shelter_words
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.today.entry import AtTheDoor

Undo = Callable[[Desk], object]


class Actions(QObject):
    """Started by the screen; every one ends in a sentence, and all but the start can be undone."""

    happened = Signal(str, object)  # sentence, Undo
    given = Signal(object)  # Ticket
    refused = Signal(object)  # the UserError of a number that cannot be given
    called = Signal(object)  # Ticket
    copied = Signal(object)  # the moment at which a copy was made and read back
    not_copied = Signal(object)  # the UserError that kept a copy from being made

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock

    def start(self, roster: tuple[str, ...]) -> None:
        """Start the evening with these people; the first one sits here."""
        self._write(lambda desk: evenings.start(desk, self._clock(), roster))

    def sit_down(self, evening: Evening, name: str) -> None:
        """Note who sits here now."""
        self._write(lambda desk: evenings.sit_down(desk, evening, name))

    def take(self, evening: Evening, door: AtTheDoor) -> None:
        """Give a number, or note something else of one that waits."""

        def work(desk: Desk) -> Done:
            if door.ticket_id:
                return queue.change(
                    desk,
                    door.ticket_id,
                    door.language,
                    help_first=door.help_first,
                    interpreter=door.interpreter,
                )
            return queue.take(
                desk,
                evening,
                self._clock(),
                door.language,
                help_first=door.help_first,
                interpreter=door.interpreter,
                number=door.number,
            )

        def gave(done: Done) -> None:
            words = _("Number {number} changed") if door.ticket_id else _("Number {number} given")
            self._say(words.format(number=done.ticket.number), done)
            self.given.emit(done.ticket)

        self._write(work, gave, self.refused.emit)

    def call(self, ticket: Ticket) -> None:
        """Call a number to the desk; its talk begins at once, while the store notes it."""
        now = self._clock()
        self.called.emit(queue.as_called(ticket, now))
        self._write(
            lambda desk: queue.call(desk, ticket.id, now),
            lambda done: self._say(_("Number {number} called").format(number=done.ticket.number), done),
        )

    def gone(self, ticket_id: str) -> None:
        """Note that somebody is not there any more."""
        self._write(
            lambda desk: queue.gone(desk, ticket_id, self._clock()),
            lambda done: self._say(
                _("Number {number} is not here any more").format(number=done.ticket.number), done
            ),
        )

    def put_back(self, ticket_id: str) -> None:
        """Put a called number back in its old place."""
        self._write(
            lambda desk: queue.put_back(desk, ticket_id),
            lambda done: self._say(_("Number {number} waits again").format(number=done.ticket.number), done),
        )

    def no_show(self, evening: Evening, ticket: Ticket | None) -> None:
        """Note that a called number, or an appointment, did not come."""
        words = _("Number {number} did not come").format(number=ticket.number) if ticket else ""
        self._write(
            lambda desk: talks.no_show(desk, evening, self._clock(), ticket),
            lambda saved: self._say(words or _("An appointment did not come"), saved),
        )

    def shelter(self, talk: str, to: Step) -> None:
        """Note the next step of a bed for the night."""
        words = shelter_words.step(to)
        self._write(
            lambda desk: shelter.go_on(desk, talk, to, self._clock()), lambda done: self._say(words, done)
        )

    def throw_away(self, talk: Talk) -> None:
        """Drop an unfinished talk; until the next action it can still be brought back."""
        self._write(
            lambda desk: talks.throw_away(desk, talk.id),
            lambda _nothing: self.happened.emit(
                _("Unfinished talk thrown away"), lambda desk: talks.keep(desk, talk)
            ),
        )

    def copy(self, folder: str) -> None:
        """Make a copy of a vault that can only be read."""
        then: Callable[[object], None] = lambda _done: self.copied.emit(self._clock())  # noqa: E731
        self._jobs.read(self, lambda desk: backups.into(desk, folder), then, self.not_copied.emit)

    def go_on(self) -> None:
        """Go on with a file that was not as it was left."""
        self._write(
            amiss.go_on,
            lambda found: self.happened.emit(
                _("You go on with this data file"), lambda desk: amiss.take_back(desk, found)
            ),
        )

    def confirm_date(self) -> None:
        """The date of the computer is right."""
        now = self._clock()
        self._write(
            lambda desk: known_day.confirm(desk, now),
            lambda before: self.happened.emit(
                _("You said that the date is right"), lambda desk: known_day.take_back(desk, before)
            ),
        )

    def _say(self, words: str, done: Any) -> None:
        step = done.step
        self.happened.emit(words, lambda desk: undo(desk.db, step))

    def _write(
        self,
        work: Callable[[Desk], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        self._jobs.write(self, work, changed="queue", then=then, failed=failed)
