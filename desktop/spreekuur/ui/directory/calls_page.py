# SPDX-License-Identifier: EUPL-1.2
"""What the coordinator has to call: arrows choose, what is wrong is corrected, Enter confirms, the next one comes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from spreekuur.content.hours import read, said
from spreekuur.content.pack import Content
from spreekuur.desk.directory_calls import ENTRY, Call, ToCall, Why
from spreekuur.errors import UserError
from spreekuur.language import _, current
from spreekuur.messages import explain
from spreekuur.ui.directory import words
from spreekuur.ui.directory.leave import DeciderGate
from spreekuur.ui.directory.page import FormPage
from spreekuur.ui.directory.state_bar import StateBar
from spreekuur.ui.widgets import Button, EmptyState, Field, FoundList, FoundRow, LineEdit, Paragraph

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_WAITS = (Why.REPORTED, Why.CORRECTED, Why.ADDED)


class _CallField(LineEdit):
    """Arrows go through the list; the field keeps the focus."""

    def __init__(self, calls: FoundList) -> None:
        super().__init__(name="call-value", height=44)
        self._calls = calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows up and down belong to the list."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self._calls.move_by(step)
        else:
            super().keyPressEvent(event)


class CallsPage(FormPage):
    """`settled` is a yes to what stands in the field, `refused` a no to what somebody said."""

    settled = Signal(object, str)  # Call, what is right
    refused = Signal(object)  # Call
    opened = Signal(str)  # id of an entry

    def __init__(self, content: Content, gate: DeciderGate) -> None:
        super().__init__()
        self._content, self.gate = content, gate
        self._calls: dict[str, Call] = {}
        self.bar, self.list = StateBar(), FoundList()
        self.list.setMinimumHeight(122)
        self.edit = _CallField(self.list)
        self.which = Paragraph(role="strong", max_lines=1)
        self.field = Field("", self.edit)
        self.empty = EmptyState("", "")
        self.no, self.look = Button(icon="x"), Button(kind="quiet", icon="book-open")
        self.list.selected.connect(lambda _row: self._show_call())
        self.list.taken.connect(lambda _row: self.focus_first())
        self.accepted.connect(self._on_accepted)
        self.no.clicked.connect(self._on_refused)
        self.look.clicked.connect(lambda: self.opened.emit(call.org) if (call := self.call()) else None)
        gate.opened.connect(self.focus_first)
        self.build([self.bar, gate, self.empty, self.list], [self.no, self.look])
        self.box.insertWidget(2, self.which)
        self.box.insertWidget(3, self.field)

    def show_calls(self, shown: ToCall) -> None:
        """Show what there is to call; the chosen row stays chosen, or the first is."""
        self._calls = {call.id: call for call in shown.calls}
        self.bar.show_standing(shown.standing)
        self.list.set_rows([_row(call) for call in shown.calls])
        self.empty.setVisible(not shown.calls)
        for part in (self.list, self.which, self.field, self.accept, self.look):
            part.setVisible(bool(shown.calls))
        self.gate.settle()
        self._show_call()

    def call(self) -> Call | None:
        """The one that is chosen."""
        return self._calls.get(self.list.current_id())

    def tell(self, error: UserError) -> None:
        """Say it under the field."""
        self.field.set_error(explain(error))
        self.focus_first()

    def focus_first(self) -> None:
        """Begin in the field, or with the passphrase."""
        if not self.gate.isHidden():
            self.gate.asking.focus_first()
        elif self.edit.isVisible():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.gate.retranslate()
        self.heading.setText(_("To call"))
        self.lead.set_words(_("Call, type what is right, press Enter. Arrows go to the next one."))
        self.empty.set_words(_("Nothing to call."), _("Every field is sure and not older than a year."))
        self.no.set_word(_("Not so"))
        self.look.set_word(_("Open the organisation"))
        self.list.setAccessibleName(_("To call"))
        self._show_call()

    def _show_call(self) -> None:
        call = self.call()
        self.field.set_error("")
        self.no.setVisible(call is not None and call.why in _WAITS)
        if call is None:
            return
        whole = call.field == ENTRY
        self.which.set_words(call.name)
        self.field.set_label(words.field("phone" if whole else call.field), words.call_why(call))
        self.edit.setReadOnly(whole)
        self.edit.setText(self._typed(call))
        self.accept.set_word(_("Accept") if whole else _("It is right"))

    def _typed(self, call: Call) -> str:
        """As somebody types it: the hours in the words of the language."""
        days = self._content.days.get(current())
        opening = read(call.value, self._content.days, "nl") if call.field == "hours" else None
        return said(opening, days) if opening and days else call.value.replace("\n", "; ")

    def _on_accepted(self) -> None:
        call = self.call()
        if call is not None and self.gate.settle():
            self.settled.emit(call, self.edit.text())

    def _on_refused(self) -> None:
        call = self.call()
        if call is not None and self.gate.settle():
            self.refused.emit(call)


def _row(call: Call) -> FoundRow:
    field = words.field(call.field) if call.field != ENTRY else _("new organisation")
    told = " · ".join(filter(None, [field, call.value.replace("\n", "; "), words.call_why(call)]))
    return FoundRow(call.id, words.call_icon(call), call.name, told)
