# SPDX-License-Identifier: EUPL-1.2
"""What each part of the form does to the talk: pure changes, handed to the session."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from spreekuur.clients.births import Born
from spreekuur.consultations.model import Outcome, Stay
from spreekuur.consultations.shelter import Step
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import day_checks, fields, form, shelter
from spreekuur.desk.records import scrubbed
from spreekuur.errors.desk import ShelterStepRefused
from spreekuur.messages import explain
from spreekuur.times import Clock, local_date
from spreekuur.ui.consultation.day_words import planned, wrong_days
from spreekuur.ui.consultation.form import TalkForm
from spreekuur.ui.consultation.lost_edits import LostEdits
from spreekuur.ui.consultation.session import Session

Change = Callable[[Talk], Talk]


class FormEdits(QObject):
    """Connects the form with the session, both ways of the arrow keys included."""

    def __init__(self, parts: TalkForm, session: Session, content: Content, clock: Clock) -> None:
        super().__init__(parts)
        self._form, self._session, self._content, self._clock = parts, session, content, clock
        change = session.change
        self.births: Callable[[], Sequence[Born]] = tuple
        """When the persons in the talk were born, as far as that is known."""
        parts.optional.stays.judge = self._judge
        parts.topics.added.connect(lambda t: change(lambda talk: form.add_topic(talk, t, content)))
        parts.topics.removed.connect(lambda t: change(lambda talk: form.drop_topic(talk, t, content)))
        parts.topics.field.onward.connect(parts.outcomes.row.focus_first)
        parts.topics.field.down.connect(self._to_question)
        parts.ask.answered.connect(self.answer_asked)
        parts.signals.answered.connect(self._on_signals)
        parts.optional.answered.connect(self._on_field)
        parts.optional.stays.months_typed.connect(self._on_months)
        parts.optional.stays.stays_typed.connect(self._on_stays)
        LostEdits(parts, session, content)
        parts.outcomes.toggled.connect(self._on_outcome)
        parts.shelter.pressed.connect(self._on_shelter)
        parts.note.typed.connect(lambda text: change(lambda talk: replace(talk, note=text), "note"))
        parts.note.note.left.connect(session.editing.flush)
        parts.note.masked.connect(self._on_masked)
        parts.note.phone_found.connect(self._on_phone)
        parts.question.typed.connect(
            lambda text: change(lambda talk: form.with_question(talk, text), "question")
        )
        parts.question.left.connect(session.editing.flush)
        parts.question.masked.connect(self._on_masked_question)
        parts.late.moved.connect(session.move_late)
        session.date_refused.connect(parts.late.set_error)
        for gap in (parts.topics.gap, parts.outcomes.gap):
            gap.save_anyway.connect(lambda: session.save(go_on=True, anyway=True))

    def _to_question(self) -> None:
        if not self._form.focus_question():
            self._form.outcomes.row.focus_first()

    def answer_asked(self, key: str, value: str) -> None:
        """Take the answer to a question that the advice asked for; "not known" is not asked again."""
        self._session.adviser.asked(key)
        self._on_field(key, value)

    def _on_field(self, key: str, value: str | None) -> None:
        optional, today = self._form.optional, local_date(self._clock())
        wrong = day_checks.of_here_since(value or "", self.births(), today) if key == "here_since" else None
        optional.wrong.set_words(wrong_days(wrong) if wrong is not None else "")
        if wrong is not None and self._session.talk is not None:
            optional.show_talk(self._session.talk)
            return
        self._session.change(lambda talk: fields.fill(talk, key, value, self._content))

    def _judge(self, stays: tuple[Stay, ...]) -> tuple[str, bool]:
        today = local_date(self._clock())
        wrong = day_checks.of_stays(stays, self.births(), today)
        if wrong is not None:
            return wrong_days(wrong), True
        return (planned() if day_checks.is_ahead(stays, today) else ""), False

    def _on_months(self, months: int | None) -> None:
        self._session.change(lambda talk: form.answer(talk, "expected_months", months))

    def _on_stays(self, stays: tuple[Stay, ...]) -> None:
        today = local_date(self._clock())
        self._session.change(lambda talk: fields.with_stays(talk, stays, today))

    def _on_outcome(self, outcome: Outcome) -> None:
        self._session.change(lambda talk: form.toggle_outcome(talk, outcome))

    def _on_signals(self, chosen: tuple[str, ...] | None) -> None:
        self._session.change(lambda talk: form.with_signals(talk, chosen, self._content))
        if chosen == ():
            self._to_question()

    def _on_shelter(self, to: Step | None) -> None:
        now, talk = self._clock(), self._session.talk
        try:
            if talk is not None and to is not None:
                shelter.reach(talk, to, "", now)
        except ShelterStepRefused as error:
            self._form.shelter.refuse(explain(error))
            return
        # Who sits here is filled in by the store, when the talk is saved.
        self._session.change(lambda t: shelter.back(t) if to is None else shelter.reach(t, to, "", now))

    def _on_masked(self, text: str) -> None:
        self._session.change(lambda talk: replace(talk, note=text), "note")
        self._session.editing.rewrite(scrubbed)

    def _on_masked_question(self, text: str) -> None:
        self._session.change(lambda talk: form.with_question(talk, text), "question")
        self._session.editing.rewrite(scrubbed)

    def _on_phone(self, digits: str) -> None:
        self._session.change(lambda talk: replace(talk, letter={**talk.letter, "phone": digits}))
