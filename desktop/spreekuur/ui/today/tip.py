# SPDX-License-Identifier: EUPL-1.2
"""The tip of the evening: one line in a quiet card, closed for the evening by its button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from spreekuur.desk import tips
from spreekuur.language import _
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import Button, Card, Paragraph
from spreekuur.ui.widgets.field import IconLabel

_TIPS: tuple[Callable[[], str], ...] = (
    lambda: _("Ctrl+Z takes back the last thing you did, also after saving."),
    lambda: _("Does somebody look along? F9 hides everything at once."),
    lambda: _("Topics are found in every language, also with typing errors."),
    lambda: _("F1 explains the screen you are on, with a picture."),
    lambda: _("Ctrl with plus makes all letters larger, Ctrl with minus smaller."),
    lambda: _("Does somebody else sit down? F7 says who sits here."),
    lambda: _("No printer? Show the paper large and let the client take a photo."),
    lambda: _("Four letters of each word of the passphrase are enough."),
)


class TipCard(Card):
    """Shows nothing until an evening is on and there is a tip left."""

    def __init__(self) -> None:
        super().__init__(tone="alt", dense=True)
        self._jobs: AnyJobs | None = None
        self._evening, self._tip = "", -1
        self._words = Paragraph(role="card")
        self.close_button = Button(kind="quiet", icon="x", height=32)
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel("info", tone="info"))
        row.addWidget(self._words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(row)
        self.hide()

    def show_for(self, jobs: AnyJobs, evening_id: str) -> None:
        """Ask once for the tip of this evening; without one nothing is shown."""
        if evening_id == self._evening:
            return
        self._jobs, self._evening, self._tip = jobs, evening_id, -1
        self.hide()
        if evening_id:
            jobs.write(self, lambda desk: tips.tonight(desk, evening_id), changed="", then=self._show)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.close_button.setAccessibleName(_("Close the tip"))
        if 0 <= self._tip < len(_TIPS):
            self._words.set_words(_TIPS[self._tip](), lead=_("Tip:"))

    def _show(self, tip: int | None) -> None:
        self._tip = -1 if tip is None else tip
        self.retranslate()
        self.setVisible(tip is not None)

    def _close(self) -> None:
        self.hide()
        if self._jobs is not None:
            self._jobs.write(self, tips.close, changed="")
