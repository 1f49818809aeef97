# SPDX-License-Identifier: EUPL-1.2
"""One line while it is judged: its cells by what they are, and what is wrong with them."""

from collections.abc import Mapping, Sequence

from spreekuur.errors.moving import Refused, Why
from spreekuur.moving import coded
from spreekuur.moving.model import MOST_SIGNS, PERSONAL, Column, Field, Row, Sheet
from spreekuur.moving.towns import Towns

_SOON_TOO_LONG = 300


class Line:
    """What a column says is asked for by field; every fault is noted once, with its column."""

    def __init__(
        self, row: Row, columns: Mapping[Field, Sequence[Column]], sheet: Sheet, towns: Towns
    ) -> None:
        self.row, self._columns, self._towns = row, columns, towns
        self.faults: list[Refused] = []
        if sheet.without_value:
            self._look_for_formulas(sheet)
        if max(map(len, row.cells)) > _SOON_TOO_LONG:
            self._look_for_length()

    def columns(self, field: Field) -> Sequence[Column]:
        """The columns of a field."""
        return self._columns.get(field, ())

    def text(self, field: Field) -> str:
        """What stands in the first column of a field."""
        columns = self._columns.get(field)
        return self.row.cells[columns[0].at] if columns else ""

    def texts(self, field: Field) -> list[tuple[Column, str]]:
        """What stands in all columns of a field, without empty ones."""
        return [
            (column, self.row.cells[column.at]) for column in self.columns(field) if self.row.cells[column.at]
        ]

    def code(self, field: Field) -> str | None:
        """The code in a column; None when it is empty, or a word that means nothing there."""
        text = self.text(field)
        if not text:
            return None
        in_town = field is Field.MUNICIPALITY
        found = self._towns.code(text) if in_town else coded.code(field, text)
        if found is None:
            near = self._towns.near(text) if in_town else coded.near(field, text)
            self.fault(Why.BAD_VALUE, field, near)
        return found

    def number(self, field: Field) -> float | None:
        """The number in a column; None when it is empty, or none that can be."""
        text = self.text(field)
        if not text:
            return None
        found = coded.number(field, text)
        if found is None:
            self.fault(Why.BAD_NUMBER, field)
        return found

    def fault(
        self, why: Why, field: Field | None = None, near: tuple[str, ...] = (), at: Column | None = None
    ) -> None:
        """Note what is wrong."""
        columns = self.columns(field) if field is not None else []
        column = at or (columns[0] if columns else None)
        self.faults.append(Refused(self.row.line, why, column.header if column else "", near))

    def _look_for_formulas(self, sheet: Sheet) -> None:
        for column in self._all():
            if (self.row.line, column.at) in sheet.without_value:
                self.fault(Why.NO_FORMULA_VALUE, at=column)

    def _look_for_length(self) -> None:
        for column in self._all():
            most = _SOON_TOO_LONG if column.field in PERSONAL else MOST_SIGNS
            if len(self.row.cells[column.at]) > most:
                self.fault(Why.TOO_LONG, at=column)

    def _all(self) -> list[Column]:
        return [column for columns in self._columns.values() for column in columns]
