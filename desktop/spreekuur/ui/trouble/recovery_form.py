# SPDX-License-Identifier: EUPL-1.2
"""A forgotten passphrase: the groups of the recovery sheet, whose passphrase it is, and a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.errors.vault import RecoveryMistyped, RecoveryRefused, SheetsOfTwoSets, SheetTwice
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.security import sheets
from spreekuur.ui.passphrases.new_passphrase import NewPassphrase
from spreekuur.ui.widgets import ComboBox, Field, LineEdit, NoteLine


class RecoveryForm(QWidget):
    """`wanted` gives the sheet's secret, the name and the new passphrase."""

    wanted = Signal(bytes, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.groups = Field("", LineEdit(height=44, name="recovery"), required=True)
        self.other = Field("", LineEdit(height=44, name="sheet_other"), required=True)
        self._one_of_three = NoteLine("users", "info")
        self.name = ComboBox(name="slot_name")
        self._name = Field("", self.name)
        self.new = NewPassphrase()
        self.error = NoteLine("circle-alert", "danger")
        self.line().textEdited.connect(lambda _text: self._on_typed())
        self.other_line().textEdited.connect(lambda _text: self.other.set_error(""))
        self.new.entered.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.groups, self._one_of_three, self.other, self._name, self.new, self.error):
            column.addWidget(part)
        self.error.set_words("")
        self.other.hide()
        self.retranslate()

    def line(self) -> LineEdit:
        """Where the groups are typed."""
        editor = self.groups.editor
        assert isinstance(editor, LineEdit)
        return editor

    def other_line(self) -> LineEdit:
        """Where the second of three sheets is typed."""
        editor = self.other.editor
        assert isinstance(editor, LineEdit)
        return editor

    def set_people(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self.name.set_choices([(name, name) for name in names])
        self._name.setVisible(len(names) > 1)

    def accept(self) -> None:
        """Ask for the new passphrase, or say what is wrong."""
        try:
            secret = self._secret()
        except (RecoveryMistyped, SheetTwice, SheetsOfTwoSets) as error:
            self.tell(error)
            return
        if self.new.ready():
            self.wanted.emit(secret, self.name.value(), self.new.value())

    def tell(self, error: UserError) -> None:
        """Say why it did not work."""
        if isinstance(error, SheetTwice | SheetsOfTwoSets) or (self._is_one_of_three() and _slip(error)):
            self.other.set_error(explain(error))
            self.other_line().setFocus()
        elif isinstance(error, RecoveryMistyped | RecoveryRefused):
            self.groups.set_error(explain(error))
            self.line().setFocus()
        else:
            self.error.set_words(explain(error))

    def focus_first(self) -> None:
        """Begin with the groups."""
        self.line().setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.groups.set_label(_("The groups of the recovery sheet"))
        self.other.set_label(_("A second sheet"), _("16 groups"))
        self._say_three()
        self._name.set_label(_("Whose passphrase?"))
        self.new.retranslate()

    def _on_typed(self) -> None:
        self.groups.set_error("")
        self.other.setVisible(self._is_one_of_three())
        self._say_three()

    def _say_three(self) -> None:
        said = _("This is one of three sheets. It takes a second one of them.")
        self._one_of_three.set_words(said if self._is_one_of_three() else "")

    def _is_one_of_three(self) -> bool:
        try:
            sheets.from_groups(self.line().text())
        except RecoveryMistyped:
            return False
        return True

    def _secret(self) -> bytes:
        """What the paper opens; two of three sheets may also stand one after the other in the first field."""
        if self._is_one_of_three():
            return sheets.joined(*map(sheets.from_groups, (self.line().text(), self.other_line().text())))
        return sheets.secret_of(self.line().text())


def _slip(error: UserError) -> bool:
    return isinstance(error, RecoveryMistyped)
