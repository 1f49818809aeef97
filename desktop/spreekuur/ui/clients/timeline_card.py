# SPDX-License-Identifier: EUPL-1.2
"""All that happened with a client on one card: the newest first, one kind at a time if one likes."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spreekuur.content.pack import Content
from spreekuur.desk.timeline import Event, Kind
from spreekuur.language import _
from spreekuur.ui.clients import timeline_words
from spreekuur.ui.clients.timeline_list import TimelineList
from spreekuur.ui.widgets import Button, Card, ChipRow, Label, Paragraph, Scroll, announce

_ALL = "all"


class TimelineCard(Card):
    """Shows events; what lies behind one is told below the list."""

    closed = Signal()
    talk_wanted = Signal(str)  # consultation id
    referral_opened = Signal(str)  # kenmerk

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._events: tuple[Event, ...] = ()
        self._evenings: Collection[date] = ()
        self._today: date | None = None
        self._title = Label(role="section")
        self._code = Label(role="body", tone="muted")
        self.kinds = ChipRow()
        self.list = TimelineList()
        self._nothing = Paragraph(tone="muted")
        self._sheet, self._lines = Card(tone="alt", dense=True), QVBoxLayout()
        self.detail = Scroll(self._sheet)
        self._compact = False
        self.open_button = Button(kind="primary", keys="Enter")
        self.close_button = Button(icon="arrow-left", keys="Esc")
        self._build()
        self.kinds.changed.connect(self._show_rows)
        self.list.taken.connect(self._on_taken)
        self.open_button.clicked.connect(lambda: self._on_taken(self.list.current_id()))
        self.close_button.clicked.connect(lambda: None if self.close_top() else self.closed.emit())
        self.retranslate()

    def show_events(
        self, code: str, events: Sequence[Event], evenings: Collection[date], today: date
    ) -> None:
        """Show these, the newest first."""
        self._code.setText(code)
        self._events, self._evenings, self._today = tuple(events), evenings, today
        self._name_kinds()
        self._show_rows()

    def show_detail(self, heading: str, lines: Sequence[tuple[str, str]]) -> None:
        """Tell what lies behind an event, below the list."""
        self._empty_detail()
        self._lines.addWidget(Paragraph(heading, role="strong"))
        for label, text in lines:
            self._lines.addWidget(Paragraph(text, lead=f"{label}:"))
        self._sheet.setAccessibleName(" ".join([heading, *(text for _label, text in lines)]))
        self.detail.show()
        announce(self._sheet, self._sheet.accessibleName())
        self._settle()

    def close_top(self) -> bool:
        """Close what was told below the list; False when nothing was."""
        if self.detail.isHidden():
            return False
        self._empty_detail()
        self.detail.hide()
        self._settle()
        return True

    def set_compact(self, compact: bool) -> None:
        """Where there is little room what is told stands alone."""
        self._compact = compact
        self._settle()

    def focus_first(self) -> None:
        """Put the focus on the list, or on the way back when there is nothing."""
        part = self.list if self._events else self.close_button
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Timeline"))
        self.kinds.set_label(_("Show"))
        self.list.setAccessibleName(_("Timeline"))
        self._nothing.set_words(_("Nothing has happened yet. A talk put in this file stands here."))
        self.open_button.set_word(_("Open"))
        self.close_top()
        self._name_kinds()
        self._show_rows()

    def _name_kinds(self) -> None:
        there = {event.kind for event in self._events}
        named = [(kind.value, timeline_words.kind(kind)) for kind in Kind if kind in there]
        self.kinds.set_choices([(_ALL, _("Everything")), *named])
        if self.kinds.value() is None:
            self.kinds.set_values((_ALL,))

    def _show_rows(self) -> None:
        if self.kinds.value() is None:  # pressing the chosen one again means everything
            self.kinds.set_values((_ALL,))
        wanted = self.kinds.value()
        events = [event for event in self._events if wanted in (_ALL, event.kind)]
        today = self._today or date.min
        self.list.set_rows(timeline_words.rows(events, self._evenings, self._content, today))
        self._settle()

    def _settle(self) -> None:
        """Show the parts that there is something in, and room for."""
        alone, some = self._compact and not self.detail.isHidden(), bool(self.list.count())
        self.close_button.set_word(_("Back to the timeline") if alone else _("Back to the file"))
        self.close_button.set_kind("primary" if alone else "normal")
        had_focus = self.list.hasFocus() or self.close_button.hasFocus()
        for part, shown in ((self.list, some), (self.kinds, bool(self._events)), (self.open_button, some)):
            part.setVisible(shown and not alone)
        self._nothing.setVisible(not some and not alone)
        if had_focus:
            (self.close_button if alone or not some else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, event_id: str) -> None:
        event = next((one for one in self._events if one.id == event_id), None)
        if event is None:
            return
        if event.kind is Kind.REFERRAL and event.kenmerk:
            self.referral_opened.emit(event.kenmerk)
        elif event.talk:
            self.talk_wanted.emit(event.talk)
        else:
            title, words = timeline_words.said(event, self._content, self._today or event.on)
            self.show_detail(" · ".join(filter(None, [title, words])), ())

    def _empty_detail(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._code)
        head.addStretch(1)
        self.box.addLayout(head)
        self.box.addWidget(self.kinds)
        self.box.addWidget(self.list, 1)
        self.box.addWidget(self._nothing)
        self._sheet.box.addLayout(self._lines)
        self._sheet.box.addStretch(1)
        self.detail.hide()
        self.box.addWidget(self.detail, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        self.box.addLayout(foot)
