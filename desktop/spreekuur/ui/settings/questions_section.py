# SPDX-License-Identifier: EUPL-1.2
"""What nobody could answer: the coordinator answers it once, and takes the answers to the municipality's page."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication

from spreekuur.consultations.questions import QuestionState
from spreekuur.content.pack import Content
from spreekuur.desk import paper_files, questions
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.questions import QuestionGroup
from spreekuur.language import _, current
from spreekuur.ui import words
from spreekuur.ui.settings.answer_form import AnswerForm
from spreekuur.ui.settings.list_section import ListSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.widgets import FoundRow


class QuestionsSection(ListSection):
    """The list, and below it the answer to the question that is chosen."""

    key, icon = "questions", "circle-question-mark"
    shown = 4

    def __init__(self, acts: SlotActions) -> None:
        self.form = AnswerForm()
        super().__init__(acts)
        self.box.addWidget(self.form)
        self.list.selected.connect(self._on_selected)
        self.form.decided.connect(self._decide)
        self.form.copy.clicked.connect(self._copy)
        self.form.file.clicked.connect(self._save)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Questions without an answer")

    def lead(self) -> str:
        """Where they come from, and what for."""
        return _("What clients asked and nobody at the desk could answer. No talk and no client stands here.")

    def nothing(self) -> str:
        """What to say when nobody asked anything."""
        return _("No questions yet. In a talk F3 notes one.")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.form.retranslate()

    def ask_desk(self, desk: Desk, permit: Permit | None) -> Sequence[QuestionGroup]:
        """Read the questions."""
        return questions.look(desk, permit, self.acts.session.clock())

    def row(self, place: int, line: QuestionGroup) -> FoundRow:
        """The question, what it is about, and what became of it."""
        return FoundRow(
            str(place), self.icon, line.words, _about(line, self.acts.session.content), _badge(line)
        )

    def show_lines(self, lines: Sequence[Any] | None) -> None:
        """Show these, with the answer to the one that is chosen."""
        super().show_lines(lines)
        self.form.setVisible(bool(lines))
        self.form.set_answered(any(line.state is QuestionState.ANSWERED for line in lines or ()))
        self._on_selected(self.list.current_id())

    def _on_selected(self, place: str) -> None:
        chosen = _at(self.lines, place)
        if chosen is not None:
            self.form.show_group(chosen, _about(chosen, self.acts.session.content))

    def _decide(self, state: QuestionState, answer: str) -> None:
        group = _at(self.lines, self.list.current_id())
        if group is None:
            return
        permit, session = self.acts.leave.permit(), self.acts.session
        said = {
            QuestionState.ANSWERED: _("The answer is kept."),
            QuestionState.DROPPED: _("The question was dropped."),
            QuestionState.OPEN: _("The question is open again."),
        }[state]

        def done(step: str) -> None:
            self.undo_offered.emit(said, lambda: self._back(step))
            self.read()

        session.jobs.write(
            self,
            lambda desk: questions.decide(desk, permit, group, state, answer, session.clock()),
            changed="questions",
            then=done,
            failed=self.refuse,
        )

    def _back(self, step: str) -> None:
        self.acts.session.jobs.write(
            self,
            lambda desk: questions.take_back(desk, step),
            changed="questions",
            then=lambda _done: self.read() if self.lines is not None else None,
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(questions.page(self.lines or (), _))
        self.form.tell(_("Copied. Paste it in a letter or on the page of the municipality."))

    def _save(self) -> None:
        text, folder = questions.page(self.lines or (), _), self.form.folder_to_use()
        if folder is None:
            return
        name = _("questions")
        self.acts.session.jobs.aside(
            self,
            lambda: paper_files.save(text.encode(), folder, name, "txt"),
            lambda place: self.form.tell(_("Saved as {name}.").format(name=place.name)),
            self.form.refuse,
        )


def _at(lines: Sequence[QuestionGroup] | None, place: str) -> QuestionGroup | None:
    """The group in this place of the list."""
    return lines[int(place)] if lines and place.isdigit() and int(place) < len(lines) else None


def _badge(line: QuestionGroup) -> tuple[str, str, str]:
    return {
        QuestionState.OPEN: ("warn", "circle-question-mark", _("open")),
        QuestionState.ANSWERED: ("ok", "check", _("answered")),
        QuestionState.DROPPED: ("info", "x", _("dropped")),
    }[line.state]


def _about(line: QuestionGroup, content: Content) -> str:
    """The topic, and in which languages it was asked how often."""
    topic = content.topics.get(line.topic)
    about = topic.label[current()] if topic is not None else ""
    asked = ", ".join(f"{words.language_name(code)} {count}" for code, count in line.languages)
    return " · ".join(filter(None, [about, asked]))
