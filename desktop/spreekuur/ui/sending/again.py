# SPDX-License-Identifier: EUPL-1.2
"""Goes on with sending by itself: when a desk is opened, a pause is over, or the network is there again.

What nobody asked to send waits for somebody. Between two goes lies a minute at least, whatever the clock says, and
what cannot even be noted is tried less and less often.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from spreekuur.desk import figures_due
from spreekuur.desk.figures_due import Due
from spreekuur.sending.outbox import FIRST, LONGEST, pause
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.sending.sender import CHANGED
from spreekuur.ui.session import Session

CALM = timedelta(seconds=20)
"""So long after the desk opened nothing is looked at: somebody wants to begin."""
_AT_LEAST_EVERY = timedelta(minutes=10)
"""A computer that slept, and a clock that was set, are noticed by looking."""


class Told(Protocol):
    """What says that the network is there again."""

    came_back: SignalInstance


def the_network(owner: QObject) -> Told:
    """What this computer tells of it; loaded only where something waits."""
    from spreekuur.ui.sending.network import Network

    return Network(owner)


class Again(QObject):
    """As long as a desk is open. The sender and the store decide what may go; here is only when."""

    def __init__(
        self,
        window: QObject,
        session: Session,
        timer: QTimer | None = None,
        network: Callable[[QObject], Told] = the_network,
    ) -> None:
        super().__init__(window)
        self._sender, self._jobs, self._clock = session.sender, session.jobs, session.clock
        self._new_network = network
        self._network: Told | None = None
        self._longest, self._broken = FIRST, 0  # whoever opens a desk may be in another house
        self._timer = timer or QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._wake)
        self._jobs.data_changed.connect(self._on_changed)
        self._sender.rested.connect(self._on_rested)
        self._rest(CALM)

    def _rest(self, how_long: timedelta) -> None:
        """Do nothing at all until then."""
        self._rests = True
        self._timer.start(round(how_long.total_seconds() * 1000))

    def _wake(self) -> None:
        self._rests = False
        self._look()

    def _look(self) -> None:
        if not (self._rests or self._sender.is_sending):
            now, longest = self._clock(), self._longest
            self._jobs.read(self, lambda desk: figures_due.look(desk, now, longest), self._plan, self._break)

    def _plan(self, due: Due) -> None:
        if self._rests or self._sender.is_sending:
            return
        if due.at is None:
            self._timer.stop()
        elif (wait := due.at - self._clock()) > timedelta(0):
            self._timer.start(round(min(wait, _AT_LEAST_EVERY).total_seconds() * 1000))
            if due.waits:
                self._hear_network()
        else:
            self._sender.go_on(self._longest)

    def _hear_network(self) -> None:
        if self._network is None:
            self._network = self._new_network(self)
            self._network.came_back.connect(self._on_network)

    def _on_changed(self, what: str) -> None:
        if what in (CHANGED, "settings"):  # another place may have been kept
            self._look()

    def _on_network(self) -> None:
        self._longest = FIRST
        self._look()

    def _on_rested(self, is_noted: bool) -> None:
        if is_noted:
            self._longest, self._broken = LONGEST, 0
            self._rest(FIRST)
        else:
            self._break()

    def _break(self, _error: object = None) -> None:
        self._broken += 1
        self._rest(pause(self._broken))


def begin(window: MainWindow, session: Session) -> None:
    """From now on what was asked for goes by itself."""
    Again(window, session)
