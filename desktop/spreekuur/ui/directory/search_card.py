# SPDX-License-Identifier: EUPL-1.2
"""The left side: one field, what may be asked of a place, and the places that fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSizePolicy, QWidget

from spreekuur.directory.searching import Filters
from spreekuur.language import _, ngettext
from spreekuur.ui.directory import words
from spreekuur.ui.follow_up import kenmerk_search
from spreekuur.ui.widgets import (
    Button,
    Card,
    ChipRow,
    ComboBox,
    Field,
    FlowLayout,
    FoundList,
    FoundRow,
    NoteLine,
    SearchField,
)
from spreekuur.ui.words import SPOKEN, language_name

OPEN_NOW, FREE = "open_now", "free"


class _Found(FoundList):
    """Keeps the chosen row in the middle when the list gets another size: what is open is then in sight."""

    def select(self, row_id: str) -> None:
        """Choose this row, and bring it into sight."""
        super().select(row_id)
        self._to_middle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows stand elsewhere now."""
        super().resizeEvent(event)
        self._to_middle()

    def _to_middle(self) -> None:
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)


class SearchCard(Card):
    """Says what is looked for, and which place one opens."""

    asked = Signal()  # the text or a filter changed
    opened = Signal(str)  # id of an entry
    referral_wanted = Signal(str)  # the kenmerk of its letter
    add_wanted = Signal()
    calls_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = _Found()
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.field = SearchField(self.list, name="directory-search")
        self._field = Field("", self.field)
        self.lines = ChipRow()
        self.more = ChipRow(single=False)
        self.language = ComboBox(name="directory-language")
        self._nothing = NoteLine("info", "muted")
        self.add, self.calls = Button(icon="plus"), Button(kind="quiet", icon="phone")
        self.filter_button = Button(kind="quiet", icon="settings")
        self._compact = self._open = False
        self._count, self._some = 0, False
        self._build()
        self.field.searched.connect(lambda _text: self.asked.emit())
        self.lines.changed.connect(self.asked)
        self.more.changed.connect(self.asked)
        self.language.chosen.connect(lambda _code: self.asked.emit())
        self.list.taken.connect(self._take)
        self.add.clicked.connect(self.add_wanted)
        self.calls.clicked.connect(self.calls_wanted)
        self.filter_button.clicked.connect(self._on_filters)

    def filters(self) -> Filters:
        """What is asked of a place."""
        chosen = self.more.values()
        line, spoken = self.lines.value() or "", self.language.value()
        return Filters(line, spoken, OPEN_NOW in chosen, FREE in chosen)

    def show_found(self, rows: Sequence[FoundRow]) -> None:
        """Show what fits; when nothing does, say what to do."""
        letter, slip = kenmerk_search.rows(self.field.text()), kenmerk_search.slip(self.field.text())
        self.list.set_rows([*letter, *rows])
        self._some = bool(letter or rows)
        self._settle()
        count = ngettext("{n} organisation", "{n} organisations", len(rows)).format(n=len(rows))
        self._field.set_label(_("Find an organisation"), count)
        self._nothing.set_words(
            ""
            if self._some
            else slip or _("Nothing found. Try another word, or fewer filters; or add what is missing.")
        )

    def set_calls(self, count: int) -> None:
        """So many fields are to be called."""
        self._count = count
        self.calls.set_word(_("To call ({n})").format(n=count))

    def set_compact(self, compact: bool) -> None:
        """With little room the filters come when they are asked for; then they stand in the place of the list."""
        self._compact, self._open = compact, self.filters().any
        self._settle()

    def focus_first(self) -> None:
        """Put the focus in the field, all of it selected."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def clear(self) -> bool:
        """Ask nothing any more; False if nothing was asked."""
        had = bool(self.field.text()) or self.filters().any
        self.lines.set_values(())
        self.more.set_values(())
        self.language.set_value("")
        self.field.clear()
        if had:
            self.asked.emit()
        return had

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Find an organisation"))
        self.field.setPlaceholderText(_("home, lawyer, Hoofddorp, Polski"))
        self.list.setAccessibleName(_("Organisations found"))
        self.lines.set_choices(words.lines())
        self.lines.setAccessibleName(_("What it is about"))
        self.more.set_choices([(OPEN_NOW, _("Open now")), (FREE, _("Free"))])
        self.more.setAccessibleName(_("Only organisations that are"))
        spoken = [(code, language_name(code)) for code in SPOKEN]
        self.language.set_choices([("", _("Any language")), *spoken])
        self.language.set_name(_("Language spoken there"))
        self.add.set_word(_("Add an organisation"))
        self.filter_button.set_word(_("Filters"))
        self.set_calls(self._count)

    def _take(self, row_id: str) -> None:
        kenmerk = kenmerk_search.taken(row_id)
        if kenmerk:
            self.referral_wanted.emit(kenmerk)
        else:
            self.opened.emit(row_id)

    def _on_filters(self) -> None:
        self._open = not self._open
        self._settle()

    def _settle(self) -> None:
        shown = not self._compact or self._open
        self.lines.setVisible(shown)
        self._filters.setVisible(shown)
        self.filter_button.setVisible(self._compact)
        self.list.setVisible(self._some)

    def _build(self) -> None:
        self.box.setContentsMargins(16, 16, 16, 16)
        self.box.addWidget(self._field)
        self.box.addWidget(self.lines)
        holder = self._filters = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.more, 1)
        row.addWidget(self.language)
        self.box.addWidget(holder)
        self.box.addWidget(self.list, 1)
        self.box.addWidget(self._nothing)
        self.box.addStretch(0)
        quiet = QWidget()
        foot = FlowLayout(quiet, gap=8)
        for button in (self.add, self.calls, self.filter_button):
            foot.addWidget(button)
        self.box.addWidget(quiet)
