# SPDX-License-Identifier: EUPL-1.2
"""The last step on a volunteer's laptop of a team: the evening goes to the coordinator. It blocks nothing."""

from PySide6.QtWidgets import QVBoxLayout

from spreekuur.desk.exchange_standing import Part, Standing
from spreekuur.language import _
from spreekuur.ui.closing.step import Step
from spreekuur.ui.exchange import words
from spreekuur.ui.exchange.give_part import GivePart
from spreekuur.ui.widgets import Divider, Paragraph


class GiveStep(Step):
    """Hidden, and done, where nothing is given."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self.part = Paragraph(role="card", tone="muted"), GivePart("closing-give")
        self.box.addWidget(self._words)
        self.box.addWidget(self.part)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, Divider())
        self.hide()
        self.retranslate()

    def show_standing(self, standing: Standing) -> None:
        """Show what is still to be given."""
        self.setVisible(standing.part is Part.GIVES)
        self.part.show_standing(standing)
        self.say()

    def is_done(self) -> bool:
        """Whether nothing is left to give from here."""
        return self.isHidden() or not words.to_give(self.part.standing)

    def focus_first(self) -> None:
        """Put the focus on the button, or on the folder while none is named."""
        self.part.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.set_words(
            _(
                "It is sealed: only the coordinator's laptop can open it. Not now? It can be given at any time."
            )
        )
        self.part.retranslate()
        self.say()

    def set_compact(self, compact: bool) -> None:
        """Leave out what it is about, where there is little room."""
        self._words.setVisible(not compact)

    def say(self) -> None:
        """Say in the line how it stands."""
        if self.part.is_busy():
            standing, state = _("being given"), "part"
        elif self.is_done():
            standing, state = _("done"), "done"
        else:
            standing, state = _("still to give"), "open"
        self.head.set_words(_("To the coordinator"), standing, state)
