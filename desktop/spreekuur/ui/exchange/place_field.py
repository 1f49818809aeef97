# SPDX-License-Identifier: EUPL-1.2
"""Where bundles lie on their way: a folder, the address of the team, or a file for a mail."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import ChipRow, FolderField, NoteLine

FOLDER, ADDRESS, MAIL = "folder", "address", "mail"


class PlaceField(QWidget):
    """Chips for how they travel, where there is a choice, and the folder. The address is set in the settings."""

    changed = Signal()
    entered = Signal()  # Enter in the field

    def __init__(self, name: str, *, mail: bool) -> None:
        super().__init__()
        self._mail, self._kept, self._address = mail, "", ""
        self.how = ChipRow()
        self.folder = FolderField(name=name)
        self.address = NoteLine("globe", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.how, self.folder, self.address):
            column.addWidget(part)
        self.how.changed.connect(self._on_how)
        self.folder.changed.connect(lambda _text: self.changed.emit())
        self.folder.line.returnPressed.connect(self.entered)
        self.retranslate()
        self.how.set_values([FOLDER])
        self._settle()

    def show_place(self, folder: str, address: str) -> None:
        """Show the folder that was used last and the address of the team; what is being typed stays."""
        if folder != self._kept:
            self._kept = folder
            self.folder.set_folder(Path(folder) if folder else None)
        if address != self._address:
            self._address = address
            self._say_choices()
            self.how.set_values([ADDRESS if address else FOLDER])
        self._settle()

    def chosen(self) -> str:
        """How the bundles travel."""
        return self.how.value() or FOLDER

    def place(self) -> str:
        """The folder or the address; empty when none is named."""
        return self._address if self.chosen() == ADDRESS else str(self.folder.folder() or "")

    def refuse(self, sentence: str) -> None:
        """Say below the folder what is wrong with it; empty takes it away."""
        self.folder.set_error(sentence)

    def close_list(self) -> bool:
        """Fold the list of folders away; False when it is not open."""
        is_open = not self.folder.list.isHidden()
        if is_open:
            self.folder.list.closed.emit()
        return is_open

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.folder.retranslate()
        self.how.set_label(_("How it travels"))
        self._say_choices()
        self._settle()

    def _say_choices(self) -> None:
        address = [(ADDRESS, _("Address of the team"))] if self._address else []
        mail = [(MAIL, _("File for a mail"))] if self._mail else []
        self.how.set_choices([(FOLDER, _("Stick or folder")), *address, *mail])
        self.how.setVisible(bool(address or mail))

    def _on_how(self) -> None:
        if self.how.value() is None:  # one of them it must be
            self.how.set_values([FOLDER])
        self.refuse("")
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        how = self.chosen()
        self.folder.setVisible(how != ADDRESS)
        self.address.set_words(self._address if how == ADDRESS else "")
        if how == MAIL:
            self.folder.set_label(_("Folder for the file"), _("from which it is mailed"))
        else:
            self.folder.set_label(_("Folder for the bundles"), _("on a stick, best, or one that is shared"))
