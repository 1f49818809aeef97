# SPDX-License-Identifier: EUPL-1.2
"""What nobody could answer: seen and answered by the coordinator alone, and taken along as plain text."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from spreekuur.consultations import questions
from spreekuur.consultations.questions import Asked, QuestionState
from spreekuur.desk import evening as evenings
from spreekuur.desk import questions as lists
from spreekuur.errors.settings import PermitOver

from .conftest import EWA, JAN, give_leave

DOG, CAT = "Mag een hond mee?", "Mag een kat mee?"


@pytest.fixture
def asked(desk, watch):
    evening = evenings.start(desk, watch(), ("Marta",))
    for number, (words, code) in enumerate(
        ((DOG, "pl"), ("mag een HOND mee", "bg"), (DOG, "pl"), (CAT, "ro"))
    ):
        questions.keep(desk.db, Asked(str(number), evening.id, code, "housing.quality", words), "2026")


@pytest.fixture
def section(parts, asked):
    parts.list.choose("questions")
    section = parts.sections["questions"]
    section.show_button.click()
    return section


def test_only_the_coordinator_sees_it_and_it_goes_with_the_section(parts, section):
    give_leave(section, JAN)
    assert section.list.rows() == []
    section.go_back()
    section.show_button.click()
    give_leave(section)
    titles = [(row.title, row.words) for row in section.list.rows()]
    assert len(titles) == 2 and titles[0][1].endswith("Polski 2, Български 1")
    parts.list.choose("people")
    parts.list.choose("questions")
    assert section.list.rows() == []


def test_one_answer_counts_for_all_who_asked_and_can_be_taken_back(section, desk):
    give_leave(section)
    section.form.keep.click()
    assert section.form._field._error.words() == "Type the answer first, or drop the question."
    section.form.answer.setPlainText("Vraag het de\nverhuurder.")
    undo = []
    section.undo_offered.connect(lambda _said, back: undo.append(back))
    section.form.keep.click()
    answers = {q.words: q.answer for q in questions.kept(desk.db)}
    assert answers == {
        DOG: "Vraag het de verhuurder.",
        "mag een HOND mee": "Vraag het de verhuurder.",
        CAT: "",
    }
    assert [row.badge[2] for row in section.list.rows()] == ["open", "answered"]
    undo[0]()
    assert all(q.state is QuestionState.OPEN for q in questions.kept(desk.db))


def test_a_question_is_dropped_and_opened_again(section, desk):
    give_leave(section)
    section.form.drop.click()
    assert [q.state for q in questions.kept(desk.db) if q.words == DOG] == [QuestionState.DROPPED] * 2
    section.list.select("1")
    assert section.form.drop.text() == "Open it again"
    section.form.drop.click()
    assert all(q.state is QuestionState.OPEN for q in questions.kept(desk.db))


def test_the_answers_are_copied_and_saved_as_plain_text(section, tmp_path):
    give_leave(section)
    section.form.answer.setPlainText("Ja, met een brief.")
    section.form.keep.click()
    section.form.copy.click()
    copied = QApplication.clipboard().text()
    assert "Answer: Ja, met een brief." in copied and CAT not in copied
    section.form.file.click()
    assert section.form.folder.line.accessibleDescription().startswith("Choose a folder")
    section.form.folder.set_folder(tmp_path)
    section.form.file.click()
    (file,) = tmp_path.glob("*.txt")
    assert file.read_text("utf-8") == copied


def test_what_is_typed_for_one_stays_while_another_is_looked_at(section):
    give_leave(section)
    section.form.answer.setPlainText("half")
    section.list.select("1")
    assert section.form.answer.toPlainText() == ""
    section.list.select("0")
    assert section.form.answer.toPlainText() == "half"


def test_without_leave_nothing_is_read_or_decided(parts, asked, desk, watch):
    with pytest.raises(PermitOver):
        lists.look(desk, None, watch())
    leave = parts.acts.leave.ask(EWA)
    (group, _other) = lists.look(desk, leave, watch())
    with pytest.raises(PermitOver):
        lists.decide(desk, leave, group, QuestionState.DROPPED, "", watch() + timedelta(minutes=11))


def test_an_empty_list_says_how_a_question_comes_there(parts):
    parts.list.choose("questions")
    section = parts.sections["questions"]
    section.show_button.click()
    give_leave(section)
    assert section.none.words() == "No questions yet. In a talk F3 notes one."
    assert not section.form.isVisible()
