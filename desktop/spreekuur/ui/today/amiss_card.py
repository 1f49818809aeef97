# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the vault's file or its disk, and what somebody can decide about it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.desk.amiss import Amiss
from spreekuur.errors import UserError
from spreekuur.errors.desk import BackupFolderMissing
from spreekuur.errors.vault import ReadingOnly
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.messages.vault import reading_only
from spreekuur.store import mark
from spreekuur.times import local
from spreekuur.ui.today.words import day_and_time
from spreekuur.ui.widgets import (
    Button,
    Card,
    FlowLayout,
    FolderField,
    IconLabel,
    NoteLine,
    Paragraph,
    announce,
)


class ReadingCard(Card):
    """The vault can only be read: why, and a copy of it in a folder elsewhere."""

    copy_wanted = Signal(str)  # the folder

    def __init__(self) -> None:
        super().__init__(tone="warn_tint", dense=True)
        self._why: ReadingOnly | None = None
        self.words, self.said = Paragraph(), NoteLine("circle-check", "ok")
        self.where: FolderField | None = None  # seldom needed: made when it is
        self.copy = Button(icon="hard-drive", height=40)
        self.copy.clicked.connect(self._on_copy)
        self.box.setContentsMargins(16, 12, 12, 12)
        self.box.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("triangle-alert", tone="warn"))
        row.addWidget(self.words, 1)
        self.box.addLayout(row)
        self._foot = QWidget()
        FlowLayout(self._foot, gap=8).addWidget(self.copy)
        self.box.addWidget(self._foot)
        self.box.addWidget(self.said)
        self.hide()

    def show_why(self, why: ReadingOnly | None) -> None:
        """Say it, or nothing where everything can be written."""
        news, self._why = why is not None and self._why is None, why
        if why is not None and self.where is None:
            self.where = FolderField(name="copy-folder")
            self.box.insertWidget(1, self.where)
        self.retranslate()
        self.setVisible(why is not None)
        if news:
            announce(self, self.words.words(), assertive=True)

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self.copy.set_word(_("Make a copy"))
        if self._why is not None and self.where is not None:
            self.words.set_words(reading_only(self._why.full))
            self.where.set_label(_("Folder for a copy"), _("on a stick, best"))
            self.where.retranslate()

    def show_made(self, at: datetime) -> None:
        """The copy was made and read back."""
        made = _("Copy in the folder: made at {time}, read back and found equal.")
        self._say("circle-check", "ok", made.format(time=f"{local(at):%H:%M}"))

    def show_failed(self, why: UserError) -> None:
        """There is no copy."""
        failed = _("Copy in the folder: not made. {sentence}").format(sentence=explain(why))
        self._say("triangle-alert", "warn", failed)

    def _say(self, icon: str, tone: str, words: str) -> None:
        self.said.set_look(icon, tone)
        self.said.set_words(words)
        announce(self, words)

    def _on_copy(self) -> None:
        folder = self.where.folder() if self.where is not None else None
        if folder is None:
            self.show_failed(BackupFolderMissing())
            return
        self.copy_wanted.emit(str(folder))


class AmissCard(Card):
    """Stays until somebody decides; nothing else on the screen waits for it."""

    go_on_wanted = Signal()
    copy_wanted = Signal()  # lock, and choose a copy to put back

    def __init__(self) -> None:
        super().__init__(tone="warn_tint", dense=True)
        self._found: Amiss | None = None
        self._now: datetime | None = None
        self._words, self._next = Paragraph(), Paragraph(role="card")
        self.go_on = Button(height=40)
        self.copy = Button(icon="hard-drive", height=40)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self._build()
        self.hide()

    def show_amiss(self, found: Amiss | None, now: datetime) -> None:
        """Say what is amiss, or nothing."""
        news = found is not None and found != self._found
        self._found, self._now = found, now
        self.retranslate()
        self.setVisible(found is not None)
        if news:
            announce(self, self._words.words(), assertive=True)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.go_on.set_word(_("Go on with this file"))
        self.copy.set_word(_("Put a copy back"))
        self._next.set_words(
            _(
                "You can work tonight. Ask the coordinator what to do; this stays here until somebody decides. "
                "Before a copy is put back you see what will be missing."
            )
        )
        if self._found is not None and self._now is not None:
            lead, words = _said(self._found, self._now)
            self._words.set_words(words, lead=lead)

    def _build(self) -> None:
        self.box.setContentsMargins(16, 12, 12, 12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("triangle-alert", tone="warn"))
        row.addWidget(self._words, 1)
        self.box.addLayout(row)
        self.box.addWidget(self._next)
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        for button in (self.copy, self.go_on):
            buttons.addWidget(button)
        self.box.addWidget(foot)


def _said(found: Amiss, now: datetime) -> tuple[str, str]:
    """What it is, and what that means for what is in it."""
    since, last = (day_and_time(stamp, now) if stamp else "?" for stamp in (found.since, found.last_noted))
    if found.missing:
        return _("Something that was saved is missing."), f"{_lost(found, since, last)} {_kept(found, now)}"
    if found.what == mark.OLDER and not found.last_noted:
        return _("This is an older data file."), _(
            "It was closed on {since}. What was entered before that may be missing."
        ).format(since=since)
    if found.what == mark.OLDER:
        return _("This is an older data file."), _(
            "The last thing in it is of {last}, but it was closed on {since}. What was entered in between may be"
            " missing."
        ).format(last=last, since=since)
    if found.what == mark.OTHER:
        return _("The data file was changed while Spreekuur was closed."), _(
            "That was after {since}. What you see can be read, but nobody knows whether it is complete."
        ).format(since=since)
    if found.what == mark.FOREIGN:
        return _("The data file and its mark do not belong together."), _(
            "Perhaps files of two laptops were mixed up, or the mark was damaged."
        )
    if found.what == mark.UNREACHED:
        return _("Spreekuur was not closed, and the file that says what was saved last is missing."), _(
            "So nobody knows whether everything is there that was saved after {since}."
        ).format(since=since)
    return _("The mark of the data file is missing."), _(
        "So nobody knows whether the file was changed while Spreekuur was closed."
    )


def _lost(found: Amiss, since: str, last: str) -> str:
    if not found.last_noted:
        return _("Changes that are not there any more: {count}. They were saved before {since}.").format(
            count=found.missing, since=since
        )
    return _(
        "Changes that are not there any more: {count}. They were saved between {last} and {since}."
    ).format(count=found.missing, last=last, since=since)


def _kept(found: Amiss, now: datetime) -> str:
    if found.copy is None:
        return _("No copy that can be reached now has them.")
    if found.copy.changes >= found.missing:
        return _("The copy of {moment} has them all.").format(moment=day_and_time(found.copy.made_at, now))
    return _("The copy of {moment} has {count} of them.").format(
        moment=day_and_time(found.copy.made_at, now), count=found.copy.changes
    )
