# SPDX-License-Identifier: EUPL-1.2
"""How a file is read where that is a guess: its encoding, and dates that can be two days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.moving import dates
from spreekuur.moving.encodings import KNOWN
from spreekuur.moving.model import Column, DateOrder, Sheet, Told
from spreekuur.times import Clock, local_date
from spreekuur.ui.clients.words import day
from spreekuur.ui.moving.column_rows import narrow
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import ComboBox, Field, Paragraph
from spreekuur.ui.words import language_name

_READS = {
    "windows-1250": ("pl", "ro"),
    "windows-1251": ("bg",),
    "windows-1252": ("nl", "es"),
    "iso-8859-2": ("pl", "ro"),
}


class _DatesRow(PickRow):
    """One column of dates: a cell of it, and the two days that it can be."""

    def __init__(self, header: str, example: tuple[str, date, date], today: date) -> None:
        super().__init__()
        self.header, self._example, self._today = header, example, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        cell, day_first, month_first = self._example
        self.set_label(_("Which day is {cell}?").format(cell=cell))
        days = {DateOrder.DAY_FIRST.value: day_first, DateOrder.MONTH_FIRST.value: month_first}
        self.set_choices([(order, day(each, self._today)) for order, each in days.items()])


class ReadingRows(QWidget):
    """`encoding_chosen` and `order_chosen` (header and order) say what somebody knows better."""

    encoding_chosen = Signal(str)
    order_chosen = Signal(str, str)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._sheet: Sheet | None = None
        self.encoding = ComboBox(name="moving_encoding")
        narrow(self.encoding)
        self._field = Field("", self.encoding)
        self.dates: list[_DatesRow] = []
        self._names: list[Paragraph] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._field)
        self.encoding.chosen.connect(self.encoding_chosen)
        self.retranslate()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show how this table was read; a spreadsheet has no encoding."""
        self._sheet = sheet
        self.show_encoding()
        self._show_dates(())

    def show_encoding(self, *_refused: object) -> None:
        """Show the encoding in which the table was read."""
        notices = self._sheet.notices if self._sheet is not None else ()
        used = [one.what for one in notices if one.told in (Told.ENCODING, Told.ENCODING_GUESSED)]
        self._field.setVisible(bool(used))
        if used:
            self.encoding.set_value(used[0])

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Ask about each column of dates that can be read in two ways; what was answered stays, to be changed."""
        asked = {row.header for row in self.dates}
        dated = [column for column in columns if column.order not in (None, DateOrder.ISO)]
        wanted = [column for column in dated if not column.sure or column.header in asked]
        if {column.header for column in wanted} != asked:
            self._show_dates(wanted)

    def unanswered(self) -> "PickRow | None":
        """The first question about dates without an answer."""
        return next((row for row in self.dates if row.value() is None), None)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Encoding"))
        self.encoding.set_choices([(name, _said(name)) for name in KNOWN])
        for row in self.dates:
            row.retranslate()

    def _show_dates(self, columns: Sequence[Column]) -> None:
        for part in (*self.dates, *self._names):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.dates, self._names = [], []
        today = local_date(self._clock())
        for column in columns:
            cells = self._sheet.column(column.at) if self._sheet is not None else []
            if (example := dates.in_two_ways(cells, today)) is not None:
                row = _DatesRow(column.header, example, today)
                row.set_values([column.order.value] if column.sure and column.order is not None else [])
                row.picked.connect(lambda order, header=column.header: self.order_chosen.emit(header, order))
                name = Paragraph(column.header, role="hint", tone="muted")
                for part in (name, row):
                    self._column.addWidget(part)
                self.dates.append(row)
                self._names.append(name)


def _said(encoding: str) -> str:
    """An encoding by its name, with the languages that it is for."""
    languages = ", ".join(language_name(code) for code in _READS.get(encoding, ()))
    return f"{languages} ({encoding})" if languages else encoding
