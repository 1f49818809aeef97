# SPDX-License-Identifier: EUPL-1.2
"""The left side: the field where a client is looked for, and who was found. No list of everybody, ever."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spreekuur.desk.client_files import ClientHit
from spreekuur.language import _, ngettext
from spreekuur.ui.clients.searching import is_enough
from spreekuur.ui.clients.words import row
from spreekuur.ui.follow_up import kenmerk_search
from spreekuur.ui.widgets import Button, Card, Field, FoundList, NoteLine, SearchField


class SearchCard(Card):
    """Says what is looked for and whom one opens."""

    searched = Signal(str)
    opened = Signal(str)  # client id
    referral_wanted = Signal(str)  # the kenmerk of its letter
    bin_wanted = Signal()
    pairs_wanted = Signal()  # the list of files that may be kept twice
    due_wanted = Signal()  # the list of files whose time is over

    def __init__(self) -> None:
        super().__init__()
        self._binned = self._due = self._pairs = 0
        self.list = FoundList()
        self.field = SearchField(self.list, name="client-search")
        self._field = Field("", self.field)
        self._nothing = NoteLine("info", "muted")
        self.open_button = Button(kind="primary", keys="Enter", height=44)
        self.bin_button = Button(kind="quiet", icon="trash-2")
        self.due_button = Button(kind="quiet", icon="clock")
        self.pairs_button = Button(kind="quiet", icon="users")
        self.pairs_button.clicked.connect(self.pairs_wanted)
        self._build()
        self.field.searched.connect(self._on_typed)
        self.list.taken.connect(lambda row_id: _open(self, row_id))
        self.open_button.clicked.connect(lambda: _open(self, self.list.current_id()))
        self.bin_button.clicked.connect(self.bin_wanted)
        self.due_button.clicked.connect(self.due_wanted)
        self._settle()
        self.retranslate()

    def show_found(self, text: str, hits: Sequence[ClientHit], today: date) -> None:
        """Show who was found for this text."""
        letter = kenmerk_search.rows(text)
        self.list.set_rows([*letter, *(row(hit, today) for hit in hits)])
        if is_enough(text):
            found = ngettext("{n} client found", "{n} clients found", len(hits)).format(n=len(hits))
            self._field.set_label(_("Find a client"), found if hits else _("nobody found"))
        else:
            self._field.set_label(_("Find a client"))
        self._nothing.set_words(
            _("Nobody found. Look at the code on the card, or try the last digits of the phone number.")
            if is_enough(text) and not hits
            else ""
        )
        if letter or kenmerk_search.slip(text):
            self._field.set_label(_("Find a client"))
            self._nothing.set_words(kenmerk_search.slip(text))
        self._settle()

    def set_open_file(self, is_open: bool) -> None:
        """While a file is open beside it, opening is not the one thing to do now."""
        self.open_button.set_kind("normal" if is_open else "primary")

    def set_binned(self, count: int) -> None:
        """So many files lie in the bin; with none there is no bin to see."""
        self._binned = count
        self.bin_button.set_word(
            ngettext("{n} file in the bin", "{n} files in the bin", count).format(n=count)
        )
        self.bin_button.setVisible(count > 0)

    def set_due(self, count: int) -> None:
        """The time of so many files is over; with none there is nothing to see."""
        self._due = count
        self.due_button.set_word(ngettext("{n} file to clear", "{n} files to clear", count).format(n=count))
        self.due_button.setVisible(count > 0)

    def set_pairs(self, count: int) -> None:
        """So many pairs of files may be of one person each."""
        self._pairs = count
        self.pairs_button.set_word(ngettext("{n} maybe twice", "{n} maybe twice", count).format(n=count))
        self.pairs_button.setVisible(count > 0)

    def is_empty(self) -> bool:
        """Is there nothing to open?"""
        return not self.list.count()

    def focus_first(self) -> None:
        """Put the focus in the field, all of it selected."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def clear(self) -> bool:
        """Empty the field; False if it was empty."""
        had = bool(self.field.text())
        self.field.clear()
        return had

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Find a client"))
        self.field.setPlaceholderText(_("code, phone end or initials"))
        self.list.setAccessibleName(_("Clients found"))
        self.open_button.set_word(_("Open"))
        self.set_binned(self._binned)
        self.set_due(self._due)
        self.set_pairs(self._pairs)

    def _on_typed(self, text: str) -> None:
        self.searched.emit(text)

    def _settle(self) -> None:
        some = bool(self.list.count())
        self.list.setVisible(some)
        self.open_button.setVisible(some)

    def _build(self) -> None:
        self.box.setContentsMargins(16, 16, 16, 16)
        self.box.addWidget(self._field)
        self.box.addWidget(self.list, 1)
        self.box.addWidget(self._nothing)
        self.box.addStretch(0)
        foot = QHBoxLayout()
        quiet = QVBoxLayout()
        quiet.setSpacing(4)
        for button in (self.pairs_button, self.due_button, self.bin_button):
            quiet.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addLayout(quiet)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        self.box.addLayout(foot)
        self.box.setAlignment(self._field, Qt.AlignmentFlag.AlignTop)


def _open(card: SearchCard, row_id: str) -> None:
    """A file, or the referral of a kenmerk."""
    if kenmerk := kenmerk_search.taken(row_id):
        card.referral_wanted.emit(kenmerk)
    else:
        card.opened.emit(row_id)
