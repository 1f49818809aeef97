# SPDX-License-Identifier: EUPL-1.2
"""The number of periods that wait, in the line below every screen: in each language it finds room, and is pressed."""

from PySide6.QtWidgets import QApplication

from screenshots.run import SIZES
from spreekuur import language
from spreekuur.desk.figures_counts import Counts
from spreekuur.ui import theme
from spreekuur.ui.frame.bottom_line import BottomLine
from spreekuur.ui.outbox import number

RAIL = {"wide": 200, "large": 140}


def test_it_fits_beside_an_undo_in_every_language_and_size(qapp: QApplication):
    too_wide = []
    for size, (width, _height, percent) in SIZES.items():
        theme.apply(qapp, theme="light", percent=percent)
        for code in language.LANGUAGES:
            language.use(code)
            line = BottomLine()
            line.set_compact(size == "large")
            line.set_saved("19:42")
            line.set_done("Een regel van veertig tekens, niet korter")
            line.set_figures(*number.said(Counts(12, 12, 12)), needs_you=True)
            if line.minimumSizeHint().width() > width - RAIL[size]:
                too_wide.append((code, size))
            line.deleteLater()
    theme.apply(qapp, theme="light", percent=100)
    assert too_wide == []


def test_what_needs_somebody_is_said_before_what_waits():
    language.use("en")
    assert number.said(Counts()) == ("", "")
    assert number.said(Counts(waiting=3)) == ("3 periods to send", "3 to send")
    assert number.said(Counts(waiting=3, needs_you=1)) == ("1 period needs you", "1 needs you")
