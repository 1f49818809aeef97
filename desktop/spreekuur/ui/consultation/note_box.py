# SPDX-License-Identifier: EUPL-1.2
"""The note, and the guard that keeps identifiers out of it when the field is left."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.identifiers import MASK, Identifier, find, masked
from spreekuur.language import _
from spreekuur.ui.widgets import Field, MessageBar, NoteField


class NoteEdit(NoteField):
    """A note that also says what is still being composed by a dead key or an input method."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, *, name: str = "note", lines: int = 2) -> None:
        super().__init__(name=name, lines=lines)
        self._composing = ""
        self.textChanged.connect(lambda: self.typed.emit(self.whole()))

    def whole(self) -> str:
        """The text, with what is being composed in its place."""
        text, at = self.toPlainText(), self.textCursor().position()
        return text[:at] + self._composing + text[at:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composing counts as typing."""
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        self.typed.emit(self.whole())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field is when it is looked over."""
        super().focusOutEvent(event)
        self.left.emit()


class NoteBox(QWidget):
    """Field and message bars, one for each kind of identifier that was found."""

    typed = Signal(str)
    masked = Signal(str)  # the text without identifiers
    phone_found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.note = NoteEdit()
        self.box = Field("", self.note, required=False)
        self._asks = False
        self.bars: dict[Identifier, MessageBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.box)
        self.note.typed.connect(self.typed)
        self.note.left.connect(self.look_over)
        self.retranslate()

    def show_note(self, text: str) -> None:
        """Show this note, but never over what is being typed."""
        if text != self.note.whole():
            blocked = self.note.blockSignals(True)
            self.note.setPlainText(text)
            self.note.blockSignals(blocked)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.box.set_label(_("Note"))
        self.note.setPlaceholderText(_("No names, no BSN, no illnesses"))
        for kind, bar in self.bars.items():
            bar.say("info", sentence(kind))

    def look_over(self) -> None:
        """Mask what must not be kept, and say so for each kind."""
        text = self.note.toPlainText()
        found = find(text)
        if not found:
            return
        seen: dict[Identifier, str] = {}
        for one in found:
            seen.setdefault(one.kind, text[one.start : one.end])
        self.note.setPlainText(masked(text))
        self.masked.emit(self.note.toPlainText())
        for kind, digits in seen.items():
            self._warn(kind, digits)

    def asks(self) -> bool:
        """Is there a question left that was not seen before: what the digits were?"""
        asked, self._asks = self._asks, False
        return asked

    def clear_bars(self) -> None:
        """Take all bars away, such as for the next talk."""
        for bar in self.bars.values():
            bar.hide()
            bar.deleteLater()
        self.bars.clear()

    def _warn(self, kind: Identifier, digits: str) -> None:
        self._dismiss(kind)
        bar = self.bars[kind] = MessageBar("info")
        # Above the note, where the eye is: below it the bar would lie outside what is scrolled into sight.
        self._column.insertWidget(0, bar)
        bar.add_button(_("Take away")).clicked.connect(lambda: self._take_away(kind))
        if kind is Identifier.BSN:
            self._asks = self.isVisible()
            phone = bar.add_button(_("It is a phone number"))
            phone.clicked.connect(lambda: self._as_phone(digits))
        bar.say("info", sentence(kind))

    def _take_away(self, kind: Identifier) -> None:
        text = " ".join(self.note.toPlainText().replace(MASK, " ").split(" "))
        self.note.setPlainText(" ".join(part for part in text.split(" ") if part))
        self._dismiss(kind)
        self.note.setFocus()

    def _as_phone(self, digits: str) -> None:
        self.phone_found.emit(digits)
        self._take_away(Identifier.BSN)

    def _dismiss(self, kind: Identifier) -> None:
        bar = self.bars.pop(kind, None)
        if bar is not None:
            bar.hide()
            bar.deleteLater()


def sentence(kind: Identifier) -> str:
    """What was found and why it does not stay."""
    names = {
        Identifier.BSN: "BSN",
        Identifier.PESEL: "PESEL",
        Identifier.EGN: "ЕГН (EGN)",
        Identifier.CNP: "CNP",
        Identifier.NIE: "NIE/DNI",
        Identifier.IBAN: "IBAN",
        Identifier.EMAIL: _("an e-mail address"),
    }
    return _("This looks like {kind}. We do not keep that.").format(kind=names[kind])
