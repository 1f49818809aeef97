# SPDX-License-Identifier: EUPL-1.2
"""Each column of a file with its first cells, and what it is: a choice for each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.moving import told
from spreekuur.moving.model import Column, Sheet
from spreekuur.ui.moving import words
from spreekuur.ui.widgets import ComboBox, Field, Paragraph

_LONGEST = 28


class _Row(Field):
    """A column: its header as the label, below how it was recognised and its first cells."""

    def __init__(self, header: str, cells: list[str]) -> None:
        self.header = header
        self.choice = ComboBox(words.fields())
        narrow(self.choice)
        super().__init__(header[:_LONGEST], self.choice)
        self._examples = words.examples(cells)
        self._cells = Paragraph(role="hint", tone="muted")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self._cells)

    def show_column(self, column: Column) -> None:
        """Show what it is taken as."""
        self.choice.set_value(column.field.value if column.field else "")
        said = " · ".join(filter(None, (told.how_word(column.how), self._examples)))
        self._cells.set_words(said)
        self._cells.setVisible(bool(said))


class ColumnRows(QWidget):
    """`chosen` says that somebody wants a column to be something else: header and field."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self._heading = Paragraph(role="strong")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._heading)
        self.retranslate()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the columns of this table."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_Row(header, sheet.column(at)) for at, header in enumerate(sheet.headers)]
        for row in self.rows:
            self._column.addWidget(row)
            row.choice.chosen.connect(lambda field, header=row.header: self.chosen.emit(header, field))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show what each is taken as."""
        for row, column in zip(self.rows, columns, strict=True):
            row.show_column(column)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.set_words(_("What stands in each column"))
        for row in self.rows:
            row.choice.set_choices(words.fields())


def narrow(choice: ComboBox) -> None:
    """Let a list be narrower than its longest word: it takes the width that there is."""
    choice.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
