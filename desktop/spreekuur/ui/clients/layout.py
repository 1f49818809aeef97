# SPDX-License-Identifier: EUPL-1.2
"""How the screen is laid out: search at the left, one file at the right; with little room one of the two."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui.clients.bin_card import BinCard
from spreekuur.ui.clients.due_card import DueCard
from spreekuur.ui.clients.file_card import FileCard
from spreekuur.ui.clients.join_card import JoinCard
from spreekuur.ui.clients.pairs_card import PairsCard
from spreekuur.ui.clients.search_card import SearchCard
from spreekuur.ui.clients.timeline_card import TimelineCard
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import Button, Card, EmptyState
from spreekuur.ui.widgets.beside import beside

NOTHING, FILE, BIN, DUE, JOIN, PAIRS, TIMELINE = range(7)


class ClientsLayout:
    """The parts of the screen, and which of them are seen."""

    def __init__(self, screen: QWidget, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        self._compact = False
        self.search, self.file, self.bin = SearchCard(), FileCard(jobs, content, clock), BinCard()
        self.due, self.join, self.pairs = DueCard(), JoinCard(), PairsCard()
        self.timeline = TimelineCard(content)
        self.new_file = Button(icon="plus", kind="primary", height=44)
        self.empty = EmptyState("", "")
        self.side = QStackedWidget()
        cards = (self.file, self.bin, self.due, self.join, self.pairs, self.timeline)
        for part in (self._nothing(), *cards):
            self.side.addWidget(part)
        self._row = beside(screen, (self.search, 5), (self.side, 8))

    def page(self) -> int:
        """What the right side shows."""
        return self.side.currentIndex()

    def show_page(self, page: int) -> None:
        """Show this at the right side."""
        self.side.setCurrentIndex(page)
        self.settle()

    def settle(self) -> None:
        """Show the parts that there is room for; only one button is the one to press now."""
        page = self.page()
        self.search.set_open_file(page != NOTHING)
        self.search.setVisible(not self._compact or page == NOTHING)
        self.side.setVisible(not self._compact or page != NOTHING or self.search.is_empty())
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(above if self._compact else beside)
        # Above nothing yet, the field takes no more height than it needs.
        self._row.setStretch(0, 0 if self._compact and not self.side.isHidden() else 5)
        self.new_file.set_kind("primary" if self.search.is_empty() else "normal")

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        self.file.set_compact(compact)
        self.due.set_compact(compact)
        self.timeline.set_compact(compact)
        self.join.set_compact(compact)
        self.settle()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.search.retranslate()
        self.file.retranslate()
        self.bin.retranslate()
        self.due.retranslate()
        self.timeline.retranslate()
        self.join.retranslate()
        self.pairs.retranslate()
        self.empty.set_words(
            _("Search with the code on the client's card."),
            _("Most talks are anonymous and not here. A file begins with the client's yes."),
        )
        self.new_file.set_word(_("New client file"))
        self.new_file.setAccessibleDescription(_("Clients"))

    def _nothing(self) -> QWidget:
        card = Card()
        card.box.addStretch(1)
        card.box.addWidget(self.empty)
        card.box.addWidget(self.new_file, 0, Qt.AlignmentFlag.AlignHCenter)
        card.box.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        return holder
