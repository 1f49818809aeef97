# SPDX-License-Identifier: EUPL-1.2
"""F8 on every screen, and what the client pressed on the form of the talk."""

from PySide6.QtCore import QTimer

from spreekuur.ui.client_view.showing import Showing
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session


def connect(window: MainWindow, talk: ConsultationView, session: Session) -> Showing:
    """Let F8 and its button show the talk to the client."""
    showing = Showing(window, talk.session, session.content, session.jobs)
    window.client_view_requested.connect(showing.toggle)
    talk.session.opened.connect(lambda: QTimer.singleShot(0, showing, showing.prepare))
    return showing
