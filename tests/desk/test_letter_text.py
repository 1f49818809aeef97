# SPDX-License-Identifier: EUPL-1.2
"""The sentences of a letter can be taken out, put in, written and carried; each change is what the paper then says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_talk
from letter_builders import words_of
from spreekuur.desk import letter_cases, letter_text, papers
from spreekuur.desk.letter_cases import Choice
from spreekuur.desk.letter_text import Edits
from spreekuur.letters.model import Sender
from spreekuur.letters.sentences import ASKS, DONE, GOING_ON, PARTS

ON = date(2026, 11, 11)
LEGAL = "juridisch_loket"
SENDER = Sender("Pools spreekuur", "Marktplein 4", "1230 AA", "Voorbeeldstad", "010 000 00 00", "", "Anna V.")


@pytest.fixture
def talk(evening):
    return a_talk(evening, topics=("work.unpaid", "work.dismissal"), answers={"employment": "agency"})


def _case(content, talk, edits):
    return letter_cases.case_of(
        content, letter_text.with_edits(talk, LEGAL, edits), Choice(LEGAL, "pl", False), ON
    )


def _lines(content, talk, edits, language="nl"):
    return letter_text.lines(content, _case(content, talk, edits), SENDER, language)


def _line(content, talk, edits, key):
    return next(line for line in _lines(content, talk, edits) if line.key == key)


def test_a_sentence_taken_out_is_on_neither_page_and_comes_back_as_it_was(desk, talk):
    there = _line(desk.content, talk, Edits(), "going_on.work.agency")
    out = letter_text.toggled(Edits(), there)
    words = words_of(papers.preview(desk, _case(desk.content, talk, out)))
    assert "via een uitzendbureau" not in words and "agencję pracy tymczasowej" not in words
    back = letter_text.toggled(out, _line(desk.content, talk, out, there.key))
    assert back == Edits()


def test_a_sentence_that_fits_can_be_chosen(desk, talk):
    fits = _line(desk.content, talk, Edits(), "going_on.work.not_signed")
    assert not fits.is_in
    said = letter_text.toggled(Edits(), fits)
    assert "nog niet getekend" in words_of(papers.preview(desk, _case(desk.content, talk, said)))


def test_what_is_taken_out_leaves_its_place_open(desk, talk):
    asked = [line for line in _lines(desk.content, talk, Edits()) if line.part == ASKS and line.is_in]
    out = letter_text.toggled(Edits(), asked[1])
    after = [line.key for line in _lines(desk.content, talk, out) if line.part == ASKS and line.is_in]
    assert after == [asked[0].key]


def test_own_words_stand_in_the_letter_as_typed_and_on_the_clients_page_as_dutch(desk, talk):
    edits = Edits()
    for part in (ASKS, GOING_ON, DONE):
        edits = letter_text.written(edits, part, f"Eigen  zin over {part}.")
    words = " ".join(words_of(papers.preview(desk, _case(desk.content, talk, edits))).split())
    for part in (ASKS, GOING_ON, DONE):
        assert words.count(f"Eigen zin over {part}.") == 2


def test_things_to_ask_stand_in_the_order_that_was_chosen(desk, talk):
    edits = letter_text.written(Edits(), ASKS, "Bel voor vrijdag.")
    found = _lines(desk.content, talk, edits)
    own = next(line for line in found if line.own)
    up = letter_text.moved(edits, found, own, -1)
    asked = [line.key for line in _lines(desk.content, talk, up) if line.part == ASKS and line.is_in]
    assert asked[0] == "Bel voor vrijdag."


def test_no_more_than_two_things_are_asked_beside_the_slip(desk, talk):
    edits = letter_text.written(letter_text.written(Edits(), ASKS, "Eén."), ASKS, "Twee.")
    assert not letter_text.has_room(edits, ASKS)
    assert letter_text.has_room(edits, DONE)


def test_what_keeps_the_client_safe_cannot_be_left_out(desk, evening):
    talk = a_talk(evening, topics=("work.unpaid",), signals=("third_party_controls",))
    warned = [line for line in _lines(desk.content, talk, Edits()) if line.stays]
    assert warned
    out = Edits(leave_out=tuple(line.key for line in warned))
    assert set(warned) <= set(_lines(desk.content, talk, out))


def test_the_changes_are_for_one_receiver_only(talk):
    changed = letter_text.with_edits(talk, LEGAL, Edits(say=("who.no_voicemail",)))
    assert letter_text.edits_of(changed.letter, LEGAL).say == ("who.no_voicemail",)
    assert letter_text.edits_of(changed.letter, "participe") == Edits()
    assert letter_text.with_edits(changed, LEGAL, Edits()).letter == talk.letter


def test_a_number_in_own_words_is_masked_before_it_is_kept(desk, talk):
    edits = letter_text.written(Edits(), DONE, "BSN 111222333 genoemd.")
    assert "111222333" not in str(_case(desk.content, talk, edits))


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"say": 3}', '{"other": []}', "null"])
def test_changes_that_cannot_be_read_are_no_changes(kept):
    assert letter_text.edits_of({"text/x": kept}, "x") == Edits()


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from((-2, -1, 0, 1, 2))), max_size=12))
def test_whatever_is_pressed_the_letter_can_be_made_and_shows_what_the_list_says(
    content, evening_talk, presses
):
    edits = Edits()
    for number, by in presses:
        found = _lines(content, evening_talk, edits)
        line = found[number % len(found)]
        if by:
            edits = letter_text.moved(edits, found, line, by)
        elif not line.stays and (line.is_in or letter_text.has_room(edits, line.part)):
            edits = letter_text.toggled(edits, line)
            now = {one.key: one.is_in for one in _lines(content, evening_talk, edits)}
            assert now.get(line.key, False) is not line.is_in or line.key in now
    kept = letter_text.edits_of(letter_text.with_edits(evening_talk, LEGAL, edits).letter, LEGAL)
    assert kept == edits
    keys = [line.key for line in _lines(content, evening_talk, edits)]
    assert len(keys) == len(set(keys))
    assert {line.part for line in _lines(content, evening_talk, edits)} <= set(PARTS)


@pytest.fixture(scope="session")
def evening_talk():
    from spreekuur.consultations.talk import Talk

    return Talk(
        "t",
        "e",
        "2026-11-11T18:00:00Z",
        language="pl",
        topics=("work.unpaid", "work.dismissal"),
        answers={"employment": "agency"},
    )
