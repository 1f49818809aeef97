# SPDX-License-Identifier: EUPL-1.2
"""Hears what is typed about a person, and shows beside the fields who may be the same."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from spreekuur.clients.duplicates import Person
from spreekuur.desk.client_files_twice import Twice
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients.twice_panel import TwicePanel
from spreekuur.ui.clients.twice_search import TwiceSearch
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import LineEdit


class KnownAlready(QObject):
    """For a person without a file yet, or for the file that is corrected; `fields` are given, family and phone."""

    same_wanted = Signal(str)  # client id: it is this one
    told_apart = Signal(str)  # client id: of somebody else than the file that is corrected

    def __init__(
        self, jobs: AnyJobs, clock: Clock, fields: Sequence[LineEdit], same_word: Callable[[], str]
    ) -> None:
        super().__init__(fields[0])
        self.panel = TwicePanel(same_word)
        self.apart: tuple[str, ...] = ()
        self._fields, self._clock = fields, clock
        self._client_id, self._open = "", False
        self._search = TwiceSearch(self, jobs, clock)
        self._search.found.connect(self._on_found)
        self.panel.same_wanted.connect(self.same_wanted)
        self.panel.other_wanted.connect(self._tell_apart)
        self.panel.left.connect(lambda: fields[-1].setFocus(Qt.FocusReason.OtherFocusReason))
        for editor in fields:
            editor.textChanged.connect(self._look)

    def begin(self, client_id: str = "") -> None:
        """Begin anew, with nobody told apart; from now on it is looked at what is typed."""
        self.apart, self._client_id, self._open = (), client_id, True
        self._search.forget()
        self.panel.clear()
        self._look()

    def end(self) -> None:
        """Nobody is typed in any more."""
        self._open = False
        self._search.forget()
        self.panel.clear()

    def again(self) -> None:
        """Something was written: look once more, at once."""
        if self._open:
            self._search.forget()
            self._look()
            self._search.look_now()

    def look_now(self) -> None:
        """Look without waiting for a pause."""
        self._search.look_now()

    def _look(self) -> None:
        if not self._open:
            return
        given, family, phone = (editor.text().strip() for editor in self._fields)
        if given or family or phone:
            self._search.look(Person(given, family, phone), self._client_id, self.apart)
        else:
            self._search.forget()
            self.panel.clear()

    def _on_found(self, found: list[Twice]) -> None:
        self.panel.show_found(found, local_date(self._clock()))

    def _tell_apart(self, other: str) -> None:
        if self._client_id:
            self.told_apart.emit(other)
        else:
            self.apart = (*self.apart, other)
            self.again()
