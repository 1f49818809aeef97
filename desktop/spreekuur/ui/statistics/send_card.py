# SPDX-License-Identifier: EUPL-1.2
"""Sends signed figures to the address of the municipality, and says how far they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import figures_sending
from spreekuur.desk.exchange_place import Place
from spreekuur.desk.figures_waiting import Sendable
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.messages.sending import how_far
from spreekuur.sending.outbox import OPEN, Stage
from spreekuur.times import local_date
from spreekuur.ui.exchange.address_form import AddressForm
from spreekuur.ui.session import Session
from spreekuur.ui.statistics.send_work import SendWork
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, NoteLine, Paragraph, Scroll, announce

_ICONS = {
    Stage.SENT: "circle-check",
    Stage.CONFIRMED: "circle-check",
    Stage.READY: "info",
    Stage.SENDING: "info",
}
_TONES = {"circle-check": "ok", "triangle-alert": "warn"}


class SendCard(Card):
    """Hidden until it is begun. Address, user name and password are kept in the vault."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.work = SendWork(self, session)
        self._title, self._lead = Label(role="section"), Paragraph(role="card")
        self.form = AddressForm()
        self.no = Button(keys="Esc")
        self.yes = Button(kind="primary", icon="send", keys="Ctrl+Enter")
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self.said = NoteLine("info", "muted")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addWidget(self.form)
        column.addStretch(1)
        self.box.addWidget(self._title)
        self.box.addWidget(Scroll(content), 1)
        for part in (self.said, foot):
            self.box.addWidget(part)
        self.form.use.hide()
        self.form.remove.hide()
        self.no.clicked.connect(self.leave)
        self.yes.clicked.connect(self.try_now)
        self.form.test.clicked.connect(self._try_out)
        self.work.looked.connect(self._show)
        self.work.works.connect(self._works)
        self.work.began.connect(lambda: self._say("clock", _("The figures are being sent …")))
        self.work.failed.connect(self.tell)
        self.hide()

    def begin(self, period: str) -> None:
        """Ask for the address, and say how far the period is."""
        self.retranslate()
        self.show()
        self.focus_first()
        self.work.look(period)

    def can_focus(self) -> bool:
        """Whether it asks."""
        return not self.isHidden()

    def focus_first(self) -> None:
        """Put the focus where one types."""
        self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_now(self) -> None:
        """Send to the address that stands there; without one that is said."""
        place = self.form.typed()
        if place is not None:
            self.work.send(place)

    def leave(self) -> bool:
        """Go back; what is on its way goes on. False when nothing is asked."""
        if self.isHidden():
            return False
        self.hide()
        self.left.emit()
        return True

    def tell(self, error: UserError) -> None:
        """Why nothing was sent."""
        self._say("triangle-alert", explain(error))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Send to the municipality"))
        self._lead.set_words(
            _(
                "All figures that are signed and were never sent go there, each once. The connection is private, and"
                " nobody else is called. All counts in them are rounded."
            )
        )
        self.form.retranslate()
        self.no.set_word(_("Not now"))
        self.yes.set_word(_("Send now"))

    def _say(self, icon: str, sentence: str) -> None:
        tone = _TONES.get(icon, "muted")
        self.said.set_look(icon, tone)
        self.said.set_words(sentence)
        announce(self.said, sentence, assertive=tone == "warn")

    def _try_out(self) -> None:
        place = self.form.typed()
        if place is not None:
            self._say("clock", _("It is being tried out; that may take a minute …"))
            self.work.try_out(place)

    def _works(self) -> None:
        said = _("It works: a small file went there, came back the same, and was taken away again.")
        self._say("circle-check", said)

    def _show(self, place: Place, one: Sendable | None) -> None:
        if place.is_online:
            self.form.fill(place)
            self.form.remove.hide()
        if one is None:
            return
        error = figures_sending.why(one, place) if one.note.stage in OPEN else None
        on = local_date(one.note.at) if one.note.at else None
        said = how_far(one.note.told, str(one.entry.period), on, explain(error) if error else "")
        self._say(_ICONS.get(one.note.stage, "triangle-alert"), said)
