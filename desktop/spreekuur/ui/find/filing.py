# SPDX-License-Identifier: EUPL-1.2
"""Makes a client file, and looks whether a talk may stand in one: both ask the store."""

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.model import Client, Purpose
from spreekuur.desk import client_files
from spreekuur.desk.client_files import ClientFile, Done
from spreekuur.desk.desk import Desk
from spreekuur.desk.linking import has_record
from spreekuur.language import _
from spreekuur.store.writing import undo
from spreekuur.times import Clock, local_date
from spreekuur.ui.find.new_client import NewFile
from spreekuur.ui.jobs import AnyJobs

CHANGED = "clients"


class Filing(QObject):
    """`made` a file, `ready` to put a talk into one, or `ended`: the consent to keep it must be asked again."""

    made = Signal(object)  # Client
    ready = Signal(object)  # Client
    ended = Signal(object)  # Client
    gone = Signal()  # there is no such file any more
    failed = Signal(object)  # UserError
    undo_offered = Signal(str, object)

    def __init__(self, parent: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock

    def make(self, new: NewFile) -> None:
        """Make the file; until the next action that can be undone."""
        now = self._clock()

        def work(desk: Desk) -> Done:
            return client_files.found(
                desk,
                new.language,
                now,
                new.purposes,
                given=new.given,
                family=new.family,
                phone=new.phone,
                recipients=new.recipients,
                other_people=new.other_people,
            )

        def done(made: Done) -> None:
            self.made.emit(made.client)
            sentence = _("Client file {code} made.").format(code=made.client.code)
            self.undo_offered.emit(sentence, lambda desk: undo(desk.db, made.step))

        self._jobs.write(self, work, changed=CHANGED, then=done, failed=self.failed.emit)

    def look(self, client_id: str) -> None:
        """May a talk be put into this file today?"""
        today = local_date(self._clock())

        def answer(file: ClientFile | None) -> None:
            if file is None:
                self.gone.emit()
            else:
                (self.ready if has_record(file) else self.ended).emit(file.client)

        self._jobs.read(self, lambda desk: client_files.open_file(desk, client_id, today), answer)

    def renew(self, client: Client) -> None:
        """The client agrees again that a file is kept."""
        now = self._clock()
        self._jobs.write(
            self,
            lambda desk: client_files.give(desk, client.id, Purpose.RECORD, now),
            changed=CHANGED,
            then=lambda _step: self.ready.emit(client),
            failed=self.failed.emit,
        )
