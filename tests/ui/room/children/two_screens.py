# SPDX-License-Identifier: EUPL-1.2
"""Run with two screens: shows the big numbers on the other one, and tells what it saw."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtWidgets import QApplication

from screenshots import stage
from spreekuur.ui import theme
from spreekuur.ui.hide import Hider
from spreekuur.ui.room.board import Board


def main() -> None:
    """Say one word for each thing that is as it should be."""
    app = QApplication(["-style", "fusion"])
    theme.apply(app, theme="light", percent=100)
    window = stage.a_window()
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    app.processEvents()
    window.do("room")
    app.processEvents()
    board = window.findChild(Board)
    place = board.geometry()
    tell(board.screen().name(), f"{place.x()},{place.y()},{place.width()},{place.height()}")
    tell("numbers" if board.isFullScreen() and board.numbers.shown.next == (15, 14, 16, 17) else "-")
    tell("keys" if window.isAncestorOf(app.focusWidget()) and not window.do("close") else "-")
    hider = Hider(window, app, stage.clock, lambda: None)
    hider.hide_now()
    tell("covered" if type(board.childAt(board.rect().center())).__name__ == "Cover" else "-")
    hider.show_again()
    window.do("room")
    app.processEvents()
    tell("closed" if not any(top.isVisible() for top in app.topLevelWidgets() if top is not window) else "-")
    window.do("room")
    app.screenRemoved.emit(window.findChildren(Board)[-1].screen())
    app.processEvents()
    tell("gone" if not any(top.isVisible() for top in app.topLevelWidgets() if top is not window) else "-")


def tell(*words: str) -> None:
    """Say this to who started it."""
    sys.stdout.write(" ".join(words) + "\n")


main()
