# SPDX-License-Identifier: EUPL-1.2
"""Until when RNI is enough, in the client's language."""

from spreekuur.ui.widgets import Card, Paragraph


class ClockNote(Card):
    """One paragraph; without anything to say it is not there."""

    def __init__(self) -> None:
        super().__init__(tone="info_tint")
        self.words = Paragraph(role="client_small")
        self.box.addWidget(self.words)
        self.say(())

    def say(self, clock: tuple[str, ...]) -> None:
        """Say these sentences, the first of which is the heading; nothing hides it."""
        self.words.set_words(" ".join(clock[1:]), f"{clock[0]}:" if clock else "")
        self.setVisible(bool(clock))

    def set_tight(self, tight: bool) -> None:
        """Take less room."""
        self.box.setContentsMargins(*((12, 4, 12, 4) if tight else (20, 10, 20, 10)))
