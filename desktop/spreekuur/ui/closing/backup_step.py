# SPDX-License-Identifier: EUPL-1.2
"""The fourth step: a copy on this laptop, always, and one in a folder such as on a stick. Neither blocks the end."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from spreekuur.language import _
from spreekuur.ui.closing.copies import BUSY, DONE, FAILED, Copies
from spreekuur.ui.closing.step import Step
from spreekuur.ui.widgets import Button, FolderField, NoteLine, Paragraph, announce

_LOOKS = {DONE: ("circle-check", "ok"), FAILED: ("triangle-alert", "warn"), BUSY: ("clock", "muted")}


class BackupStep(Step):
    """Says what is saved where. `wanted` asks for both copies; their ends come through `show_*`."""

    wanted = Signal(str)  # the folder for the second copy, or nothing

    def __init__(self) -> None:
        super().__init__()
        self.copies = Copies()
        self._words = Paragraph(role="card", tone="muted")
        self.where = FolderField(name="backup-folder")
        self.make = Button(kind="primary", icon="hard-drive", keys="Enter")
        self._here, self._there = NoteLine("info", "muted"), NoteLine("info", "muted")
        self._build()
        self.retranslate()

    def suggest(self, folder: str) -> None:
        """Fill in the folder of the last time."""
        if folder and not self.was_tried() and self.where.folder() is None:
            self.where.set_folder(Path(folder))

    def folder(self) -> str:
        """The folder for the second copy, or nothing."""
        return str(self.where.folder() or "")

    def is_done(self) -> bool:
        """Whether there is a verified copy on this laptop, and no other is on its way."""
        return self.copies.here[0] == DONE and not self.copies.busy

    def was_tried(self) -> bool:
        """Whether a copy was asked for, whatever came of it."""
        return bool(self.copies.here[0])

    def focus_first(self) -> None:
        """Put the focus on the copy, with the folder one key before it."""
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Say that the copies are being made."""
        self.copies.start(two=bool(self.folder()))
        self._say()

    def show_here(self, why_not: str, moment: datetime | None) -> None:
        """How the copy on this laptop ended: made at a moment, or why not."""
        self.copies.here_ended(why_not, moment)
        self._say()

    def show_there(self, why_not: str, moment: datetime | None) -> None:
        """How the copy in the folder ended."""
        self.copies.there_ended(why_not, moment)
        self._say()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.set_words(
            _("A copy on this laptop is always made. One on a stick helps when the laptop is lost.")
        )
        self.where.set_label(_("Folder for a second copy"), _("on a stick, best"))
        self.where.retranslate()
        self._say()

    def _build(self) -> None:
        for part in (self._words, self.where):
            self.box.addWidget(part)
        self.box.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._here)
        self.box.addWidget(self._there)
        self.where.line.returnPressed.connect(self._want)
        self.where.list.closed.connect(self.focus_first)
        self.make.clicked.connect(self._want)

    def _want(self) -> None:
        if not self.copies.busy:
            self.wanted.emit(self.folder())

    def _say(self) -> None:
        for line, (state, sentence) in ((self._here, self.copies.here), (self._there, self.copies.there)):
            line.set_words(sentence)
            line.set_look(*_LOOKS.get(state, ("info", "muted")))
        self.make.set_word(_("Make again") if self.was_tried() else _("Make the copies"))
        self.make.set_kind("normal" if self.is_done() else "primary")
        self.head.set_words(_("Copies"), *self.copies.standing())
        announce(self, self.copies.there[1] or self.copies.here[1])
