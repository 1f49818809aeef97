# SPDX-License-Identifier: EUPL-1.2
"""The room for practice: a throw-away folder with a vault of its own, gone when one leaves.

Its notes lie beside the vault as plain text, as they are needed before it opens: the passphrase, which is shown
anyway, and which tasks were done. There is nothing about people in them.
"""

import json
import os
import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from spreekuur.app import App, Founding, found_home
from spreekuur.desk import practice
from spreekuur.desk.practice import Task
from spreekuur.errors import UserError
from spreekuur.errors.vault import disk_fault
from spreekuur.letters.sender import example
from spreekuur.security import argon, words
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.files import put_in_place
from spreekuur.security.instance import InstanceLock
from spreekuur.security.vault import NewSlot
from spreekuur.times import Clock, utc_now

PREFIX = "spreekuur-practice-"
_NOTES, _LOCK = "practice.json", "practice.lock"
_FORGOTTEN = 300  # seconds: so long no start from one process to the next takes


class Room:
    """One practice, from entering it to leaving it; locks in between keep it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock: Clock = utc_now
        self._held: InstanceLock | None = None

    @property
    def phrase(self) -> str:
        """The passphrase of the vault, which the unlock screen shows."""
        return str(self._notes().get("phrase", ""))

    def done(self) -> frozenset[Task]:
        """The tasks that were done."""
        known = {task.value for task in Task}
        return frozenset(Task(name) for name in self._notes().get("done", ()) if name in known)

    def note_done(self, *tasks: Task) -> bool:
        """Remember that these were done; False when all were known already."""
        before = self.done()
        if set(tasks) <= before:
            return False
        self._write({"done": [task.value for task in Task if task in before or task in tasks]})
        return True

    def note_locking(self, asked: bool) -> None:
        """Remember that the person asked for a lock, until it was opened again."""
        if asked is not self.is_locking():
            self._write({"locking": asked})

    def is_locking(self) -> bool:
        """Whether the last lock was asked for by the person."""
        return bool(self._notes().get("locking"))

    def hold(self) -> None:
        """Say that somebody practises here, so that another program does not sweep it away."""
        with suppress(UserError):
            self._held = self._held or InstanceLock(self.folder, _LOCK)
        with suppress(OSError):
            os.utime(self.folder / _NOTES)

    def found(self, name: str, content: Path | None = None, cost: Argon2Cost = argon.FLOOR) -> App:
        """Make the vault and fill it with invented people; `name` is who sits at the desk.

        Raises: NoRoom, ReadOnlyHome, StoreFaulty, UnsuitableDisk, CloudFolder, ContentError.
        """
        people = (NewSlot(name, self.phrase, coordinator=True),)
        founding = Founding(example().name, example(), 0, people, secrets.token_bytes(20))
        app = found_home(self.folder, founding, content=content, clock=self.clock, cost=cost)
        try:
            practice.furnish(app.desk, name, self.clock())
        except BaseException:
            app.close()
            raise
        return app

    def clear(self) -> None:
        """Throw everything away; what cannot be now, the next start sweeps."""
        if self._held is not None:
            self._held.release()
            self._held = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _notes(self) -> dict[str, Any]:
        try:
            notes = json.loads((self.folder / _NOTES).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return notes if isinstance(notes, dict) else {}

    def _write(self, more: dict[str, Any]) -> None:
        notes = json.dumps(self._notes() | more)
        with suppress(UserError):  # a tick that is not kept is no reason to stop practising
            put_in_place(self.folder / _NOTES, notes.encode())


def new_room(language: str) -> Room:
    """A fresh room, with a passphrase in this language.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        put_in_place(folder / _NOTES, json.dumps({"phrase": words.generate(language)}).encode())
    except OSError as error:
        raise disk_fault(error) from error
    return Room(folder)


def room_at(folder: Path) -> Room | None:
    """The room in this folder, if it is one."""
    found = Room(folder)
    return found if folder.name.startswith(PREFIX) and found.phrase else None


def sweep() -> None:
    """Throw away the rooms of practices that a crash ended: nobody holds them, and nobody did lately."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            if _is_forgotten(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_forgotten(folder: Path) -> bool:
    try:
        seen = folder.lstat()
        if folder.is_symlink() or (hasattr(os, "getuid") and seen.st_uid != os.getuid()):
            return False
        notes = folder / _NOTES
        last = max(seen.st_mtime, notes.stat().st_mtime if notes.exists() else 0)
        if time.time() - last < _FORGOTTEN:
            return False
        InstanceLock(folder, _LOCK).release()
    except (OSError, UserError):
        return False
    return True
