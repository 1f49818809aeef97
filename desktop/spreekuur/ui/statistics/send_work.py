# SPDX-License-Identifier: EUPL-1.2
"""What the card that sends asks: how far a period is, whether an address works, and that all goes there."""

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import figures_place, figures_sending
from spreekuur.desk.exchange_place import Place
from spreekuur.statistics.periods import Period
from spreekuur.ui.sending.sender import CHANGED
from spreekuur.ui.session import Session


class SendWork(QObject):
    """Of one period it tells how far it is; what is signed of others goes along."""

    looked = Signal(object, object)  # Place; the Sendable of the period, or None
    works = Signal()  # the address was tried out
    began = Signal()
    failed = Signal(object)  # UserError; everything is as it was

    def __init__(self, owner: QObject, session: Session) -> None:
        super().__init__(owner)
        self._jobs, self._sender = session.jobs, session.sender
        self._period: Period | None = None
        self._sender.began.connect(self.began)
        self._sender.ended.connect(lambda _every: self.look())
        self._sender.failed.connect(self.failed)

    def look(self, period: str = "") -> None:
        """Read how far a period is, or the same one again."""
        self._period = Period.parse(period) if period else self._period
        wanted = self._period
        if wanted is not None:
            self._jobs.read(
                self,
                lambda desk: figures_sending.look(desk, wanted),
                lambda found: self.looked.emit(*found),
                self.failed.emit,
            )

    def try_out(self, place: Place) -> None:
        """See whether files can go to this address and come back."""
        self._jobs.aside(
            self, lambda: figures_place.try_out(place), lambda _none: self.works.emit(), self.failed.emit
        )

    def send(self, place: Place) -> None:
        """Keep this address, and send all that is signed and was never sent."""
        self._jobs.write(
            self,
            lambda desk: figures_place.put(desk, figures_place.Place.of(place)),
            changed=CHANGED,
            then=lambda _before: self._sender.send_now(),
            failed=self.failed.emit,
        )
