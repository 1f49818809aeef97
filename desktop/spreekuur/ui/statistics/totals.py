# SPDX-License-Identifier: EUPL-1.2
"""The four totals of a period, beside each other: what was counted, about how many, and how many before."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from spreekuur.statistics.bars import Bar
from spreekuur.ui.statistics import words
from spreekuur.ui.widgets import Card, Label

UNITS = ("persons", "contacts", "questions", "referrals")


@dataclass(frozen=True, slots=True)
class Total:
    """One of the four; without a bar nothing is said but how many there are so far, which only this desk sees."""

    unit: str
    bar: Bar | None = None
    so_far: int | None = None


class TotalCard(Card):
    """The unit above its number, or before it where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = Label(role="card", tone="muted")
        self._about = Label(role="card", tone="muted")
        self._number = Label(role="number")
        self._after = Label(role="card", tone="muted")
        self._before = Label(role="card", tone="muted")
        self._compact = False
        row = QHBoxLayout()
        row.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self._about, self._number, self._after):
            row.addWidget(part, 0, middle)
        row.addStretch(1)
        row.addWidget(self._before, 0, middle)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lines.addWidget(self._unit)
        self._lines.addLayout(row)
        self.box.addLayout(self._lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_compact(False)

    def show_total(self, total: Total) -> None:
        """Show this one."""
        self._unit.setText(words.unit(total.unit))
        bar = total.bar
        first, _n, after = words.about().partition("{n}")
        is_about = bar is not None and bar.count > 0
        self._about.setText(first.strip() if is_about else "")
        self._after.setText(after.strip() if is_about else "")
        for part in (self._about, self._after):
            part.setVisible(bool(part.text()))
        if bar is not None:
            number = str(bar.count) if bar.count else bar.label("")
            said = words.counted(bar.label(words.about()), bar.count, total.unit)
        else:
            number = "–" if total.so_far is None else str(total.so_far)
            said = words.counted(number, total.so_far or 0, total.unit)
        self._number.setText(number)
        self._number.setAccessibleName(said)
        self._before.setText(words.before(bar) if bar is not None else "")
        self._settle()

    def set_compact(self, compact: bool) -> None:
        """One line, without what was before, where there is little room."""
        self._compact = compact
        side, top = (12, 2) if compact else (20, 10)
        self.box.setContentsMargins(side, top, side, top)
        one, two = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(one if compact else two)
        self._lines.setSpacing(12 if compact else 0)
        self._number.set_role("section" if compact else "number")
        self._settle()

    def _settle(self) -> None:
        self._before.setVisible(bool(self._before.text()) and not self._compact)


class Totals(QWidget):
    """Four cards in a row, or two rows of two."""

    def __init__(self) -> None:
        super().__init__()
        self.cards = [TotalCard() for _unit in UNITS]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._compact = False
        self._lay_out()

    def show_totals(self, totals: tuple[Total, ...]) -> None:
        """Show these, in the order of the units."""
        for card, total in zip(self.cards, totals, strict=True):
            card.show_total(total)

    def set_compact(self, compact: bool) -> None:
        """Two rows where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self._lay_out()

    def _lay_out(self) -> None:
        across = 2 if self._compact else 4
        self._grid.setSpacing(8 if self._compact else 16)
        for place, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            card.set_compact(self._compact)
            self._grid.addWidget(card, place // across, place % across)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
