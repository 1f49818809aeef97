# SPDX-License-Identifier: EUPL-1.2
"""Draws the screens into `screenshots/`, without a screen: to look at them, and to see what a change did.

python tests/screenshots/run.py [SCREEN ...] [--lang nl] [--theme light|dark] [--size wide|large]
"""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.settings import Settings
from spreekuur.ui import theme
from spreekuur.ui.hide import Hider
from spreekuur.ui.shell import Shell
from spreekuur.ui.widgets import FocusRing

ROOT = Path(__file__).resolve().parents[2]

SCREENS = ("unlock", "today", "consultation", "letter", "closing", "hidden", "parts")
SIZES = {"wide": (1366, 768, 100), "large": (1093, 576, 150)}


def main() -> int:
    """Draw what was asked for; a screen that is cut at the side fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("screens", nargs="*", default=list(SCREENS), metavar="SCREEN")
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    parser.add_argument("--size", choices=tuple(SIZES), action="append")
    wanted = parser.parse_args()
    qInstallMessageHandler(lambda *_message: None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(ROOT / "tests"), str(Path(__file__).parent)]
    app = QApplication([])
    app.setStyle("Fusion")
    too_large = 0
    for size in wanted.size or SIZES:
        for scheme in wanted.theme or ("light", "dark"):
            for code in wanted.lang or ("nl",):
                # The sheet of parts shows all states side by side: it is for looking, and no screen.
                for name in (name for name in wanted.screens if (name, size) != ("parts", "large")):
                    too_large += not draw(app, name, size, Settings(code, SIZES[size][2], scheme))
    return 1 if too_large else 0


def draw(app: QApplication, name: str, size: str, settings: Settings) -> bool:
    """Draw one screen; False when something on it is cut at the side."""
    width, height, percent = SIZES[size]
    language.use(settings.language)
    theme.apply(app, theme=settings.theme, percent=percent)
    part, shell = import_module("stage").screen(name, settings), Shell()
    shell.show_page(part)
    FocusRing(shell, app)
    shell.resize(width, height)
    shell.show()
    shell.activateWindow()
    settle(app, part)
    picture = ROOT / "screenshots" / f"{name}-{size}-{settings.theme}-{settings.language}.png"
    picture.parent.mkdir(exist_ok=True)
    shell.grab().save(str(picture))
    needs = part.minimumSizeHint().width()
    fits = needs <= width
    sys.stdout.write(f"{picture.relative_to(ROOT)}{'' if fits else f'  needs {needs}'}\n")
    shell.hide()
    shell.deleteLater()
    app.processEvents()
    return fits


def settle(app: QApplication, part: QWidget) -> None:
    """Let the screen come to rest, as a person would see it."""
    for _turn in range(5):
        app.processEvents()
    current = part.current()[1] if hasattr(part, "current") else part
    if hasattr(current, "focus_first"):
        current.focus_first()
    if hasattr(part, "pose"):
        part.pose()
    if part.property("covered"):
        Hider(part.window(), app, import_module("stage").clock, lambda: None).hide_now()
    for _turn in range(5):
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
