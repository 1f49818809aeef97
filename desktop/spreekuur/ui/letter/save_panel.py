# SPDX-License-Identifier: EUPL-1.2
"""Asks where a paper may be saved: it leaves the encrypted store, so this says so."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import paper_files
from spreekuur.language import _, ngettext
from spreekuur.ui.widgets import Button, FolderField, Label, NoteLine, Paragraph, Scroll
from spreekuur.ui.widgets.button import spread


class SavePanel(QWidget):
    """A folder to type or choose. `chosen` gives it; the file's name is not asked."""

    chosen = Signal(object)  # Path
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(role="section")
        self._warning = NoteLine("lock-open", "warn")
        self.folder = FolderField(required=True, name="save_folder")
        self._name = Paragraph(role="card", tone="muted")
        self.back = Button(icon="arrow-left", keys="Esc", height=44)
        self.save = Button(kind="primary", icon="download", keys="Enter", height=48)
        self.save.clicked.connect(self.accept)
        self.back.clicked.connect(self.cancelled)
        self.folder.line.returnPressed.connect(self.accept)
        self._build()
        self.retranslate()

    def ask(self, folder: Path | None, names: Sequence[str]) -> None:
        """Ask for the folder of files with these names."""
        self._files, self._warned = tuple(names), None
        self.folder.set_folder(folder)
        self.folder.set_error("")
        self.folder.close_list()
        self.retranslate()
        self.folder.line.setFocus()

    def accept(self) -> None:
        """Take the folder that is named; an empty field says so."""
        folder = self.folder.folder()
        if folder is None:
            self.folder.set_error(_("Choose a folder first, for instance on the stick."))
            self.folder.line.setFocus()
            return
        service = paper_files.copied_by(folder)
        if service and folder != self._warned:
            self._warned = folder
            sentence = _(
                "{service} copies this folder to the internet. Choose another one, or save once more."
            )
            self.say_wrong(sentence.format(service=service))
            return
        self.chosen.emit(folder)

    def say_wrong(self, sentence: str) -> None:
        """Say below the folder why nothing was saved."""
        self.folder.set_error(sentence)
        self.folder.line.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Save as PDF"))
        self._warning.set_words(_("This file is not encrypted. Give it away or erase it soon."))
        self.folder.set_label(_("Folder"))
        self.folder.retranslate()
        called = ngettext("The file is called {name}", "The files are called {name}", len(self._files) or 1)
        self._name.set_words(called.format(name=", ".join(f"{name}.pdf" for name in self._files)))
        self.back.set_word(_("Back"))
        self.save.set_word(_("Save"))

    _files: tuple[str, ...] = ()
    _warned: Path | None = None

    def _build(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(16)
        for part in (self._title, self._warning, self.folder, self._name):
            inside.addWidget(part)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Scroll(content), 1)
        column.addWidget(spread(self.back))
        column.addWidget(spread(self.save))
