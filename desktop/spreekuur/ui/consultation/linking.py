# SPDX-License-Identifier: EUPL-1.2
"""The client file a talk stands in: its code beside the title, and the extra question about sensitive topics."""

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.model import Client
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import client_files, linking
from spreekuur.desk.client_files import ClientFile
from spreekuur.times import Clock, local_date
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.jobs import AnyJobs


class Linking(QObject):
    """Knows the code of the talk on the form; a file that is not there any more makes the talk anonymous."""

    changed = Signal()

    def __init__(self, session: Session, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__(session)
        self._session, self._jobs, self._content, self._clock = session, jobs, content, clock
        self._codes: dict[str, str] = {}
        session.opened.connect(self.look_again)
        jobs.data_changed.connect(lambda what: self.look_again() if what != "drafts" else None)

    def code(self) -> str:
        """The code of the file this talk stands in; empty when the talk is anonymous."""
        talk = self._session.talk
        client_id = linking.client_of(talk) if talk is not None else None
        return self._codes.get(client_id, "") if client_id else ""

    def link(self, client: Client) -> None:
        """Put the talk on the form into this file."""
        self._codes[client.id] = client.code
        self._session.change(lambda talk: linking.link(talk, client.id))
        self.changed.emit()

    def unlink(self) -> None:
        """Make the talk on the form anonymous again."""
        self._session.change(linking.unlink)

    def agree(self) -> None:
        """The client says that these topics may stand in the file."""
        self._session.change(lambda talk: linking.agree(talk, self._content))

    def to_ask(self) -> tuple[str, ...]:
        """The topics about which the client must be asked first."""
        talk = self._session.talk
        return linking.to_ask(talk, self._content) if talk is not None else ()

    def as_agreed(self, talk: Talk) -> Talk:
        """The talk as it may be saved now."""
        return linking.as_agreed(talk, self._content)

    def look_again(self) -> None:
        """Read the code, such as of a draft of before a lock."""
        talk = self._session.talk
        client_id = talk.client_id if talk is not None else None
        if client_id is None:
            return
        today = local_date(self._clock())

        def answer(file: ClientFile | None) -> None:
            if file is None or not linking.has_record(file):
                self._codes.pop(client_id, None)
                if (now := self._session.talk) is not None and now.client_id == client_id:
                    self.unlink()
            else:
                self._codes[client_id] = file.client.code
            self.changed.emit()

        self._jobs.read(self, lambda desk: client_files.open_file(desk, client_id, today), answer)
