# SPDX-License-Identifier: EUPL-1.2
"""What is done to all talks of a move at once, and to all talks of the desk: taken back, brought again, written out."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import moving_back, moving_out, paper_files
from spreekuur.desk.desk import Desk
from spreekuur.desk.moving_back import TakenBack
from spreekuur.errors import UserError
from spreekuur.errors.moving import MovingStopped
from spreekuur.language import _, ngettext
from spreekuur.ui.moving import words
from spreekuur.ui.session import Session

_NAME = "spreekuur-talks"


class MovingWays(QObject):
    """`done` says what was done, and what takes it back or None; `progressed` how many talks of how many are gone."""

    done = Signal(str, object)
    progressed = Signal(int, int)
    failed = Signal(object)  # UserError
    not_written = Signal(object)  # UserError

    def __init__(self, owner: QObject, session: Session) -> None:
        super().__init__(owner)
        self._jobs = session.jobs
        self._stopped = threading.Event()
        self._busy = False

    def take_back(self, move: str) -> None:
        """Take a move back."""
        self._stopped.clear()
        self._busy = True
        self._jobs.write(
            self,
            lambda desk: moving_back.take_back(desk, move, self._tell),
            changed="consultations",
            then=self._on_taken_back,
            failed=self._on_failed,
        )

    def stop(self) -> bool:
        """Let every talk stay; False when none is being taken back."""
        if self._busy:
            self._stopped.set()
        return self._busy

    def write(self, folder: Path, kind: str, *, names: bool) -> None:
        """Write all talks to a file in this folder."""

        def work(desk: Desk) -> tuple[str, int]:
            out = moving_out.export(desk, kind, names=names)
            return paper_files.save(out.data, folder, _NAME, kind).name, out.with_names

        self._jobs.read(self, work, self._on_written, self.not_written.emit)

    def _tell(self, done: int, of: int) -> None:
        if self._stopped.is_set():
            raise MovingStopped
        self.progressed.emit(done, of)

    def _on_failed(self, error: UserError) -> None:
        self._busy = False
        self.failed.emit(error)

    def _on_taken_back(self, back: TakenBack) -> None:
        self._busy = False

        def again() -> None:
            self._jobs.write(
                self, lambda desk: moving_back.bring_again(desk, back.step), changed="consultations"
            )

        self.done.emit(words.taken_back(back), again)

    def _on_written(self, written: tuple[str, int]) -> None:
        name, with_names = written
        said = _("Written: {name}. It is not encrypted.").format(name=name)
        if with_names:
            said += " " + ngettext(
                "{n} talk in it has a name, phone or note.",
                "{n} talks in it have a name, phone or note.",
                with_names,
            ).format(n=with_names)
        self.done.emit(said, None)
