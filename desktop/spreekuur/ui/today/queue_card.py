# SPDX-License-Identifier: EUPL-1.2
"""The queue: who waits, how long, who goes first. No name and no topic is ever in here."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.evenings.model import Ticket
from spreekuur.language import _, ngettext
from spreekuur.ui.today.entry import NumberEntry
from spreekuur.ui.today.more import MoreButton
from spreekuur.ui.today.row_keys import RowKeys
from spreekuur.ui.today.words import language_name, waited
from spreekuur.ui.widgets import (
    Button,
    Card,
    Divider,
    EmptyState,
    FlowLayout,
    Label,
    QueueList,
    QueueRow,
)


class QueueCard(Card):
    """Shows who waits; Enter calls the selected number, Delete notes that it is gone, F2 opens the entry."""

    called = Signal(str)  # ticket id
    left = Signal(str)  # ticket id
    back = Signal()  # take the last action back
    room = Signal()  # show the numbers large

    def __init__(self) -> None:
        super().__init__()
        self._tickets: tuple[Ticket, ...] = ()
        self._next_number = 1
        self._asked = False
        self._title = Label(role="section")
        self._count = Label(role="card", tone="muted")
        self.new_number = Button(icon="plus", keys="F2")
        self.big_numbers = Button(kind="quiet", icon="monitor", keys="F11")
        self.entry = NumberEntry()
        self.list = QueueList()
        self.empty = EmptyState("", "", drawn=("users", "plus"), tall=True)
        self.row_keys = RowKeys()
        self.call_next = Button(kind="primary", icon="bell-ring", keys="Enter", height=48)
        self.without_number = Button(keys="Ctrl+N", height=48)
        self.more = MoreButton()
        self._build()
        self._connect()
        self.retranslate()

    def show_queue(self, tickets: Sequence[Ticket], next_number: int, now: datetime) -> None:
        """Show these numbers; who was selected stays selected."""
        at_work = any(part.hasFocus() for part in (self.list, self.new_number, *self.row_keys.buttons))
        self._tickets, self._next_number = tuple(tickets), next_number
        self.list.set_rows([_row(ticket, now) for ticket in self._tickets])
        self._settle()
        if at_work:
            self.focus_first()

    def tick(self, now: datetime) -> None:
        """Show how long they have waited by now."""
        self.list.set_rows([_row(ticket, now) for ticket in self._tickets])

    def open_entry(self) -> None:
        """Open the row for a new number; when it is open, start it anew."""
        self.entry.open(self._next_number)
        self._settle()

    def open_change(self) -> bool:
        """Open the row with what was noted of the selected number; False when nobody waits."""
        chosen = [ticket for ticket in self._tickets if ticket.id == self.list.current_id()]
        for ticket in chosen:
            self.entry.open_change(ticket)
            self._settle()
        return bool(chosen)

    def close_entry(self) -> None:
        """Close the row and go back to the queue."""
        self.entry.hide()
        self._settle()
        self.focus_first()

    def set_room_shown(self, shown: bool) -> None:
        """Tick the button while the room sees the numbers."""
        self.big_numbers.set_icon("check" if shown else "monitor")

    def set_asked(self, asked: bool) -> None:
        """While something else is asked, nothing here is the one button to press."""
        self._asked = asked
        self._settle()

    def focus_first(self) -> None:
        """Put the focus on the queue, or on the new number when nobody waits."""
        (self.list if self._tickets else self.new_number).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Queue"))
        self.list.set_label(_("Queue"))
        self.new_number.set_word(_("Number"))
        self.new_number.setAccessibleName(_("New number in the queue"))
        self.big_numbers.set_word(_("Big numbers"))
        self.empty.set_words(_("Nobody is waiting yet."), _("Press F2 when somebody comes in."))
        self.row_keys.retranslate()
        self.without_number.set_word(_("Without number"))
        self.entry.retranslate()
        self.more.retranslate()
        self._settle()

    def _build(self) -> None:
        self.box.setContentsMargins(16, 16, 16, 16)
        self.box.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.big_numbers)
        head.addWidget(self.new_number)
        self.box.addLayout(head)
        self.box.addWidget(self.entry)
        self.box.addWidget(self.list, 1)
        self._nobody = _centred(self.empty)
        self.box.addWidget(self._nobody, 1)
        self.box.addWidget(self.row_keys)
        self.box.addWidget(Divider())
        foot = QWidget()
        buttons = FlowLayout(foot, gap=12)
        for button in (self.call_next, self.without_number, self.more):
            buttons.addWidget(button)
        self.box.addSpacing(4)
        self.box.addWidget(foot)
        self.entry.hide()

    def _connect(self) -> None:
        self.new_number.clicked.connect(self.open_entry)
        self.entry.closed.connect(self.close_entry)
        self.list.opened.connect(self.called)
        self.list.delete_requested.connect(self.left)
        self.row_keys.change.connect(self.open_change)
        self.row_keys.gone.connect(lambda: self.left.emit(self.list.current_id()))
        self.row_keys.undo.connect(self.back)
        self.big_numbers.clicked.connect(self.room)
        self.list.selected.connect(lambda _id: self._settle())
        self.call_next.clicked.connect(lambda: self.called.emit(self.list.current_id()))

    def _settle(self) -> None:
        """Show what suits a queue of this length."""
        some = bool(self._tickets)
        self.list.setVisible(some)
        self._nobody.setVisible(not some)
        quiet = self._asked or not self.entry.isHidden()
        self.row_keys.setVisible(some and self.entry.isHidden())
        self.call_next.set_kind("normal" if quiet else "primary")
        self.new_number.set_kind("normal" if some or quiet else "primary")
        self.call_next.setVisible(some)
        waiting = ngettext("{n} waiting", "{n} waiting", len(self._tickets))
        self._count.setText(waiting.format(n=len(self._tickets)) if some else "")
        self.call_next.set_word(_call_words(self._tickets, self.list.current_id()))


def _call_words(tickets: Sequence[Ticket], chosen: str) -> str:
    if not tickets or chosen == tickets[0].id:
        return _("Call the next one")
    number = next((ticket.number for ticket in tickets if ticket.id == chosen), "")
    return _("Call number {number}").format(number=number)


def _centred(part: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(part)
    column.addStretch(1)
    return holder


def _row(ticket: Ticket, now: datetime) -> QueueRow:
    badges = []
    if ticket.help_first:
        badges.append(("warn", "hand", _("help first")))
    if ticket.interpreter:
        badges.append(("info", "languages", _("interpreter needed")))
    return QueueRow(
        ticket.id,
        str(ticket.number),
        language_name(ticket.language),
        tuple(badges),
        waited(ticket.taken_at, now),
    )
