# SPDX-License-Identifier: EUPL-1.2
"""Putting a vault back from a copy: which copy, what will be missing, and the passphrase that opens it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur import rescue
from spreekuur.errors import UserError
from spreekuur.errors.vault import NotABackup, WrongPassphrase
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.rescue import Copy
from spreekuur.ui.trouble.words import moment, of_an_older_version
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.unlock.typing import Complete
from spreekuur.ui.widgets import Button, Card, FolderField, Label, NoteLine, Paragraph

_SAME = timedelta(minutes=1)


class RepairForm(QWidget):
    """Offers the newest good copy; another one can be chosen. `wanted` gives the copy and the passphrase."""

    wanted = Signal(object, str)  # Copy, passphrase

    def __init__(
        self, complete: Complete, read_copy: Callable[[Path], Copy] = rescue.read_copy, *, whole: bool = False
    ) -> None:
        """With `whole` the store itself is put back, not only the locks."""
        super().__init__()
        self._whole = whole
        self._read_copy = read_copy
        self._copy: Copy | None = None
        self._last: datetime | None = None
        self.card = Card(tone="info_tint", dense=True)
        self._title, self._missing = Label(role="strong"), Paragraph(role="card")
        self.other = Button(kind="quiet", icon="hard-drive", height=36)
        self.folder = FolderField(name="copy_folder")
        self.passphrase = PassphraseField(complete)
        self.error = NoteLine("circle-alert", "danger")
        self.other.clicked.connect(self._on_other)
        self.folder.changed.connect(lambda _text: self._on_folder())
        self.passphrase.entered.connect(self.accept)
        self._build()
        self.set_copies(())

    def set_copies(self, copies: Sequence[Copy], last_saved: datetime | None = None) -> None:
        """Offer the first of these, for a vault last saved then; without one a folder is asked for."""
        self._last = last_saved
        self._copy = copies[0] if copies else None
        self.folder.setVisible(not copies)
        self.retranslate()
        if self.isVisible():
            self.focus_first()

    def accept(self) -> None:
        """Ask for the repair, or say what is missing."""
        if self._copy is None:
            self.folder.setVisible(True)
            self.folder.set_error(_("Choose the folder of a copy first, for instance on the stick."))
            self.folder.line.setFocus()
        elif not self.passphrase.line.text().strip():
            self.passphrase.say_wrong(_("Type your passphrase first."))
        else:
            self.wanted.emit(self._copy, self.passphrase.line.text())

    def tell(self, error: UserError) -> None:
        """Say why it was not put back."""
        if isinstance(error, WrongPassphrase):
            self.passphrase.say_wrong(explain(error))
        else:
            self.error.set_words(explain(error))

    def focus_first(self) -> None:
        """Begin with the passphrase, or with the folder when there is no copy."""
        (self.passphrase.line if self._copy else self.folder.line).setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        copy = self._copy
        when = moment(copy.made_at) if copy else ""
        self._title.setText(
            _("Copy of {moment}").format(moment=when) if copy else _("No copy beside the vault")
        )
        if copy is None:
            words = _("Put the stick with the copies in, and choose its folder.")
        else:
            words = self._what_is_missing(copy)
        self._missing.set_words(words)
        self.other.set_word(_("Another copy"))
        self.folder.set_label(_("Folder of the copy"))
        self.folder.retranslate()
        self.passphrase.retranslate()

    def _what_is_missing(self, copy: Copy) -> str:
        held = ngettext("It holds {n} talk.", "It holds {n} talks.", copy.talks).format(n=copy.talks)
        if copy.older:
            held = of_an_older_version()
        if self._whole and self._last is not None:
            missing = _("What was entered between {moment} and {last} is not in it.").format(
                moment=moment(copy.made_at), last=moment(self._last)
            )
        elif self._last is None or self._last - copy.made_at < _SAME:
            missing = _(
                "What was entered after it may be missing. If only the locks are damaged, nothing is."
            )
        else:
            missing = _(
                "What was entered between {moment} and {last} may be missing. If only the locks are damaged,"
                " nothing is."
            ).format(moment=moment(copy.made_at), last=moment(self._last))
        return f"{held} {missing} " + _("What stands here now is put aside, not deleted.")

    def _on_other(self) -> None:
        self.folder.setVisible(True)
        self.folder.line.setFocus()

    def _on_folder(self) -> None:
        folder = self.folder.folder()
        try:
            self._copy = self._read_copy(folder) if folder else None
        except NotABackup:
            return
        self.retranslate()

    def _build(self) -> None:
        self.card.box.setContentsMargins(20, 12, 12, 12)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        self.card.box.addWidget(self._title)
        self.card.box.addWidget(self._missing)
        self.card.box.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.card, self.folder, self.passphrase, self.error):
            column.addWidget(part)
        self.error.set_words("")
