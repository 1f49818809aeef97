# SPDX-License-Identifier: EUPL-1.2
"""Lock: keep what is open, close the store, and begin again as a new process.

Only a process that has ended holds no key and no name in memory; closing the store leaves both there.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

PLACE = "place"  # the draft that says where one was


class Closing(Protocol):
    """What the lock needs of the jobs."""

    def write(self, owner: QObject, work: Callable[[Any], Any], *, changed: str) -> None:
        """Change the store."""

    def close(self) -> None:
        """Finish and close the store."""


def begin_again() -> None:
    """Put a new process in the place of this one. Never returns."""
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":
        import subprocess

        # A replaced process returns to the caller early on Windows: start another, then go.
        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, command)


class Locker(QObject):
    """Locks once and for all; it wins over every dialog and over work that is under way."""

    def __init__(
        self,
        window: QWidget,
        app: QApplication,
        jobs: Closing | None,
        restart: Callable[[], None] = begin_again,
    ) -> None:
        super().__init__(window)
        self._window, self._app, self._jobs, self._restart = window, app, jobs, restart
        self.before: list[Callable[[], object]] = []
        self.place: Callable[[], dict[str, Any]] = dict
        self._locking = False
        self._copied_here = False
        app.clipboard().dataChanged.connect(self._on_copied)

    def lock(self) -> None:
        """Leave nothing on the screen, keep drafts and place, close, and begin again."""
        if self._locking:
            return
        self._locking = True
        # Last in, first out: whatever goes wrong on the way, the rest is done and the screen does not stay open.
        with ExitStack() as steps:
            steps.callback(self._restart)
            steps.callback(self._forget_clipboard)
            if self._jobs is not None:
                steps.callback(self._jobs.close)
                steps.callback(self._keep_place, self._jobs)
            for save in reversed(self.before):
                steps.callback(save)
            for top in self._app.topLevelWidgets():
                top.setWindowOpacity(0)

    def _keep_place(self, jobs: Closing) -> None:
        place = json.dumps(self.place(), ensure_ascii=False)
        jobs.write(self, lambda desk: _keep_place(desk, place), changed="")

    def _forget_clipboard(self) -> None:
        if self._copied_here:
            self._app.clipboard().clear()

    def _on_copied(self) -> None:
        """Somebody copied: here when our window is the active one, elsewhere when it is not."""
        self._copied_here = self._app.clipboard().ownsClipboard() or self._app.activeWindow() is not None


def _keep_place(desk: Any, place: str) -> None:
    from spreekuur.store import drafts

    if desk.db.reading is None:
        drafts.keep(desk.db, PLACE, "", PLACE, place)


def take_place(desk: Any) -> dict[str, Any]:
    """Where one was at the last lock; asked once, then forgotten."""
    from spreekuur.store import drafts

    kept = [draft.content for draft in drafts.open_drafts(desk.db) if draft.id == PLACE]
    if not kept:
        return {}
    if desk.db.reading is None:
        drafts.drop(desk.db, PLACE)
    place: dict[str, Any] = json.loads(kept[0])
    return place


def field_place(window: QWidget) -> dict[str, Any]:
    """The field that has the focus, by its object name, and where its cursor stands."""
    focused = window.focusWidget()  # also while a cover holds the focus
    if focused is None or not focused.objectName():
        return {}
    place: dict[str, Any] = {"field": focused.objectName()}
    cursor = getattr(focused, "cursorPosition", None)
    if callable(cursor):
        place["cursor"] = cursor()
    text_cursor = getattr(focused, "textCursor", None)
    if callable(text_cursor):
        place["cursor"] = text_cursor().position()
    return place


def go_to_field(window: QWidget, place: dict[str, Any]) -> bool:
    """Put focus and cursor back; False when there is no such field now."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    field = window.findChild(QWidget, str(place.get("field", "")) or "-")
    if field is None or not isinstance(field, QWidget):
        return False
    field.setFocus()
    cursor = place.get("cursor")
    if isinstance(field, QLineEdit) and isinstance(cursor, int):
        field.setCursorPosition(cursor)
    if isinstance(field, QPlainTextEdit) and isinstance(cursor, int):
        moved = field.textCursor()
        moved.setPosition(min(cursor, len(field.toPlainText())))
        field.setTextCursor(moved)
    return True
