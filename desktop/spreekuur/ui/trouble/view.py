# SPDX-License-Identifier: EUPL-1.2
"""The vault does not open: what happened, that nothing is lost, and one way on."""

from pathlib import Path

from PySide6.QtCore import Signal

from spreekuur import rescue
from spreekuur.errors import UserError
from spreekuur.errors.vault import StoreNotAsLeft
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.rescue import Copy, Repaired
from spreekuur.ui.trouble import words
from spreekuur.ui.trouble.card_page import CardPage
from spreekuur.ui.trouble.recovery_form import RecoveryForm
from spreekuur.ui.trouble.repair_form import RepairForm
from spreekuur.ui.trouble.words import ANYWAY, RESTORE
from spreekuur.ui.unlock.typing import Complete
from spreekuur.ui.unlock.unlock_view import Aside


class TroubleView(CardPage):
    """Shows an error of the vault, or, without one, the way in for a forgotten passphrase."""

    open_anyway = Signal()  # the folder is a risk, and was named as one
    recovered = Signal(str)  # the passphrase that opens the vault now

    def __init__(self, home: Path, error: UserError | None, aside: Aside, complete: Complete) -> None:
        super().__init__(*(("key-round", "muted") if error is None else ("triangle-alert", "warn")))
        self._home, self._error, self._aside = home, error, aside
        self._busy = False
        self._whole = isinstance(error, StoreNotAsLeft)
        self.repair = RepairForm(complete, whole=self._whole)
        self.recovery = RecoveryForm()
        self.repair.wanted.connect(self._on_repair)
        self.recovery.wanted.connect(self._on_recover)
        self.build(self.repair, self.recovery)
        self._open()

    def go_on(self) -> None:
        """Do what the filled button says."""
        if self._busy:
            return
        if self._error is None:
            self.recovery.accept()
        elif self._action() == RESTORE:
            self.repair.accept()
        elif self._action() == ANYWAY:
            self.open_anyway.emit()
        else:
            self.retry.emit()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self._error is None:
            heading, sentence = (
                _("Forgotten your passphrase?"),
                _("With the recovery sheet you choose a new one."),
            )
            step = _("Is the coordinator here? They can open the vault with a passphrase of their own.")
            word = _("Set the new passphrase")
        else:
            known = words.trouble(self._error)
            heading, sentence, step = known.heading, explain(self._error), known.next_step
            named = {RESTORE: _("Put it back"), ANYWAY: _("Open it all the same")}
            word = named.get(known.action) or _("Try again")
        self._heading.setText(heading)
        self._sentence.set_words(sentence)
        self._next.set_words(step)
        self.button.set_word(_("One moment …") if self._busy else word)
        self.back.set_word(_("Back"))
        self.repair.retranslate()
        self.recovery.retranslate()

    def focus_first(self) -> None:
        """Begin with the first question, or with the button when there is none."""
        if self._error is None:
            self.recovery.focus_first()
        elif self._action() == RESTORE:
            self.repair.focus_first()
        else:
            self.button.setFocus()

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Enter does what the filled button says. Esc goes back to the passphrase."),
            _("Nothing is thrown away here: what is on the laptop stays until a copy is put back whole."),
            _("The recovery sheet is a paper with letters and a square code. The coordinator keeps it."),
            _("Not sure? Close the program and call the coordinator. Waiting harms nothing."),
        )

    def asks(self) -> bool:
        """Whether there is something to fill in."""
        return self._error is None or self._action() == RESTORE

    def _action(self) -> str:
        return words.trouble(self._error).action if self._error is not None else ""

    def _open(self) -> None:
        repairable = self._action() == RESTORE
        self.repair.setVisible(repairable)
        self.recovery.setVisible(self._error is None)
        self.retranslate()
        if repairable:
            look = lambda: (rescue.copies(self._home), rescue.last_saved(self._home))  # noqa: E731
            self._aside(self, look, lambda found: self.repair.set_copies(*found), self.repair.tell)
        elif self._error is None:
            self.recovery.set_people(rescue.people(self._home))

    def _on_repair(self, copy: Copy, passphrase: str) -> None:
        def done(_repaired: Repaired) -> None:
            self._set_busy(False)
            self.recovered.emit(passphrase)

        self._set_busy(True)
        work = lambda: rescue.repair(self._home, copy, passphrase, whole=self._whole)  # noqa: E731
        self._aside(self, work, done, self._on_failed)

    def _on_recover(self, secret: bytes, name: str, passphrase: str) -> None:
        def done(_nothing: None) -> None:
            self._set_busy(False)
            self.recovered.emit(passphrase)

        self._set_busy(True)
        work = lambda: rescue.new_passphrase(self._home, secret, name, passphrase)  # noqa: E731
        self._aside(self, work, done, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(False)
        (self.recovery if self._error is None else self.repair).tell(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.retranslate()
