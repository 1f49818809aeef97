# SPDX-License-Identifier: EUPL-1.2
"""Two of three sheets, typed from paper, each in a field of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.errors.vault import RecoveryMistyped
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.security import sheets
from spreekuur.ui.widgets import Field, LineEdit


class TwoSheets(QWidget):
    """Which two they are does not matter, nor in which order."""

    entered = Signal()  # Enter in a field

    def __init__(self) -> None:
        super().__init__()
        self.one = Field("", LineEdit(height=44, name="sheet_one"))
        self.other = Field("", LineEdit(height=44, name="sheet_other"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in (self.one, self.other):
            column.addWidget(field)
            _line(field).textEdited.connect(lambda _text, field=field: field.set_error(""))
            _line(field).returnPressed.connect(self.entered)
        self.retranslate()

    def texts(self) -> tuple[str, str]:
        """What was typed."""
        return _line(self.one).text(), _line(self.other).text()

    def tell(self, error: UserError) -> None:
        """Say what is wrong beside the field that it is about."""
        about = self.one if isinstance(error, RecoveryMistyped) and not _is_whole(self.one) else self.other
        about.set_error(explain(error))
        _line(about).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with both."""
        self.other.set_error(sentence)
        _line(self.one).setFocus()

    def focus_first(self) -> None:
        """Begin with the first."""
        _line(self.one).setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        hint = _("16 groups")
        self.one.set_label(_("One sheet, typed from paper"), hint)
        self.other.set_label(_("A second sheet"), hint)


def _line(field: Field) -> LineEdit:
    editor = field.editor
    assert isinstance(editor, LineEdit)
    return editor


def _is_whole(field: Field) -> bool:
    try:
        sheets.from_groups(_line(field).text())
    except RecoveryMistyped:
        return False
    return True
