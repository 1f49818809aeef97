# SPDX-License-Identifier: EUPL-1.2
"""Three sheets for three people: each printed or saved apart, and two of them typed back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk import paper_files, shared_sheets
from spreekuur.errors import UserError
from spreekuur.errors.papers import FolderLocked, FolderMissing
from spreekuur.language import _, current
from spreekuur.messages import explain
from spreekuur.security import sheets
from spreekuur.ui.letter.printing import PrintRun, Reads, printers
from spreekuur.ui.passphrases import to_printer
from spreekuur.ui.passphrases.two_sheets import TwoSheets
from spreekuur.ui.widgets import Button, Card, FlowLayout, FolderField, Label, NoteLine, Paragraph

DrawOne = Callable[[tuple[str, ...], int, str], bytes]
_FILE = "spreekuur-sheet"


class ThreeSheets(QWidget):
    """A new set; no group of it is on the screen, as who looks along would have all three."""

    entered = Signal()  # Enter in a field

    def __init__(self, draw: DrawOne, jobs: Reads) -> None:
        super().__init__()
        self._draw, self._jobs = draw, jobs
        self._run: PrintRun | None = None
        self.made = shared_sheets.new_set()
        self.prints = [Button(icon="printer", height=36) for _sheet in self.made.sheets]
        self._names = [Label(role="strong") for _sheet in self.made.sheets]
        self.said = NoteLine("printer", "info")
        self.folder, self.save = FolderField(name="sheets_folder"), Button(icon="file-text", height=36)
        self._elsewhere = Paragraph(role="card", tone="muted")
        self.typed = TwoSheets()
        self.typed.entered.connect(self.entered)
        self.save.clicked.connect(self._on_save)
        self._build()
        self.retranslate()

    def ready(self) -> bool:
        """Were two of them typed back as they stand on paper?"""
        try:
            right = shared_sheets.proves(self.made, *self.typed.texts())
        except UserError as error:
            self.typed.tell(error)
            return False
        if not right:
            self.typed.refuse(_("These are not sheets of this set. Compare them once more."))
        return right

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for number, (name, button) in enumerate(zip(self._names, self.prints, strict=True), 1):
            name.setText(_("Sheet {n} of 3").format(n=number))
            button.set_word(_("Print"))
            button.setAccessibleDescription(name.text())
        self._elsewhere.set_words(
            _("No printer here? Save the three files on a stick, print them elsewhere, and delete them.")
        )
        self.folder.set_label(_("Stick or folder"))
        self.folder.retranslate()
        self.save.set_word(_("Save three files"))
        self.typed.retranslate()

    def focus_first(self) -> None:
        """Begin with the first sheet."""
        self.prints[0].setFocus()

    def _pdf(self, number: int, language: str) -> bytes:
        return self._draw(sheets.to_groups(self.made.sheets[number - 1]), number, language)

    def _on_print(self, number: int) -> None:
        names, language = printers(), current()
        if not names:
            self.said.set_words(
                _("No printer found. Save the three files on a stick, and print them elsewhere.")
            )
            return
        self._jobs.read(
            self,
            lambda _none: self._pdf(number, language),
            lambda pdf: self._print(pdf, names[0]),
            self._on_failed,
        )

    def _print(self, pdf: bytes, printer: str) -> None:
        self._run = to_printer.send(self._jobs, pdf, printer, self.said.set_words, self._on_failed)

    def _on_save(self) -> None:
        folder, language = self.folder.folder(), current()
        if folder is None:
            self.folder.set_error(_("Choose a folder first."))
            self.folder.line.setFocus()
            return

        def work(_none: object) -> list[Path]:
            numbers = range(1, len(self.made.sheets) + 1)
            return [paper_files.save(self._pdf(n, language), folder, f"{_FILE}-{n}") for n in numbers]

        self._jobs.read(self, work, self._on_saved, self._on_failed)

    def _on_saved(self, files: list[Path]) -> None:
        names = ", ".join(file.name for file in files)
        said = _("Saved: {names}. Whoever has two of them opens the vault: print them, then delete them.")
        self.said.set_words(said.format(names=names))

    def _on_failed(self, error: UserError) -> None:
        if isinstance(error, FolderMissing | FolderLocked):
            self.folder.set_error(explain(error))
        else:
            self.said.set_words(explain(error))

    def _build(self) -> None:
        card = Card(tone="alt", dense=True)
        card.box.setContentsMargins(20, 12, 20, 12)
        card.box.setSpacing(8)
        flow = FlowLayout(gap=24, line_gap=8)
        for number, (name, button) in enumerate(zip(self._names, self.prints, strict=True), 1):
            button.clicked.connect(lambda n=number: self._on_print(n))
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(name)
            row.addWidget(button)
            flow.addWidget(holder)
        saving = QHBoxLayout()
        saving.addWidget(self.save)
        saving.addStretch(1)
        card.box.addLayout(flow)
        card.box.addWidget(self.said)
        self.said.set_words("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(self.typed)
        column.addWidget(self._elsewhere)
        column.addWidget(self.folder)
        column.addLayout(saving)


def three_drawer(vault_name: Callable[[], str], today: Callable[[], date]) -> DrawOne:
    """Draws one of the three sheets of a vault."""
    return lambda groups, number, language: shared_sheets.paper(
        groups, number, vault_name(), today(), language
    )
