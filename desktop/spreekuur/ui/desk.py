# SPDX-License-Identifier: EUPL-1.2
"""The screens of the desk and every connection between two of them."""

from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session


def open_desk(session: Session) -> MainWindow:
    """The window of an open vault, ready to be shown."""
    window = MainWindow()
    session.jobs.error_happened.connect(window.notices.tell)
    return window
