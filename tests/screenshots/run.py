# SPDX-License-Identifier: EUPL-1.2
"""Draws every screen into `screenshots/`, without a screen: to look at them, and to see what a change did.

python tests/screenshots/run.py [SCREEN ...] [--lang nl] [--theme light|dark] [--size wide|large] [--all]
"""

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme
from spreekuur.ui.before_desk import BeforeDesk
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.shell import Shell
from spreekuur.ui.widgets import FocusRing

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"wide": (1366, 768, 100), "large": (1093, 576, 150)}
USUAL = ("nl", "pl", "bg")
_STAYS = "stays"
_POSE = "pose"  # of a scene that is whole only once it is seen


def main() -> int:
    """Draw what was asked for; a screen that is cut at the side fails."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(ROOT / "tests")]
    scenes = import_module("screenshots.scenes")
    known = scenes.SCENES | scenes.PARTS
    wanted = _asked(list(known))
    qInstallMessageHandler(lambda *_message: None)
    app = QApplication([])
    app.setStyle("Fusion")
    too_large = 0
    for size in wanted.size or SIZES:
        for scheme in wanted.theme or ("light", "dark"):
            theme.apply(app, theme=scheme, percent=SIZES[size][2])
            for code in wanted.lang or (LANGUAGES if wanted.all else USUAL):
                language.use(code)
                # The sheet of parts shows all states side by side: it is for looking, and no screen.
                for name in (name for name in wanted.screens if (name, size) != ("parts", "large")):
                    too_large += not draw(
                        app, built(app, known[name]), size, f"{name}-{size}-{scheme}-{code}"
                    )
    return 1 if too_large else 0


def _asked(names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("screens", nargs="*", default=names, metavar="SCREEN", help=", ".join(names))
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    parser.add_argument("--size", choices=tuple(SIZES), action="append")
    parser.add_argument("--all", action="store_true", help="all six languages")
    return parser.parse_args()


def draw(app: QApplication, part: QWidget, size: str, name: str) -> bool:
    """Draw one screen; False when something on it is cut at the side."""
    width, height, _percent = SIZES[size]
    shell = shown(app, part, width, height)
    picture = ROOT / "screenshots" / f"{name}.png"
    picture.parent.mkdir(exist_ok=True)
    shell.grab().save(str(picture))
    needs = part.minimumSizeHint().width()
    fits = needs <= width
    sys.stdout.write(f"{picture.relative_to(ROOT)}{'' if fits else f'  needs {needs}'}\n")
    throw_away(app, shell)
    return fits


def let_stay(app: QApplication, stays: bool) -> None:
    """Keep what there is now from being thrown away with the next window, such as headers that no screen shows yet."""
    for part in app.topLevelWidgets():
        part.setProperty(_STAYS, stays)


def throw_away(app: QApplication, shell: Shell) -> None:
    """Let go of a window at once: what stays is restyled with all that comes after it, and slows it down."""
    shell.close()
    shell.deleteLater()
    for never_placed in app.topLevelWidgets():
        if not never_placed.isVisible() and not never_placed.property(_STAYS):
            never_placed.deleteLater()
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def built(app: QApplication, scene: Callable[[], QWidget]) -> QWidget:
    """A scene, dressed once it is whole: to dress each part as it is added takes three times as long."""
    sheet = app.styleSheet()
    app.setStyleSheet("")
    part = scene()
    if not part.property(_POSE):
        leave_the_seen(app, part)
    app.setStyleSheet(sheet)
    return part


def leave_the_seen(app: QApplication, part: QWidget) -> None:
    """Let go of the screens of a window that are not shown: nobody sees them, and they are four fifths of all that is
    dressed, laid out and measured. Each of them has a scene of its own.
    """
    for window in [part, *part.findChildren(MainWindow)]:
        unseen = dict(window.screens()) if isinstance(window, MainWindow) else {}
        for key, screen in unseen.items():
            if screen is not window.current()[1]:
                del window._screens[key]
                screen.setParent(None)
                screen.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown(app: QApplication, part: QWidget, width: int, height: int) -> Shell:
    """The window with this screen, at rest, as a person would see it."""
    shell = Shell()
    shell.show_page(part)
    FocusRing(shell, app)
    BeforeDesk(shell)
    shell.resize(width, height)
    shell.show()
    shell.activateWindow()
    _settle(app)
    current = part.current()[1] if hasattr(part, "current") else part
    if hasattr(current, "focus_first"):
        current.focus_first()
    import_module("screenshots.scenes").pose(part, app)
    if part.property(_POSE):
        leave_the_seen(app, part)
    _settle(app)
    return shell


def _settle(app: QApplication) -> None:
    for _turn in range(5):
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
