# SPDX-License-Identifier: EUPL-1.2
"""A question that always has one answer, as chips."""

from PySide6.QtCore import Signal

from spreekuur.ui.widgets import ChipRow
from spreekuur.ui.widgets.chip import Chip


class PickRow(ChipRow):
    """Pressing the chosen chip leaves it chosen; `picked` says the new answer."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.changed.connect(lambda: self.picked.emit(self.value() or ""))

    def _on_clicked(self, pressed: Chip) -> None:
        if pressed.isChecked():
            super()._on_clicked(pressed)
        else:
            pressed.setChecked(True)
