# SPDX-License-Identifier: EUPL-1.2
"""A piece of a screen in the language, size and colours in use, to judge them by."""

from PySide6.QtWidgets import QHBoxLayout

from spreekuur.language import _
from spreekuur.ui.widgets.card import Card
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.small import Badge


class LiveExample(Card):
    """A title, a sentence and a badge."""

    def __init__(self) -> None:
        super().__init__(tone="alt")
        self._title, self._sentence = Label(role="section"), Paragraph()
        self._badge = Badge("", "circle-check", "ok")
        row = QHBoxLayout()
        row.addWidget(self._badge)
        row.addStretch(1)
        self.box.addWidget(self._title)
        self.box.addWidget(self._sentence)
        self.box.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("This is how it looks"))
        self._sentence.set_words(_("A client asks about wages that were not paid. You look up who can help."))
        self._badge.set_word(_("Well readable?"))
