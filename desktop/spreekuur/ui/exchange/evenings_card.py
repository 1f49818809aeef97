# SPDX-License-Identifier: EUPL-1.2
"""Which laptops are in, evening by evening, with the counts of both sides; and what waits."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.exchange_standing import Part, Standing
from spreekuur.desk.exchange_status import Evening
from spreekuur.language import _
from spreekuur.ui.exchange import words
from spreekuur.ui.today.words import day_in_words
from spreekuur.ui.widgets import Card, Divider, Label, NoteLine, Paragraph

_SHOWN = 4


class EveningsCard(Card):
    """The newest evenings; large and calm."""

    def __init__(self) -> None:
        super().__init__()
        self._standing = Standing()
        self._title, self._empty = Label(role="section"), Paragraph(role="card", tone="muted")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._waits = NoteLine("clock", "warn")
        self.box.addWidget(self._title)
        self.box.addWidget(self._empty)
        self.box.addLayout(self._column)
        self.box.addWidget(self._waits)
        self.lines: list[str] = []

    def show_standing(self, standing: Standing) -> None:
        """Show the evenings of this standing."""
        self._standing = standing
        leads = standing.part is Part.TAKES_IN
        self._title.setText(_("Which laptops are in") if leads else _("What the coordinator has"))
        self._empty.set_words("" if standing.evenings else _("No talk was held on any of the laptops yet."))
        self._empty.setVisible(not standing.evenings)
        waits = _("A bundle is missing from: {names}. What came after it waits; nothing is lost.")
        self._waits.set_words(waits.format(names=words.names(standing.held)) if standing.held else "")
        self._fill(standing)

    def _fill(self, standing: Standing) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for place, evening in enumerate(standing.evenings[:_SHOWN]):
            if place:
                self._column.addWidget(Divider())
            self._column.addWidget(self._evening(evening, standing.part))

    def _evening(self, evening: Evening, part: Part) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(day_in_words(date.fromisoformat(evening.date)), role="strong"), 1)
        whole, of = words.are_in(evening)
        if part is Part.TAKES_IN:
            count = _("{n} of {of} in").format(n=whole, of=of)
            head.addWidget(Label(count, role="strong", tone="ok" if whole == of else "warn"))
        column.addLayout(head)
        for one in evening.laptops:
            icon, tone, said = words.laptop(one, part)
            line = f"{one.digit} · {one.name}: {said}"
            self.lines.append(line)
            column.addWidget(NoteLine(icon, tone, line, role="body"))
        return holder
