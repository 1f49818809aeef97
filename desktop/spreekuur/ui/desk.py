# SPDX-License-Identifier: EUPL-1.2
"""The screens of the desk and every connection between two of them."""

from spreekuur.ui.closing.view import ClosingView
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.letter.letter_view import LetterView
from spreekuur.ui.letter.paper_show import PaperShow
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session
from spreekuur.ui.today.view import TodayView
from spreekuur.ui.today.who import WhoSitsHere
from spreekuur.ui.way_back import WayBack
from spreekuur.ui.ways import connect


def open_desk(session: Session) -> MainWindow:
    """The window of an open vault, ready to be shown."""
    window = MainWindow()
    jobs, clock = session.jobs, session.clock
    screens = Screens(
        TodayView(jobs, clock),
        ConsultationView(jobs, session.content, clock),
        LetterView(jobs, session.content, clock),
        PaperShow(jobs),
        ClosingView(jobs, clock),
        WhoSitsHere(window),
    )
    window.add_screen("today", screens.today)
    window.add_screen("consultation", screens.talk)
    window.add_screen("letter", screens.letter, under="consultation")
    window.add_screen("paper", screens.paper, under="today")
    window.add_screen("closing", screens.closing, under="today")
    jobs.error_happened.connect(window.notices.tell)
    connect(window, screens, WayBack(window, jobs), session)
    window.show_screen("today")
    return window
