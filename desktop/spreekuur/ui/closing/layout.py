# SPDX-License-Identifier: EUPL-1.2
"""How the closing stands: the steps on one sheet with the end below, what is saved where beside them."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.closing import Ending
from spreekuur.desk.exchange_standing import Standing
from spreekuur.language import _, ngettext
from spreekuur.ui.closing.backup_step import BackupStep
from spreekuur.ui.closing.count_step import CountStep
from spreekuur.ui.closing.figures_step import FiguresStep
from spreekuur.ui.closing.give_step import GiveStep
from spreekuur.ui.closing.open_steps import DraftsStep, PapersStep
from spreekuur.ui.closing.step import Step
from spreekuur.ui.today.side import TonightCard
from spreekuur.ui.widgets import Button, Card, Divider, FlowLayout, Label, NoteLine, Paragraph, Scroll

_GAP = 16


class ClosingLayout:
    """Builds the parts into the screen, shows what is open, and goes from step to step."""

    def __init__(self, screen: QWidget) -> None:
        self.drafts, self.papers = DraftsStep(), PapersStep()
        self.count, self.backup, self.give = CountStep(), BackupStep(), GiveStep()
        self.figures = FiguresStep()
        always = (self.drafts, self.papers, self.count, self.backup)
        self.steps: tuple[Step, ...] = (*always, self.give, self.figures)
        self.finishing = False
        self._current: Step | None = None
        self._waiting = 0
        self._left_alone: set[Step] = set()
        self.end = Button(kind="normal", icon="lock", keys="Ctrl+Enter", height=48)
        self.back = Button(kind="quiet", height=48)
        self._still = NoteLine("info", "muted")
        self.tonight = TonightCard()
        self._safe = _SafeCard()
        self._build(screen)
        self.retranslate()

    def begin(self) -> None:
        """Start anew at the first open step."""
        self._current = None
        self._left_alone.clear()
        self.figures.begin()

    def show_ending(self, ending: Ending, now: datetime) -> None:
        """Show what is open, and stay at the step one is at until it is done."""
        if ending.points is not None and ending.counts is not None:
            self.drafts.show_talks([talk for talk, _saved_at in ending.points.drafts], now)
            self.papers.show_papers(ending.points.unprinted)
            self.tonight.show_counts(ending.counts)
            self._waiting = ending.points.still_waiting
            self._say_waiting()
        self.count.suggest(ending.highest_known)
        self.backup.suggest(ending.folder)
        self.figures.show_unsent(ending.unsent, is_answered=ending.was_asked)
        if self._current is None or self._current.is_done():
            self.go_on()
        elif self._current in (self.drafts, self.papers):
            self._current.focus_first()

    def show_exchange(self, standing: Standing) -> None:
        """Show what is still to be given; when it was given from here, go on."""
        self.give.show_standing(standing)
        if self._current is self.give and self.give.is_done() and self.give.part.was_done():
            self.go_on()

    def go_on(self) -> None:
        """Go to the next open step; when none is left, to the end."""
        waiting = [step for step in self.steps if not step.is_done() and step not in self._left_alone]
        self._open(waiting[0] if waiting else None)

    def go_back(self) -> bool:
        """Close the list of folders when it is open."""
        is_open = not self.backup.where.list.isHidden()
        if is_open:
            self.backup.where.list.closed.emit()
        return is_open or self.give.part.where.close_list()

    def focus_first(self) -> None:
        """Put the focus on the step that is open, or on the end."""
        if self._current is not None:
            self._current.focus_first()
        else:
            self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """One column, or two."""
        one, two = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(one if compact else two)
        self.give.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for step in self.steps:
            step.retranslate()
        self.tonight.retranslate()
        self._say_waiting()
        self._safe.retranslate()
        self.end.set_word(_("Close and lock"))
        self.back.set_word(_("Back to Today"))

    def _say_waiting(self) -> None:
        words = ngettext("{n} person still waits", "{n} people still wait", self._waiting)
        self._still.set_words(words.format(n=self._waiting) if self._waiting else "")

    def _open(self, wanted: Step | None) -> None:
        self._current = wanted
        # What became of the copies, or of what was given, stays in sight up to the end.
        stays = wanted or _last(self)
        for step in self.steps:
            step.set_open(step is stays)
        self.end.set_kind("normal" if wanted else "primary")
        self.focus_first()

    def _press(self, step: Step) -> None:
        """Open a step by its line; pressing the open one leaves it as it is and goes on."""
        if step is self._current:
            self._left_alone.add(step)
            self.go_on()
        else:
            self._left_alone.discard(step)
            self._open(step)

    def _build(self, screen: QWidget) -> None:
        sheet = Card()
        sheet.box.setContentsMargins(12, 8, 12, 16)
        sheet.box.setSpacing(0)
        for index, step in enumerate(self.steps):
            if index and step not in (self.give, self.figures):  # which have their own: they may be hidden
                sheet.box.addWidget(Divider())
            sheet.box.addWidget(step)
            step.pressed.connect(lambda step=step: self._press(step))
        sheet.box.addStretch(1)
        sheet.box.addWidget(self._still)
        sheet.box.addWidget(Divider())
        sheet.box.addSpacing(16)
        foot = FlowLayout(gap=12)
        foot.addWidget(self.end)
        foot.addWidget(self.back)
        sheet.box.addLayout(foot)
        side = QVBoxLayout()
        side.setSpacing(_GAP)
        side.addWidget(self.tonight)
        side.addWidget(self._safe)
        side.addStretch(1)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(_GAP)
        self._columns.addWidget(sheet, 8)
        self._columns.addLayout(side, 5)
        self.scroll = Scroll(content)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)


def _last(layout: ClosingLayout) -> Step | None:
    """The last step in which something was done."""
    if layout.figures.was_tried:
        return layout.figures
    if layout.give.part.was_done():
        return layout.give
    return layout.backup if layout.backup.was_tried() else None


class _SafeCard(Card):
    """What is safe already, so that nobody has to worry."""

    def __init__(self) -> None:
        super().__init__(tone="alt")
        self._title = Label(role="strong")
        self._words = Paragraph(role="card", tone="muted")
        self.box.setSpacing(4)
        self.box.addWidget(self._title)
        self.box.addWidget(self._words)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Everything is saved"))
        self._words.set_words(
            _(
                "All of tonight is on this laptop, encrypted. You may stop at any moment; nothing here blocks the end."
            )
        )
