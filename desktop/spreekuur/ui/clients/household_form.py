# SPDX-License-Identifier: EUPL-1.2
"""Adding somebody: find the file by code, phone end, initials or name, then say what this person is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.clients.households import Kind
from spreekuur.desk.client_files import ClientHit
from spreekuur.desk.client_files_words import relation
from spreekuur.language import _
from spreekuur.ui.clients.searching import is_enough
from spreekuur.ui.clients.words import row
from spreekuur.ui.widgets import Button, ChipRow, Field, FlowLayout, FoundList, NoteLine, SearchField


class HouseholdForm(QWidget):
    """First who, then what; the last press adds."""

    searched = Signal(str)
    added = Signal(object, object)  # Kind, client id or None for somebody without a file
    grew = Signal()  # there is more to see below the field
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[ClientHit] = ()
        self._today: date | None = None
        self._chosen: ClientHit | None = None
        self.list = FoundList()
        self.field = SearchField(self.list, name="household-search")
        self._field = Field("", self.field)
        self.kinds = ChipRow()
        self.note = NoteLine("circle-alert", "danger")
        self.nameless, self.cancel = Button(icon="users", height=36), Button(kind="quiet", height=36)
        self._build()
        self.field.searched.connect(self.searched)
        self.list.taken.connect(self._on_taken)
        self.kinds.changed.connect(self._on_kind)
        self.nameless.clicked.connect(lambda: self._ask_kind(None))
        self.cancel.clicked.connect(self.leave)
        self.hide()

    def begin(self) -> None:
        """Open, with the focus in the field."""
        self._chosen = None
        self.field.clear()
        self._show_first()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Close; False when it was not open."""
        if self.isHidden():
            return False
        self.hide()
        self.closed.emit()
        return True

    def show_found(self, hits: Sequence[ClientHit], today: date) -> None:
        """Show who was found for what stands in the field."""
        self._hits, self._today = hits, today
        self._say_found()
        self.list.setVisible(bool(hits) and self.kinds.isHidden())
        typed = is_enough(self.field.text()) and self.kinds.isHidden()
        self.note.set_words(
            _("Nobody found. Try the code, or add somebody without a file.") if typed and not hits else ""
        )
        self.grew.emit()

    def refuse(self, sentence: str) -> None:
        """It cannot be so: say why, and let somebody else be found, or something else be said."""
        self._show_first()
        self.note.set_words(sentence)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Who is it?"))
        self.field.setPlaceholderText(_("code, phone end or initials"))
        self.list.setAccessibleName(_("Clients found"))
        self.nameless.set_word(_("Somebody without a file"))
        self.cancel.set_word(_("Cancel"))
        self._say_found()
        self.kinds.set_choices([(kind.value, relation(kind, _)) for kind in Kind])
        self._name_kinds()

    def _say_found(self) -> None:
        today = self._today
        self.list.set_rows([row(hit, today) for hit in self._hits] if today is not None else [])

    def _on_taken(self, client_id: str) -> None:
        self._ask_kind(next((hit for hit in self._hits if hit.id == client_id), None))

    def _ask_kind(self, chosen: ClientHit | None) -> None:
        self._chosen = chosen
        self.kinds.set_values([])
        self.kinds.show()
        for part in (self._field, self.list, self.nameless):
            part.hide()
        self.note.set_words("")
        self._name_kinds()
        self.kinds.focus_first()
        self.grew.emit()

    def _on_kind(self) -> None:
        if (value := self.kinds.value()) is not None:
            self.added.emit(Kind(value), self._chosen.id if self._chosen is not None else None)

    def _name_kinds(self) -> None:
        who = self._chosen.code if self._chosen is not None else _("Somebody without a file")
        self.kinds.set_label(_("{who}: what is this person to the client?").format(who=who))

    def _show_first(self) -> None:
        self.kinds.hide()
        for part in (self._field, self.nameless):
            part.show()
        self.list.setVisible(bool(self._hits))
        self.note.set_words("")

    def _build(self) -> None:
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        buttons.addWidget(self.nameless)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._field, self.list, self.kinds, self.note, foot):
            column.addWidget(part)
        self.kinds.hide()
        self.list.hide()
        self.retranslate()
