# SPDX-License-Identifier: EUPL-1.2
"""The first start on a laptop that takes over from another: a copy becomes the vault here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from spreekuur import rescue
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.rescue import Copy
from spreekuur.ui.trouble.card_page import CardPage
from spreekuur.ui.unlock.typing import Complete
from spreekuur.ui.unlock.unlock_view import Aside
from spreekuur.ui.wizard.bring_form import BringForm


class BringView(CardPage):
    """`retry` goes back to the first start. Nothing is written here before the copy was opened and read whole."""

    brought = Signal(str)  # the passphrase that opens the vault now

    def __init__(self, home: Path, aside: Aside, complete: Complete) -> None:
        super().__init__("hard-drive", "muted")
        self._home, self._aside, self._busy = home, aside, False
        self.form = BringForm(complete, lambda copy: rescue.people(rescue.locks_of(copy, home)))
        self.form.opened.connect(self._on_opened)
        self.form.by_sheet.connect(self._on_sheet)
        self.build(self.form)
        self.retranslate()

    def go_on(self) -> None:
        """Take the copy."""
        if not self._busy:
            self.form.accept()

    def focus_first(self) -> None:
        """Begin with the folder."""
        self.form.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.setText(_("Go on from a copy"))
        self._sentence.set_words(
            _(
                "For a new laptop in the place of one that was lost or broken: the vault comes back from the stick."
            )
        )
        self._next.set_words(
            _(
                "What was entered after the copy is on the other laptop alone. The passphrases of that day open it."
            )
        )
        self.button.set_word(_("One moment …") if self._busy else _("Bring the vault here"))
        self.back.set_word(_("Back"))
        self.form.retranslate()

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Put the stick in and choose the folder of the copy. The newest one in it is taken."),
            _("You see of which moment it is and how much it holds. Nothing is written yet."),
            _("Any passphrase of that day opens it. With the recovery sheet you choose a new one."),
            _("The whole copy is read before it counts. The stick stays as it is."),
            _("Was the other laptop stolen? Then make new passphrases and a new recovery sheet here."),
        )

    def _on_opened(self, copy: Copy, passphrase: str) -> None:
        self._work(lambda: rescue.bring(self._home, copy, passphrase), passphrase)

    def _on_sheet(self, copy: Copy, secret: bytes, name: str, passphrase: str) -> None:
        self._work(lambda: rescue.bring_by_sheet(self._home, copy, secret, name, passphrase), passphrase)

    def _work(self, work: Callable[[], None], passphrase: str) -> None:
        def done(_nothing: None) -> None:
            self._set_busy(False)
            self.brought.emit(passphrase)

        self._set_busy(True)
        self._aside(self, work, done, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        self.form.tell(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.retranslate()
