# SPDX-License-Identifier: EUPL-1.2
"""A forgotten passphrase: the groups of the recovery sheet, whose passphrase it is, and a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.errors.vault import RecoveryMistyped, RecoveryRefused
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.security import recovery
from spreekuur.ui.passphrases.new_passphrase import NewPassphrase
from spreekuur.ui.widgets import ComboBox, Field, LineEdit, NoteLine


class RecoveryForm(QWidget):
    """`wanted` gives the sheet's secret, the name and the new passphrase."""

    wanted = Signal(bytes, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.groups = Field("", LineEdit(height=44, name="recovery"), required=True)
        self.name = ComboBox(name="slot_name")
        self._name = Field("", self.name)
        self.new = NewPassphrase()
        self.error = NoteLine("circle-alert", "danger")
        self.line().textEdited.connect(lambda _text: self.groups.set_error(""))
        self.new.entered.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.groups, self._name, self.new, self.error):
            column.addWidget(part)
        self.error.set_words("")
        self.retranslate()

    def line(self) -> LineEdit:
        """Where the groups are typed."""
        editor = self.groups.editor
        assert isinstance(editor, LineEdit)
        return editor

    def set_people(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self.name.set_choices([(name, name) for name in names])
        self._name.setVisible(len(names) > 1)

    def accept(self) -> None:
        """Ask for the new passphrase, or say what is wrong."""
        try:
            secret = recovery.from_groups(self.line().text())
        except RecoveryMistyped as error:
            self.tell(error)
            return
        if self.new.ready():
            self.wanted.emit(secret, self.name.value(), self.new.value())

    def tell(self, error: UserError) -> None:
        """Say why it did not work."""
        if isinstance(error, RecoveryMistyped | RecoveryRefused):
            self.groups.set_error(explain(error))
            self.line().setFocus()
        else:
            self.error.set_words(explain(error))

    def focus_first(self) -> None:
        """Begin with the groups."""
        self.line().setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.groups.set_label(_("The eight groups of the recovery sheet"))
        self._name.set_label(_("Whose passphrase?"))
        self.new.retranslate()
