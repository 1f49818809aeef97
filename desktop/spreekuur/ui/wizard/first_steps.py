# SPDX-License-Identifier: EUPL-1.2
"""Steps one and two: how it looks and sounds, and the passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.settings import Settings
from spreekuur.ui.passphrases.new_passphrase import NewPassphrase
from spreekuur.ui.unlock.choices import Choices
from spreekuur.ui.widgets import Button, Field, LineEdit, LiveExample, NoteLine
from spreekuur.ui.wizard.step import Step


class LooksStep(Step):
    """Language, text size and theme with a live example; refuses a folder that cannot keep a vault."""

    settings_changed = Signal(object)  # Settings
    copy_wanted = Signal()  # go on from a copy of another laptop

    def __init__(self, settings: Settings, objection: Callable[[], UserError | None]) -> None:
        super().__init__()
        self._objection = objection
        self.choices = Choices(settings)
        self.choices.changed.connect(self.settings_changed)
        self.refusal = NoteLine("circle-alert", "danger")
        self._example = LiveExample()
        self.copy = Button(icon="hard-drive", height=40)
        self.copy.clicked.connect(self.copy_wanted)
        copy = QHBoxLayout()
        copy.addWidget(self.copy)
        copy.addStretch(1)
        for part in (self.choices, self._example, self.refusal):
            self.column.addWidget(part)
        self.column.addLayout(copy)
        self.column.addStretch(1)
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Language and text size")

    def lead(self) -> str:
        """Why it is asked."""
        return _("Choose what reads well. You can change it at any time.")

    def ready(self) -> bool:
        """Is this folder fit for a vault?"""
        objection = self._objection()
        self.refusal.set_words(_what_to_do(objection) if objection else "")
        return objection is None

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.choices.retranslate()
        self._example.retranslate()
        self.copy.set_word(_("I have a copy"))
        objection = self._objection()
        self.refusal.set_words(_what_to_do(objection) if objection else "")

    def focus_first(self) -> None:
        """Begin with the language."""
        self.choices.language.setFocus()


class PassphraseStep(Step):
    """Who you are, and six words."""

    def __init__(self) -> None:
        super().__init__()
        self.name = Field("", LineEdit(name="slot_name"), required=True)
        self.new = NewPassphrase()
        self.new.entered.connect(self.go_on)
        self.column.addWidget(self.name)
        self.column.addWidget(self.new)
        self.column.addStretch(1)
        self.retranslate()

    def heading(self) -> str:
        """The name of the step."""
        return _("Your passphrase")

    def lead(self) -> str:
        """Why it is asked."""
        return _(
            "These six words open the vault on this laptop. Write them down, keep them away from the laptop."
        )

    def name_line(self) -> LineEdit:
        """Where one's own name is typed."""
        editor = self.name.editor
        assert isinstance(editor, LineEdit)
        return editor

    def ready(self) -> bool:
        """Is there a name, and was the passphrase typed again?"""
        named = bool(self.name_line().text().strip())
        self.name.set_error("" if named else _("Write your first name or initials."))
        if not named:
            self.name_line().setFocus()
            return False
        return self.new.ready()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.name.set_label(_("Your first name or initials"))
        self.new.retranslate()

    def focus_first(self) -> None:
        """Begin with the name."""
        self.name_line().setFocus()


def _what_to_do(objection: UserError) -> str:
    return (
        explain(objection)
        + " "
        + _("Close this window and start Spreekuur with another folder, or ask the coordinator.")
    )
