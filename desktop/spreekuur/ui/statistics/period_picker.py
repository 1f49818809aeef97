# SPDX-License-Identifier: EUPL-1.2
"""Quarter or year, and which one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.statistics import words
from spreekuur.ui.widgets import ChipRow, ComboBox

QUARTER, YEAR = "quarter", "year"


class PeriodPicker(QWidget):
    """Says which period is looked at; there is always one."""

    chosen = Signal(str)  # such as 2026-Q3 or 2026

    def __init__(self) -> None:
        super().__init__()
        self._periods: Sequence[str] = ()
        self._period = ""
        self.kind = ChipRow()
        self.which = ComboBox(name="period")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.kind, 0, middle)
        row.addWidget(self.which, 0, middle)
        row.addStretch(1)
        self.kind.changed.connect(self._on_kind)
        self.which.chosen.connect(self._choose)
        self.retranslate()

    def period(self) -> str:
        """The one that is looked at."""
        return self._period

    def show_periods(self, periods: Sequence[str], period: str) -> None:
        """Offer these, the newest first, with this one chosen."""
        self._periods, self._period = periods, period
        self.retranslate()

    def focus_first(self) -> None:
        """Put the focus on quarter or year."""
        self.kind.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.kind.set_choices([(QUARTER, _("Quarter")), (YEAR, _("Year"))])
        self.kind.setAccessibleName(_("Which period"))
        self.which.set_name(_("Which period"))
        kind = self._kind_of(self._period)
        self.kind.set_values([kind])
        self.which.set_choices([(one, words.period(one)) for one in self._of(kind)])
        self.which.set_value(self._period)

    def _of(self, kind: str) -> list[str]:
        return [one for one in self._periods if self._kind_of(one) == kind]

    @staticmethod
    def _kind_of(period: str) -> str:
        return YEAR if len(period) == len("2026") else QUARTER

    def _on_kind(self) -> None:
        kind = self.kind.value()
        found = self._of(kind) if kind else []
        if found and kind != self._kind_of(self._period):
            # The quarter's own year, and the year's own last quarter.
            near = next((one for one in found if one[:4] == self._period[:4]), found[0])
            self._choose(near)
        else:
            self.retranslate()

    def _choose(self, period: str) -> None:
        self._period = period
        self.retranslate()
        self.chosen.emit(period)
