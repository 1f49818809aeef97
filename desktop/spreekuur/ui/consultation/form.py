# SPDX-License-Identifier: EUPL-1.2
"""The form of a talk, from what it is about to the note."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import clock, form, job_loss, shelter
from spreekuur.desk.asking import SIGNALS, route_names
from spreekuur.language import current
from spreekuur.referral.model import Question
from spreekuur.ui.consultation.ask_block import AskBlock
from spreekuur.ui.consultation.card_line import CardLine
from spreekuur.ui.consultation.job_lost_card import JobLostCard
from spreekuur.ui.consultation.late_row import LateRow
from spreekuur.ui.consultation.note_box import NoteBox
from spreekuur.ui.consultation.optional_block import OptionalBlock
from spreekuur.ui.consultation.outcome_row import OutcomeRow
from spreekuur.ui.consultation.question_row import QuestionRow
from spreekuur.ui.consultation.shelter_row import ShelterRow
from spreekuur.ui.consultation.signals_block import SignalsBlock
from spreekuur.ui.consultation.topic_picker import TopicPicker


class TalkForm(QWidget):
    """Only shows; what its parts do to the talk stands in `form_edits`."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.late = LateRow()
        self.topics = TopicPicker(content)
        self.question = QuestionRow()
        self.topics.box.head.addWidget(self.question.button)
        self.question.button.clicked.connect(self.open_question)
        self.signals = SignalsBlock(content)
        self.ask = AskBlock(content.municipality.answers)
        self.lost = JobLostCard()
        self.optional = OptionalBlock(content.municipality.answers)
        self.outcomes = OutcomeRow()
        self.shelter = ShelterRow()
        self.note = NoteBox()
        self.card = CardLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 10, 20, 12)
        for part in self.parts():
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_compact(False)

    def parts(self) -> list[QWidget]:
        """The blocks in the order in which they stand."""
        above = (self.late, self.topics, self.question, self.signals, self.ask, self.lost)
        return [*above, self.optional, self.outcomes, self.shelter, self.note, self.card]

    def open_question(self) -> None:
        """Make room for a question that nobody could answer, and go there."""
        self.question.open()

    def show_talk(self, talk: Talk, question: Question | None) -> None:
        """Show this talk, with the question that stands on top."""
        self.late.show_talk(talk)
        self.topics.show_topics(talk.topics)
        self.question.show_question(talk.question)
        self.signals.show_signals(talk.signals, form.needs_signals(talk, self._content))
        self._show_question(question)
        self.optional.lost.set_values(("yes",) if job_loss.has_lost_work(talk, self._content) else ())
        self.optional.show_talk(talk)
        self.optional.clock.show_counted(clock.of_talk(talk, self._content))
        self._show_lost(talk)
        self.outcomes.show_talk(talk)
        self.shelter.show_chain(talk.shelter, asked=shelter.is_asked(talk, self._content))
        self.note.show_note(talk.note)

    def reset(self) -> None:
        """Fold and empty what belongs to the talk before."""
        self.topics.field.clear()
        self.topics.field.close_list()
        self.outcomes.fold()
        self.question.fold()
        self.note.clear_bars()
        self.show_gap("", "")

    def show_gap(self, name: str, sentence: str) -> None:
        """Say beside a field what is missing; an empty sentence takes it away."""
        self.topics.gap.say(sentence if name in ("topics", "language") else "")
        self.outcomes.gap.say(sentence if name == "outcomes" else "")

    def focus_question(self) -> bool:
        """Put the focus on the question on top; False if there is none."""
        return self.signals.focus_first() or self.ask.focus_first()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._column.setSpacing(10 if compact else 12)
        self._column.setContentsMargins(*((16, 8, 10, 8) if compact else (20, 10, 20, 12)))
        self.ask.set_compact(compact)
        # With little room what must be answered comes before what may be.
        before, after = (self.outcomes, self.optional) if compact else (self.optional, self.outcomes)
        if self._column.indexOf(after) < self._column.indexOf(before):
            self._column.removeWidget(after)
            self._column.insertWidget(self._column.indexOf(before) + 1, after)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        above = (self.late, self.topics, self.question, self.signals, self.ask, self.optional)
        for part in (*above, self.outcomes, self.shelter, self.note, self.card):
            part.retranslate()
        self.lost.retranslate()

    def _show_lost(self, talk: Talk) -> None:
        clocks = job_loss.running(talk, self._content, current())
        self.lost.show_clocks(clocks, job_loss.last_day(talk))

    def _show_question(self, question: Question | None) -> None:
        key = question.question if question else ""
        if question is None or key == SIGNALS:
            asked_before = self.ask.has_focus()
            self.ask.ask("")
            if asked_before:
                self.outcomes.row.focus_first()
            return
        self.ask.ask(key, *route_names(question, self._content, current()))
