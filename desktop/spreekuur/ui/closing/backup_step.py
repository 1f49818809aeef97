# SPDX-License-Identifier: EUPL-1.2
"""The fourth step: a copy on this laptop, always, and one in a folder such as on a stick. Neither blocks the end."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spreekuur.language import _
from spreekuur.ui.closing.folders import FolderList
from spreekuur.ui.closing.step import Step
from spreekuur.ui.today.words import clock as clock_words
from spreekuur.ui.widgets import Button, Field, FlowLayout, LineEdit, NoteLine, Paragraph, announce


class BackupStep(Step):
    """Says what is saved where. `wanted` asks for both copies; their ends come through `show_*`."""

    wanted = Signal(str)  # the folder for the second copy, or nothing

    def __init__(self) -> None:
        super().__init__()
        self.here: tuple[str, str] = ("", "")  # state and sentence of the copy on this laptop
        self.there: tuple[str, str] = ("", "")
        self.busy = False
        self._words = Paragraph(role="card", tone="muted")
        self.folder = LineEdit(name="backup-folder")
        self._field = Field("", self.folder, required=False)
        self.choose = Button(icon="usb")
        self.list = FolderList()
        self.make = Button(kind="primary", icon="hard-drive", keys="Enter")
        self._here, self._there = NoteLine("info", "muted"), NoteLine("info", "muted")
        self._build()
        self.retranslate()

    def suggest(self, folder: str) -> None:
        """Fill in the folder of the last time."""
        if not self.folder.text() and not self.is_done():
            self.folder.setText(folder)

    def is_done(self) -> bool:
        """Whether there is a verified copy on this laptop."""
        return self.here[0] == "done"

    def was_tried(self) -> bool:
        """Whether a copy was asked for, whatever came of it."""
        return bool(self.here[0])

    def focus_first(self) -> None:
        """Put the focus on the copy, with the folder one key before it."""
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Say that the copies are being made."""
        self.busy = True
        self.there = ("busy", _("Copy in the folder: waits.")) if self.folder.text() else ("", "")
        self._here_is("busy", _("Copy on this laptop: being made and read back …"))

    def show_here(self, sentence: str, moment: datetime | None) -> None:
        """How the copy on this laptop ended: made at a moment, or why not."""
        made = _("Copy on this laptop: made at {time}, read back and found equal.")
        failed = _("Copy on this laptop: not made. {sentence}")
        if self.there[0] == "busy":
            self.there = ("busy", _("Copy in the folder: being made and read back …"))
        else:
            self.busy = False
        if moment is not None:
            self._here_is("done", made.format(time=clock_words(moment)))
        else:
            self._here_is("failed", failed.format(sentence=sentence))

    def show_there(self, sentence: str, moment: datetime | None) -> None:
        """How the copy in the folder ended."""
        self.busy = False
        if moment is not None:
            made = _("Copy in the folder: made at {time}, read back and found equal.")
            self.there = ("done", made.format(time=clock_words(moment)))
        else:
            self.there = ("failed", _("Copy in the folder: not made. {sentence}").format(sentence=sentence))
        self._say()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._words.set_words(
            _("A copy on this laptop is always made. One on a stick helps when the laptop is lost.")
        )
        self._field.set_label(_("Folder for a second copy"))
        self.choose.set_word(_("Choose a folder"))
        self.list.retranslate()
        self._say()

    def _build(self) -> None:
        self.box.addWidget(self._words)
        self.box.addWidget(self._field)
        self.box.addWidget(self.list)
        self._foot = QWidget()
        foot = FlowLayout(self._foot, gap=8)
        foot.addWidget(self.make)
        foot.addWidget(self.choose)
        self.box.addWidget(self._foot)
        self.box.addWidget(self._here)
        self.box.addWidget(self._there)
        self.folder.returnPressed.connect(self._want)
        self.make.clicked.connect(self._want)
        self.choose.clicked.connect(self._open_list)
        self.list.closed.connect(self._close_list)
        self.list.chosen.connect(self._take)
        self.list.hide()

    def _want(self) -> None:
        if not self.busy:
            self.wanted.emit(self.folder.text().strip())

    def _take(self, folder: str) -> None:
        self.folder.setText(folder)
        self._close_list()

    def _open_list(self) -> None:
        self._foot.hide()
        self.list.open()

    def _close_list(self) -> None:
        self.list.hide()
        self._foot.show()
        self.focus_first()

    def _here_is(self, state: str, sentence: str) -> None:
        self.here = (state, sentence)
        self._say()

    def _say(self) -> None:
        for line, (state, sentence) in ((self._here, self.here), (self._there, self.there)):
            line.setVisible(bool(sentence))
            line.set_words(sentence)
            line.set_look(*_LOOKS.get(state, ("info", "muted")))
        self.make.set_word(_("Make again") if self.was_tried() else _("Make the copies"))
        self.make.set_kind("normal" if self.is_done() else "primary")
        self.head.set_words(_("Copies"), *self._standing())
        announce(self, self.there[1] or self.here[1])

    def _standing(self) -> tuple[str, str]:
        if self.busy:
            return _("being made"), "part"
        if self.there[0] == "done" and self.is_done():
            return _("done"), "done"
        if self.is_done():
            return _("on this laptop only"), "part"
        return (_("not made"), "open") if self.was_tried() else (_("still to make"), "open")


_LOOKS = {"done": ("circle-check", "ok"), "failed": ("triangle-alert", "warn"), "busy": ("clock", "muted")}
