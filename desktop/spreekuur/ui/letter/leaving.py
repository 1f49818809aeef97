# SPDX-License-Identifier: EUPL-1.2
"""A paper on its way out: made in the store, then noted there as printed, saved or photographed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.desk import papers
from spreekuur.desk.papers import MadePaper
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.paper_screen import Ready


class Leaving(QObject):
    """`ready` says how it was wanted, and the paper; `left` gives the kept row, None if none may be kept."""

    ready = Signal(str, object)  # how, Ready
    left = Signal(object)  # KeptPaper or None
    failed = Signal(object)  # UserError

    def __init__(self, jobs: AnyJobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.kept: KeptPaper | None = None

    def make(self, how: str, talk: Talk, case: Mapping[str, Any], now: datetime) -> None:
        """Make the paper of a talk; a failure uses no kenmerk."""

        def then(made: MadePaper) -> None:
            self.kept = made.kept
            shown = dict(case) | ({"kenmerk": made.kenmerk} if made.kenmerk else {})
            self.ready.emit(how, Ready(made.pdf, made.name, shown))

        self._jobs.write(
            self,
            lambda desk: papers.make(desk, talk, case, now),
            changed="papers",
            then=then,
            failed=self.failed.emit,
        )

    def leave(self, how: PaperState) -> None:
        """Note that it left the desk."""
        kept = self.kept
        if kept is None:
            self.left.emit(None)
            return
        self._jobs.write(
            self,
            lambda desk: papers.left_desk(desk, kept, how),
            changed="papers",
            then=self.left.emit,
            failed=self.failed.emit,
        )
