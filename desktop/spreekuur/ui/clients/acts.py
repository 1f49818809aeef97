# SPDX-License-Identifier: EUPL-1.2
"""What can be done to a client file: each is one step in the store; what can be undone offers its way back."""

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.model import Client, Purpose
from spreekuur.desk import client_files, known_day
from spreekuur.desk.client_files import Cleared, Ending, Erased, Why
from spreekuur.desk.desk import Desk
from spreekuur.language import _, ngettext
from spreekuur.store.writing import undo
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs

CHANGED = "clients"


class ClientActs(QObject):
    """Started by the screen; every one but a withdrawal and an erasure can be undone."""

    happened = Signal(str, object)  # sentence, what takes it back given the desk
    said = Signal(str)  # what was done and cannot be undone

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock

    def give(self, client_id: str, purpose: Purpose, recipient: str | None) -> None:
        """Note that the client agreed; it begins anew when it was running."""
        now = self._clock()
        self._step(
            lambda desk: client_files.give(desk, client_id, purpose, now, recipient), _("Consent noted.")
        )

    def correct(self, client: Client) -> None:
        """Keep name and phone as they are now."""
        now = self._clock()
        self._step(lambda desk: client_files.correct(desk, client, now), _("Name and phone kept."))

    def to_bin(self, client_id: str, then: Callable[[], None]) -> None:
        """Put the file into the bin."""
        now = self._clock()
        words = _("The file lies in the bin for 30 days.")
        self._step(lambda desk: client_files.to_bin(desk, client_id, now), words, then)

    def out_of_bin(self, client_id: str, then: Callable[[], None]) -> None:
        """Take the file back."""
        self._step(lambda desk: client_files.out_of_bin(desk, client_id), _("The file is taken back."), then)

    def clear(self, client_ids: Collection[str]) -> None:
        """Put the files whose time is over into the bin, all in one step."""
        now = self._clock()

        def work(desk: Desk) -> Cleared:
            known_day.refuse_doubted(desk, now)
            return client_files.clear(desk, client_ids, now)

        def done(cleared: Cleared) -> None:
            words = ngettext(
                "{n} file lies in the bin for 30 days.",
                "{n} files lie in the bin for 30 days.",
                cleared.files,
            )
            self.happened.emit(words.format(n=cleared.files), lambda desk: undo(desk.db, cleared.step))

        self._jobs.write(self, work, changed=CHANGED, then=done)

    def keep_on(self, client_id: str, why: Why) -> None:
        """Keep a file whose time is over, for a reason."""
        now = self._clock()
        self._step(
            lambda desk: client_files.keep_on(desk, client_id, why, now), _("The file is kept for now.")
        )

    def look_what_ends(self, consent_id: str, then: Callable[[Ending], None]) -> None:
        """Find out what a withdrawal would end."""
        self._jobs.read(self, lambda desk: client_files.what_ends(desk, consent_id), then=then)

    def withdraw(self, consent_id: str, then: Callable[[], None]) -> None:
        """The client takes a consent back; this cannot be undone."""
        now = self._clock()

        def done(_nothing: object) -> None:
            then()
            self.said.emit(_("The consent is withdrawn."))

        self._jobs.write(
            self, lambda desk: client_files.withdraw(desk, consent_id, now), changed=CHANGED, then=done
        )

    def erase(self, client_id: str, then: Callable[[], None]) -> None:
        """Erase the file for good; this cannot be undone."""
        now = self._clock()

        def done(erased: Erased) -> None:
            then()
            copies = len(erased.copies)
            self.said.emit(
                ngettext(
                    "The file is erased. {n} older backup still holds it; make a new one.",
                    "The file is erased. {n} older backups still hold it; make a new one.",
                    copies,
                ).format(n=copies)
                if copies
                else _("The file is erased for good.")
            )

        self._jobs.write(
            self, lambda desk: client_files.erase_now(desk, client_id, now), changed=CHANGED, then=done
        )

    def _step(
        self, work: Callable[[Desk], Any], sentence: str, then: Callable[[], None] | None = None
    ) -> None:
        def done(step: Any) -> None:
            if then is not None:
                then()
            self.happened.emit(sentence, lambda desk: undo(desk.db, step))

        self._jobs.write(self, work, changed=CHANGED, then=done)
