# SPDX-License-Identifier: EUPL-1.2
"""Writing the talks to a file in a folder that somebody chose."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.moving.moves_list import at_left
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import Button, FolderField, Label, Paragraph

KINDS = ("xlsx", "jsonl")
_WITHOUT, _WITH = "without", "with"


class OutForm(QWidget):
    """`wanted` says the folder, the kind of file, and whether names go along."""

    wanted = Signal(object, str, bool)  # Path

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._lead = Label(role="section"), Paragraph(role="card", tone="muted")
        self.kind, self.names = PickRow(), PickRow()
        self.folder = FolderField(name="moving_out_folder")
        self.write = Button(icon="file-text")
        self.kind.set_choices([(kind, "") for kind in KINDS])
        self.kind.set_values([KINDS[0]])
        self.names.set_choices([(_WITHOUT, ""), (_WITH, "")])
        self.names.set_values([_WITHOUT])
        self.write.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._heading, self._lead, self.kind, self.names, self.folder):
            column.addWidget(part)
        column.addWidget(at_left(self.write))
        self.retranslate()

    def refuse(self, error: UserError) -> None:
        """Say below the folder why nothing was written."""
        self.folder.set_error(explain(error))
        self.folder.line.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.setText(_("Take the talks out"))
        self._lead.set_words(
            _("What is coded of every talk, in a file that is not encrypted. Delete it when you are done.")
        )
        self.kind.set_label(_("Kind of file"))
        self.kind.set_choices([("xlsx", _("Spreadsheet (XLSX)")), ("jsonl", _("Lines of JSON"))])
        self.names.set_label(_("Names, phones and notes"))
        self.names.set_choices([(_WITHOUT, _("Leave out")), (_WITH, _("Write too"))])
        self.folder.set_label(_("Folder"))
        self.folder.retranslate()
        self.write.set_word(_("Write the file"))

    def _on_clicked(self) -> None:
        folder: Path | None = self.folder.folder()
        if folder is None:
            self.folder.set_error(_("Choose a folder first, for instance on the stick."))
            self.folder.line.setFocus()
            return
        self.folder.set_error("")
        self.wanted.emit(folder, self.kind.value() or KINDS[0], self.names.value() == _WITH)
