# SPDX-License-Identifier: EUPL-1.2
"""Asks where the signed files go: a folder or a stick, from which they are taken to the municipality."""

from pathlib import Path

from PySide6.QtCore import Signal

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.statistics.ask_card import AskCard
from spreekuur.ui.widgets import Button, FolderField


class GiveCard(AskCard):
    """Hidden until it is begun. What it writes are rounded counts, so the folder may be anywhere."""

    given = Signal(object)  # Path of the folder
    mailed = Signal(object)  # Path of the folder, for files to attach to a mail

    def __init__(self) -> None:
        super().__init__()
        self._is_notice = False
        self.folder = FolderField(required=True, name="figures_folder")
        self.send = Button(icon="send", keys="Alt+V")
        self.mail = Button(icon="file-text", keys="Alt+M")
        self.yes = Button(kind="primary", icon="download", keys="Ctrl+Enter")
        for part in (
            self._title,
            self._lead,
            self.folder,
            self.foot(self.send, self.mail, self.yes),
        ):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.yes.clicked.connect(self.try_now)
        self.mail.clicked.connect(self.try_mail)
        self.folder.line.returnPressed.connect(self.try_now)

    def begin(self, *, notice: bool = False) -> None:
        """Ask for the folder; `notice`: not the files go there, but the notice that withdraws them."""
        self._is_notice = notice
        self.folder.set_error("")
        self.folder.close_list()
        self.appear()

    def focus_first(self) -> None:
        """Put the focus where one types."""
        self.folder.line.setFocus()

    def try_now(self) -> None:
        """Take the folder that is named; an empty field says so."""
        folder = self._folder()
        if folder is not None:
            self.given.emit(folder)

    def try_mail(self) -> bool:
        """The same, for a mail; False when no files are asked about."""
        if self.isHidden() or self._is_notice:
            return False
        folder = self._folder()
        if folder is not None:
            self.mailed.emit(folder)
        return True

    def tell(self, error: UserError) -> None:
        """Why nothing was saved."""
        self.folder.set_error(explain(error))
        self.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self._is_notice:
            self._title.setText(_("Save the notice"))
            self._lead.set_words(
                _("A small signed file that withdraws the figures. It goes where the figures went.")
            )
        else:
            self._title.setText(_("Save the files"))
            self._lead.set_words(
                _(
                    "They go into a folder of their own, each time with the same bytes. All counts in them are rounded."
                )
            )
        self.folder.set_label(_("Folder"))
        self.folder.retranslate()
        self.no.set_word(_("Not now"))
        self.send.set_word(_("Send to an address"))
        self.yes.set_word(_("Save"))
        self.mail.set_word(_("Save for a mail"))
        self.mail.setVisible(not self._is_notice)

    def _folder(self) -> Path | None:
        folder = self.folder.folder()
        if folder is None:
            self.folder.set_error(_("Choose a folder first, for instance on the stick."))
            self.focus_first()
        return folder
