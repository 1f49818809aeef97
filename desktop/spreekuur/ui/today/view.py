# SPDX-License-Identifier: EUPL-1.2
"""Today: the evening's start, the queue, and all that should not be forgotten."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal

from spreekuur.desk import packs
from spreekuur.desk.today import Today, look
from spreekuur.evenings.model import Evening
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Panel, Screen
from spreekuur.ui.today.actions import Actions
from spreekuur.ui.today.layout import TodayLayout
from spreekuur.ui.today.todos import (
    BACK,
    CLEAR,
    DATE,
    DRAFT,
    EXCHANGE,
    FOLLOW,
    PACK,
    PAPER,
    QUESTIONS,
    SHEETS,
    SHELTER,
    TASKS,
    TEAM,
)
from spreekuur.ui.today.words import clock as clock_words
from spreekuur.ui.today.words import day_in_words

_MINUTE_MS = 60_000


class _Walked(Screen):
    """A screen whose parts F6 walks through."""

    parts: TodayLayout

    def panels(self) -> Sequence[Panel]:
        """The queue, what is still to be done, and the way to the end."""
        return (*super().panels(), *self.parts.side_panels())


class TodayView(_Walked):
    """The screen of the evening. It reads the store when it comes into sight and when something was written."""

    called = Signal(object)  # the Ticket whose talk begins
    talk_without_number = Signal()
    late_talk = Signal()
    talk_resumed = Signal(object)  # the unfinished Talk to go on with
    print_wanted = Signal(object)  # the KeptPaper that did not leave the desk yet
    paper_wanted = Signal(str)  # "form" or "tickets"
    closing_wanted = Signal()
    copy_wanted = Signal()  # put a copy back in the place of this vault
    follow_up_wanted = Signal()
    tasks_wanted = Signal()
    team_wanted = Signal()  # go on with joining the team
    sheets_wanted = Signal()  # try the three sheets
    clearing_wanted = Signal()  # show the client files whose time is over
    evening_changed = Signal(object)  # the Evening that is on, or None
    undo_offered = Signal(str, object)  # what was done; what takes it back, given the desk
    undo_wanted = Signal()
    exchange_wanted = Signal()
    questions_wanted = Signal()  # two laptops filled in something differently
    room_wanted = Signal()  # show the numbers large

    def __init__(self, jobs: AnyJobs, clock: Clock = utc_now) -> None:
        super().__init__()
        self._jobs, self._clock = jobs, clock
        self.today: Today | None = None
        self.acts = Actions(self, jobs, clock)
        self.parts = TodayLayout(self)
        _connect_parts(self)
        _connect_actions(self)
        jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.tick)
        self._minute.start()

    def title(self) -> str:
        """The name of the screen."""
        return _("Today")

    def subtitle(self) -> str:
        """The date in words, the time, and since when the evening is on."""
        now = self._clock()
        parts = [day_in_words(local_date(now)), clock_words(now)]
        if self.today is not None and self.today.evening is not None:
            parts.append(_("started at {time}").format(time=clock_words(self.today.evening.opened_at)))
        return " · ".join(parts)

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {
            "new_number": self.open_entry,
            "change_number": self.parts.queue.open_change,
            "new_talk": self.talk_without_number.emit,
            "late_talk": self.late_talk.emit,
        }

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("F2 gives a number: press the digit of the language, then Enter."),
            _("Enter calls the next one. Who must be helped first stands on top."),
            _("Somebody left? Choose the row and press Del. Ctrl+Z puts it back."),
            _("F4 changes what was noted of a number. F11 shows the numbers large for the room."),
            _("Ctrl+N begins a talk without a number."),
            _("At the end: “Close the evening” takes you through it step by step."),
        )

    def open_entry(self) -> bool:
        """Open the row for a new number; False while no evening is on."""
        if self.today is None or self.today.evening is None:
            return False
        self.parts.queue.open_entry()
        return True

    def showing(self) -> None:
        """Read what is on now."""
        self._jobs.read(self, lambda desk: look(desk, self._clock()), self._show)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.parts.focus_first()

    def set_compact(self, compact: bool) -> None:
        """One column where there is little room."""
        self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.parts.retranslate()
        if self.today is not None:
            self.parts.show_today(self.today, self._clock())

    def tick(self) -> None:
        """A minute went by: show the time and how long everybody has waited, without asking the store."""
        if self.isVisible():
            self.parts.queue.tick(self._clock())
            self.header_changed.emit()

    def _show(self, today: Today) -> None:
        before, self.today = self.today, today
        now = self._clock()
        if before is None:
            self.parts.question.ask([talk for talk, _saved_at in today.drafts], now)
        self.parts.question.forget([talk for talk, _saved_at in today.drafts])
        self.parts.show_today(today, now)
        self.parts.tip.show_for(self._jobs, today.evening.id if today.evening is not None else "")
        if before is None or (before.evening is None) is not (today.evening is None):
            self.parts.focus_first()
        self.evening_changed.emit(today.evening)
        self.header_changed.emit()


def _connect_parts(view: TodayView) -> None:
    parts, acts = view.parts, view.acts
    parts.amiss.go_on_wanted.connect(acts.go_on)
    parts.amiss.copy_wanted.connect(view.copy_wanted)
    parts.reading.copy_wanted.connect(acts.copy)
    acts.copied.connect(parts.reading.show_made)
    acts.not_copied.connect(parts.reading.show_failed)
    parts.start.started.connect(acts.start)
    parts.queue.called.connect(lambda ticket_id: _call(view, ticket_id))
    parts.queue.left.connect(acts.gone)
    parts.queue.back.connect(view.undo_wanted)
    parts.queue.room.connect(view.room_wanted)
    parts.queue.without_number.clicked.connect(view.talk_without_number)
    parts.queue.entry.given.connect(lambda door: _with_evening(view, lambda on: acts.take(on, door)))
    parts.queue.more.late_talk.connect(view.late_talk)
    parts.queue.more.paper_wanted.connect(view.paper_wanted)
    parts.papers.paper_wanted.connect(view.paper_wanted)
    parts.queue.more.no_show.connect(lambda who: _with_evening(view, lambda on: acts.no_show(on, who)))
    parts.question.resumed.connect(view.talk_resumed)
    parts.question.thrown_away.connect(acts.throw_away)
    parts.shelter.reached.connect(acts.shelter)
    parts.shelter.left.connect(view.focus_first)
    parts.todo.wanted.connect(lambda key: _do(view, key))
    parts.close.button.clicked.connect(view.closing_wanted)


def _connect_actions(view: TodayView) -> None:
    view.acts.happened.connect(view.undo_offered)
    view.acts.called.connect(view.called)
    view.acts.given.connect(lambda _ticket: view.parts.queue.close_entry())
    view.acts.refused.connect(lambda error: view.parts.queue.entry.refuse(explain(error)))


def _call(view: TodayView, ticket_id: str) -> None:
    waiting = view.today.waiting if view.today is not None else ()
    for ticket in waiting:
        if ticket.id == ticket_id:
            view.acts.call(ticket)


def _with_evening(view: TodayView, do: Callable[[Evening], None]) -> None:
    if view.today is not None and view.today.evening is not None:
        do(view.today.evening)


def _seen(view: TodayView) -> None:
    """Somebody was told of the new content."""
    said = _("You have seen what changed")
    view._jobs.write(
        view,
        packs.mark_seen,
        changed="queue",
        then=lambda _nothing: view.acts.happened.emit(said, lambda desk: packs.mark_seen(desk, seen=False)),
    )


def _do(view: TodayView, key: str) -> None:
    """Do what the button of a row still to be done says."""
    kind, _colon, wanted = key.partition(":")
    today = view.today
    if today is None:
        return
    here = {BACK: lambda: view.acts.put_back(wanted), PACK: lambda: _seen(view), DATE: view.acts.confirm_date}
    if kind in here:
        here[kind]()
    elsewhere = {CLEAR: view.clearing_wanted, FOLLOW: view.follow_up_wanted, TASKS: view.tasks_wanted}
    elsewhere |= {EXCHANGE: view.exchange_wanted, QUESTIONS: view.questions_wanted}
    elsewhere |= {TEAM: view.team_wanted, SHEETS: view.sheets_wanted}
    if kind in elsewhere:
        elsewhere[kind].emit()
    for chain in (one for one in today.shelter if (kind, one.consultation_id) == (SHELTER, wanted)):
        view.parts.shelter.show_chain(chain)
    for talk in (talk for talk, _saved_at in today.drafts if (kind, talk.id) == (DRAFT, wanted)):
        view.talk_resumed.emit(talk)
    for paper in (paper for paper in today.unprinted if (kind, paper.id) == (PAPER, wanted)):
        view.print_wanted.emit(paper)
