# SPDX-License-Identifier: EUPL-1.2
"""One sheet asks a place for all answers that it still owes, and for no other; nobody's name is on it."""

import re
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk, minutes
from letter_cases import words
from spreekuur.desk import follow_up, papers, reminders, talks
from spreekuur.errors.desk import NoSuchReferral
from spreekuur.referral import steps
from spreekuur.referral.progress import Progress

TODAY = date(2026, 11, 11)


@pytest.fixture
def letters(desk, evening):
    """The kenmerk of each of three letters to one place; the last of three talks has none."""
    made = []
    for number in range(4):
        talk = a_talk(evening)
        if number < 3:
            case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
            made.append(papers.make(desk, talk, case, SEVEN).kenmerk)
        talks.finish(desk, talk, SEVEN + minutes(8))
    return made


def named(pdf):
    return re.findall(r"Kenmerk (PS-\d{4}-\d{4}-\d{2}), brief van", words(pdf))


def test_all_open_letters_to_the_place_are_on_it(desk, letters):
    pdf = reminders.paper(desk, "juridisch_loket", SEVEN + timedelta(days=20))
    assert named(pdf) == letters
    assert "Wij wachten nog op antwoord op 3 brieven." in words(pdf)
    assert "Stuur dit blad uiterlijk 15 december 2026 terug" in words(pdf)


@pytest.mark.parametrize("answer", [Progress.TAKEN_UP, Progress.APPOINTMENT])
def test_what_was_answered_is_asked_no_more(desk, letters, answer):
    answered = follow_up.of_kenmerk(desk, letters[1]).referral
    follow_up.note(desk, answered.id, answer, SEVEN)
    assert named(reminders.paper(desk, "juridisch_loket", SEVEN)) == [letters[0], letters[2]]


def test_a_place_without_an_open_letter_gets_no_sheet(desk, letters):
    assert reminders.open_letters(steps.not_ended(desk.db), "sncu") == ()
    with pytest.raises(NoSuchReferral):
        reminders.paper(desk, "sncu", SEVEN)
