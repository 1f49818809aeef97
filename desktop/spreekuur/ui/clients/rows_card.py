# SPDX-License-Identifier: EUPL-1.2
"""What the cards of files share: a title, some words, rows that scroll, and a question below them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.ui.widgets import Card, InlineQuestion, Label, Paragraph, Scroll


class RowsCard(Card):
    """A card of rows; what stands below the question is for the card in question."""

    def __init__(self, stretch: int) -> None:
        super().__init__()
        self._title, self._about = Label(role="section"), Paragraph(tone="muted")
        self.question = InlineQuestion()
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 4, 8, 4)
        column.addLayout(self._list)
        column.addStretch(1)
        self.area = Scroll(body)
        self.box.addWidget(self._title)
        self.box.addWidget(self._about)
        self.box.addWidget(self.area, stretch)
        self.box.addWidget(self.question)

    def put_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in the place of those before."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = list(rows)
        for row in self._rows:
            self._list.addWidget(row)
