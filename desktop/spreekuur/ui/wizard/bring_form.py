# SPDX-License-Identifier: EUPL-1.2
"""Which copy comes to this laptop, what it holds, and what opens it: a passphrase of its day, or the recovery sheet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur import rescue
from spreekuur.errors import UserError
from spreekuur.errors.vault import NotABackup, WrongPassphrase
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.rescue import Copy
from spreekuur.ui.trouble.recovery_form import RecoveryForm
from spreekuur.ui.trouble.words import moment, of_an_older_version
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.unlock.typing import Complete
from spreekuur.ui.widgets import Card, ChipRow, FolderField, Label, NoteLine, Paragraph

PHRASE, SHEET = "phrase", "sheet"


class BringForm(QWidget):
    """`opened` gives copy and passphrase; `by_sheet` the copy, the sheet's secret, a name and a new passphrase."""

    opened = Signal(object, str)
    by_sheet = Signal(object, bytes, str, str)

    def __init__(self, complete: Complete, people: Callable[[Copy], tuple[str, ...]]) -> None:
        """`people` names who has a passphrase of a copy."""
        super().__init__()
        self._people = people
        self._copy: Copy | None = None
        self.folder = FolderField(name="copy_folder")
        self.card = Card(tone="info_tint", dense=True)
        self._title, self._held = Label(role="strong"), Paragraph(role="card")
        self.how = ChipRow(choices=((PHRASE, ""), (SHEET, "")))
        self.how.set_values([PHRASE])
        self.passphrase, self.sheet = PassphraseField(complete), RecoveryForm()
        self.error = NoteLine("circle-alert", "danger")
        self.folder.changed.connect(lambda _text: self._on_folder())
        self.how.changed.connect(self._show)
        self.passphrase.entered.connect(self.accept)
        self.sheet.wanted.connect(self._on_sheet)
        self._build()
        self._show()

    def accept(self) -> None:
        """Ask for the copy, or say what is missing."""
        self.error.set_words("")
        if self._copy is None:
            self.folder.set_error(_("This folder holds no whole copy. Choose the folder named after a date."))
            self.folder.line.setFocus()
        elif self._by_sheet():
            self.sheet.accept()
        elif not self.passphrase.line.text().strip():
            self.passphrase.say_wrong(_("Type your passphrase first."))
        else:
            self.opened.emit(self._copy, self.passphrase.line.text())

    def tell(self, error: UserError) -> None:
        """Say why it did not come."""
        if isinstance(error, WrongPassphrase):
            self.passphrase.say_wrong(explain(error))
        elif self._by_sheet():
            self.sheet.tell(error)
        else:
            self.error.set_words(explain(error))

    def focus_first(self) -> None:
        """Begin with the folder."""
        self.folder.line.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.folder.set_label(_("Folder of the copy"), _("on the stick"))
        self.folder.retranslate()
        self.how.set_label(_("What do you open it with?"))
        self.how.set_choices(((PHRASE, _("A passphrase")), (SHEET, _("The recovery sheet"))))
        self.passphrase.retranslate()
        self.sheet.retranslate()
        if self._copy is not None:
            self._title.setText(_("Copy of {moment}").format(moment=moment(self._copy.made_at)))
            self._held.set_words(_what_it_holds(self._copy))

    def _by_sheet(self) -> bool:
        return self.how.value() == SHEET

    def _on_folder(self) -> None:
        folder = self.folder.folder()
        try:
            self._copy = rescue.read_copy(folder) if folder else None
        except NotABackup:
            self._copy = None
        if self._copy is not None:
            self.sheet.set_people(self._people(self._copy))
        self._show()

    def _on_sheet(self, secret: bytes, name: str, passphrase: str) -> None:
        self.by_sheet.emit(self._copy, secret, name, passphrase)

    def _show(self) -> None:
        there = self._copy is not None
        if self.how.value() is None:
            self.how.set_values([PHRASE])
        if there:
            self.folder.set_error("")
        self.card.setVisible(there)
        self.how.setVisible(there)
        self.passphrase.setVisible(there and not self._by_sheet())
        self.sheet.setVisible(there and self._by_sheet())
        self.retranslate()

    def _build(self) -> None:
        self.card.box.setContentsMargins(20, 12, 12, 12)
        self.card.box.addWidget(self._title)
        self.card.box.addWidget(self._held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.folder, self.card, self.how, self.passphrase, self.sheet, self.error):
            column.addWidget(part)
        self.error.set_words("")


def _what_it_holds(copy: Copy) -> str:
    """The copy in numbers, and what it would replace here."""
    nothing = _("Nothing on this laptop is replaced: there is no vault yet. The copy itself stays as it is.")
    if copy.older:
        return f"{of_an_older_version()} {nothing}"
    held = (
        ngettext("{n} evening", "{n} evenings", copy.evenings).format(n=copy.evenings),
        ngettext("{n} talk", "{n} talks", copy.talks).format(n=copy.talks),
        ngettext("{n} client file", "{n} client files", copy.clients).format(n=copy.clients),
    )
    return (
        _("It holds: {evenings}, {talks}, {files}.").format(evenings=held[0], talks=held[1], files=held[2])
        + f" {nothing}"
    )
