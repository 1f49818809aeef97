# SPDX-License-Identifier: EUPL-1.2
"""Taking in, on a coordinator's laptop: see first what lies there, then take it in; receipts go back the same way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from spreekuur.desk.exchange import Received
from spreekuur.desk.exchange_standing import Standing
from spreekuur.desk.exchange_steps import Round
from spreekuur.errors import UserError
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.ui.exchange import words
from spreekuur.ui.exchange.bundle_rows import BundleRows
from spreekuur.ui.exchange.place_field import PlaceField
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, MessageBar, Paragraph


class TakeCard(Card):
    """Idle, looked at, being taken in, done: one button is filled at each moment."""

    look_wanted = Signal(str)  # the place
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: Received | None = None
        self._round: Round | None = None
        self._error: UserError | None = None
        self._busy = ""
        self._title, self._lead = Label(role="section"), Paragraph(role="card", tone="muted")
        self.where = PlaceField("exchange-place", mail=False)
        self.look, self.take = Button(icon="eye", keys="Enter"), Button(icon="download", keys="Alt+1")
        self.rows, self.said = BundleRows(), MessageBar("info")
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        buttons.addWidget(self.look)
        buttons.addWidget(self.take)
        for part in (self._title, self._lead, self.where, foot, self.said, self.rows):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.look.clicked.connect(self.ask_look)
        self.take.clicked.connect(self.ask_take)
        self.where.entered.connect(self.ask_look)
        self.where.folder.list.closed.connect(self.focus_first)
        self.where.changed.connect(self._forget)
        self.retranslate()

    def show_standing(self, standing: Standing) -> None:
        """Show the place that is used."""
        self.where.show_place(standing.folder, standing.address)

    def show_found(self, found: Received) -> None:
        """What would come in."""
        self._busy, self._found = "", found
        self._say()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_round(self, done: Round) -> None:
        """What came in, and whether the receipts are there."""
        self._busy, self._found, self._round = "", None, done
        self._say()
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: UserError) -> None:
        """Why nothing was taken in."""
        self._busy, self._error = "", error
        self._say()

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        if self._busy == "take":
            self.take.set_word(_("{done} of {of} …").format(done=done, of=of))

    def ask_look(self) -> None:
        """See what lies there; without a place say that one is needed."""
        if self._busy:
            return
        place = self.where.place()
        if not place:
            self.where.refuse(_("Choose a folder first, for instance on the stick."))
            self.where.folder.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._forget()
        self._busy = "look"
        self._say()
        self.look_wanted.emit(place)

    def ask_take(self) -> bool:
        """Take in what was looked at; False before that."""
        if self._busy or self._found is None:
            return False
        self._busy = "take"
        self._say()
        self.wanted.emit(self.where.place())
        return True

    def close_top(self) -> bool:
        """Fold the list of folders away, or put away what was looked at; False when there is nothing."""
        if self.where.close_list():
            return True
        if self._found is None or self._busy:
            return False
        self._forget()
        self.focus_first()
        return True

    def focus_first(self) -> None:
        """Put the focus on what is to be pressed now; without a place on the field."""
        target: QWidget = self.take if self._found is not None else self.look
        (target if self.where.place() else self.where.folder.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Taking in"))
        self._lead.set_words(
            _("You see first what is there. A copy of the vault is made before anything comes in.")
        )
        self.where.retranslate()
        self._say()

    def _forget(self) -> None:
        self._found = self._round = self._error = None
        self._say()

    def _say(self) -> None:
        looked = self._found is not None
        self.look.set_word(_("One moment …") if self._busy == "look" else _("See what is there"))
        self.look.set_kind("normal" if looked else "primary")
        self.take.setVisible(looked)
        self.take.set_kind("primary" if looked else "normal")
        new = self._found is not None and bool(self._found.taken)
        word = _("Take in") if new else _("Write receipts and news")
        self.take.set_word(_("One moment …") if self._busy == "take" else word)
        self.rows.show_received(
            self._found or (self._round.received if self._round else None), came=self._round is not None
        )
        self.said.say(*_result(self._round, self._error))


def _result(done: Round | None, error: UserError | None) -> tuple[str, str]:
    if error is not None:
        return "warn", explain(error)
    if done is None:
        return "info", ""
    talks = sum(one.added.get("consultation", 0) for one in done.received.taken)
    came = ngettext("{n} new talk came in.", "{n} new talks came in.", talks).format(n=talks)
    if done.not_sent is not None:
        why = _("The receipts are not there yet: {why}").format(why=explain(done.not_sent))
        return "warn", f"{came} {why}"
    names = words.names([one.to for one in done.sent])
    receipts = _("Receipts lie there for {names}: let the stick go back to them.").format(names=names)
    return "ok", f"{came} {receipts}"
