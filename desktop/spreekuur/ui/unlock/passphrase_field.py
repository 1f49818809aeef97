# SPDX-License-Identifier: EUPL-1.2
"""Where the passphrase is typed: hidden or shown, with what the keyboard gives away said below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.unlock import typing
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.field import NoteLine
from spreekuur.ui.widgets.inputs import LineEdit, mark_wrong
from spreekuur.ui.widgets.label import Label
from spreekuur.ui.widgets.say import announce

_SPACE = 0x20
_HEIGHT = 48


class _Line(LineEdit):
    key_came = Signal(object)

    def __init__(self, complete: typing.Complete) -> None:
        super().__init__(height=_HEIGHT, name="passphrase", most=1000)
        self._complete = complete
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While the words are shown, a space completes the word before it; undo takes that back."""
        shown = self.echoMode() == QLineEdit.EchoMode.Normal
        if shown and event.key() == _SPACE and self.cursorPosition() == len(self.text()):
            longer = typing.completed(self.text(), self._complete)
            if longer.startswith(self.text()):
                self.insert(longer[len(self.text()) :])
        super().keyPressEvent(event)
        self.key_came.emit(event)


class PassphraseField(QWidget):
    """Label, field, show button, and lines about Caps Lock, the alphabet and what was wrong."""

    entered = Signal()

    def __init__(self, complete: typing.Complete) -> None:
        super().__init__()
        self._caps = self._just_cut = False
        self.label = Label(role="label")
        self._keyboard = Label(role="hint", tone="muted")
        self.line = _Line(complete)
        self.show_button = Button(icon="eye", height=_HEIGHT)
        self.caps_line = NoteLine("info", "info")
        self.alphabet_line = NoteLine("keyboard", "warn")
        self.error_line = NoteLine("circle-alert", "danger")
        self.line.key_came.connect(self._on_key)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.entered)
        self.show_button.clicked.connect(self._on_show)
        self.label.setBuddy(self.line)
        self._build()
        self.retranslate()
        self.say_wrong("")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.label.setText(_("Passphrase – six words"))
        self.line.setAccessibleName(self.label.text())
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        self.show_button.set_word(_("Hide") if shown else _("Show"))
        self.show_button.set_icon("eye-off" if shown else "eye")
        name = typing.keyboard_name()
        self._keyboard.setText(_("Keyboard: {name}").format(name=name) if name else "")
        self._show_hints()

    def say_wrong(self, sentence: str) -> None:
        """Say below the field what was wrong and select what was typed; empty takes it away."""
        self.error_line.set_words(sentence)
        mark_wrong(self.line, bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if sentence:
            self.line.setFocus()
            self.line.selectAll()
            announce(self.line, sentence, assertive=True)

    def tell_too_long(self, _editor: QWidget, count: int, most: int) -> None:
        """A passphrase that was cut opens nothing: say so at once."""
        from spreekuur.ui.widgets.too_long import sentence

        self.say_wrong(sentence(count, most))
        self._just_cut = True

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self._keyboard)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(row)
        column.addSpacing(2)
        for line in (self.error_line, self.caps_line, self.alphabet_line):
            column.addWidget(line)

    def _on_key(self, event: QKeyEvent) -> None:
        self._caps = typing.caps_lock(event, self._caps)
        self._show_hints()

    def _on_edited(self, _text: str) -> None:
        if self.error_line.words() and not self._just_cut:
            self.say_wrong("")
        self._just_cut = False

    def _show_hints(self) -> None:
        self.caps_line.set_words(_("Caps Lock is on") if self._caps else "")
        other = typing.other_alphabet(self.line.text())
        self.alphabet_line.set_words(
            _("The keyboard types another alphabet. The six words have Latin letters.") if other else ""
        )

    def _on_show(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        self.line.setEchoMode(QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal)
        self.retranslate()
        self.line.setFocus()
