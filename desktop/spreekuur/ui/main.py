# SPDX-License-Identifier: EUPL-1.2
"""Opens the window. Only what the first picture needs is imported here; the rest comes while somebody types."""

import builtins
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from spreekuur.options import Options, home_of
from spreekuur.ui.names import PRACTICE
from spreekuur.ui.qt_code import kept_code

with kept_code():
    from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from spreekuur.practice import Room
    from spreekuur.ui.program import Program


def main(options: Options) -> NoReturn:
    """Show the program until its window is closed; the process ends with it."""
    _import_plainly()
    # The style as an argument: setStyle would hand back a QStyle, and with it all of its enums.
    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("Spreekuur")
    home = home_of(options)

    from spreekuur.ui.crash import CrashHook
    from spreekuur.ui.program import Program

    hook = CrashHook(home / "log" / "problems.txt", lambda: program.end())
    app.aboutToQuit.connect(
        hook.note_only
    )  # before the program's own ending: nobody is there to answer a dialog
    program = Program(app, options, home, room=_room())
    hook.install()
    program.shell.seen.connect(lambda: _heed(app, program))
    program.start()
    _until_closed(app)


def _room() -> "Room | None":
    """The practice that this process goes on with; one that is gone is over."""
    folder = os.environ.get(PRACTICE)
    if not folder:
        return None
    from spreekuur.ui.practice.process import room_here

    return room_here()


def _heed(app: QApplication, program: "Program") -> None:
    from spreekuur.ui.ending import heed

    heed(app, program.keep)


def _until_closed(app: QApplication) -> NoReturn:
    code = app.exec()
    from spreekuur.ui.ending import leave

    leave(code)


def _import_plainly() -> None:
    """Take Qt's own import function away again: it makes every later import slower and nothing here needs it."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
