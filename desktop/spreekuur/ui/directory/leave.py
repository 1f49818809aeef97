# SPDX-License-Identifier: EUPL-1.2
"""Whether a coordinator may decide here: who opened the vault, or who typed the passphrase a short while ago."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.directory_work import Decider, decider
from spreekuur.errors.directory import NotForYou
from spreekuur.language import _
from spreekuur.ui.passphrases.asking import AskPassphrase
from spreekuur.ui.session import Session
from spreekuur.ui.settings.slot_work import Leave
from spreekuur.ui.widgets import Button, NoteLine


class DeciderGate(QWidget):
    """Hidden when somebody may decide; else it asks for the coordinator's passphrase."""

    opened = Signal()

    def __init__(self, session: Session, leave: Leave) -> None:
        super().__init__()
        self._session, self._leave = session, leave
        self._why = NoteLine("lock", "info")
        self.asking = AskPassphrase(session.jobs, leave.ask, leave.attempts, session.clock)
        self.go = Button()
        self.asking.passed.connect(self._on_passed)
        self.go.clicked.connect(self.asking.try_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._why, self.asking, self.go):
            column.addWidget(part)

    def decider(self) -> Decider | None:
        """Who decides now, if anybody may."""
        try:
            return decider(self._session.unlocked, self._leave.permit(), self._session.clock())
        except NotForYou:
            return None

    def settle(self) -> bool:
        """Show or hide it; says whether somebody may decide."""
        may = self.decider() is not None
        self.setVisible(not may)
        return may

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._why.set_words(_("The coordinator decides this. Everybody may look."))
        self.asking.set_label(_("Passphrase of the coordinator"))
        self.go.set_word(_("Unlock for the coordinator"))

    def _on_passed(self, permit: object) -> None:
        self._leave.give(permit)  # type: ignore[arg-type]
        self.settle()
        self.opened.emit()
