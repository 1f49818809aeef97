# SPDX-License-Identifier: EUPL-1.2
"""Changing the sentences of the letter that is shown: the editor takes the place of its fields."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from spreekuur.content.pack import Content
from spreekuur.desk import letter_text
from spreekuur.desk.letter_text import Edits
from spreekuur.language import current
from spreekuur.letters.sentences import GOING_ON
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.letter.delivery import Delivery
from spreekuur.ui.letter.sentence_editor import SentenceEditor
from spreekuur.ui.screen import Handler


class TextEditing(QObject):
    """`wanted` asks for the editor, `edited` gives the changes after each step."""

    wanted = Signal()
    edited = Signal(object)  # Edits

    def __init__(self, jobs: AnyJobs, content: Content, delivery: Delivery) -> None:
        super().__init__(delivery)
        self._jobs, self._content, self._delivery = jobs, content, delivery
        self._turn = 0
        self.editor = SentenceEditor()
        delivery.addWidget(self.editor)
        delivery.outlet.text_wanted.connect(self.wanted)
        delivery.compacted.connect(self.editor.set_compact)
        self.editor.closed.connect(self.close)
        self.editor.edited.connect(self.edited)

    def is_open(self) -> bool:
        """Does the editor stand in the place of the fields?"""
        return self._delivery.currentWidget() is self.editor

    def open(self, edits: Edits, case: Mapping[str, Any]) -> None:
        """Show the editor for the letter of this case."""
        self.editor.begin(edits)
        # What a care letter tells in own words are the client's, and have a field of their own.
        self.editor.parts[GOING_ON].own.setVisible(case["kind"] != "care")
        self._delivery.setCurrentWidget(self.editor)
        self.show(case, first=True)

    def show(self, case: Mapping[str, Any], *, first: bool = False) -> None:
        """Show the sentences of this case, if the editor is open."""
        if not self.is_open():
            return
        self._turn += 1
        turn, language = self._turn, current()

        def then(lines: tuple[letter_text.Line, ...]) -> None:
            if turn == self._turn:
                self.editor.show_lines(lines)
                if first:
                    self.editor.focus_first()

        # Why a letter cannot be made is said by its pages.
        self._jobs.read(
            self,
            lambda desk: letter_text.lines(self._content, case, desk.sender, language),
            then,
            lambda _e: None,
        )

    def close(self) -> None:
        """Back to the fields, with what was typed; words that must not stand in a letter keep it open."""
        if self.editor.take_over():
            self._delivery.to_front()

    def done(self) -> bool:
        """Take over what is typed and go back to the fields before the paper leaves; False when that is refused."""
        if not self.is_open():
            return True
        if not self.editor.take_over():
            return False
        self._delivery.to_front()
        return True

    def commands(self) -> dict[str, Handler]:
        """The keys of the editor."""
        if not self.is_open():
            return {"Alt+W": self.wanted.emit}
        return {
            "close": self.close,
            "undo": lambda: self.editor.go(-1),
            "redo": lambda: self.editor.go(1),
            "Ctrl+Up": lambda: self.editor.carry(-1),
            "Ctrl+Down": lambda: self.editor.carry(1),
        }
