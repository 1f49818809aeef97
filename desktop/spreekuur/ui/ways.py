# SPDX-License-Identifier: EUPL-1.2
"""How one gets from screen to screen."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from spreekuur.clients.model import Client
from spreekuur.consultations.talk import Talk
from spreekuur.desk.desk import Desk
from spreekuur.desk.paper_settings import look
from spreekuur.evenings.model import Evening, Ticket
from spreekuur.language import _, current
from spreekuur.letters.store import KeptPaper
from spreekuur.times import local
from spreekuur.ui.client_view import ways as client_view
from spreekuur.ui.clients import ways as client_ways
from spreekuur.ui.directory import ways as directory_ways
from spreekuur.ui.exchange.ways import ExchangeWays, bottom_line
from spreekuur.ui.letter.for_client import ForClient
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.outbox import ways as outbox_ways
from spreekuur.ui.room.ways import connect as connect_room
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session
from spreekuur.ui.settings import ways as settings_ways
from spreekuur.ui.statistics import ways as figures_ways
from spreekuur.ui.tasks.ways import TaskWays
from spreekuur.ui.way_back import WayBack

TICKETS_A_SHEET = 24


def connect(window: MainWindow, screens: Screens, way_back: WayBack, session: Session) -> None:
    """Make every connection between two screens, and between a screen and the frame."""
    home = _Home(window)
    _connect_today(window, screens, way_back)
    _connect_talk(window, screens, way_back, home)
    _connect_papers(window, screens, home)
    _connect_closing(window, screens, way_back)
    _connect_follow_up(window, screens, way_back)
    TaskWays(window, screens, way_back)
    ExchangeWays(window, screens, way_back, session.clock)
    _connect_frame(window, screens, session)
    client_ways.connect(window, screens, way_back, session)
    showing = client_view.connect(window, screens.talk, session)
    ForClient(screens.letter, showing)
    directory_ways.connect(window, screens, way_back, showing)
    settings_ways.connect(window, screens.settings, way_back)
    figures_ways.connect(window, screens)
    outbox_ways.connect(window, screens, session.sender)
    connect_room(window, screens, session)


def _connect_today(window: MainWindow, screens: Screens, way_back: WayBack) -> None:
    today = screens.today
    today.called.connect(lambda ticket: _begin(window, screens, ticket))
    today.talk_without_number.connect(lambda: _begin(window, screens))
    today.late_talk.connect(lambda: _begin_late(window, screens))
    today.talk_resumed.connect(lambda talk: _resume(window, screens, talk))
    today.copy_wanted.connect(window.copy_requested)
    today.evening_changed.connect(lambda _evening: _tell_on_every_screen(window, screens))
    screens.exchange.stood.connect(lambda _standing: _tell_on_every_screen(window, screens))
    window.retranslated.connect(lambda: _tell_on_every_screen(window, screens))
    today.print_wanted.connect(lambda paper: _show_kept(window, screens, paper))
    today.team_wanted.connect(lambda: settings_ways.go_to_team(window, screens.settings))
    today.sheets_wanted.connect(lambda: settings_ways.go_to_sheets(window, screens.settings))
    today.paper_wanted.connect(lambda which: _show_form(window, screens, which))
    today.undo_offered.connect(way_back.offer_on_desk)
    today.undo_wanted.connect(way_back.go)
    today.parts.queue.more.seen_from_afar.connect(window.seen_from_afar)
    today.evening_changed.connect(lambda evening: _seat(window, screens, evening))


def _tell_on_every_screen(window: MainWindow, screens: Screens) -> None:
    """The bottom line says on the other screens too what is amiss, or else what is still to be given."""
    today = screens.today.today
    amiss = today is not None and today.amiss is not None
    told = ("triangle-alert", _("Data file: see Today")) if amiss else bottom_line(screens.exchange.standing)
    if today is not None and today.reading is not None:
        window.bottom_line.set_reading()
    window.bottom_line.set_more(*told)
    outbox_ways.show_number(window, screens.exchange.standing.figures)


class _Home(QObject):
    """Where one comes back to from a talk, Today or the closing; from a paper also to where it was asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._key, self._before = window, "today", "today"
        window.screen_changed.connect(self._note)

    def go(self) -> None:
        """Go back there from a talk."""
        self._window.show_screen(self._key)

    def go_from_paper(self) -> None:
        """Go back there from a paper."""
        self._window.show_screen(self._before)

    def _note(self, key: str) -> None:
        if key in ("today", "closing"):
            self._key = self._before = key
        elif key in ("clients", "directory", "settings", "follow_up", "statistics"):
            self._before = key


