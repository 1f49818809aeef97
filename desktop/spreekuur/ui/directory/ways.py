# SPDX-License-Identifier: EUPL-1.2
"""How one gets from the directory to the talk, to paper and to the client, and back."""

from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens
from spreekuur.ui.way_back import WayBack


def connect(window: MainWindow, screens: Screens, way_back: WayBack) -> None:
    """Make every connection of the directory."""
    directory = screens.directory
    directory.undo_offered.connect(way_back.offer_on_desk)
    directory.client_view_wanted.connect(window.client_view_requested)
    window.screen_changed.connect(lambda key: _look_at_talk(screens) if key == "directory" else None)


def _look_at_talk(screens: Screens) -> None:
    """What the talk on the form is about, and the language it is held in."""
    talk = screens.talk.session.talk
    directory = screens.directory
    directory.topics = talk.topics if talk is not None else ()
    if talk is not None:
        directory.parts.entry.language.set_value(talk.language)
