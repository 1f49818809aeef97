# SPDX-License-Identifier: EUPL-1.2
"""Asks the coordinator's passphrase before figures are signed or withdrawn; it says what cannot be taken back."""

from PySide6.QtCore import Signal

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.passphrases.asking import AskPassphrase
from spreekuur.ui.session import Session
from spreekuur.ui.settings.slot_work import Leave
from spreekuur.ui.statistics.ask_card import AskCard
from spreekuur.ui.widgets import Button, Field, LineEdit, NoteLine

_MOST = 200


class SignCard(AskCard):
    """Hidden until it is begun; the leave that was given is good for this one act."""

    signed = Signal(object)  # Permit: sign
    withdrawn = Signal(object, str)  # Permit: withdraw; why, in a few words

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._leave = Leave(session.home, session.clock)
        self._withdraws = False
        self.asking = AskPassphrase(session.jobs, self._leave.ask, self._leave.attempts, session.clock)
        self.why = Field("", LineEdit(name="withdraw_why", most=_MOST), required=True)
        self.error = NoteLine("circle-alert", "danger")
        self.yes = Button(kind="primary", icon="pencil", keys="Ctrl+Enter")
        for part in (self._title, self._lead, self.why, self.asking, self.error, self.foot(self.yes)):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.yes.clicked.connect(self.try_now)
        self.asking.passed.connect(self._on_passed)

    def begin(self, *, withdraws: bool = False) -> None:
        """Ask for leave to sign, or to withdraw."""
        self._withdraws = withdraws
        self.error.set_words("")
        self._line().clear()
        self.appear()

    def focus_first(self) -> None:
        """Put the focus where one types first."""
        if self._withdraws:
            self._line().setFocus()
        else:
            self.asking.focus_first()

    def try_now(self) -> None:
        """Try the passphrase; a withdrawal says why first."""
        if self._withdraws and not self._line().text().strip():
            self.why.set_error(_("Say what is wrong with the figures, in a few words without names."))
            self._line().setFocus()
            return
        self.why.set_error("")
        self.asking.try_now()

    def leave(self) -> bool:
        """Do nothing after all, and forget what was typed; False when nothing is asked."""
        self.asking.field.line.clear()
        return super().leave()

    def tell(self, error: UserError) -> None:
        """Why it was not done; everything is as it was."""
        self.error.set_words(explain(error))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.asking.set_label(_("Passphrase of the coordinator"))
        self.no.set_word(_("Not now"))
        self.why.setVisible(self._withdraws)
        self.why.set_label(_("What is wrong with them"), _("no names: it goes along with the notice"))
        if self._withdraws:
            self._title.setText(_("Withdraw these figures"))
            self._lead.set_words(
                _(
                    "A signed notice says that these figures hold an error. They are never replaced: the same period"
                    " twice would show who came in between."
                )
            )
            self.yes.set_word(_("Sign the notice"))
        else:
            self._title.setText(_("Sign these figures"))
            self._lead.set_words(
                _("What you have looked at is signed as it is. Nobody changes it afterwards.")
            )
            self.yes.set_word(_("Sign"))

    def _line(self) -> LineEdit:
        editor = self.why.editor
        assert isinstance(editor, LineEdit)
        return editor

    def _on_passed(self, permit: object) -> None:
        if self._withdraws:
            self.withdrawn.emit(permit, self._line().text().strip())
        else:
            self.signed.emit(permit)
