# SPDX-License-Identifier: EUPL-1.2
"""How the screen is laid out: search at the left, one thing at the right; with little room one of the two."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.directory.add_page import AddPage
from spreekuur.ui.directory.calls_page import CallsPage
from spreekuur.ui.directory.change_page import ChangePage
from spreekuur.ui.directory.ending_page import EndingPage
from spreekuur.ui.directory.entry_card import EntryCard
from spreekuur.ui.directory.history_page import HistoryPage
from spreekuur.ui.directory.leave import DeciderGate
from spreekuur.ui.directory.search_card import SearchCard
from spreekuur.ui.session import Session
from spreekuur.ui.settings.slot_work import Leave
from spreekuur.ui.widgets import Button, Card, EmptyState
from spreekuur.ui.widgets.beside import beside

NOTHING, ENTRY, ADD, CHANGE, HISTORY, ENDING, CALLS = range(7)


class DirectoryLayout:
    """The parts of the screen, and which of them are seen."""

    def __init__(self, screen: QWidget, session: Session) -> None:
        self._compact = False
        leave, content = Leave(session.home, session.clock), session.content
        self.search, self.entry, self.add = SearchCard(), EntryCard(), AddPage()
        self.change, self.history = ChangePage(content), HistoryPage(content)
        self.ending = EndingPage(DeciderGate(session, leave))
        self.calls = CallsPage(content, DeciderGate(session, leave))
        self.empty, self.add_button = EmptyState("", ""), Button(icon="plus", kind="primary", height=44)
        self.side = QStackedWidget()
        pages = (self.entry, self.add, self.change, self.history, self.ending, self.calls)
        for part in (self._nothing(), *pages):
            self.side.addWidget(part)
        self._row = beside(screen, (self.search, 6), (self.side, 7))

    def page(self) -> int:
        """What the right side shows."""
        return self.side.currentIndex()

    def show_page(self, page: int) -> None:
        """Show this at the right side."""
        self.side.setCurrentIndex(page)
        self.settle()

    def settle(self) -> None:
        """Show the parts that there is room for."""
        beside = self.page() != NOTHING
        self.search.setVisible(not self._compact or not beside)
        self.side.setVisible(not self._compact or beside)

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        for part in (self.search, self.entry, self.add, self.change, self.history, self.ending, self.calls):
            part.set_compact(compact)
        self.settle()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for part in (self.search, self.entry, self.add, self.change, self.history, self.ending, self.calls):
            part.retranslate()
        self.empty.set_words(
            _("Choose an organisation at the left."),
            _("Arrows choose, Enter opens. Is an organisation missing? Add it: it can be used at once."),
        )
        self.add_button.set_word(_("Add an organisation"))
        self.add_button.setAccessibleDescription(_("Directory"))

    def _nothing(self) -> QWidget:
        card = Card()
        card.box.addStretch(1)
        card.box.addWidget(self.empty)
        card.box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        card.box.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        return holder
