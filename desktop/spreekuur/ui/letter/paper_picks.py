# SPDX-License-Identifier: EUPL-1.2
"""How papers are printed, as questions in the settings: the envelope, how fine, one side or both."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.paper_settings import FINENESS, WINDOWS, PaperSettings
from spreekuur.language import _
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.widgets import Button, NoteLine

_BOTH, _ONE = "both", "one"


class PaperPicks(QWidget):
    """`picked` gives how it is wanted from now on; `sheet_wanted` asks for the sheet to try out an envelope."""

    picked = Signal(object)  # PaperSettings
    sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = PaperSettings()
        self.window_row, self.fineness, self.sides = PickRow(), PickRow(), PickRow()
        self.sheet = Button(icon="printer", height=36)
        self._why = NoteLine("info", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.window_row, self.sheet, self.fineness, self.sides, self._why):
            column.addWidget(part)
        self.window_row.picked.connect(lambda side: self._pick(replace(self._kept, window=side)))
        self.fineness.picked.connect(lambda dpi: self._pick(replace(self._kept, dpi=int(dpi))))
        self.sides.picked.connect(lambda how: self._pick(replace(self._kept, both_sides=how == _BOTH)))
        self.sheet.clicked.connect(self.sheet_wanted)
        self.retranslate()

    def show_kept(self, kept: PaperSettings) -> None:
        """Show how it is set."""
        self._kept = kept
        self.window_row.set_values([kept.window])
        self.fineness.set_values([str(kept.dpi)])
        self.sides.set_values([_BOTH if kept.both_sides else _ONE])
        self.sheet.setVisible(kept.window != WINDOWS[-1])

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.window_row.set_label(_("Window of the envelopes"))
        sides = {"left": _("left"), "right": _("right"), "none": _("no window, handed over")}
        self.window_row.set_choices([(side, sides[side]) for side in WINDOWS])
        self.sheet.set_word(_("Sheet to try out the envelope"))
        self.fineness.set_label(_("How fine is printed"))
        fine = (_("usual"), _("finer, and slower"))
        self.fineness.set_choices([(str(dpi), word) for dpi, word in zip(FINENESS, fine, strict=True)])
        self.sides.set_label(_("Papers of the client on"))
        self.sides.set_choices([(_ONE, _("one side")), (_BOTH, _("both sides"))])
        self._why.set_words(_("A letter stays on one side: its second page is for the client."))
        self.show_kept(self._kept)

    def _pick(self, wanted: PaperSettings) -> None:
        if wanted != self._kept:
            self._kept = wanted
            self.picked.emit(wanted)