def _connect_talk(window: MainWindow, screens: Screens, way_back: WayBack, home: _Home) -> None:
    talk = screens.talk
    talk.new_talk_wanted.connect(lambda: _begin(window, screens))
    talk.talk_saved.connect(lambda _saved, go_on: home.go() if go_on else None)
    talk.undo_offered.connect(way_back.offer)
    talk.letter_wanted.connect(lambda held, route: _open_letter(window, screens, held, route))
    talk.card_wanted.connect(lambda signal: _open_card(window, screens, signal))
    screens.card.closed.connect(lambda: window.show_screen("consultation"))
    talk.draft_kept.connect(window.bottom_line.set_saved)
    talk.session.opened.connect(lambda: _not_asked_for(screens))
    talk.session.no_evening.connect(lambda: window.show_screen("today"))
    talk.session.saving.taken_back.connect(lambda _talk: window.show_screen("consultation"))
    window.on("new_talk", lambda: _begin(window, screens))
    window.on("signal_card", lambda: _open_card(window, screens, ""))
    window.on("late_talk", lambda: _begin_late(window, screens))
    window.on("new_number", lambda: _new_number(window, screens))
    window.on("who", lambda: screens.who.ask(window.rail.desk_card))


def _connect_papers(window: MainWindow, screens: Screens, home: _Home) -> None:
    letter, paper = screens.letter, screens.paper
    letter.talk_changed.connect(lambda talk: _take_over(screens, talk))
    letter.came_back.connect(screens.talk.session.open)
    letter.closed.connect(lambda: window.show_screen("consultation"))
    paper.closed.connect(home.go_from_paper)
    screens.settings.paper_wanted.connect(lambda which: _show_form(window, screens, which))


def _connect_closing(window: MainWindow, screens: Screens, way_back: WayBack) -> None:
    closing = screens.closing
    screens.today.closing_wanted.connect(lambda: window.show_screen("closing"))
    closing.talk_resumed.connect(lambda talk: _resume(window, screens, talk))
    closing.print_wanted.connect(lambda paper: _show_kept(window, screens, paper))
    closing.undo_offered.connect(way_back.offer_on_desk)
    closing.back_wanted.connect(lambda: window.show_screen("today"))
    closing.closed.connect(lambda _evening: _lock_for_the_night(window))


def _connect_follow_up(window: MainWindow, screens: Screens, way_back: WayBack) -> None:
    follow_up = screens.follow_up
    screens.today.follow_up_wanted.connect(lambda: _follow_up(window, screens))
    screens.clients.follow_up_wanted.connect(lambda file: _follow_up(window, screens, file.client))
    follow_up.undo_offered.connect(way_back.offer_on_desk)
    follow_up.back_wanted.connect(lambda: window.show_screen("today"))
    follow_up.reminder_wanted.connect(lambda route: _show_reminder(window, screens, route))
    for search in (screens.clients.parts.search, screens.directory.parts.search):
        search.referral_wanted.connect(lambda kenmerk: show_letter(window, screens, kenmerk))


def _follow_up(window: MainWindow, screens: Screens, client: Client | None = None) -> None:
    """What is awaited of all, or what became of every referral of one client."""
    window.show_screen("follow_up")
    screens.follow_up.work.only_of(client.id if client else "", client.code if client else "")


def _show_reminder(window: MainWindow, screens: Screens, route: str) -> None:
    from spreekuur.desk import reminders

    now = screens.follow_up.clock()
    title, about = _("Reminder sheet"), _("All answers that this place still owes us. No name is on it.")
    screens.paper.again.hide()
    screens.paper.open_paper(title, about, "herinnering", lambda desk: reminders.paper(desk, route, now))
    window.show_screen("paper")


