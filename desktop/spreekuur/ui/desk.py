# SPDX-License-Identifier: EUPL-1.2
"""The screens of the desk and every connection between two of them."""

from collections.abc import Iterator
from typing import TypeVar

from spreekuur.ui.clients.view import ClientsView
from spreekuur.ui.closing.view import ClosingView
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.directory.view import DirectoryView
from spreekuur.ui.exchange.questions_view import QuestionsView
from spreekuur.ui.exchange.view import ExchangeView
from spreekuur.ui.follow_up.view import FollowUpView
from spreekuur.ui.help import ways as help_ways
from spreekuur.ui.letter.first_letter import FirstLetter
from spreekuur.ui.letter.letter_view import LetterView
from spreekuur.ui.letter.paper_show import PaperShow
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.outbox.view import OutboxView
from spreekuur.ui.screen import Screen
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session
from spreekuur.ui.settings.view import SettingsView
from spreekuur.ui.signal_card.view import SignalCardView
from spreekuur.ui.statistics.afterwards import SaysAfterwards
from spreekuur.ui.statistics.check_view import CheckView
from spreekuur.ui.statistics.view import StatisticsView
from spreekuur.ui.tasks.view import TasksView
from spreekuur.ui.today.view import TodayView
from spreekuur.ui.today.who import WhoSitsHere
from spreekuur.ui.way_back import WayBack
from spreekuur.ui.ways import connect

S = TypeVar("S", bound=Screen)


def open_desk(session: Session) -> MainWindow:
    """The window of an open vault, ready to be shown."""
    *_, window = build(session)
    window.show_screen("today")
    return window


def build(session: Session) -> Iterator[MainWindow]:
    """Build the window in steps that are short enough to type in between; after the last it is whole.

    Nothing is asked of the vault yet, which may still be locked.
    """
    window, jobs, clock, content = MainWindow(), session.jobs, session.clock, session.content
    yield window
    today = _added(window, "today", TodayView(jobs, clock))
    yield window
    talk = ConsultationView(jobs, content, clock)
    yield window
    window.add_screen("consultation", talk)
    yield window
    letter = _added(window, "letter", LetterView(jobs, content, clock), under="consultation")
    yield window
    signals = SignalCardView(jobs, talk.session, content, clock)
    card = _added(window, "signal_card", signals, under="consultation")
    yield window
    paper = _added(window, "paper", PaperShow(jobs), under="today")
    yield window
    closing = _added(window, "closing", ClosingView(jobs, clock), under="today")
    yield window
    follow_up = _added(window, "follow_up", FollowUpView(jobs, content, clock), under="today")
    tasks = _added(window, "tasks", TasksView(jobs, clock), under="today")
    yield window
    clients = _added(window, "clients", ClientsView(jobs, content, clock))
    yield window
    directory = _added(window, "directory", DirectoryView(session))
    yield window
    figures = _with_figures(window, session)
    exchange = _added(window, "outbox", ExchangeView(jobs, clock))
    questions = _added(window, "questions", QuestionsView(jobs, content, clock), under="outbox")
    settings = _added(window, "settings", SettingsView(session))
    yield window
    who = WhoSitsHere(window)
    shown = (today, talk, letter, paper, closing, who, settings, clients, directory, card, follow_up, tasks)
    more = (exchange, questions, *figures)
    _join(window, Screens(*shown, *more), session)
    yield window


def _with_figures(window: MainWindow, session: Session) -> tuple[StatisticsView, CheckView, OutboxView]:
    shown = StatisticsView(session.jobs, session.content, session.clock)
    return (
        _added(window, "statistics", shown),
        _added(window, "figures_check", CheckView(session), under="statistics"),
        _added(window, "figures_outbox", OutboxView(session), under="statistics"),
    )


def _join(window: MainWindow, screens: Screens, session: Session) -> None:
    """Make every connection, now that all screens are there."""
    help_ways.add(window, session)
    session.jobs.error_happened.connect(window.notices.tell)
    way_back = WayBack(window, session.jobs)
    connect(window, screens, way_back, session)
    SaysAfterwards(window, session.jobs, way_back)
    screens.talk.session.opened.connect(FirstLetter(session.jobs, window).prepare_soon)


def _added(window: MainWindow, key: str, screen: S, *, under: str = "") -> S:
    window.add_screen(key, screen, under=under)
    return screen
