# SPDX-License-Identifier: EUPL-1.2
"""Words of a file that are no topic, each with a choice of the topic that is meant; kept for this file only."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.language import _, current
from spreekuur.ui.moving.column_rows import narrow
from spreekuur.ui.widgets import ComboBox, Field, Paragraph

_MOST = 8


class WordRows(QWidget):
    """`chosen` says which topic a word means."""

    chosen = Signal(str, str)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.rows: dict[str, ComboBox] = {}
        self._heading = Paragraph(role="strong")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._heading)
        self.retranslate()

    def show_words(self, unknown: Sequence[str], known: Mapping[str, str]) -> None:
        """Show what is not known, and what somebody explained already."""
        for word in [*known, *unknown]:
            if word not in self.rows and len(self.rows) < _MOST + len(known):
                self._add(word)
        for word, choice in self.rows.items():
            choice.set_value(known.get(word, ""))
        self.setVisible(bool(self.rows))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.set_words(_("Words that are no topic: what is meant?"))
        for choice in self.rows.values():
            choice.set_choices(self._topics())

    def _add(self, word: str) -> None:
        choice = self.rows[word] = ComboBox(self._topics())
        narrow(choice)
        choice.chosen.connect(lambda topic: self.chosen.emit(word, topic))
        self._column.addWidget(Field(word[:28], choice))

    def _topics(self) -> list[tuple[str, str]]:
        labels = [(topic.id, topic.label[current()]) for topic in self._content.topics.values()]
        return [("", _("Choose a topic")), *sorted(labels, key=lambda each: each[1].casefold())]
