# SPDX-License-Identifier: EUPL-1.2
"""The way to a bed for tonight, as one row of steps: press the next one, or the last one to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.consultations import shelter
from spreekuur.consultations.shelter import Chain, Step
from spreekuur.language import _
from spreekuur.ui import shelter_words
from spreekuur.ui.widgets import ChipRow, NoteLine, announce


class ShelterRow(QWidget):
    """Hidden while nobody needs a bed. `pressed` gives the step that was reached, or None: take the last one back."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chain: Chain = ()
        self.row, self.why = ChipRow(single=False), NoteLine("info", "warn")
        self.row.setObjectName("shelter")
        self.row.changed.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.row)
        column.addWidget(self.why)
        self.hide()

    def show_chain(self, chain: Chain, *, asked: bool) -> None:
        """Show these steps; when it is not `asked` nothing is shown."""
        if chain != self._chain:
            self.why.set_words("")
        self._chain = chain
        if asked and not self.row.chips:
            self._fill()
        self.row.set_values([reached.step for reached in chain])
        self.setVisible(asked)

    def refuse(self, sentence: str) -> None:
        """Say why a step was not taken."""
        self.row.set_values([reached.step for reached in self._chain])
        self.why.set_words(sentence)
        announce(self.why, sentence, assertive=True)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.why.set_words("")
        if self.row.chips:
            self._fill()

    def _fill(self) -> None:
        self.row.set_label(_("A bed for tonight"))
        self.row.set_choices([(step.value, shelter_words.step(step)) for step in Step])
        self.row.set_values([reached.step for reached in self._chain])

    def _on_changed(self) -> None:
        there, now = {reached.step for reached in self._chain}, set(map(Step, self.row.values()))
        came, went = now - there, there - now
        if came:
            self.pressed.emit(came.pop())
        elif went == {shelter.last(self._chain)}:
            self.pressed.emit(None)
        else:
            self.refuse(_("Take the last step back first."))
