# SPDX-License-Identifier: EUPL-1.2
"""How one gets to the big numbers, and away from them."""

from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.room.show import RoomShow
from spreekuur.ui.screens import Screens
from spreekuur.ui.session import Session


def connect(window: MainWindow, screens: Screens, session: Session) -> None:
    """From a button on Today, and by key from everywhere; only while an evening is on."""
    show = RoomShow(window, session.jobs)
    window.on("room", show.toggle)
    screens.today.room_wanted.connect(show.toggle)
    show.changed.connect(screens.today.parts.queue.set_room_shown)
    screens.today.evening_changed.connect(show.set_evening)
