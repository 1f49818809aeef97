# SPDX-License-Identifier: EUPL-1.2
"""The screens of the desk and every connection between two of them."""

from collections.abc import Iterator

from spreekuur.ui.clients.view import ClientsView
from spreekuur.ui.closing.view import ClosingView
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.follow_up.view import FollowUpView
from spreekuur.ui.help import ways as help_ways
from spreekuur.ui.letter.first_letter import FirstLetter
from spreekuur.ui.letter.letter_view import LetterView
from spreekuur.ui.letter.paper_show import PaperShow
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session
from spreekuur.ui.settings.view import SettingsView
from spreekuur.ui.today.view import TodayView
from spreekuur.ui.today.who import WhoSitsHere
from spreekuur.ui.way_back import WayBack
from spreekuur.ui.ways import connect


def open_desk(session: Session) -> MainWindow:
    """The window of an open vault, ready to be shown."""
    *_, window = build(session)
    window.show_screen("today")
    return window


def build(session: Session) -> Iterator[MainWindow]:
    """Build the window in steps that are short enough to type in between; after the last it is whole.

    Nothing is asked of the vault yet, which may still be locked.
    """
    window, jobs, clock = MainWindow(), session.jobs, session.clock
    yield window
    today = TodayView(jobs, clock)
    window.add_screen("today", today)
    yield window
    talk = ConsultationView(jobs, session.content, clock)
    yield window
    window.add_screen("consultation", talk)
    yield window
    letter = LetterView(jobs, session.content, clock)
    window.add_screen("letter", letter, under="consultation")
    yield window
    paper = PaperShow(jobs)
    window.add_screen("paper", paper, under="today")
    yield window
    closing = ClosingView(jobs, clock)
    window.add_screen("closing", closing, under="today")
    yield window
    follow_up = FollowUpView(jobs, session.content, clock)
    window.add_screen("follow_up", follow_up, under="today")
    yield window
    clients = ClientsView(jobs, session.content, clock)
    window.add_screen("clients", clients)
    yield window
    settings = SettingsView(session)
    window.add_screen("settings", settings)
    yield window
    help_ways.add(window, session)
    jobs.error_happened.connect(window.notices.tell)
    screens = Screens(today, talk, letter, paper, closing, WhoSitsHere(window), settings, clients, follow_up)
    connect(window, screens, WayBack(window, jobs), session)
    talk.session.opened.connect(FirstLetter(jobs, window).prepare_soon)
    yield window
