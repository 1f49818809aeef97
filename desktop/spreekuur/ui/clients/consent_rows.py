# SPDX-License-Identifier: EUPL-1.2
"""The three consents of a file, apart, each with its date and what can be changed about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.client_files import ConsentState
from spreekuur.desk.directory_search import name_of
from spreekuur.language import _, current
from spreekuur.ui.clients import words
from spreekuur.ui.widgets import Button, IconLabel, Paragraph


class ConsentRows(QWidget):
    """One row a consent; passing on has one for each receiver."""

    give_wanted = Signal(object)  # ConsentState
    withdraw_wanted = Signal(object)  # ConsentState

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.rows: list[ConsentRow] = []
        self._touched = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_consents(self, consents: Sequence[ConsentState], today: date) -> None:
        """Show these."""
        focused = QApplication.focusWidget()
        at_work = focused is not None and self.isAncestorOf(focused)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(consent, today) for consent in consents]
        if at_work:
            self.focus_again()

    def focus_again(self) -> None:
        """Put the focus on the row that was touched last, which may be another widget by now."""
        if self.rows:
            self.rows[min(self._touched, len(self.rows) - 1)].focus()

    def _row(self, consent: ConsentState, today: date) -> "ConsentRow":
        recipient = name_of(self._content, consent.recipient, current()) if consent.recipient else ""
        row = ConsentRow(consent, recipient, today)
        row.give.clicked.connect(lambda: self._touch(row, self.give_wanted))
        row.withdraw.clicked.connect(lambda: self._touch(row, self.withdraw_wanted))
        self._column.addWidget(row)
        return row

    def _touch(self, row: "ConsentRow", wanted: SignalInstance) -> None:
        self._touched = self.rows.index(row)
        wanted.emit(row.consent)


class ConsentRow(QWidget):
    """One consent: what for, how it stands, and its buttons."""

    def __init__(self, consent: ConsentState, recipient: str, today: date) -> None:
        super().__init__()
        self.consent = consent
        icon, tone = words.LOOKS[consent.state]
        live = consent.live
        self._what = Paragraph(words.purpose(consent.purpose, recipient), role="strong")
        self._state = Paragraph(words.state(consent, today), role="card", tone=tone)
        self.give = Button(_("Renew") if live or consent.state == "ended" else _("Give…"), height=36)
        self.withdraw = Button(_("Withdraw…"), kind="quiet", height=36)
        for button in (self.give, self.withdraw):
            button.setAccessibleDescription(f"{self._what.words()}, {self._state.words()}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._what)
        column.addWidget(self._state)
        line.addWidget(IconLabel(icon, tone=tone))
        line.addLayout(column, 1)
        line.addWidget(self.give)
        line.addWidget(self.withdraw)
        # Only now: a part that is shown before it has a place is a window of its own for a moment.
        self.give.setVisible(not live or consent.given_on != today)
        self.withdraw.setVisible(live)

    def words(self) -> str:
        """What the row says."""
        return f"{self._what.words()}: {self._state.words()}"

    def buttons(self) -> list[Button]:
        """The buttons that are shown."""
        return [button for button in (self.give, self.withdraw) if not button.isHidden()]

    def focus(self) -> None:
        """Put the focus on its first button."""
        if buttons := self.buttons():
            buttons[0].setFocus()
