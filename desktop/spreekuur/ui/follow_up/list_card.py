# SPDX-License-Identifier: EUPL-1.2
"""The left side: a field for a kenmerk, and the referrals that wait for an answer."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from spreekuur.content.pack import Content
from spreekuur.desk.follow_up import FollowUp
from spreekuur.language import _, ngettext
from spreekuur.ui.follow_up.words import row
from spreekuur.ui.widgets import Card, ChipRow, EmptyState, Field, FoundList, NoteLine, SearchField

LATE, ALL = "late", "all"


class _KenmerkField(SearchField):
    """Enter opens what was typed; with nothing typed it takes the chosen row, as in every list."""

    entered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to what was typed first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)


class ListCard(Card):
    """Which referral is looked at."""

    kenmerk_typed = Signal(str)
    chosen = Signal(str)  # referral id; empty when there is none
    opened = Signal(str)  # referral id

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._all: Sequence[FollowUp] = ()
        self._today: date | None = None
        self.list = FoundList()
        self.field = _KenmerkField(self.list, name="kenmerk")
        self._field = Field("", self.field)
        self.which = ChipRow()
        self.note = NoteLine("info", "warn")
        self._empty = EmptyState("", "", drawn=("send", ""))
        for part in (self._field, self.note, self.which, self.list, self._empty):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.field.entered.connect(self.kenmerk_typed)
        self.field.textChanged.connect(lambda _text: self.note.set_words(""))
        self.which.changed.connect(self._show)
        self.list.selected.connect(self.chosen)
        self.list.taken.connect(self.opened)
        self.note.set_words("")
        self.retranslate()
        self.which.set_values([LATE])

    def show_awaited(self, found: Sequence[FollowUp], today: date) -> None:
        """Show these; the late ones alone until somebody asks for all."""
        self._all, self._today = found, today
        self._show()

    def found(self, referral_id: str) -> FollowUp | None:
        """One of those that are shown."""
        return next((one for one in self._all if one.referral.id == referral_id), None)

    def refuse(self, sentence: str) -> None:
        """Say under the field why nothing was opened."""
        self.note.set_words(sentence)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def focus_first(self) -> None:
        """Put the focus in the field: arrows walk through the list from there."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Reference on the letter or slip"))
        self.field.setPlaceholderText(_("e.g. PS-2026-0001-04"))
        self.list.setAccessibleName(_("Referrals that wait for an answer"))
        self._show()

    def _show(self) -> None:
        today = self._today
        late = [one for one in self._all if today is not None and one.is_overdue(today)]
        self._say_counts(len(late), len(self._all))
        shown = self._all if self.which.value() == ALL else late
        self.list.set_rows([row(one, self._content, today) for one in shown] if today is not None else [])
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.chosen.emit(self.list.current_id())

    def _say_counts(self, late: int, together: int) -> None:
        self.which.set_choices(
            [
                (LATE, ngettext("{n} late", "{n} late", late).format(n=late)),
                (ALL, ngettext("{n} awaited", "{n} awaited", together).format(n=together)),
            ]
        )
        if together:
            self._empty.set_words(
                _("Nothing is late."), _("Choose “awaited” to see what will be due, or type a reference.")
            )
        else:
            self._empty.set_words(
                _("Nothing is awaited."), _("A referral that is chosen in a talk stands here until its end.")
            )
