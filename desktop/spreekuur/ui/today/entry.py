# SPDX-License-Identifier: EUPL-1.2
"""The one row in which the host gives a number: language by a digit, Enter, done."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spreekuur.evenings.model import Ticket
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.today.words import DOOR_LANGUAGES, language_name
from spreekuur.ui.widgets import Button, Card, Chip, FlowLayout, Label, LineEdit, NoteLine, announce
from spreekuur.ui.widgets.roving import Roving

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HIGHEST = 9999


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """What the host noted; without a number the next one is given. With a ticket it is a change of that one."""

    language: str
    help_first: bool
    interpreter: bool
    number: int | None
    ticket_id: str = ""


class NumberEntry(Card):
    """Opened empty by `open`; 1 to 7 choose the language, 8 and 9 mark, Enter gives the number, Esc closes."""

    given = Signal(object)  # AtTheDoor
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(tone="alt", dense=True)
        self.number = LineEdit(height=56, name="number")
        self.number.setValidator(QIntValidator(1, _HIGHEST, self.number))
        self._number_label = Label(role="label")
        self._number_label.setBuddy(self.number)
        self.languages = [Chip("", code, keys=str(i)) for i, code in enumerate(DOOR_LANGUAGES, 1)]
        self.help_first = Chip("", keys="8")
        self.interpreter = Chip("", keys="9")
        self.give = Button(kind="primary", keys="Enter")
        self.leave = Button(kind="quiet", keys="Esc", height=36)
        self._languages_label = Label(role="label")
        self._error = NoteLine("circle-alert", "danger")
        self._roving = Roving(self)
        self._ticket: Ticket | None = None
        self._build()
        self.retranslate()
        self.restyle()

    def open(self, next_number: int) -> None:
        """Show the row, empty, ready for a digit."""
        self.number.setPlaceholderText(str(next_number))
        self._open(None)

    def open_change(self, ticket: Ticket) -> None:
        """Show the row with what was noted of a number that waits, ready to be changed."""
        self._open(ticket)

    def refuse(self, sentence: str) -> None:
        """Say why this number cannot be given; empty takes it away."""
        self._error.set_words(sentence)
        self._error.setVisible(bool(sentence))
        announce(self, sentence, assertive=True)
        if sentence:
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            self.number.selectAll()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._number_label.setText(_("Number"))
        self.number.setAccessibleName(_("Number"))
        self._languages_label.setText(_("Language"))
        for chip in self.languages:
            chip.set_word(language_name(chip.value))
            chip.setAccessibleDescription(_("Language"))
        self.help_first.set_word(_("help first"))
        self.interpreter.set_word(_("interpreter needed"))
        self.give.set_word(_("Give number") if self._ticket is None else _("Save"))
        self.leave.set_word(_("Cancel"))

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.number.setFont(theme.font("number"))
        self.number.setFixedWidth(theme.px(96))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits, and Esc."""
        digit = event.text()
        keyed = {**{str(i): chip for i, chip in enumerate(self.languages, 1)}, "8": self.help_first}
        chip = {**keyed, "9": self.interpreter}.get(digit)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif chip is not None:
            chip.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives the number wherever one is in the row."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._give()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(_under(self._number_label, self.number))
        chips = QWidget()
        flow = FlowLayout(chips, gap=8)
        for chip in self.languages:
            flow.addWidget(chip)
            chip.clicked.connect(lambda _on=False, chip=chip: self._choose(chip))
        row.addLayout(_under(self._languages_label, chips), 1)
        self.box.addLayout(row)
        self.box.addWidget(self._error)
        foot = QWidget()
        last = FlowLayout(foot, gap=8)
        for part in (self.help_first, self.interpreter, self.give, self.leave):
            last.addWidget(part)
        self.box.addWidget(foot)
        self._roving.follow(self.languages)
        self.give.clicked.connect(self._give)
        self.leave.clicked.connect(self.closed)
        for editor in (self.number, *self.languages, self.help_first, self.interpreter):
            editor.installEventFilter(self)

    def _open(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self.number.setText(str(ticket.number) if ticket else "")
        self.number.setEnabled(ticket is None)
        spoken = ticket.language if ticket else ""
        for chip in self.languages:
            chip.setChecked(chip.value == spoken)
        self.help_first.setChecked(ticket is not None and ticket.help_first)
        self.interpreter.setChecked(ticket is not None and ticket.interpreter)
        self.retranslate()
        self.refuse("")
        self.show()
        first = next((chip for chip in self.languages if chip.isChecked()), self.languages[0])
        self._roving.stop_at(first)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, chosen: Chip) -> None:
        for chip in self.languages:
            chip.setChecked(chip is chosen)
        self._roving.stop_at(chosen)

    def _give(self) -> None:
        spoken = next((chip.value for chip in self.languages if chip.isChecked()), "unknown")
        typed, ticket = self.number.text(), self._ticket
        self.given.emit(
            AtTheDoor(
                spoken,
                self.help_first.isChecked(),
                self.interpreter.isChecked(),
                int(typed) if typed else None,
                ticket.id if ticket is not None else "",
            )
        )


def _under(label: QLabel, editor: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(editor)
    column.addStretch(1)
    return column
