# SPDX-License-Identifier: EUPL-1.2
"""What the settings mean for the window around them."""

from collections.abc import Callable

from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.settings.view import SettingsView
from spreekuur.ui.way_back import WayBack


def connect(window: MainWindow, view: SettingsView, way_back: WayBack) -> None:
    """Offer the way back; after what has none, the one from before is gone too."""

    def done(sentence: str, back: Callable[[], object] | None) -> None:
        if back is not None:
            way_back.offer(sentence, back)
        else:
            way_back.forget()
            window.bottom_line.set_done(sentence, can_undo=False)

    view.done.connect(done)
