# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to this client: one row for each, from either file, and the way to add somebody."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_files import ClientHit
from spreekuur.desk.client_files_words import relation
from spreekuur.desk.households import Member
from spreekuur.language import _
from spreekuur.ui.clients.household_form import HouseholdForm
from spreekuur.ui.widgets import Button, IconLabel, Label, Paragraph


class HouseholdCard(QWidget):
    """Shows the members; who has no file of their own is a number behind a word."""

    opened = Signal(str)  # client id
    taken_away = Signal(str)  # tie id

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[Member, ...] = ()
        self.rows: list[MemberRow] = []
        self._title = Label(role="section")
        self._nobody = Paragraph(tone="muted")
        self.add = Button(icon="plus", keys="Alt+H", height=36)
        self.form = HouseholdForm()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self._nobody)
        column.addLayout(self._list)
        self.add.clicked.connect(self.open_form)
        self.form.closed.connect(self._on_closed)
        self.retranslate()

    def show_members(self, members: Sequence[Member]) -> None:
        """Show who belongs to the client."""
        focused = QApplication.focusWidget()
        at_work = focused is not None and any(row.isAncestorOf(focused) for row in self.rows)
        self._members = tuple(members)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(member, count) for member, count in _together(members)]
        self._nobody.setVisible(not self.rows)
        if at_work:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_form(self) -> None:
        """Look for somebody to add."""
        self.form.begin()
        self.add.hide()

    def close_form(self) -> bool:
        """Close the form; False when it was not open."""
        return self.form.leave()

    def set_may_add(self, allowed: bool) -> None:
        """Without consent to a file nobody is added."""
        self.add.setVisible(allowed and self.form.isHidden())
        self.add.setEnabled(allowed)
        if not allowed:
            self.form.leave()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Household and colleagues"))
        self._nobody.set_words(_("Nobody is noted here."))
        self.add.set_word(_("Add somebody"))
        self.form.retranslate()
        self.show_members(self._members)

    def _row(self, member: Member, count: int) -> "MemberRow":
        row = MemberRow(member, count)
        if member.file is not None:
            row.open.clicked.connect(lambda: self.opened.emit(row.client_id))
        row.away.clicked.connect(lambda: self.taken_away.emit(member.tie_id))
        self._list.addWidget(row)
        return row

    def _on_closed(self) -> None:
        self.add.setVisible(self.add.isEnabled())
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class MemberRow(QWidget):
    """One member: what they are, the code if there is a file, and the buttons."""

    def __init__(self, member: Member, count: int) -> None:
        super().__init__()
        self.client_id = member.file.id if member.file is not None else ""
        self._said = Paragraph(_words(member.file, count), lead=f"{relation(member.kind, _)} ·")
        self.open = Button(_("Open"), height=36)
        self.away = Button(_("Take away"), kind="quiet", height=36)
        for button in (self.open, self.away):
            button.setAccessibleDescription(self._said.words())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(IconLabel("user" if member.file is not None else "users"))
        line.addWidget(self._said, 1)
        line.addWidget(self.open)
        line.addWidget(self.away)
        self.open.setVisible(member.file is not None)

    def words(self) -> str:
        """What the row says."""
        return self._said.words()


def _words(file: ClientHit | None, count: int) -> str:
    if file is None:
        return _("without a file: {n}").format(n=count)
    binned = _("in the bin") if isinstance(file.really_gone_on, date) else ""
    return " · ".join(filter(None, [file.code, file.label, binned]))


def _together(members: Sequence[Member]) -> list[tuple[Member, int]]:
    """Those without a file are counted by what they are; taking away takes the last of them."""
    counts = Counter(member.kind for member in members if member.file is None)
    last = {member.kind: member for member in members if member.file is None}
    named = [(member, 1) for member in members if member.file is not None]
    return named + [(last[kind], count) for kind, count in counts.items()]
