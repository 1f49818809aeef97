# SPDX-License-Identifier: EUPL-1.2
"""Alike questions stand together, and what leaves the laptop tells nothing of talks."""

from hypothesis import given
from hypothesis import strategies as st

from spreekuur.consultations.questions import Question, QuestionState
from spreekuur.desk.questions import grouped, page

ANSWERED, DROPPED = QuestionState.ANSWERED, QuestionState.DROPPED


def a_question(number, words="Mag een hond mee?", language="pl", topic="housing.quality", **more):
    return Question(str(number), language, topic, words, **more)


def test_case_accents_and_signs_make_no_other_question():
    groups = grouped(
        [
            a_question(3, "mag een hònd mee"),
            a_question(2),
            a_question(1, topic="info.car"),
            a_question(0, "Kat?"),
        ]
    )
    assert sorted(group.count for group in groups) == [1, 1, 2]


def test_what_was_decided_of_one_counts_for_the_next_that_asks_the_same():
    (group,) = grouped([a_question(2), a_question(1, state=ANSWERED, answer="Ja.")])
    assert (group.state, group.answer, group.languages) == (ANSWERED, "Ja.", (("pl", 2),))


def test_open_questions_stand_first_and_the_commonest_of_them_on_top():
    asked = [a_question(1, "a", state=DROPPED), a_question(2, "b"), a_question(3, "c"), a_question(4, "c")]
    assert [group.words for group in grouped(asked)] == ["c", "b", "a"]


def test_the_page_has_no_count_below_five_no_language_and_no_open_question():
    few = [a_question(n, "weinig", state=ANSWERED, answer="Ja.") for n in range(4)]
    many = [a_question(n, "veel", "bg", state=ANSWERED, answer="Nee.") for n in range(10, 23)]
    text = page(grouped([*few, *many, a_question(30, "open")]), str)
    assert text == (
        "Questions at the consultation hour\n\n"
        "Question: veel\nAnswer: Nee.\nAsked 10 times or more\n\n"
        "Question: weinig\nAnswer: Ja.\n"
    )


def test_without_an_answer_there_is_no_page():
    assert page(grouped([a_question(1)]), str) == ""


@given(st.lists(st.tuples(st.sampled_from(["x", "X!", "ÿ", ""]), st.sampled_from(["pl", "bg"]))))
def test_no_question_is_lost_or_counted_twice(asked):
    groups = grouped(a_question(n, words, code) for n, (words, code) in enumerate(asked))
    assert sorted(int(i) for group in groups for i in group.ids) == list(range(len(asked)))
    assert all(sum(n for _code, n in group.languages) == group.count for group in groups)
