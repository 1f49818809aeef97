# SPDX-License-Identifier: EUPL-1.2
"""The bin: files that are really gone after thirty days, until then to be taken back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_files import ClientHit
from spreekuur.language import _
from spreekuur.ui.clients import words
from spreekuur.ui.clients.rows_card import RowsCard
from spreekuur.ui.widgets import Asked, Button, IconLabel, Label, Paragraph


class BinCard(RowsCard):
    """One row a file, by its code."""

    closed = Signal()
    taken_back = Signal(str)  # client id
    erased = Signal(str)  # client id, after the question was answered

    def __init__(self) -> None:
        super().__init__(stretch=1)
        self._files: Sequence[ClientHit] = ()
        self._today: date | None = None
        self.rows: list[BinRow] = []
        self.close_button = Button(kind="primary", icon="arrow-left", keys="Esc")
        self.close_button.clicked.connect(self.closed)
        self.box.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def show_files(self, files: Sequence[ClientHit], today: date) -> None:
        """Show what lies in the bin."""
        self._files, self._today = files, today
        self.rows = [self._row(file, today) for file in files]
        self.put_rows(self.rows)

    def focus_first(self) -> None:
        """Put the focus on the first way back."""
        first = self.rows[0].back if self.rows else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.question.leave()
        self._title.setText(_("Bin"))
        self._about.set_words(
            _("A file stays here for 30 days. Then it is really gone, also from this laptop's disk.")
        )
        self.close_button.set_word(_("Back to the clients"))
        if self._today is not None:
            self.show_files(self._files, self._today)

    def _row(self, file: ClientHit, today: date) -> "BinRow":
        row = BinRow(file, today)
        row.back.clicked.connect(lambda: self.taken_back.emit(file.id))
        row.erase.clicked.connect(lambda: self._ask(file))
        return row

    def _ask(self, file: ClientHit) -> None:
        asked = Asked(
            _("Erase the file {code} for good, now?").format(code=file.code),
            _("Do not erase"),
            _("Erase for good"),
            [_("Name, phone, consents and the link to every talk are gone at once. This cannot be undone.")],
        )
        self.question.ask(asked, lambda: self.erased.emit(file.id))


class BinRow(QWidget):
    """A file in the bin: its code, when it is gone, and its two buttons."""

    def __init__(self, file: ClientHit, today: date) -> None:
        super().__init__()
        gone = _("really gone on {date}").format(date=words.day(file.really_gone_on or today, today))
        self.back, self.erase = (
            Button(_("Take back"), height=36),
            Button(_("Erase now…"), kind="quiet", height=36),
        )
        for button in (self.back, self.erase):
            button.setAccessibleDescription(f"{file.code}, {gone}")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(file.code, role="strong"))
        column.addWidget(Paragraph(gone, role="card", tone="muted"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(IconLabel("trash-2"))
        line.addLayout(column, 1)
        line.addWidget(self.back)
        line.addWidget(self.erase)
