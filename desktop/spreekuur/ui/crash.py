# SPDX-License-Identifier: EUPL-1.2
"""What happens on a bug: its type and place are noted, never values (they may be names), and it is said."""

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication

_KEPT = 200_000


def note(log: Path, kind: type[BaseException], trace: TracebackType | None) -> str:
    """Write down what kind of bug it was and where, and return that; a log that grew too long starts anew."""
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    words = f"{kind.__name__} at {' > '.join(places)}"
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        fresh = not log.exists() or log.stat().st_size > _KEPT
        with log.open("w" if fresh else "a", encoding="utf-8") as out:
            out.write(f"{moment} {words}\n")
    except OSError:
        sys.stderr.write(f"spreekuur: {words}\n")
    return words


class CrashHook:
    """One dialog at a time, so that a bug in painting cannot pile them up."""

    def __init__(
        self, log: Path, before_quit: Callable[[], None], leave: Callable[[int], None] = QApplication.exit
    ) -> None:
        self._log, self._before_quit, self._leave = log, before_quit, leave
        self._showing = self._over = False

    def note_only(self) -> None:
        """The program ends: from now on nobody answers a dialog."""
        self._over = True

    def install(self) -> None:
        """Hear of every bug; of those on other threads and while things are thrown away only a note is made.

        Left to itself Python would write those with their values to stderr, which some desktops keep in a file.
        """
        sys.excepthook = self
        threading.excepthook = sys.unraisablehook = self._note

    def __call__(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """Note the bug, say so, and quit if that is wanted."""
        if issubclass(kind, KeyboardInterrupt):
            self._leave(130)
            return
        words = note(self._log, kind, trace)
        if self._showing or self._over:
            return
        self._showing = True
        if QThread.currentThread().loopLevel():
            # After what is under way: a dialog inside a painting would bring the program down.
            QTimer.singleShot(0, lambda: self._say(words))
        else:
            self._say(words)

    def _note(self, bug: Any) -> None:
        note(self._log, bug.exc_type, bug.exc_traceback)

    def _say(self, words: str) -> None:
        from spreekuur.ui.crash_dialog import CrashDialog

        if self._over:
            return
        wants_to_quit = CrashDialog(words).exec()
        self._showing = False
        if wants_to_quit:
            self._before_quit()
            self._leave(1)
