# SPDX-License-Identifier: EUPL-1.2
"""Putting two files of one person together: first the other file is found, then both stand side by side."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spreekuur.desk.client_files import ClientFile, ClientHit
from spreekuur.desk.client_files_merging import Together
from spreekuur.desk.client_files_twice import Twice
from spreekuur.language import _
from spreekuur.ui.clients import twice_words
from spreekuur.ui.clients.join_sides import SidesPage
from spreekuur.ui.clients.searching import is_enough
from spreekuur.ui.clients.words import row
from spreekuur.ui.widgets import (
    Button,
    Card,
    Field,
    FlowLayout,
    FoundList,
    FoundRow,
    Label,
    NoteLine,
    Paragraph,
    SearchField,
)

PICK, SIDES = range(2)


class JoinCard(Card):
    """Says what is looked for, which file is meant, and what is to be done with the two."""

    searched = Signal(str)
    picked = Signal(str)  # client id
    joined = Signal()
    told_apart = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file: ClientFile | None = None
        self._twice: tuple[FoundRow, ...] = ()
        self._title, self._about = Label(role="section"), Paragraph(tone="muted")
        self.list = FoundList()
        self.field = SearchField(self.list, name="join-search")
        self._field = Field("", self.field)
        self._nothing = NoteLine("info", "muted")
        self.sides = SidesPage()
        self.pages = QStackedWidget()
        self.take = Button(kind="primary", keys="Enter")
        self.join = Button(kind="primary", keys="Ctrl+Enter")
        self.other = Button(kind="quiet", keys="Ctrl+U")
        self.back = Button(kind="quiet", icon="arrow-left", keys="Esc")
        _build(self)
        self.field.searched.connect(self.searched)
        self.list.taken.connect(self.picked)
        self.take.clicked.connect(lambda: self.picked.emit(self.list.current_id()))
        self.join.clicked.connect(self.joined)
        self.other.clicked.connect(self.told_apart)
        self.back.clicked.connect(self.closed)
        self.retranslate()
        self._show(PICK)

    def begin(self, file: ClientFile) -> None:
        """Look for the other file of this client."""
        self.file, self._twice = file, ()
        self.sides.together = None
        self.field.clear()
        self._show(PICK)
        self._put_rows(())

    def show_twice(self, found: Sequence[Twice], today: date) -> None:
        """Offer the files that may be of the same person, as long as nothing is typed."""
        self._twice = tuple(
            FoundRow(one.hit.id, "user", twice_words.title(one), twice_words.about(one, today))
            for one in found
        )
        if not self.field.text().strip():
            self._put_rows(self._twice)

    def show_found(self, text: str, hits: Sequence[ClientHit], today: date) -> None:
        """Show who was found for this text, never the file itself."""
        own = self.file.client.id if self.file is not None else ""
        found = [row(hit, today) for hit in hits if hit.id != own] if is_enough(text) else list(self._twice)
        self._put_rows(found)
        nobody = is_enough(text) and not found
        self._nothing.set_words(
            _("Nothing found. Try the code on the card, or another word.") if nobody else ""
        )

    def show_together(self, together: Together) -> None:
        """Show the two side by side."""
        self.file = together.left
        self.sides.show_files(together)
        self._show(SIDES)
        self.sides.focus_first()

    def at_sides(self) -> bool:
        """Do two files stand side by side?"""
        return self.pages.currentIndex() == SIDES

    def focus_first(self) -> None:
        """Put the focus in the search, or on the first field."""
        if self.at_sides():
            self.sides.focus_first()
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """With little room what explains it goes."""
        margin = 12 if compact else 20
        self.box.setContentsMargins(margin, margin, margin, margin)
        self._about.setVisible(not compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Find the other file"))
        self.field.setPlaceholderText(_("code, phone end or initials"))
        self.list.setAccessibleName(_("Clients found"))
        self.take.set_word(_("Compare"))
        self.join.set_word(_("Put together"))
        self.other.set_word(_("Two different people"))
        self.back.set_word(_("Back"))
        self.sides.retranslate()
        self._name()

    def _name(self) -> None:
        code = self.file.client.code if self.file is not None else ""
        if self.at_sides():
            self._title.setText(_("One person?"))
            self._about.set_words(_("Choose what is shown afterwards."))
        else:
            self._title.setText(_("Put {code} together with").format(code=code))
            self._about.set_words(_("For one person with two files. Both need consent to keep a file."))

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.join.setVisible(page == SIDES)
        self.other.setVisible(page == SIDES)
        self._name()
        _settle(self)

    def _put_rows(self, rows: Sequence[FoundRow]) -> None:
        self.list.set_rows(list(rows))
        self._nothing.set_words("")
        _settle(self)


def _settle(card: JoinCard) -> None:
    some = bool(card.list.count())
    card.list.setVisible(some)
    card.take.setVisible(some and not card.at_sides())


def _build(card: JoinCard) -> None:
    pick = QWidget()
    column = QVBoxLayout(pick)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(card._field)
    column.addWidget(card._nothing)
    column.addWidget(card.list, 1)
    column.addStretch(0)
    card.pages.addWidget(pick)
    card.pages.addWidget(card.sides)
    quiet = QWidget()
    buttons = FlowLayout(quiet, gap=8)
    buttons.addWidget(card.back)
    buttons.addWidget(card.other)
    foot = QHBoxLayout()
    foot.addWidget(quiet, 1)
    foot.addWidget(card.take, 0, Qt.AlignmentFlag.AlignBottom)
    foot.addWidget(card.join, 0, Qt.AlignmentFlag.AlignBottom)
    card.box.addWidget(card._title)
    card.box.addWidget(card._about)
    card.box.addWidget(card.pages, 1)
    card.box.addLayout(foot)
