# SPDX-License-Identifier: EUPL-1.2
"""What to do at a signal; the rest of what we know about it on demand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.desk.asking import SignalHelp
from spreekuur.language import _
from spreekuur.ui.widgets import Button, Card, IconLabel, Paragraph


class SafetyCard(Card):
    """One signal that was seen."""

    card_wanted = Signal(str)  # the signal to write about

    def __init__(self, help_: SignalHelp) -> None:
        super().__init__(dense=True, bar="danger" if help_.level == "emergency" else "warn")
        self.help = help_
        self._opened = False
        self.more = Button(kind="quiet", icon="chevron-down", height=36)
        self.more.clicked.connect(self._on_more)
        self.card = Button(icon="shield", height=36)
        self.card.clicked.connect(lambda: self.card_wanted.emit(self.help.signal))
        self._title = Paragraph(role="strong")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("shield", tone="danger" if help_.level == "emergency" else "warn"))
        head.addWidget(self._title, 1)
        head.addWidget(self.more)
        self.box.addLayout(head)
        self.to_do = Paragraph(role="card")
        self.details = [Paragraph(role="card") for _n in range(4)]
        for part in (self.to_do, *self.details):
            self.box.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self.card)
        below.addStretch(1)
        self.box.addLayout(below)
        self.show_help(help_)

    def show_help(self, help_: SignalHelp) -> None:
        """Show the texts of this signal."""
        self.help = help_
        self._title.set_words(help_.label)
        self.to_do.set_words(help_.what_to_do)
        told = (
            ("; ".join(help_.ask), _("Ask:")),
            (help_.safety_note, _("Careful:")),
            (", ".join(help_.do_not_inform), _("Do not inform:")),
            ("; ".join(help_.indicators), _("One sees this by:")),
        )
        for part, (said, lead) in zip(self.details, told, strict=True):
            part.set_words(said, lead)
            part.setVisible(self._opened and bool(said))
        self.card.set_word(_("Write on the card"))
        self.card.setAccessibleName(f"{self.card.text()}: {help_.label}")
        self.more.set_word(_("Less") if self._opened else _("Explain"))
        self.more.setAccessibleName(f"{self.more.text()}: {help_.label}")
        self.more.set_icon("chevron-up" if self._opened else "chevron-down")

    def stops(self) -> list[QWidget]:
        """What Tab reaches."""
        return [self.more, self.card]

    def _on_more(self) -> None:
        self._opened = not self._opened
        self.show_help(self.help)
