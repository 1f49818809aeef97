# SPDX-License-Identifier: EUPL-1.2
"""Sends what is signed to the municipality: where it goes, one key, and how far the period is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import figures_outbox
from spreekuur.desk.figures_outbox import Item, Outbox
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.outbox import words
from spreekuur.ui.outbox.words import Moment
from spreekuur.ui.session import Session
from spreekuur.ui.statistics.ask_card import AskCard
from spreekuur.ui.widgets import Button, NoteLine, Scroll, announce


class SendCard(AskCard):
    """Hidden until it is begun. Where figures go is said in the settings."""

    place_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._period, self._outbox = session, "", Outbox()
        self.where, self.said = NoteLine("map-pin", "text"), NoteLine("info", "muted")
        self.change = Button(icon="settings", keys="Alt+A")
        self.yes = Button(kind="primary", icon="send", keys="Ctrl+Enter")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._lead, self.where, self.said):
            column.addWidget(part)
        column.addStretch(1)
        self.box.addWidget(self._title)
        self.box.addWidget(Scroll(content), 1)
        self.box.addWidget(self.foot(self.change, self.yes))
        self.yes.clicked.connect(self.try_now)
        self.change.clicked.connect(self.place_wanted)
        session.sender.began.connect(self._look)
        session.sender.ended.connect(lambda _every: self._look())
        session.sender.failed.connect(self.tell)

    def begin(self, period: str) -> None:
        """Say where it goes, and how far the period is."""
        self._period, self._outbox = period, Outbox()
        self.appear()
        self._look()

    def focus_first(self) -> None:
        """Put the focus on the one thing to do."""
        (self.yes if self._outbox.place.where else self.change).setFocus(Qt.FocusReason.OtherFocusReason)

    def try_now(self) -> None:
        """Send all that is signed and never arrived; where nobody said where it goes, that is asked first."""
        if self._outbox.place.where:
            self._session.sender.send_now()
        else:
            self.place_wanted.emit()

    def tell(self, error: UserError) -> None:
        """Why nothing was sent."""
        self._say("triangle-alert", "warn", explain(error))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Send to the municipality"))
        self._lead.set_words(
            _(
                "All figures that are signed and were never sent go there, each once. The connection is private, and"
                " nobody else is called. All counts in them are rounded."
            )
        )
        self.no.set_word(_("Not now"))
        self.yes.set_word(_("Send now"))
        self._show(self._outbox)

    def _look(self) -> None:
        if not self.isHidden():
            self._session.jobs.read(self, figures_outbox.look, self._show, self.tell)

    def _show(self, outbox: Outbox) -> None:
        is_new = bool(outbox.place.where) != bool(self._outbox.place.where)
        self._outbox = outbox
        is_known = bool(outbox.place.where)
        self.where.set_look(*(("map-pin", "text") if is_known else ("triangle-alert", "warn")))
        self.where.set_words(words.where(outbox.place))
        self.change.set_word(words.change(outbox.place))
        self.change.set_kind("normal" if is_known else "primary")
        self.yes.setVisible(is_known)
        item = next((one for one in outbox.items if one.period == self._period), None)
        if item is not None:
            self._tell_item(item)
        if is_new and not self.isHidden():
            self.focus_first()

    def _tell_item(self, item: Item) -> None:
        moment = Moment(self._session.clock(), self._session.sender.is_sending)
        tone, icon, _state = words.badge(item, moment)
        self._say(icon, tone, " ".join(words.told(item, moment)))

    def _say(self, icon: str, tone: str, sentence: str) -> None:
        self.said.set_look(icon, tone)
        self.said.set_words(sentence)
        announce(self.said, sentence, assertive=tone == "warn")
