# SPDX-License-Identifier: EUPL-1.2
"""The left side: a field for a kenmerk, and the referrals that wait for an answer."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from spreekuur.content.pack import Content
from spreekuur.desk.follow_up import FollowUp
from spreekuur.desk.reminders import open_letters
from spreekuur.language import _, ngettext
from spreekuur.ui.follow_up.place_head import PlaceHead
from spreekuur.ui.follow_up.words import row
from spreekuur.ui.widgets import Card, ChipRow, EmptyState, Field, FoundList, NoteLine, SearchField

LATE, ALL, ADVICE = "late", "all", "advice"


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
    all_wanted = Signal()  # no longer those of one client only

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._all: Sequence[FollowUp] = ()
        self._today: date | None = None
        self.list = FoundList()
        self.field = _KenmerkField(self.list, name="kenmerk")
        self._field = Field("", self.field)
        self.which = ChipRow()
        self.place = PlaceHead(content)
        self.note = NoteLine("info", "warn")
        self._empty = EmptyState("", "", drawn=("send", ""))
        for part in (self._field, self.note, self.which, self.place, self.list, self._empty):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.field.entered.connect(self.kenmerk_typed)
        self.field.textChanged.connect(lambda _text: self.note.set_words(""))
        self.which.changed.connect(self._show)
        self.place.button.clicked.connect(self.toggle_place)
        self.list.selected.connect(self.chosen)
        self.list.taken.connect(self.opened)
        self.note.set_words("")
        self.retranslate()
        self.which.set_values([LATE])

    def show_awaited(self, found: Sequence[FollowUp], today: date, code: str = "") -> None:
        """Show these; the late ones alone until somebody asks for all. With a code they are all of one client."""
        self._all, self._today = found, today
        if code != self.place.code():
            self.place.show_client(code)
        self._show()

    def found(self, referral_id: str) -> FollowUp | None:
        """One of those that are shown."""
        return next((one for one in self._all if one.referral.id == referral_id), None)

    def toggle_place(self) -> bool:
        """Only what one call to the place of the chosen row can settle, or all again; False without a row."""
        if self.place.code():
            self.all_wanted.emit()
            return True
        one = self.found(self.list.current_id())
        if not self.place.route() and one is None:
            return False
        self.place.show_place("" if self.place.route() or one is None else one.referral.route)
        self._show()
        return True

    def place_to_remind(self) -> str:
        """The place that is shown alone, or of the chosen row, if a letter to it waits for an answer; else empty."""
        one = self.found(self.list.current_id())
        route = self.place.route() or (one.referral.route if one is not None else "")
        return route if open_letters((each.referral for each in self._all), route) else ""

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
        self.place.retranslate()
        self._show()

    def _show(self) -> None:
        today = self._today
        shown = self._shown()
        if not shown and self.place.route():
            self.place.show_place("")  # one call settled them all
            shown = self._shown()
        self._say_counts()
        at_place, of_client = bool(self.place.route()), bool(self.place.code())
        self.list.set_rows(
            [row(one, self._content, today, at_place=at_place) for one in shown] if today is not None else []
        )
        self.which.setVisible(not at_place and not of_client)
        self.place.setVisible(bool(shown) or of_client)
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.chosen.emit(self.list.current_id())

    def _shown(self) -> list[FollowUp]:
        """Of a client all there is, of a place all that is awaited, late or not; else what the chips say."""
        if self.place.code():
            return list(self._all)
        made, today = [one for one in self._all if not one.is_advice()], self._today
        if self.place.route():
            return [one for one in made if one.referral.route == self.place.route()]
        late = [one for one in made if today is not None and one.is_overdue(today)]
        advice = [one for one in self._all if one.is_advice()]
        return {ALL: made, ADVICE: advice}.get(self.which.value() or LATE, late)

    def _say_counts(self) -> None:
        today = self._today
        late = sum(today is not None and one.is_overdue(today) for one in self._all)
        advice = sum(one.is_advice() for one in self._all)
        together = len(self._all) - advice
        self.which.set_choices(
            [
                (LATE, ngettext("{n} late", "{n} late", late).format(n=late)),
                (ALL, ngettext("{n} awaited", "{n} awaited", together).format(n=together)),
                (ADVICE, ngettext("{n} to decide", "{n} to decide", advice).format(n=advice)),
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
