# SPDX-License-Identifier: EUPL-1.2
"""A paper on its way out: made in the store, then noted there as printed, saved or photographed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.desk import job_loss_papers, papers
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import MadePaper
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.printing.joined import joined
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
        self._others: tuple[KeptPaper, ...] = ()

    def make(self, how: str, talk: Talk, case: Mapping[str, Any], now: datetime) -> None:
        """Make the paper of a talk; a failure uses no kenmerk."""

        def then(made: MadePaper) -> None:
            self.kept, self._others = made.kept, ()
            shown = dict(case) | ({"kenmerk": made.kenmerk} if made.kenmerk else {})
            self.ready.emit(how, Ready(made.pdf, made.name, shown))

        self._jobs.write(
            self,
            lambda desk: papers.make(desk, talk, case, now),
            changed="papers",
            then=then,
            failed=self.failed.emit,
        )

    def make_all(
        self, how: str, talk: Talk, cases: list[dict[str, Any]], sheet: dict[str, Any], now: datetime
    ) -> None:
        """Make several papers, or none of them; shown large they are one `sheet` with all places."""

        def work(desk: Desk) -> tuple[list[MadePaper], bytes]:
            made = job_loss_papers.make(desk, talk, cases, now)
            return made, joined([paper.pdf for paper in made])

        def then(found: tuple[list[MadePaper], bytes]) -> None:
            made, whole = found
            kept = [paper.kept for paper in made if paper.kept]
            self.kept, self._others = (kept[0] if kept else None), tuple(kept[1:])
            parts = tuple((paper.pdf, paper.name) for paper in made)
            self.ready.emit(how, Ready(whole, made[0].name, sheet, parts))

        self._jobs.write(self, work, changed="papers", then=then, failed=self.failed.emit)

    def leave(self, how: PaperState) -> None:
        """Note that it left the desk."""
        kept, others = self.kept, self._others
        if kept is None:
            self.left.emit(None)
            return

        def work(desk: Desk) -> KeptPaper:
            for other in others:
                papers.left_desk(desk, other, how)
            return papers.left_desk(desk, kept, how)

        self._jobs.write(
            self,
            work,
            changed="papers",
            then=self.left.emit,
            failed=self.failed.emit,
        )
