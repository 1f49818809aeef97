# SPDX-License-Identifier: EUPL-1.2
"""How one gets from the figures to what leaves of them, to the report, and back."""

from spreekuur.desk.desk import Desk
from spreekuur.language import _
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screens import Screens

SCREEN, CHECK = "statistics", "figures_check"


def connect(window: MainWindow, screens: Screens) -> None:
    """Make every connection of the two screens of the figures."""
    view = screens.statistics
    view.back_wanted.connect(lambda: window.show_screen("today"))
    view.check_wanted.connect(lambda period: check(window, screens, period))
    view.report_wanted.connect(lambda period: _show_report(window, screens, period))
    screens.check.back_wanted.connect(lambda: window.show_screen(screens.check.came_from))


def check(
    window: MainWindow, screens: Screens, period: str, *, back: str = SCREEN, saves: bool = False
) -> None:
    """Look at what leaves of a period; `back` is where one comes from, `saves` asks where its files go."""
    window.show_screen(CHECK)
    screens.check.came_from = back
    screens.check.open(period, saves=saves)


def _show_report(window: MainWindow, screens: Screens, period: str) -> None:
    from spreekuur.desk import statistics_signing
    from spreekuur.statistics.periods import Period
    from spreekuur.ui.statistics import words

    def draw(desk: Desk) -> bytes:
        return statistics_signing.release_files(desk, Period.parse(period))["report.pdf"]

    screens.paper.again.hide()
    title, about = _("The report"), _("As it was signed, byte for byte.")
    screens.paper.open_paper(f"{title} · {words.period(period)}", about, "report", draw)
    window.show_screen("paper")
