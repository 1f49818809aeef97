# SPDX-License-Identifier: EUPL-1.2
"""What the tick and the card of a lost job do to the talk."""

from datetime import date

from PySide6.QtCore import QObject

from spreekuur.content.pack import Content
from spreekuur.desk import job_loss
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.language import current
from spreekuur.ui.consultation.form import TalkForm
from spreekuur.ui.consultation.session import Session


class LostEdits(QObject):
    """Connects the card with the session."""

    def __init__(self, parts: TalkForm, session: Session, content: Content) -> None:
        super().__init__(parts)
        self._form, self._session, self._content = parts, session, content
        parts.optional.lost.changed.connect(self._on_tick)
        parts.lost.chosen.connect(self._on_chosen)
        parts.lost.last_day_typed.connect(self._on_last_day)
        parts.lost.papers_wanted.connect(self._on_papers)

    def _on_tick(self) -> None:
        lost = self._form.optional.lost.value() is not None
        self._session.change(lambda talk: job_loss.tick(talk, lost, self._content))
        self._form.lost.set_open(lost)
        if lost and self._form.lost.isVisible():
            self._form.lost.papers.setFocus()

    def _on_chosen(self, clock: str) -> None:
        found = next((each for each in self._running() if each.id == clock), None)
        if found is not None:
            self._session.change(lambda talk: job_loss.toggle(talk, found))

    def _on_last_day(self, day: date | None) -> None:
        self._session.change(lambda talk: job_loss.with_last_day(talk, day))

    def _on_papers(self) -> None:
        clocks = self._running()
        self._session.change(lambda talk: job_loss.choose_all(talk, clocks))
        self._session.want_letter(ALL)

    def _running(self) -> tuple[job_loss.Running, ...]:
        talk = self._session.talk
        return job_loss.running(talk, self._content, current()) if talk is not None else ()
