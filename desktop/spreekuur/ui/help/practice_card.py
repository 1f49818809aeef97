# SPDX-License-Identifier: EUPL-1.2
"""The card that offers practice: what one can try, and the button that begins it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from spreekuur.desk.practice import Task
from spreekuur.language import _
from spreekuur.ui.practice import words
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, Paragraph
from spreekuur.ui.widgets.field import IconLabel

_COLUMNS = 2


class PracticeCard(Card):
    """Six tasks, with a tick for what was done in the practice that goes on."""

    wanted = Signal(bool)  # begin, or end
    going_on = Signal()

    def __init__(self, *, in_practice: bool) -> None:
        super().__init__(bar="practice")
        self._in_practice = in_practice
        self._done: frozenset[Task] = frozenset()
        self._title, self._words = Label(role="section"), Paragraph()
        self._tasks = {task: (IconLabel("circle"), Paragraph(role="card")) for task in Task}
        self.button = Button(kind="primary", icon="square-check-big", height=44)
        self.stop = Button(icon="x", height=44)
        self.button.clicked.connect(lambda: self.going_on.emit() if in_practice else self.wanted.emit(True))
        self.stop.clicked.connect(lambda: self.wanted.emit(False))
        self._build()
        self.stop.setVisible(in_practice)
        self.retranslate()

    def show_done(self, done: frozenset[Task]) -> None:
        """Tick these."""
        self._done = done
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Practise"))
        self._words.set_words(
            _("You are practising with invented people. Nothing is counted or kept.")
            if self._in_practice
            else _(
                "Try everything with invented people. Nothing is counted or kept. Your own vault is locked"
                " first, so that nothing gets mixed up."
            )
        )
        for task, (icon, aim) in self._tasks.items():
            is_done = task in self._done
            icon.set_icon(*(("circle-check", "ok") if is_done else ("circle", "muted")))
            aim.set_words(words.aim(task), lead=f"{words.name(task)}:")
            aim.setAccessibleDescription(_("done") if is_done else "")
        self.button.set_word(_("Go on practising") if self._in_practice else _("Start practising"))
        self.stop.set_word(_("Stop practising"))

    def _build(self) -> None:
        self.box.addWidget(self._title)
        self.box.addWidget(self._words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (icon, aim) in enumerate(self._tasks.values()):
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(icon, row, 2 * column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(aim, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        self.box.addLayout(grid)
        self.box.addSpacing(4)
        foot = FlowLayout(gap=12)
        foot.addWidget(self.button)
        foot.addWidget(self.stop)
        self.box.addLayout(foot)
