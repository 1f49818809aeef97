# SPDX-License-Identifier: EUPL-1.2
"""How it went on with a bed for the night of an earlier talk: the steps that may follow, each one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spreekuur.consultations import shelter
from spreekuur.consultations.shelter import Step
from spreekuur.desk.shelter import OpenChain
from spreekuur.language import _
from spreekuur.ui import shelter_words
from spreekuur.ui.today.words import which_talk
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, Paragraph, announce


class ShelterCard(Card):
    """Hidden until one of the open chains is chosen in what is still to be done."""

    reached = Signal(str, object)  # id of the talk, Step
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tone="info_tint", dense=True)
        self._open: OpenChain | None = None
        self._title, self._stands = Label(role="section"), Paragraph(role="card")
        self.steps = {step: Button(height=40) for step in Step}
        self.later = Button(kind="quiet", height=40)
        holder = QWidget()
        buttons = FlowLayout(holder, gap=8)
        for step, button in self.steps.items():
            buttons.addWidget(button)
            button.clicked.connect(lambda _checked=False, step=step: self._on_step(step))
        buttons.addWidget(self.later)
        self.later.clicked.connect(self.close_chain)
        for part in (self._title, self._stands, holder):
            self.box.addWidget(part)
        self.hide()

    def show_chain(self, chain: OpenChain) -> None:
        """Ask what happened next with this one."""
        self._open = chain
        self.retranslate()
        self.show()
        announce(self, f"{self._title.text()}. {self._stands.words()}", assertive=True)
        next(button for button in self.steps.values() if not button.isHidden()).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def close_chain(self) -> None:
        """Ask nothing any more."""
        self._open = None
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("A bed for the night: what happened next?"))
        self.later.set_word(_("Later"))
        may_come = shelter.following(self._open.chain) if self._open is not None else ()
        for step, button in self.steps.items():
            button.set_word(shelter_words.step(step))
            button.setVisible(step in may_come)
        if self._open is not None:
            self._stands.set_words(f"{which_talk(self._open)} · {shelter_words.stands(self._open.chain)}")

    def _on_step(self, step: Step) -> None:
        if self._open is not None:
            talk = self._open.consultation_id
            self.close_chain()
            self.reached.emit(talk, step)
