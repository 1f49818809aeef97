# SPDX-License-Identifier: EUPL-1.2
"""How the Help screen leads on."""

from typing import TYPE_CHECKING

from spreekuur.ui.help.view import HelpView
from spreekuur.ui.main_window import MainWindow

if TYPE_CHECKING:
    from spreekuur.ui.session import Session


def add(window: MainWindow, session: "Session") -> None:
    """Add the screen and its connections."""
    view = HelpView(session.jobs, session.practice)
    window.add_screen("help", view)
    view.practice_wanted.connect(window.practice_requested)
    view.today_wanted.connect(lambda: window.show_screen("today"))
    view.keys_wanted.connect(lambda: window.do("all_keys"))
    view.caller_known.connect(window.guide.set_caller)
    window.screen_changed.connect(lambda _key: view.know_caller())
