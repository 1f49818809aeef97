# SPDX-License-Identifier: EUPL-1.2
"""Six words, large and numbered, to be read aloud from one screen to the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from spreekuur.ui.today.words import language_name
from spreekuur.ui.widgets import Card, FlowLayout, Label

Words = Sequence[tuple[str, Sequence[str]]]


class SixWords(Card):
    """One block for each language, the first one larger; without a language above it where there is only one."""

    def __init__(self) -> None:
        super().__init__(tone="alt", dense=True)
        self._shown: Words = ()
        self.box.setContentsMargins(20, 12, 20, 12)
        self.box.setSpacing(4)
        self._parts: list[QWidget] = []

    def show_words(self, words: Words) -> None:
        """Show these, by language."""
        if words == self._shown:
            return
        self._shown = words
        for old in self._parts:
            old.hide()
            old.deleteLater()
        self._parts = []
        for place, (language, six) in enumerate(words):
            if len(words) > 1:
                self._add(Label(language_name(language), role="hint", tone="muted"))
            self._add(_block(six, "section" if place == 0 else "body"))
        self.setAccessibleName(". ".join(" ".join(_numbered(six)) for _language, six in words))

    def _add(self, part: QWidget) -> None:
        self.box.addWidget(part)
        self._parts.append(part)


def _block(six: Sequence[str], role: str) -> QWidget:
    block = QWidget()
    flow = FlowLayout(block, gap=20, line_gap=4)
    for numbered in _numbered(six):
        flow.addWidget(Label(numbered, role=role))
    return block


def _numbered(six: Sequence[str]) -> list[str]:
    return [f"{number}  {word}" for number, word in enumerate(six, 1)]
