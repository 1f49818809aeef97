# SPDX-License-Identifier: EUPL-1.2
"""Signed figures that nobody sent are not left in silence: one question when the window closes, one line at a start."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import figures_counts
from spreekuur.desk.figures_counts import Unsent
from spreekuur.language import _
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.outbox.ways import SCREEN
from spreekuur.ui.sending.sender import CHANGED
from spreekuur.ui.session import Session

if TYPE_CHECKING:
    from spreekuur.ui.outbox.view import OutboxView


_TELL = (CHANGED, "settings", "closing")  # the closing of an evening asks whether to send, too


class Leaving(QObject):
    """As long as a desk is open. Only who may send figures is asked, once for each; an end from outside asks nothing.

    What nobody was asked about is said when the desk opens the next time.
    """

    left = Signal()  # the window is to close all the same

    def __init__(self, window: MainWindow, session: Session, is_hidden: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._jobs, self._is_hidden = window, session.jobs, is_hidden
        self._unsent = Unsent()
        self._asked: Mapping[str, str] = {}
        self._stands = ""  # the question, as it was put on the screen
        window.retranslated.connect(self._retranslate)
        session.sender.rested.connect(self._on_rested)
        self._jobs.data_changed.connect(lambda what: self._look() if what in _TELL else None)
        self._jobs.read(self, figures_counts.unsent, then=self._begin, failed=lambda _error: None)

    def may_leave(self) -> bool:
        """Whether the window may close; False when the question stands on it now, for the first time."""
        asked = self._unsent.unasked
        if not asked or self._is_hidden():
            return True
        self._unsent = Unsent()
        self._ask(asked)
        self._note(asked, was_asked=True)
        return False

    def _ask(self, asked: Mapping[str, str]) -> None:
        said = _(
            "Signed figures were not sent yet: {periods}. They stay in the vault. Send them before you go?"
        )
        notices = self._window.notices
        notices.ask(
            said.format(periods=_named(asked)),
            _("Stay here"),
            (_("Send now"), self._send),
            (_("Leave"), self.left.emit),
        )
        self._asked, self._stands = asked, notices.sentence()

    def _retranslate(self) -> None:
        if self._stands and self._window.notices.sentence() == self._stands:
            self._ask(self._asked)

    def _begin(self, unsent: Unsent) -> None:
        self._unsent = unsent
        if not unsent.unsaid or self._window.notices.sentence():
            return
        said = _("Signed figures were not sent yet: {periods}. They are in the vault.")
        show = self._window.bottom_line.figures_pressed.emit
        self._window.notices.say(
            "info", said.format(periods=_named(unsent.unsaid)), _("Show the figures"), show
        )
        self._note(unsent.unsaid, was_asked=False)

    def _send(self) -> None:
        cast("OutboxView", self._window.screens()[SCREEN]).send_when_read()
        self._window.bottom_line.figures_pressed.emit()

    def _on_rested(self, _is_noted: bool) -> None:
        """What was sent is read anew; who closes the window before that is asked about nothing that is there by now."""
        self._unsent = Unsent()
        self._look()

    def _look(self) -> None:
        self._jobs.read(self, figures_counts.unsent, then=self._keep, failed=lambda _error: None)

    def _keep(self, unsent: Unsent) -> None:
        self._unsent = unsent

    def _note(self, told: Mapping[str, str], *, was_asked: bool) -> None:
        self._jobs.write(
            self,
            lambda desk: figures_counts.note_told(desk, told, asked=was_asked),
            changed="seen",
            failed=lambda _error: None,
        )


def _named(periods: Mapping[str, str]) -> str:
    from spreekuur.ui.statistics import words  # what figures need is not read in before there are any

    return ", ".join(words.period(period) for period in periods.values())
