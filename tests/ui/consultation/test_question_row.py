# SPDX-License-Identifier: EUPL-1.2
"""One key notes what nobody could answer; it goes with the talk, also into its draft and back."""

from PySide6.QtCore import Qt

from spreekuur.consultations import questions
from spreekuur.consultations.model import Outcome
from spreekuur.desk import talks
from ui.consultation.conftest import CONTROL, focused

ASKED = "Czy pies moze mieszkac w pokoju?"


def test_f3_opens_one_line_and_what_is_typed_is_an_outcome(hands):
    hands.topic("mould")
    assert not hands.form.question.isVisible()
    hands.press(Qt.Key.Key_F3)
    assert focused() is hands.form.question.line
    hands.type(ASKED)
    assert hands.talk.question == ASKED
    assert hands.talk.outcomes == (Outcome.UNANSWERED,)
    hands.form.question.line.clear()
    hands.type("x")
    hands.press(Qt.Key.Key_Backspace)
    assert (hands.talk.question, hands.talk.outcomes) == ("", ())


def test_the_button_and_the_other_key_do_the_same(hands):
    hands.form.question.button.click()
    assert focused() is hands.form.question.line
    hands.form.topics.field.setFocus()
    hands.press(Qt.Key.Key_J, hold=CONTROL)
    assert focused() is hands.form.question.line


def test_an_identifier_does_not_stay_not_even_for_undo(hands):
    hands.press(Qt.Key.Key_F3)
    hands.type("BSN 111222333?")
    hands.form.topics.field.setFocus()
    assert "111222333" not in hands.form.question.line.text()
    assert "BSN" in hands.form.question._warned.words()
    assert "111222333" not in hands.talk.question
    hands.view.session.editing.undo()
    assert "111222333" not in hands.talk.question


def test_it_is_kept_with_the_talk_and_undo_takes_it_back_into_the_form(hands, desk):
    hands.topic("mould")
    hands.press(Qt.Key.Key_F3)
    hands.type(ASKED)
    saved = []
    hands.view.session.saved.connect(lambda each, _on: saved.append(each))
    hands.press(Qt.Key.Key_S, hold=CONTROL)
    (kept,) = questions.kept(desk.db)
    assert (kept.words, kept.topic, kept.language) == (ASKED, hands.talk.topics[0], "pl")
    talks.take_back(desk, saved[0])
    assert questions.kept(desk.db) == []
    ((talk, _at),) = talks.unfinished(desk)
    assert talk.question == ASKED


def test_the_next_talk_begins_without_it(hands):
    hands.press(Qt.Key.Key_F3)
    hands.type("x")
    hands.view.session.open(None)
    assert not hands.form.question.isVisible()
    assert hands.form.question.line.text() == ""
