# SPDX-License-Identifier: EUPL-1.2
"""Maybe twice: pair by pair, the likeliest first, to be compared, told apart or left for later."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spreekuur.desk.client_files_pairs import PairLine, Waiting
from spreekuur.language import _, ngettext
from spreekuur.ui.clients import twice_words, words
from spreekuur.ui.clients.rows_card import RowsCard
from spreekuur.ui.clients.twice_panel import OTHER, SAME
from spreekuur.ui.widgets import Button, FlowLayout, Paragraph


class PairsCard(RowsCard):
    """The keys are for the pair on top."""

    closed = Signal()
    compared = Signal(str, str)  # two client ids
    told_apart = Signal(str, str)
    put_off = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(stretch=1)
        self._shown: tuple[Waiting, date] | None = None
        self.rows: list[PairRow] = []
        self.close_button = Button(icon="arrow-left", keys="Esc")
        self.close_button.clicked.connect(self.closed)
        self.box.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def show_pairs(self, waiting: Waiting, today: date) -> None:
        """Show what waits."""
        focused = QApplication.focusWidget()
        at_work = focused is not None and self.area.isAncestorOf(focused)
        self._shown = (waiting, today)
        self.rows = [self._row(line, today, first=place == 0) for place, line in enumerate(waiting.lines)]
        self.put_rows(self.rows)
        self._title.setText(
            ngettext("{n} pair may be one person", "{n} pairs may be one person", waiting.count).format(
                n=waiting.count
            )
        )
        if at_work:
            self.focus_first()

    def take_same(self) -> None:
        """Compare the pair on top."""
        if self.rows:
            self.rows[0].same.click()

    def take_other(self) -> None:
        """The pair on top are two people."""
        if self.rows:
            self.rows[0].other.click()

    def focus_first(self) -> None:
        """Put the focus on the first pair."""
        (self.rows[0].same if self.rows else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._about.set_words(_("The program only asks: you decide. Nothing changes by itself."))
        self.close_button.set_word(_("Back to the clients"))
        if self._shown is not None:
            self.show_pairs(*self._shown)

    def _row(self, line: PairLine, today: date, *, first: bool) -> "PairRow":
        row = PairRow(line, today, keys=first)
        pair = (line.left.id, line.right.id)
        row.same.clicked.connect(lambda: self.compared.emit(*pair))
        row.other.clicked.connect(lambda: self.told_apart.emit(*pair))
        row.later.clicked.connect(lambda: self.put_off.emit(*pair))
        return row


class PairRow(QWidget):
    """Two files, why they may be of one person, and the three answers."""

    def __init__(self, line: PairLine, today: date, *, keys: bool) -> None:
        super().__init__()
        rows = [words.row(hit, today) for hit in (line.left, line.right)]
        sure = f"{twice_words.how_sure(line.same)}: {twice_words.why(line.reasons)}"
        self.same = Button(_("Compare…"), keys=SAME if keys else "", height=36)
        self.other = Button(_("Two different people"), kind="quiet", keys=OTHER if keys else "", height=36)
        self.later = Button(_("Later"), kind="quiet", height=36)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in rows:
            column.addWidget(Paragraph(row.words, lead=f"{row.title} ·"))
        column.addWidget(Paragraph(sure, role="card", tone="muted"))
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        for button in (self.same, self.other, self.later):
            button.setAccessibleName(f"{button.text()}: {line.left.code}, {line.right.code}")
            buttons.addWidget(button)
        column.addWidget(foot)
