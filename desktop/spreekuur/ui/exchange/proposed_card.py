# SPDX-License-Identifier: EUPL-1.2
"""The coordinator's laptop uses an address, and this one does not yet: one yes or no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spreekuur.exchange.proposal import Proposal
from spreekuur.language import _
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, NoteLine, Paragraph


class ProposedCard(Card):
    """Hidden while nothing is proposed. Nothing changes by itself."""

    answered = Signal(bool)  # whether it is to be used here

    def __init__(self) -> None:
        super().__init__()
        self._proposed: Proposal | None = None
        self._title, self._lead = Label(role="section"), Paragraph(role="card", tone="muted")
        self.where = NoteLine("globe", "muted")
        self.use, self.leave = Button(icon="check"), Button(kind="quiet", icon="x")
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        for button in (self.use, self.leave):
            buttons.addWidget(button)
        for part in (self._title, self.where, self._lead, foot):
            self.box.addWidget(part)
        self.use.clicked.connect(lambda: self.answered.emit(True))
        self.leave.clicked.connect(lambda: self.answered.emit(False))
        self.hide()

    def show_proposed(self, proposed: Proposal | None) -> None:
        """Ask about this address; about nothing when there is none."""
        self._proposed = proposed
        self.setVisible(proposed is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("An address for the bundles"))
        self.use.set_word(_("Use it here too"))
        self.leave.set_word(_("Not on this laptop"))
        if self._proposed is not None:
            self.where.set_words(self._proposed.where)
            self._lead.set_words(
                _(
                    "{name} uses it, so that no stick is needed. If the server asks who you are: user name and password"
                    " are typed in Settings, Exchange. They never travel."
                ).format(name=self._proposed.by)
            )
