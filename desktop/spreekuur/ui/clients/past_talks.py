# SPDX-License-Identifier: EUPL-1.2
"""Every talk of a client, the newest first: when, about what, and where it led."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.client_files import PastTalk
from spreekuur.language import _
from spreekuur.ui.clients import words
from spreekuur.ui.widgets import Paragraph


class PastTalks(QWidget):
    """One paragraph a talk."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._lines: list[Paragraph] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_talks(self, talks: Sequence[PastTalk], today: date) -> None:
        """Show these; without any it says so."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [
            Paragraph(words.past_talk(talk, self._content), lead=f"{words.day(talk.held_on, today)} ·")
            for talk in talks
        ] or [Paragraph(_("No talk was put in this file yet."), tone="muted")]
        for line in self._lines:
            self._column.addWidget(line)

    def words(self) -> list[str]:
        """What is said, line by line."""
        return [line.words() for line in self._lines]
