# SPDX-License-Identifier: EUPL-1.2
"""Papers on their way out: made in the store, then noted there as printed, saved or photographed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.desk import job_loss_papers, papers, several
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import MadePaper
from spreekuur.desk.several import Made
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.paper_screen import Ready


class Leaving(QObject):
    """`ready` says how it was wanted, and the paper; `left` gives the kept row, None if none may be kept."""

    ready = Signal(str, object)  # how, Ready
    left = Signal(object)  # KeptPaper or None
    made = Signal(object)  # Made: what became of each of several papers
    failed = Signal(object)  # UserError

    def __init__(self, jobs: AnyJobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.kept: KeptPaper | None = None
        self._waiting: dict[int, KeptPaper] = {}
        self._several = False

    def make(self, how: str, talk: Talk, case: Mapping[str, Any], now: datetime) -> None:
        """Make the paper of a talk; a failure uses no kenmerk."""

        def then(made: MadePaper) -> None:
            self._take([made])
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

        def then(made: list[MadePaper]) -> None:
            self._take(made)
            self._hand_over(how, made, sheet)

        self._jobs.write(
            self,
            lambda desk: job_loss_papers.make(desk, talk, cases, now),
            changed="papers",
            then=then,
            failed=self.failed.emit,
        )

    def make_each(
        self, how: str, talk: Talk, cases: Sequence[Mapping[str, Any]], sheet: dict[str, Any], now: datetime
    ) -> None:
        """Make several papers, each for itself; `made` says what became of each, and the rest goes its way."""

        def then(found: Made) -> None:
            self._take(found.papers)
            self.made.emit(found)
            if any(found.papers):
                self._hand_over(how, found.papers, sheet)

        self._jobs.write(
            self,
            lambda desk: several.make(desk, talk, cases, now),
            changed="papers",
            then=then,
            failed=self.failed.emit,
        )

    def leave_one(self, number: int, how: PaperState) -> None:
        """Note that one of several papers left the desk."""
        kept = self._waiting.pop(number, None)
        if kept is not None:
            self._jobs.write(
                self,
                lambda desk: papers.left_desk(desk, kept, how),
                changed="papers",
                failed=self.failed.emit,
            )

    def leave(self, how: PaperState) -> None:
        """Note that all that did not leave yet left the desk."""
        kept = self.kept
        if kept is None or (self._several and not self._waiting):
            self.left.emit(kept)
            return
        rest = [paper for paper in self._waiting.values() if paper is not kept]
        self._waiting.clear()

        def work(desk: Desk) -> KeptPaper:
            for other in rest:
                papers.left_desk(desk, other, how)
            return papers.left_desk(desk, kept, how)

        self._jobs.write(self, work, changed="papers", then=self.left.emit, failed=self.failed.emit)

    def _take(self, made: Sequence[MadePaper | None]) -> None:
        self._waiting = {n: paper.kept for n, paper in enumerate(made) if paper is not None and paper.kept}
        self._several = len(made) > 1
        self.kept = next(iter(self._waiting.values()), None)

    def _hand_over(self, how: str, made: Sequence[MadePaper | None], sheet: dict[str, Any]) -> None:
        parts = tuple((paper.pdf, paper.name) if paper else None for paper in made)
        first = next(paper for paper in made if paper is not None)
        self.ready.emit(how, Ready(first.pdf, first.name, sheet, parts))
