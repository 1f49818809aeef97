# SPDX-License-Identifier: EUPL-1.2
"""What somebody decides about a file, and what it would bring then."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spreekuur.moving.model import Choices, DateOrder, Sheet
from spreekuur.ui.moving.work import MovingWork
from spreekuur.ui.session import Session


class Choosing(QObject):
    """After every choice `judged` says what would come in, or `refused` why that choice cannot be.

    Before that `read` says the table anew, when another encoding was chosen.
    """

    judged = Signal(object)  # Plan
    refused = Signal(object)  # UserError
    read = Signal(object)  # Sheet

    def __init__(
        self, owner: QObject, session: Session, sheet: Sheet, path: Path, chosen_sheet: str | None
    ) -> None:
        super().__init__(owner)
        self._sheet, self._path = sheet, path
        self.choices = Choices(sheet=chosen_sheet)
        self.work = MovingWork(self, session)

    def set_column(self, header: str, field: str) -> None:
        """This column is something else; what was chosen to be the same before is that no longer."""
        others = {name: each for name, each in self.choices.columns.items() if each != field or not field}
        self.choices = replace(self.choices, columns=others | {header: field})
        self.judge()

    def set_word(self, word: str, topic: str) -> None:
        """This word means that topic; empty takes it back."""
        known = {each: meant for each, meant in self.choices.words.items() if each != word}
        self.choices = replace(self.choices, words=known | ({word: topic} if topic else {}))
        self.judge()

    def set_order(self, header: str, order: str) -> None:
        """The dates of this column are written so."""
        self.choices = replace(self.choices, orders={**self.choices.orders, header: DateOrder(order)})
        self.judge()

    def set_encoding(self, encoding: str) -> None:
        """Read the file again in this encoding; what was said of columns stays for those still there."""

        def then(sheet: Sheet) -> None:
            self._sheet = sheet
            said = self.choices.columns.items()
            columns = {header: each for header, each in said if header in sheet.headers}
            self.choices = replace(self.choices, columns=columns, orders={}, encoding=encoding)
            self.read.emit(sheet)
            self.judge()

        self.work.read(self._path, self.choices.sheet, then, self.refused.emit, encoding)

    def set_names(self, names: bool) -> None:
        """Names are taken as well, or left out."""
        self.choices = replace(self.choices, names=names)
        self.judge()

    def judge(self) -> None:
        """See what it would bring now."""
        self.work.judge(self._sheet, self.choices, self.judged.emit, self.refused.emit)
