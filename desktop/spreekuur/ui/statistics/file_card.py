# SPDX-License-Identifier: EUPL-1.2
"""The right side of the check: one file, every number in it, and its fingerprint."""

from PySide6.QtWidgets import QSizePolicy

from spreekuur.language import _
from spreekuur.ui.statistics.cell_table import CellTable
from spreekuur.ui.statistics.cells import cells
from spreekuur.ui.statistics.files import Sheet
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.statistics.table_card import notes
from spreekuur.ui.widgets import Card, Label, NoteField, NoteLine, Paragraph

_ANY = 16_777_215


class _Read(NoteField):
    """A text to read, as high as there is room."""

    def __init__(self) -> None:
        super().__init__(lines=3)
        self.setReadOnly(True)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        super().restyle()
        self.setMaximumHeight(_ANY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


class FileCard(Card):
    """Cell by cell what stands in a table; of another file what it is for."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._title, self.about = Paragraph(role="section"), Paragraph(role="card", tone="muted")
        self.note, self.cells, self.text = NoteLine("info", "muted"), CellTable(), _Read()
        self.digest = Label(role="hint", tone="muted")
        for part in (self._title, self.about, self.note):
            self.box.addWidget(part)
        self.box.addWidget(self.cells, 1)
        self.box.addWidget(self.text, 1)
        self.box.addWidget(self.digest)
        self.box.addStretch(0)
        self.box.setSpacing(8)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show this file."""
        self.setVisible(sheet is not None)
        if sheet is None:
            return
        table = sheet.table
        self._title.set_words(sheet.title)
        self.about.set_words(self._about(sheet))
        self.cells.setVisible(table is not None)
        self.text.setVisible(bool(sheet.text))
        self.text.setPlainText(sheet.text)
        self.text.setAccessibleName(sheet.title)
        self.note.set_words(" ".join(notes(table, self._names)) if table is not None else "")
        if table is not None:
            named = self._names
            self.cells.show_cells(
                cells(table, named.code, named.dimension, named.place), named.table(table.name)
            )
        self.digest.setVisible(bool(sheet.digest))
        self.digest.setText(_("Fingerprint: {digest}").format(digest=_in_fours(sheet.digest)))

    @staticmethod
    def _about(sheet: Sheet) -> str:
        if sheet.table is None:
            return sheet.about
        most = sheet.table.frame.max_deviation
        return _("These numbers leave, and no others. 0-{most} is written as 0 in the file.").format(
            most=most
        )

    def can_focus(self) -> bool:
        """Whether there is something in it to walk through."""
        return not self.isHidden() and not (self.cells.isHidden() and self.text.isHidden())

    def focus_first(self) -> None:
        """Put the focus on the first number."""
        for part in (self.cells, self.text):
            if not part.isHidden():
                part.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Smaller margins where there is little room."""
        side, top = (12, 8) if compact else (20, 16)
        self.box.setContentsMargins(side, top, side, top)


def _in_fours(digest: str) -> str:
    """The beginning of a fingerprint, as people compare it."""
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))
