# SPDX-License-Identifier: EUPL-1.2
"""Questions: two laptops filled in one field differently. Both values are kept; one key says which one stands."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from spreekuur.content.pack import Content
from spreekuur.desk import exchange_questions
from spreekuur.desk.exchange_questions import Question
from spreekuur.language import _, ngettext
from spreekuur.times import Clock, utc_now
from spreekuur.ui.clients.rows_card import RowsCard
from spreekuur.ui.exchange.question_row import BOTH, KEYS, MINE, THEIRS, QuestionRow
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Screen
from spreekuur.ui.widgets import Button, EmptyState


class QuestionsCard(RowsCard):
    """The rows, the first of which has the keys."""

    def __init__(self) -> None:
        super().__init__(stretch=1)
        self.rows: list[QuestionRow] = []
        self.empty = EmptyState("", "", drawn=("check", ""), tall=True)
        self.back = Button(kind="quiet", icon="arrow-left", keys="Esc")
        self.box.insertWidget(2, self.empty)
        self.box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        self._compact = False

    def show_rows(self, rows: list[QuestionRow]) -> None:
        """Show these."""
        self.rows = rows
        self.put_rows(rows)
        count = len(rows)
        self._title.setText(ngettext("{n} question", "{n} questions", count).format(n=count))
        self._about.set_words(
            _("Two laptops wrote something else. Choose what stands; the other value is kept in the history.")
        )
        self.area.setVisible(bool(rows))
        self._title.setVisible(bool(rows))
        self.set_compact(self._compact)
        self.empty.setVisible(not rows)
        self.empty.set_words(
            _("No question is open."), _("When two laptops fill in one field differently, it is asked here.")
        )
        self.back.set_word(_("Back to the exchange"))

    def set_compact(self, compact: bool) -> None:
        """Leave out what is said anyway, where there is little room."""
        self._compact = compact
        self._about.setVisible(bool(self.rows) and not compact)
        margin = 12 if compact else 20
        self.box.setContentsMargins(margin, margin, margin, margin)

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        if self.rows:
            self.rows[0].focus_first()
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)


class QuestionsView(Screen):
    """Reads the store when it comes into sight and when something was written."""

    undo_offered = Signal(str, object)  # what was decided; what takes it back, given the desk
    file_wanted = Signal(str)  # client id
    back_wanted = Signal()

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__()
        self._jobs, self._content, self._clock = jobs, content, clock
        self._questions: Sequence[Question] = ()
        self.card = QuestionsCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.back.clicked.connect(self.back_wanted)
        jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)
        self._show([])

    def title(self) -> str:
        """The name of the screen."""
        return _("Questions")

    def subtitle(self) -> str:
        """What it is for."""
        return _("Where two laptops wrote something else")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        press = {KEYS[keep]: (lambda keep=keep: self._press(keep)) for keep in (MINE, THEIRS, BOTH)}
        return {"close": self.back_wanted.emit, **press}

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Both values are kept until somebody decides. Nothing is lost by deciding either."),
            _("Alt+1 keeps the left one of the first question, Alt+2 the right one."),
            _("Alt+3 keeps both, where both fit into the field."),
            _("Ctrl+Z opens the question again."),
            _("Not sure? Leave it, and ask who wrote it: the name stands below each value."),
        )

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self.card.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._show(self._questions)

    def focus_first(self) -> None:
        """Put the focus on the first question."""
        self.card.focus_first()

    def showing(self) -> None:
        """Read what is asked."""
        self._jobs.read(self, exchange_questions.look, self._show)

    def _press(self, keep: str) -> bool:
        return bool(self.card.rows) and self.card.rows[0].press(keep)

    def _show(self, questions: Sequence[Question]) -> None:
        self._questions = questions
        now = self._clock()
        rows = [QuestionRow(one, self._content, now, keys=place == 0) for place, one in enumerate(questions)]
        for row in rows:
            row.decided.connect(self._decide)
            row.file_wanted.connect(self.file_wanted)
        self.card.show_rows(rows)
        if self.isVisible():
            self.focus_first()

    def _decide(self, conflict_id: str, keep: str) -> None:
        self._jobs.write(
            self,
            lambda desk: exchange_questions.decide(desk, conflict_id, keep),
            changed="clients",
            then=lambda step: self.undo_offered.emit(
                _("Decided; the other value is kept in the history."),
                lambda desk: exchange_questions.take_back(desk, step),
            ),
            failed=lambda _error: self.showing(),
        )
