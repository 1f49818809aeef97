# SPDX-License-Identifier: EUPL-1.2
"""The question of a talk: kept, corrected, taken away with it; without consent it stays and names nobody."""

from dataclasses import replace

from builders import SEVEN, a_talk
from spreekuur.consultations import draft, questions
from spreekuur.consultations.questions import QuestionState
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import talks

ASKED = "Kan een hond mee in de kamer?"


def test_a_correction_changes_the_one_row_and_opens_it_again(desk, evening):
    talk = a_talk(evening, question=ASKED)
    talks.finish(desk, talk, SEVEN)
    (first,) = questions.kept(desk.db)
    questions.decide(desk.db, [first.id], QuestionState.ANSWERED, "Vraag de verhuurder.")
    talks.finish(desk, replace(talk, topics=("housing.quality",)), SEVEN)
    (same,) = questions.kept(desk.db)
    assert (same.id, same.topic, same.state, same.answer) == (
        first.id,
        "housing.quality",
        QuestionState.ANSWERED,
        "Vraag de verhuurder.",
    )
    talks.finish(desk, replace(talk, question="Iets anders?"), SEVEN)
    (other,) = questions.kept(desk.db)
    assert (other.id, other.state, other.answer) == (first.id, QuestionState.OPEN, "")
    talks.finish(desk, replace(talk, question=""), SEVEN)
    assert questions.kept(desk.db) == []


def test_undo_of_a_correction_brings_the_answer_back(desk, evening):
    talk = a_talk(evening, question=ASKED)
    talks.finish(desk, talk, SEVEN)
    (first,) = questions.kept(desk.db)
    questions.decide(desk.db, [first.id], QuestionState.ANSWERED, "Ja.")
    saved = talks.finish(desk, replace(talk, question="Iets anders?"), SEVEN)
    talks.take_back(desk, saved)
    assert [(q.words, q.answer) for q in questions.kept(desk.db)] == [(ASKED, "Ja.")]


def test_without_consent_the_question_stays_and_nothing_else(desk, evening):
    talk = a_talk(evening, question="Wie helpt 111222333 verder?", note="iets", consent="no")
    talks.finish(desk, talk, SEVEN)
    (kept,) = questions.kept(desk.db)
    assert "111222333" not in kept.words
    assert desk.db.execute("select note, client_id from consultation").fetchall() == [("", None)]


def test_a_question_is_not_shown_by_its_repr(desk, evening):
    talks.finish(desk, a_talk(evening, question=ASKED), SEVEN)
    assert ASKED not in repr(questions.kept(desk.db))
    assert ASKED not in repr(a_talk(evening, question=ASKED))


def test_a_draft_of_before_opens_and_a_new_one_keeps_all(evening):
    chosen = ChosenRoute("voedselbank", "normal", (), "closer_by", ("R029",))
    talk = a_talk(evening, question=ASKED, routes=(chosen,))
    text = draft.to_text(talk)
    assert draft.from_text(text) == talk
    old = text.replace(', "instead_of": ["R029"]', "").replace(f'"question": "{ASKED}", ', "")
    old = old.replace('"instead_of": ["R029"], ', "")
    assert "instead_of" not in old and ASKED not in old
    opened = draft.from_text(old)
    assert (opened.question, opened.routes) == ("", (replace(chosen, instead_of=()),))
