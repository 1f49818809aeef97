# SPDX-License-Identifier: EUPL-1.2
"""The layer's first page: one field, and under it clients and organisations together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk import directory_search
from spreekuur.desk.client_files import ClientHit
from spreekuur.desk.directory_search import Place
from spreekuur.desk.follow_up import as_kenmerk
from spreekuur.language import _, current
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients.searching import ClientSearch, is_enough
from spreekuur.ui.clients.words import row
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import (
    Button,
    Field,
    FlowLayout,
    FoundList,
    FoundRow,
    InlineQuestion,
    Label,
    NoteLine,
    SearchField,
)

CLIENT, PLACE, REFERRAL = "client", "place", "referral"


class SearchPage(QWidget):
    """For a talk, or for looking something up."""

    client_taken = Signal(str)  # client id
    place_taken = Signal(object)  # Place
    referral_taken = Signal(str)  # the kenmerk of its letter
    new_wanted = Signal()
    anonymous_wanted = Signal()
    place_missing = Signal(str)  # what was typed
    closed = Signal()

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock) -> None:
        super().__init__()
        self._content, self._clock = content, clock
        self._for_talk, self._more, self._code = False, False, ""
        self._places: dict[str, Place] = {}
        self._clients: Sequence[ClientHit] = ()
        self.search = ClientSearch(self, jobs, clock, limit=8)
        self._title = Label(role="section")
        self.list = FoundList()
        self.field = SearchField(self.list, name="find")
        self._field = Field("", self.field)
        self.note = NoteLine("info", "muted")
        self.question = InlineQuestion()
        self.take = Button(kind="primary", keys="Enter")
        self.new = Button(icon="plus")
        self.add_place = Button(icon="book-open")
        self.anonymous = Button(icon="user-x")
        self.close_button = Button(kind="quiet", keys="Esc")
        self._build()
        self._connect()

    def begin(self, *, for_talk: bool, code: str = "", note: str = "", more: bool = False) -> None:
        """Start anew: for a talk, which stands in the file `code` if that is given, or to look something up."""
        self._for_talk, self._code = for_talk, code
        self._said, self._more = note, more
        self.question.leave()
        self.field.clear()
        self.retranslate()
        self._show()

    def focus_first(self) -> None:
        """Put the focus in the field."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        whose = _("Who else is in this talk?") if self._more else _("Whose talk is this?")
        self._title.setText(whose if self._for_talk else _("Search everywhere"))
        hint = _("clients and directory together") if not self._for_talk else ""
        self._field.set_label(_("Find a client") if self._for_talk else _("Search"), hint)
        self.field.setPlaceholderText(_("code, phone end or initials"))
        self.list.setAccessibleName(_("Found"))
        self.take.set_word(_("Put in this file") if self._for_talk else _("Open"))
        self.new.set_word(_("New client file"))
        self.add_place.set_word(_("Add an organisation"))
        self.anonymous.set_word(_("Make anonymous again"))
        self.close_button.set_word(_("Close"))

    def _connect(self) -> None:
        self.field.searched.connect(self._on_typed)
        self.search.found.connect(self._on_found)
        self.list.taken.connect(self._on_taken)
        self.take.clicked.connect(lambda: self._on_taken(self.list.current_id()))
        self.list.selected.connect(self._name_button)
        self.new.clicked.connect(self.new_wanted)
        self.add_place.clicked.connect(lambda: self.place_missing.emit(self.field.text().strip()))
        self.anonymous.clicked.connect(self.anonymous_wanted)
        self.close_button.clicked.connect(self.closed)

    def _on_typed(self, text: str) -> None:
        self.question.leave()
        found = directory_search.find(self._content, text, current()) if is_enough(text) else []
        self._places = {place.id: place for place in found}
        self.search.look(text)

    def _on_found(self, _text: str, hits: list[ClientHit]) -> None:
        self._clients = hits
        self._show()

    def _on_taken(self, row_id: str) -> None:
        kind, _colon, wanted = row_id.partition(":")
        if kind == CLIENT:
            self.client_taken.emit(wanted)
        elif kind == REFERRAL:
            self.referral_taken.emit(wanted)
        elif kind == PLACE and wanted in self._places:
            self.place_taken.emit(self._places[wanted])

    def _show(self) -> None:
        today = local_date(self._clock())
        enough = is_enough(self.field.text())
        rows = [] if self._for_talk else _referral_row(self.field.text())
        rows += [_with_kind(row(hit, today)) for hit in self._clients] if enough else []
        rows += [_place_row(place) for place in self._places.values()] if enough else []
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.take.setVisible(bool(rows))
        self.anonymous.setVisible(self._for_talk and bool(self._code))
        self.add_place.setVisible(enough and not self._places)
        self.new.set_kind("normal" if rows or not self._for_talk else "primary")
        self.note.set_words(self._words(enough, bool(rows)))

    def _words(self, enough: bool, some: bool) -> str:
        if self._said:
            return self._said
        if enough and not some:
            return _("Nothing found. Try the code on the card, or another word.")
        if self._for_talk and self._code:
            return _("This talk stands in the file {code}.").format(code=self._code)
        if self._for_talk:
            return _("Nobody needs a name here: without a file the talk is anonymous.")
        return _("Or type a word such as “home” or “doctor” to find an organisation.") if not some else ""

    def _name_button(self, row_id: str) -> None:
        to_file = self._for_talk and row_id.startswith(CLIENT)
        self.take.set_word(_("Put in this file") if to_file else _("Open"))

    def _build(self) -> None:
        self._said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        for part in (self._field, self.note):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.question)
        quiet = QWidget()
        buttons = FlowLayout(quiet, gap=8)
        buttons.addWidget(self.new)
        buttons.addWidget(self.add_place)
        buttons.addWidget(self.anonymous)
        foot = QHBoxLayout()
        foot.addWidget(quiet, 1)
        foot.addWidget(self.take, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)


def _with_kind(found: FoundRow) -> FoundRow:
    return FoundRow(f"{CLIENT}:{found.id}", found.icon, found.title, found.words, found.badge)


def _referral_row(typed: str) -> list[FoundRow]:
    """What a kenmerk leads to; with a wrong character it is none, and leads nowhere."""
    kenmerk = as_kenmerk(typed)
    return (
        [FoundRow(f"{REFERRAL}:{kenmerk}", "send", kenmerk, _("What became of this letter"))]
        if kenmerk
        else []
    )


def _place_row(place: Place) -> FoundRow:
    words = " · ".join(filter(None, [place.phone or place.website, place.what]))
    return FoundRow(f"{PLACE}:{place.id}", "book-open", place.name, words)
