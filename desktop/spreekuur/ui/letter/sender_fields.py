# SPDX-License-Identifier: EUPL-1.2
"""Who the letters come from, as fields: at the first start and in the settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from spreekuur.errors.letters import LetterError, MissingGlyph, WrongValue
from spreekuur.language import _
from spreekuur.letters.model import Sender
from spreekuur.letters.sender import sender_of
from spreekuur.ui.widgets import Field, LineEdit

_FIELDS = ("name", "street", "postcode", "city", "phone", "email", "contact")
_OPTIONAL = ("email", "contact")
# Name of the field -> row, column, how many columns of two.
_PLACES = {
    "name": (0, 0, 2),
    "street": (1, 0, 2),
    "postcode": (2, 0, 1),
    "city": (2, 1, 1),
    "phone": (3, 0, 1),
    "email": (3, 1, 1),
    "contact": (4, 0, 2),
}


class SenderFields(QWidget):
    """What stands at the top of every letter."""

    entered = Signal()  # Enter in a field
    left = Signal()  # a field was typed in and left

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            name: Field("", LineEdit(name=name), required=name not in _OPTIONAL) for name in _FIELDS
        }
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for name in _FIELDS:
            self.line(name).returnPressed.connect(self.entered)
            self.line(name).editingFinished.connect(self.left)
        self.set_columns(2)
        self.retranslate()

    def set_columns(self, count: int) -> None:
        """Two short fields beside each other, or every field on a line of its own."""
        for line, (name, (row, column, wide)) in enumerate(_PLACES.items()):
            self._grid.removeWidget(self.fields[name])
            self._grid.addWidget(
                self.fields[name], *((row, column, 1, wide) if count > 1 else (line, 0, 1, 2))
            )
        for column in range(2):
            self._grid.setColumnStretch(column, 1)

    def line(self, name: str) -> LineEdit:
        """The editor of a field."""
        editor = self.fields[name].editor
        assert isinstance(editor, LineEdit)
        return editor

    def show_sender(self, sender: Sender) -> None:
        """Fill in a sender; a field that shows the same already keeps its own undo."""
        for name in _FIELDS:
            if self.line(name).text() != getattr(sender, name):
                self.line(name).setText(getattr(sender, name))
            self.fields[name].set_error("")

    def letter_sender(self) -> Sender:
        """Who the letters come from.

        Raises: a LetterError that names the field.
        """
        return sender_of({name: self.line(name).text().strip() for name in _FIELDS})

    def ready(self, *, take_focus: bool = True) -> bool:
        """Can letters be sent from here? What is wrong is said beside its field."""
        for field in self.fields.values():
            field.set_error("")
        try:
            self.letter_sender()
        except LetterError as error:
            name = str(getattr(error, "field", "")).removeprefix("sender.")
            if name in self.fields:
                self.fields[name].set_error(_fault(error))
                if take_focus:
                    self.line(name).setFocus()
            return False
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        labels = {
            "name": _("Name"),
            "street": _("Street and number"),
            "postcode": _("Postcode"),
            "city": _("Town"),
            "phone": _("Phone"),
            "email": _("E-mail"),
            "contact": _("Contact person"),
        }
        for name, label in labels.items():
            self.fields[name].set_label(label)


def _fault(error: LetterError) -> str:
    if isinstance(error, WrongValue):
        return _("Fill this in: it stands in every letter.")
    if isinstance(error, MissingGlyph):
        return _("The sign “{character}” cannot be printed. Write it in another way.").format(
            character=error.character
        )
    return _("This cannot be printed like this. Write it in another way.")
