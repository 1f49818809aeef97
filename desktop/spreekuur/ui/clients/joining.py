# SPDX-License-Identifier: EUPL-1.2
"""From a client's file to two files side by side, and what is decided about them."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import client_files_merging, client_files_twice
from spreekuur.desk.client_files import ClientHit
from spreekuur.desk.client_files_merging import Separation, Together
from spreekuur.language import _, ngettext
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients.file_card import FileCard
from spreekuur.ui.clients.join_acts import JoinActs
from spreekuur.ui.clients.join_card import JoinCard
from spreekuur.ui.clients.searching import ClientSearch
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import Asked


class Joining(QObject):
    """Hears the file that is shown and the card of the two; `began` says that the card is to be seen."""

    began = Signal()
    joined = Signal(str)  # the id of the file that stays
    ended = Signal()  # they are two people

    def __init__(self, card: JoinCard, file: FileCard, acts: JoinActs, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(card)
        self._card, self._file, self._acts, self._jobs, self._clock = card, file, acts, jobs, clock
        self._search = ClientSearch(self, jobs, clock)
        self._search.found.connect(self._show_found)
        card.searched.connect(self._search.look)
        card.picked.connect(self._compare_with)
        card.joined.connect(self._join)
        card.told_apart.connect(self._tell_apart)
        file.join.clicked.connect(self.begin)
        file.details.known.same_wanted.connect(self._compare_with)
        file.details.known.told_apart.connect(lambda other: acts.tell_apart(self._shown(), other))
        file.joined.separate_wanted.connect(
            lambda file_id: acts.look_what_separates(file_id, lambda told: _ask(file, acts, file_id, told))
        )
        file.joined.same_wanted.connect(lambda other: acts.take_back(self._shown(), other))

    def begin(self) -> None:
        """Look for the other file of the client that is shown."""
        file = self._file.file()
        if file is None:
            return
        self._card.begin(file)
        self.began.emit()
        self._card.focus_first()
        today = self._today()
        self._jobs.read(
            self,
            lambda desk: client_files_twice.known_twice(desk, file.client.id, None, today),
            lambda found: self._card.show_twice(found, today),
        )

    def compare(self, one: str, other: str) -> None:
        """Show two files side by side."""
        today = self._today()

        def done(together: Together) -> None:
            self._card.show_together(together)
            self.began.emit()
            self._card.focus_first()

        self._jobs.read(self, lambda desk: client_files_merging.beside(desk, one, other, today), done)

    def _compare_with(self, other: str) -> None:
        self.compare(self._shown(), other)

    def _shown(self) -> str:
        file = self._file.file()
        return file.client.id if file is not None else ""

    def _join(self) -> None:
        sides = self._card.sides
        if sides.together is not None:
            stays = sides.stays()
            self._acts.join(stays, sides.goes(), sides.shown(), lambda: self.joined.emit(stays))

    def _tell_apart(self) -> None:
        together = self._card.sides.together
        if together is not None:
            self._acts.tell_apart(together.left.client.id, together.right.client.id, self.ended.emit)

    def _show_found(self, text: str, hits: list[ClientHit]) -> None:
        self._card.show_found(text, hits, self._today())

    def _today(self) -> date:
        return local_date(self._clock())


def _ask(file: FileCard, acts: JoinActs, file_id: str, told: Separation) -> None:
    """Say what separating leaves, before it is done."""
    lines = [_("Each keeps its own talks, consents and code, as before.")]
    if told.talks_since:
        since = ngettext(
            "{n} talk since then stays in {code}.", "{n} talks since then stay in {code}.", told.talks_since
        )
        lines.append(since.format(n=told.talks_since, code=told.stays_code))
    lines.append(_("What was corrected since then stays in {code}.").format(code=told.stays_code))
    asked = Asked(
        _("Separate {code} again?").format(code=told.code),
        _("Do not separate"),
        _("Separate these files again"),
        lines,
        tone="info",
    )
    file.question.ask(asked, lambda: acts.separate(file_id))
