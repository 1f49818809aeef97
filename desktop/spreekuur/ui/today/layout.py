# SPDX-License-Identifier: EUPL-1.2
"""How the parts of Today stand: two columns, or one where there is little room."""

from datetime import datetime

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.exchange_standing import Standing
from spreekuur.desk.today import Today
from spreekuur.ui.screen import Panel
from spreekuur.ui.today.amiss_card import AmissCard, ReadingCard
from spreekuur.ui.today.given_card import GivenCard
from spreekuur.ui.today.question import DraftQuestion
from spreekuur.ui.today.queue_card import QueueCard
from spreekuur.ui.today.shelter_card import ShelterCard
from spreekuur.ui.today.side import CloseCard, PapersCard, TodoCard, TonightCard
from spreekuur.ui.today.start import StartCard
from spreekuur.ui.today.tip import TipCard
from spreekuur.ui.today.todos import todos
from spreekuur.ui.widgets import Scroll

_GAP = 16


class TodayLayout:
    """Builds the parts into the screen and shows in them what is on."""

    def __init__(self, screen: QWidget) -> None:
        self.amiss, self.reading = AmissCard(), ReadingCard()
        self.question, self.start, self.queue = DraftQuestion(), StartCard(), QueueCard()
        self.tonight, self.todo, self.papers, self.close = (
            TonightCard(),
            TodoCard(),
            PapersCard(),
            CloseCard(),
        )
        self.tip, self.shelter, self.given = TipCard(), ShelterCard(), GivenCard()
        self._standing = Standing()
        self._content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_GAP)
        first = (self.reading, self.amiss, self.question, self.shelter, self.start, self.queue)
        self._columns.addLayout(_column(*first, None, grows=self.queue), 8)
        self._columns.addLayout(
            _column(self.tonight, self.todo, self.given, self.papers, None, self.tip, self.close), 5
        )
        self.scroll = Scroll(self._content)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)
        self._shown: Today | None = None
        for part in (self.start, self.queue, self.tonight, self.todo, self.papers, self.close):
            part.hide()
        self.question.answered.connect(self._rank)

    def show_today(self, today: Today, now: datetime) -> None:
        """Show all that is on."""
        self._shown = today
        on = today.evening is not None
        self.start.setVisible(not on)
        self.papers.setVisible(not on)
        for part in (self.queue, self.tonight, self.close):
            part.setVisible(on)
        if on:
            self.queue.show_queue(today.waiting, today.next_number, now)
            self.queue.more.set_called(today.called)
        else:
            self.start.show_today(today, now)
        self.reading.show_why(today.reading)
        self.amiss.show_amiss(today.amiss, now)
        if today.counts is not None:
            self.tonight.show_counts(today.counts)
        self._say_todos(today, now)
        self._rank()

    def show_exchange(self, standing: Standing, now: datetime) -> None:
        """Show how the exchange with the other laptops stands."""
        self._standing = standing
        self.given.show_standing(standing)
        if self._shown is not None:
            self._say_todos(self._shown, now)

    def focus_first(self) -> None:
        """Put the focus on what comes first now."""
        if self.question.is_open():
            self.question.focus_first()
        elif not self.queue.isHidden():
            self.queue.focus_first()
        elif not self.start.isHidden():
            self.start.focus_first()

    def side_panels(self) -> list[Panel]:
        """What F6 goes to beside the queue."""
        rows = self.todo.rows
        todo = [Panel(self.todo, rows[0].button.setFocus)] if rows and not self.todo.isHidden() else []
        last = self.papers.form if self.close.isHidden() else self.close.button
        return [*todo, Panel(self.papers if self.close.isHidden() else self.close, last.setFocus)]

    def set_compact(self, compact: bool) -> None:
        """One column, or two."""
        one, two = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(one if compact else two)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        left = (self.reading, self.amiss, self.question, self.start, self.queue)
        for part in (*left, self.tonight, self.papers, self.tip, self.given, self.close):
            part.retranslate()
        self.shelter.retranslate()

    def _say_todos(self, today: Today, now: datetime) -> None:
        """The rows anew; the focus stays on the button where it is."""
        before = [row.button for row in self.todo.rows]
        at = next((place for place, button in enumerate(before) if button.hasFocus()), None)
        self.todo.show_todos(todos(today, now, self._standing))
        if at is not None and self.todo.rows:
            self.todo.rows[min(at, len(self.todo.rows) - 1)].button.setFocus()

    def _rank(self) -> None:
        """Only one button is the one to press now."""
        asked = self.question.is_open()
        self.start.start.set_kind("normal" if asked else "primary")
        self.queue.set_asked(asked)


def _column(*parts: QWidget | None, grows: QWidget | None = None) -> QVBoxLayout:
    """The parts below each other; None is free room, which only `grows` takes first while it is shown."""
    column = QVBoxLayout()
    column.setSpacing(_GAP)
    for part in parts:
        if part is None:
            column.addStretch(0 if grows else 1)
        else:
            column.addWidget(part, int(part is grows))
    return column
