# SPDX-License-Identifier: EUPL-1.2
"""What the settings mean for the window around them."""

from collections.abc import Callable

from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.settings.view import SettingsView
from spreekuur.ui.team.section import TeamSection
from spreekuur.ui.way_back import WayBack

_FIGURES = "figures"


def go_to_team(window: MainWindow, view: SettingsView) -> None:
    """Show the team, and go on with joining it where that was left."""
    window.show_screen("settings")
    view.restore({"section": TeamSection.key})
    section = view.parts.sections[TeamSection.key] if view.parts is not None else None
    if isinstance(section, TeamSection):
        section.begin()


def go_to_sheets(window: MainWindow, view: SettingsView) -> None:
    """Show the recovery sheet and the three sheets."""
    window.show_screen("settings")
    view.restore({"section": "sheet"})


def go_to_figures(window: MainWindow, view: SettingsView) -> None:
    """Show where the figures go, ready to be chosen."""
    window.show_screen("settings")
    view.restore({"section": _FIGURES})
    if view.parts is not None:
        view.parts.sections[_FIGURES].focus_first()


def connect(window: MainWindow, view: SettingsView, way_back: WayBack) -> None:
    """Offer the way back; after what has none, the one from before is gone too."""

    def done(sentence: str, back: Callable[[], object] | None) -> None:
        if back is not None:
            way_back.offer(sentence, back)
        else:
            way_back.forget()
            window.bottom_line.set_done(sentence, can_undo=False)

    view.done.connect(done)