def show_letter(window: MainWindow, screens: Screens, kenmerk: str) -> None:
    """Open what became of the letter with this kenmerk."""
    window.show_screen("follow_up")
    screens.follow_up.work.find(kenmerk)


def _connect_frame(window: MainWindow, screens: Screens, session: Session) -> None:
    window.rail.desk_pressed.connect(lambda: screens.who.ask(window.rail.desk_card))
    screens.who.sat_down.connect(partial(_sit_down, screens))
    session.jobs.written.connect(
        lambda: window.bottom_line.set_saved(local(session.clock()).strftime("%H:%M"))
    )
    session.jobs.unwritten.connect(window.bottom_line.set_unsaved)


def _lock_for_the_night(window: MainWindow) -> None:
    """The next evening begins at Today, not at the end of this one."""
    window.show_screen("today")
    window.lock_requested.emit()


def _not_asked_for(screens: Screens) -> None:
    """A talk that is on the form is no unfinished talk of before."""
    talk = screens.talk.session.talk
    if talk is not None:
        screens.today.parts.question.leave_out(talk.id)


def _begin(window: MainWindow, screens: Screens, ticket: Ticket | None = None) -> None:
    today = screens.today.today
    screens.talk.session.begin(ticket, evening=today.evening if today is not None else None)
    window.show_screen("consultation")


def _begin_late(window: MainWindow, screens: Screens) -> None:
    window.show_screen("consultation")
    screens.talk.session.begin_late()


def _resume(window: MainWindow, screens: Screens, talk: Talk) -> None:
    screens.talk.session.open(talk)
    window.show_screen("consultation")


def _new_number(window: MainWindow, screens: Screens) -> None:
    window.show_screen("today")
    screens.today.open_entry()


def _open_letter(window: MainWindow, screens: Screens, talk: Talk, route: str) -> None:
    screens.letter.open(talk, route)
    window.show_screen("letter")


def _open_card(window: MainWindow, screens: Screens, signal: str) -> None:
    there = screens.card.open(signal)  # without a talk its own screen says how one begins
    window.show_screen("signal_card" if there else "consultation")


def _take_over(screens: Screens, talk: Talk) -> None:
    """The letter gives the talk back with what was typed there; after a lock the form is empty still."""
    form = screens.talk.session
    if form.talk is not None and form.talk.id == talk.id:
        form.change(lambda _before: talk)
    else:
        form.open(talk)


def _show_kept(window: MainWindow, screens: Screens, paper: KeptPaper) -> None:
    screens.paper.again.hide()
    screens.paper.open_kept(paper)
    window.show_screen("paper")


def _show_form(window: MainWindow, screens: Screens, which: str) -> None:
    language = current()
    screens.paper.again.hide()
    if which == "again":
        window.show_screen("paper")
        screens.paper.open_again()
        return
    if which == "form":
        title, about = _("Form for a talk"), _("for when there is no laptop")
    elif which == "window":
        title, about = _("Sheet to try out the envelope"), _("to fold, and to hold in an envelope of yours")
    else:
        title, about = _("Numbers for the queue"), _("to be cut out and given at the door")

    def draw(desk: Desk) -> bytes:
        from spreekuur.desk.practice_mark import marked
        from spreekuur.letters.form import blank_form
        from spreekuur.letters.tickets import ticket_sheet
        from spreekuur.letters.window_sheet import window_sheet

        if which == "window":
            return marked(desk, window_sheet(look(desk).window, language, desk.sender, desk.content))
        if which == "form":
            return marked(desk, blank_form(language, desk.content))
        return marked(desk, ticket_sheet(1, TICKETS_A_SHEET, language, desk.content))

    screens.paper.open_paper(title, about, which, draw)
    window.show_screen("paper")


def _seat(window: MainWindow, screens: Screens, evening: Evening | None) -> None:
    screens.who.set_evening(evening)
    window.rail.set_desk(evening.at_desk if evening is not None else "")


def _sit_down(screens: Screens, name: str) -> None:
    today: Any = screens.today.today
    if today is not None and today.evening is not None:
        screens.today.acts.sit_down(today.evening, name)
