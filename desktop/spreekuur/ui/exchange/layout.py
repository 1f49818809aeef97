# SPDX-License-Identifier: EUPL-1.2
"""How the screen stands: the work at the left, at the right what is asked and which evenings are whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.exchange_standing import Part, Standing
from spreekuur.desk.exchange_steps import Round
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.exchange import words
from spreekuur.ui.exchange.asked_card import AskedCard
from spreekuur.ui.exchange.bundle_rows import BundleRows
from spreekuur.ui.exchange.evenings_card import EveningsCard
from spreekuur.ui.exchange.give_part import GivePart
from spreekuur.ui.exchange.proposed_card import ProposedCard
from spreekuur.ui.exchange.take_card import TakeCard
from spreekuur.ui.widgets import Button, Card, EmptyState, Label, MessageBar, Paragraph, Scroll

_GAP = 16


class GiveCard(Card):
    """The work of a volunteer's laptop."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._lead = Label(role="section"), Paragraph(role="card", tone="muted")
        self.part, self.rows = GivePart("exchange-give"), BundleRows()
        for part in (self._title, self._lead, self.part, self.rows):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.retranslate()

    def show_round(self, done: Round) -> None:
        """What became of it; of what came in only what went wrong."""
        self.part.show_round(done)
        wrong = done.received.held or done.received.refused
        self.rows.show_received(done.received if wrong else None, came=True)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Give the evening to the coordinator"))
        self._lead.set_words(
            _("All that this laptop wrote is sealed: only the coordinator's laptop can open it.")
        )
        self.part.retranslate()


class ExchangeLayout:
    """Builds the parts into the screen, and shows those of this laptop's part in it."""

    def __init__(self, screen: QWidget) -> None:
        self.give, self.take = GiveCard(), TakeCard()
        self.asked, self.proposed, self.evenings = AskedCard(), ProposedCard(), EveningsCard()
        self.proposed.answered.connect(lambda _use: self.focus_first())  # before its button goes
        self.told = MessageBar("warn")
        self.told.hide()
        self.back = Button(icon="arrow-left", keys="Esc")
        self.none = EmptyState("", "", self.back, drawn=("send", ""), tall=True)
        self._standing = Standing()
        content, side = QWidget(), QVBoxLayout()
        side.setSpacing(_GAP)
        side.addWidget(self.told)
        side.addWidget(self.asked)
        side.addWidget(self.proposed)
        side.addWidget(self.evenings)
        side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_GAP)
        for part in (self.give, self.take):
            self._columns.addWidget(part, 7)
        self._columns.addLayout(side, 6)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        self._alone, self._team = _in_the_middle(self.none), Scroll(content)
        whole.addWidget(self._alone)
        whole.addWidget(self._team)
        self.show_standing(self._standing)

    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""
        self._standing = standing
        part = standing.part
        self._alone.setVisible(not standing.is_in_a_team)
        self._team.setVisible(standing.is_in_a_team)
        self.none.set_words(*words.why_none(part))
        self.back.set_word(_("Back to Today"))
        self.give.setVisible(part is Part.GIVES)
        self.take.setVisible(part is Part.TAKES_IN)
        self.evenings.setVisible(standing.is_in_a_team)
        self.give.part.show_standing(standing)
        self.take.show_standing(standing)
        self.evenings.show_standing(standing)
        self.asked.show_questions(standing.questions)
        self.proposed.show_proposed(standing.proposed)
        self.told.say("warn", explain(standing.put_back) if standing.put_back is not None else "")

    def show_round(self, done: Round) -> None:
        """What one go came to."""
        self.asked.show_received(done.received)
        if self._standing.part is Part.TAKES_IN:
            self.take.show_round(done)
        else:
            self.give.show_round(done)

    def show_error(self, error: UserError) -> None:
        """Why nothing was given or taken in."""
        if self._standing.part is Part.TAKES_IN:
            self.take.show_error(error)
        else:
            self.give.part.show_error(error)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        if self._standing.part is Part.TAKES_IN:
            self.take.focus_first()
        elif self._standing.part is Part.GIVES:
            self.give.part.focus_first()
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """One column, or two."""
        one, two = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(one if compact else two)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for part in (self.give, self.take, self.asked, self.proposed):
            part.retranslate()
        self.show_standing(self._standing)


def _in_the_middle(part: QWidget) -> QWidget:
    room = QWidget()
    box = QVBoxLayout(room)
    box.addStretch(1)
    box.addWidget(part)
    box.addStretch(1)
    return room
