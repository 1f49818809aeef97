# SPDX-License-Identifier: EUPL-1.2
"""After a crash or a restart: a talk that was not finished is asked for, never brought back silently."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.language import _
from spreekuur.ui.today.words import day_and_time
from spreekuur.ui.widgets import Button, Card, FlowLayout, IconLabel, Paragraph, announce


class DraftQuestion(Card):
    """Asks for one unfinished talk at a time: go on, later, or throw away."""

    resumed = Signal(object)  # Talk
    thrown_away = Signal(object)  # Talk
    answered = Signal()  # nothing is asked any more

    def __init__(self) -> None:
        super().__init__(tone="warn_tint", dense=True)
        self._open: list[Talk] = []
        self._left_out: set[str] = set()
        self._now: datetime | None = None
        self._words = Paragraph()
        self.resume = Button(kind="primary")
        self.later = Button(height=40)
        self.throw_away = Button(kind="quiet", icon="trash-2")
        self._build()
        self.resume.clicked.connect(lambda: self._answer(self.resumed))
        self.throw_away.clicked.connect(lambda: self._answer(self.thrown_away))
        self.later.clicked.connect(self._put_off)
        self.hide()

    def ask(self, talks: Sequence[Talk], now: datetime) -> None:
        """Ask for these, the one touched last first."""
        self._open = [talk for talk in talks if talk.id not in self._left_out]
        self._now = now
        self._show()

    def leave_out(self, talk_id: str) -> None:
        """Do not ask for this talk: it is on another screen already."""
        self._left_out.add(talk_id)
        self.forget([talk for talk in self._open if talk.id != talk_id])

    def forget(self, kept: Sequence[Talk]) -> None:
        """Stop asking for talks that are not open any more."""
        ids = {talk.id for talk in kept}
        if len(still := [talk for talk in self._open if talk.id in ids]) != len(self._open):
            self._open = still
            self._show()

    def is_open(self) -> bool:
        """Whether something is asked."""
        return bool(self._open)

    def focus_first(self) -> None:
        """Put the focus on the answer that loses nothing."""
        self.resume.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.resume.set_word(_("Go on with it"))
        self.later.set_word(_("Later"))
        self.throw_away.set_word(_("Throw away"))
        if self._open and self._now is not None:
            time = day_and_time(self._open[0].started_at, self._now)
            self._words.set_words(
                "", lead=_("There is a talk of {time} that was not finished.").format(time=time)
            )

    def _build(self) -> None:
        self.box.setContentsMargins(16, 12, 12, 12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("file-pen-line", tone="warn"))
        row.addWidget(self._words, 1)
        self.box.addLayout(row)
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        for button in (self.resume, self.later, self.throw_away):
            buttons.addWidget(button)
        self.box.addWidget(foot)

    def _answer(self, how: object) -> None:
        talk = self._open.pop(0)
        how.emit(talk)  # type: ignore[attr-defined]
        self._show()

    def _put_off(self) -> None:
        self._open = []
        self._show()

    def _show(self) -> None:
        self.retranslate()
        self.setVisible(bool(self._open))
        if self._open:
            announce(self, self._words.words(), assertive=True)
        else:
            self.answered.emit()
