# SPDX-License-Identifier: EUPL-1.2
"""How one gets to the list of signed figures and on from there, and the number in the line below every screen."""

from spreekuur.desk.figures_counts import Counts
from spreekuur.ui.closing.view import after_figures
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.outbox import number
from spreekuur.ui.screens import Screens
from spreekuur.ui.sending.sender import Sender
from spreekuur.ui.settings import ways as settings_ways
from spreekuur.ui.statistics import ways as figures_ways

SCREEN = "figures_outbox"


def connect(window: MainWindow, screens: Screens, sender: Sender) -> None:
    """Make every connection of the list."""
    view = screens.sent
    asks = (window.bottom_line.figures_pressed, screens.statistics.outbox_wanted)
    for asked in (*asks, screens.closing.parts.figures.look_wanted):
        asked.connect(lambda: _open(window, screens))
    view.back_wanted.connect(lambda: window.show_screen(view.came_from))
    for wanted in (view.place_wanted, screens.check.place_wanted):
        wanted.connect(lambda: settings_ways.go_to_figures(window, screens.settings))
    view.look_wanted.connect(lambda period: figures_ways.check(window, screens, period, back=SCREEN))
    view.save_wanted.connect(
        lambda period: figures_ways.check(window, screens, period, back=SCREEN, saves=True)
    )
    _connect_closing(screens, sender)


def _open(window: MainWindow, screens: Screens) -> None:
    """Show the list; from there one comes back to where it was asked for."""
    here = window.current()[0]
    if here not in (SCREEN, figures_ways.CHECK, "settings"):
        screens.sent.came_from = here
    window.show_screen(SCREEN)


def _connect_closing(screens: Screens, sender: Sender) -> None:
    """The closing asks once whether to send, and says what came of it."""
    closing, step = screens.closing, screens.closing.parts.figures
    step.send_wanted.connect(sender.send_now)
    sender.ended.connect(step.show_end)
    sender.failed.connect(step.show_error)
    sender.ended.connect(lambda _every: after_figures(closing))
    sender.failed.connect(lambda _error: after_figures(closing))


def show_number(window: MainWindow, counts: Counts) -> None:
    """Say below every screen how many periods wait to be sent, or need somebody."""
    words = number.said(counts)
    window.bottom_line.set_figures(*words, needs_you=bool(counts.needs_you))
