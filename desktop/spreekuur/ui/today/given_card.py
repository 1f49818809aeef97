# SPDX-License-Identifier: EUPL-1.2
"""That the coordinator has received the evening, or not yet: one line, calm."""

from spreekuur.desk.exchange_standing import Standing
from spreekuur.ui.exchange import words
from spreekuur.ui.widgets import Card, NoteLine


class GivenCard(Card):
    """Hidden where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(dense=True)
        self._standing = Standing()
        self.line = NoteLine("circle-check", "ok")
        self.box.addWidget(self.line)
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Say what became of what this laptop gave."""
        self._standing = standing
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language in use."""
        said = words.received(self._standing)
        whole = bool(said) and self._standing.evenings[0].laptops[0].is_whole
        self.line.set_look("circle-check" if whole else "clock", "ok" if whole else "muted")
        self.line.set_words(said)
        self.setVisible(bool(said))
