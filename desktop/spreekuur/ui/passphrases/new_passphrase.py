# SPDX-License-Identifier: EUPL-1.2
"""A new passphrase: six words to write down and type again, or a phrase of one's own that is strong enough."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _, current
from spreekuur.security import passphrase, words
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.unlock.typing import expanded
from spreekuur.ui.widgets import Button, Card, Field, FlowLayout, Label, LineEdit, NoteLine


class NewPassphrase(QWidget):
    """Shows six words, covers them while they are typed, and says whether they were typed right."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words, self._own, self._covered = "", False, False
        self.card = Card(tone="alt", dense=True)
        self._flow = FlowLayout(gap=20, line_gap=8)
        self.other = Button(icon="redo-2", height=36)
        self.mode = Button(kind="quiet", icon="pencil", height=36)
        self.own = Field("", LineEdit(height=44, name="own_phrase", most=1000), required=True)
        self.strength = NoteLine("info", "muted")
        self.typed = PassphraseField(lambda word: words.complete(word, current()))
        self.other.clicked.connect(self._on_other)
        self.mode.clicked.connect(self._on_mode)
        self.typed.entered.connect(self.entered)
        self.typed.line.textEdited.connect(self._on_typed)
        self._own_line().textEdited.connect(lambda _text: self._show_strength())
        self._build()
        self.draw_words()

    def draw_words(self) -> None:
        """Draw six words in the language in use; whatever was typed goes."""
        self._words, self._covered = words.generate(current()), False
        self.typed.line.clear()
        self.retranslate()

    def value(self) -> str:
        """The passphrase that was chosen."""
        return self._own_line().text() if self._own else self._words

    def ready(self) -> bool:
        """Is it strong enough, and was it typed the same again?"""
        own = self._own_line()
        if self._own and passphrase.bits(own.text()) < passphrase.WANTED_BITS:
            self.own.set_error(_("This could be guessed. Make it longer, or take the six words."))
            own.setFocus()
            return False
        typed = self.typed.line.text()
        longer = typed if self._own else expanded(typed, lambda word: words.complete(word, current()))
        if not typed.strip():
            self.typed.say_wrong(_("Type it once more here, so that you know you have it."))
        elif passphrase.normalised(longer) != passphrase.normalised(self.value()):
            self.typed.say_wrong(_("This is not the same. Look again, and type it once more."))
            self._cover(False)
        else:
            return True
        return False

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.card.setVisible(not self._own)
        self.own.setVisible(self._own)
        self.own.set_label(_("Your own phrase"), _("at least four or five unusual words"))
        self.other.set_word(_("Show the words") if self._covered else _("Other words"))
        self.other.set_icon("eye" if self._covered else "redo-2")
        self.mode.set_word(_("Take six words") if self._own else _("A phrase of my own"))
        self.typed.retranslate()
        self.typed.label.setText(_("Type it again"))
        self.typed.line.setAccessibleName(self.typed.label.text())
        self._show_words()
        self._show_strength()

    def _own_line(self) -> LineEdit:
        editor = self.own.editor
        assert isinstance(editor, LineEdit)
        return editor

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        self.card.box.setContentsMargins(20, 16, 20, 12)
        self.card.box.setSpacing(12)
        self.card.box.addLayout(self._flow)
        self.card.box.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.card, self.own, self.strength, self.typed):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.mode)
        row.addStretch(1)
        column.addLayout(row)

    def _show_words(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, word in enumerate(self._words.split(), 1):
            shown = Label(f"{number}  {'•' * 6 if self._covered else word}", role="row_strong")
            self._flow.addWidget(shown)
            shown.show()

    def _show_strength(self) -> None:
        typed = self._own_line().text()
        strong = passphrase.bits(typed) >= passphrase.WANTED_BITS
        said = _("Strong enough.") if strong else _("Still too easy to guess.")
        self.strength.set_words(said if self._own and typed else "")
        if strong:
            self.own.set_error("")

    def _cover(self, covered: bool) -> None:
        self._covered = covered
        self.retranslate()

    def _on_typed(self, _text: str) -> None:
        if not self._covered and not self._own:
            self._cover(True)

    def _on_other(self) -> None:
        if self._covered:
            self.typed.line.clear()
            self._cover(False)
        else:
            self.draw_words()

    def _on_mode(self) -> None:
        self._own = not self._own
        self.draw_words()
        (self._own_line() if self._own else self.typed.line).setFocus()
