# SPDX-License-Identifier: EUPL-1.2
"""The files a talk stands in: their codes, and the extra question about sensitive topics, asked of each person."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.births import Born, born
from spreekuur.clients.households import Kind
from spreekuur.clients.model import Client
from spreekuur.content.pack import Content
from spreekuur.desk import client_files, households, linking
from spreekuur.desk.client_files import ClientFile
from spreekuur.desk.desk import Desk
from spreekuur.desk.households import Member
from spreekuur.times import Clock, local_date
from spreekuur.ui.consultation.session import Session
from spreekuur.ui.jobs import AnyJobs


@dataclass(frozen=True, slots=True)
class Read:
    """What the store says of the files of a talk, and of who belongs to the first person."""

    files: dict[str, ClientFile | None]
    members: tuple[Member, ...]


class Linking(QObject):
    """Knows the codes of the talk on the form; a file that is not there any more leaves a number."""

    changed = Signal()

    def __init__(self, session: Session, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__(session)
        self._session, self._jobs, self._content, self._clock = session, jobs, content, clock
        self._codes: dict[str, str] = {}
        self._births: dict[str, Born | None] = {}
        self._members: tuple[str, tuple[Member, ...]] = ("", ())
        session.opened.connect(self.look_again)
        jobs.data_changed.connect(lambda what: self.look_again() if what != "drafts" else None)

    def code(self, client_id: str = "") -> str:
        """The code of this file, or of the one of the first person; empty when the talk is anonymous."""
        known = dict(self.people())
        return known.get(client_id, "") if client_id else next(iter(known.values()), "")

    def people(self) -> list[tuple[str, str]]:
        """The files this talk stands in, each with its code, that of the first person first."""
        talk = self._session.talk
        kept = linking.files(talk) if talk is not None and linking.client_of(talk) is not None else ()
        return [(file, self._codes[file]) for file in kept if file in self._codes]

    def offers(self) -> list[tuple[str, str, Kind]]:
        """Who belongs to the first person, has a file with consent and may be here too: id, code and what they are."""
        first, members = self._members
        here = [file for file, _code in self.people()]
        if here[:1] != [first]:
            return []
        files = ((member.file, member.kind) for member in members)
        return [
            (file.id, file.code, kind)
            for file, kind in files
            if file is not None and file.really_gone_on is None and file.id not in here
        ]

    def births(self) -> Sequence[Born]:
        """When the persons whose files these are were born, and whoever the letter is about, as far as is known."""
        talk = self._session.talk
        typed = born(talk.letter.get("birth_date", "")) if talk is not None else None
        known = [self._births.get(file) for file, _code in self.people()]
        return [one for one in (typed, *known) if one is not None]

    def link(self, client: Client) -> None:
        """Put the talk on the form into this file."""
        self._codes[client.id] = client.code
        self._session.change(lambda talk: linking.link(talk, client.id))
        self.look_again()

    def bring(self, client_id: str, code: str = "") -> None:
        """One person more, with this file."""
        if code:
            self._codes[client_id] = code
        self._session.change(lambda talk: linking.bring(talk, client_id))
        self.look_again()

    def unlink(self, client_id: str | None = None) -> None:
        """Take the talk on the form out of this file, or out of the first person's."""
        self._session.change(lambda talk: linking.unlink(talk, client_id))
        self.look_again()

    def agree(self) -> None:
        """Whoever was asked says that these topics may stand in the file."""
        self._session.change(lambda talk: linking.agree(talk, self._content))

    def disagree(self) -> None:
        """Whoever was asked says no."""
        self._session.change(lambda talk: linking.disagree(talk, self._content))

    def to_ask(self) -> tuple[str, tuple[str, ...]] | None:
        """The file whose person must be asked first, and about which topics."""
        talk = self._session.talk
        return linking.asking(talk, self._content) if talk is not None else None

    def look_again(self) -> None:
        """Read the codes, such as of a draft of before a lock."""
        talk = self._session.talk
        files = linking.files(talk) if talk is not None else ()
        if not files:
            self.changed.emit()
            return
        today = local_date(self._clock())

        def read(desk: Desk) -> Read:
            found = {file: client_files.open_file(desk, file, today) for file in files}
            return Read(found, households.of_file(desk, files[0], today))

        self._jobs.read(self, read, self._on_read)

    def _on_read(self, read: Read) -> None:
        for file_id, file in read.files.items():
            if file is not None and linking.has_record(file):
                self._codes[file_id] = file.client.code
                self._births[file_id] = born(file.client.birth_date)
            else:
                self._codes.pop(file_id, None)
                self._session.change(partial(linking.unlink, client_id=file_id))
        self._members = (next(iter(read.files)), read.members)
        self.changed.emit()
