# SPDX-License-Identifier: EUPL-1.2
"""What was done: the four commonest outcomes, the others behind "more"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import Talk
from spreekuur.language import _
from spreekuur.ui import words
from spreekuur.ui.consultation.gap import Gap
from spreekuur.ui.widgets import ChipRow

COMMON = (Outcome.INFO, Outcome.REFERRED, Outcome.LETTER, Outcome.FORM)
_REST = tuple(reversed([outcome for outcome in Outcome if outcome not in COMMON]))
MORE = "more"


class OutcomeRow(QWidget):
    """Letters jump, Space picks; several may be chosen."""

    toggled = Signal(object)  # Outcome

    def __init__(self) -> None:
        super().__init__()
        self._all = False
        self._chosen: tuple[Outcome, ...] = ()
        self.row = ChipRow(single=False)
        self.row.setObjectName("outcomes")
        self.gap = Gap()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.row)
        column.addWidget(self.gap)
        self.row.changed.connect(self._on_changed)
        self.retranslate()

    def show_talk(self, talk: Talk) -> None:
        """Show the outcomes of this talk; one that is not common shows all."""
        self._chosen = talk.outcomes
        if not self._all and any(outcome in _REST for outcome in talk.outcomes):
            self._all = True
            self._fill()
        self.row.set_values(self._chosen)

    def fold(self) -> None:
        """Show the commonest only, for the next talk."""
        self._all = False
        self._fill()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.row.set_label(_("What was done?"), _("required"))
        self._fill()
        self.gap.retranslate()

    def _fill(self) -> None:
        shown = [*COMMON, *_REST] if self._all else [*COMMON]
        choices = [(outcome.value, words.outcome(outcome)) for outcome in shown]
        self.row.set_choices(choices if self._all else [*choices, (MORE, _("More …"))])

    def _on_changed(self) -> None:
        values = self.row.values()
        if MORE in values:
            self._all = True
            self._fill()
            self.row.set_values(self._chosen)
            self.row.chips[len(COMMON)].setFocus()
            return
        for outcome in Outcome:
            if (outcome.value in values) != (outcome in self._chosen):
                self.toggled.emit(outcome)
                return
