# SPDX-License-Identifier: EUPL-1.2
"""The fourth step: a copy on this laptop, always, and one in a folder such as on a stick. Neither blocks the end."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spreekuur.language import _
from spreekuur.ui.closing.copies import BUSY, DONE, FAILED, Copies
from spreekuur.ui.closing.folders import FolderChoice
from spreekuur.ui.closing.step import Step
from spreekuur.ui.widgets import Button, FlowLayout, NoteLine, Paragraph, announce

_LOOKS = {DONE: ("circle-check", "ok"), FAILED: ("triangle-alert", "warn"), BUSY: ("clock", "muted")}


class BackupStep(Step):
    """Says what is saved where. `wanted` asks for both copies; their ends come through `show_*`."""

    wanted = Signal(str)  # the folder for the second copy, or nothing

    def __init__(self) -> None:
        super().__init__()
        self.copies = Copies()
        self._words = Paragraph(role="card", tone="muted")
        self.where = FolderChoice()
        self.make = Button(kind="primary", icon="hard-drive", keys="Enter")
        self.choose = Button(icon="usb")
        self._here, self._there = NoteLine("info", "muted"), NoteLine("info", "muted")
        self._build()
        self.retranslate()

    def suggest(self, folder: str) -> None:
        """Fill in the folder of the last time."""
        if not self.was_tried():
            self.where.suggest(folder)

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
        self.copies.start(two=bool(self.where.text()))
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
        self.where.retranslate()
        self.choose.set_word(_("Choose a folder"))
        self._say()

    def _build(self) -> None:
        self._foot = QWidget()
        foot = FlowLayout(self._foot, gap=8)
        foot.addWidget(self.make)
        foot.addWidget(self.choose)
        for part in (self._words, self.where, self._foot, self._here, self._there):
            self.box.addWidget(part)
        self.where.entered.connect(self._want)
        self.where.list_shown.connect(self._make_room)
        self.make.clicked.connect(self._want)
        self.choose.clicked.connect(self.where.open_list)

    def _want(self) -> None:
        if not self.copies.busy:
            self.wanted.emit(self.where.text())

    def _make_room(self, listed: bool) -> None:
        self._foot.setVisible(not listed)
        if not listed:
            self.focus_first()

    def _say(self) -> None:
        for line, (state, sentence) in ((self._here, self.copies.here), (self._there, self.copies.there)):
            line.set_words(sentence)
            line.set_look(*_LOOKS.get(state, ("info", "muted")))
        self.make.set_word(_("Make again") if self.was_tried() else _("Make the copies"))
        self.make.set_kind("normal" if self.is_done() else "primary")
        self.head.set_words(_("Copies"), *self.copies.standing())
        announce(self, self.copies.there[1] or self.copies.here[1])
