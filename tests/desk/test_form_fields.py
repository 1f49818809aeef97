# SPDX-License-Identifier: EUPL-1.2
"""The chip rows and short fields: where each answer goes, and what is understood of what is typed."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from builders import SEVEN, a_talk
from spreekuur.consultations.model import Kind, Outcome, Stay
from spreekuur.desk import fields, form, late, talks, typed
from spreekuur.desk.topic_words import matched
from spreekuur.errors.desk import DayInFuture
from spreekuur.times import from_stamp, local_date


@pytest.fixture
def talk(evening):
    return talks.begin(evening, SEVEN)


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        *[(key, "unknown") for key in fields.ENGINE],
        ("employment", "agency"),
        ("expected_months", "5"),
        ("consent", "limited"),
        ("age_band", "18-24"),
        ("kind", "no_show"),
        ("persons", "6"),
        ("interpreter", "phone"),
        ("key_person", "yes"),
        ("help_first", "yes"),
    ],
)
def test_a_row_shows_what_was_filled_in(talk, content, key, chosen):
    assert fields.value(fields.fill(talk, key, chosen, content), key) == chosen


def test_taking_an_answer_back_leaves_the_talk_as_it_was(talk, content):
    for key in (*fields.ENGINE, *fields.CONTACT, *fields.BANDS):
        value = {"kind": "no_show", "persons": "3", "expected_months": "8"}.get(key, "yes")
        filled = fields.fill(talk, key, value, content)
        assert fields.answered(filled, key), key
        assert fields.fill(filled, key, None, content) == talk, key


def test_going_first_asks_for_signals(talk, content):
    assert fields.fill(talk, "help_first", "yes", content).signals is None


@pytest.mark.parametrize(
    ("months", "chip"), [(0, "2"), (3, "2"), (4, "5"), (6, "5"), (7, "8"), (30, "8"), (None, "")]
)
def test_an_exact_number_of_months_shows_its_chip(talk, months, chip):
    assert form.month_chip(months) == chip


def test_a_stay_that_has_not_begun_is_planned(talk):
    today = date(2026, 11, 11)
    stays = (Stay(today, None), Stay(today + timedelta(days=1), None))
    assert [stay.planned for stay in fields.with_stays(talk, stays, today).stays] == [False, True]


def test_a_short_contact_needs_no_topic_and_gave_information(talk):
    short = form.of_kind(talk, Kind.LIGHT_TOUCH)
    assert short.outcomes == (Outcome.INFO,)
    assert form.gaps(short) == ("language",)
    assert form.gaps(form.of_kind(talk, Kind.NO_SHOW)) == ()
    assert form.gaps(talk) == ("language", "topics", "outcomes")


def test_without_the_last_signal_it_is_asked_again_only_with_a_reason(evening, content):
    safety = a_talk(evening, topics=("safety.violence",), signals=("forced_work",))
    assert form.with_signals(safety, None, content).signals is None
    assert form.with_signals(a_talk(evening), None, content).signals == ()


def test_a_route_is_picked_and_dropped_by_the_same_key(evening, content):
    from spreekuur.desk.adviser import Adviser

    talk = a_talk(evening, routes=(), outcomes=())
    adviser = Adviser(content)
    first = adviser.look(talk, "en").panel.cards[0].route
    picked = form.toggle_route(talk, adviser.suggestion(first))
    assert picked.outcomes == (Outcome.REFERRED,)
    assert form.toggle_route(picked, adviser.suggestion(first)) == talk


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3-9-2026", date(2026, 9, 3)),
        (" 03/09/26 ", date(2026, 9, 3)),
        ("3.9.2026", date(2026, 9, 3)),
        ("31-2-2026", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_a_date_is_read_in_the_ways_people_type_it(text, day):
    assert typed.day(text) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("19:05", time(19, 5)),
        ("1905", time(19, 5)),
        ("19.05", time(19, 5)),
        ("19", time(19)),
        ("25:00", None),
        ("x", None),
    ],
)
def test_a_time_is_read_in_the_ways_people_type_it(text, clock):
    assert typed.clock(text) == clock


@pytest.mark.parametrize(
    ("text", "number"), [("14", 14), ("0", None), ("-1", None), ("٣", None), ("99999", None)]
)
def test_a_number_is_a_plain_whole_one(text, number):
    assert typed.number(text) == number
    assert typed.months("0") == 0


def test_a_day_typed_back_is_the_same_day():
    assert typed.day(typed.as_day(date(2026, 9, 3))) == date(2026, 9, 3)
    assert typed.as_day(None) == ""


def test_a_talk_on_paper_begins_on_the_newest_evening(desk, evening):
    begun = late.begin(desk, SEVEN + timedelta(days=1))
    assert begun.evening_id == evening.id
    assert begun.entered_afterwards
    assert from_stamp(begun.started_at) == evening.opened_at


def test_a_talk_on_paper_moves_to_another_evening(desk, evening):
    begun = late.begin(desk, SEVEN)
    moved = late.move(desk, begun, late.moment(date(2026, 10, 14), time(20, 15)), SEVEN)
    assert moved.evening_id != begun.evening_id
    assert local_date(from_stamp(moved.started_at)) == date(2026, 10, 14)
    assert replace(moved, evening_id=begun.evening_id, started_at=begun.started_at) == begun
    with pytest.raises(DayInFuture):
        late.move(desk, begun, SEVEN + timedelta(hours=1), SEVEN)


def test_a_talk_on_paper_without_any_evening_is_of_today(desk):
    begun = late.begin(desk, SEVEN)
    assert from_stamp(begun.started_at) == SEVEN


@pytest.mark.parametrize(
    ("typed_text", "words"),
    [("zwoln", "Zwolnienie z pracy"), ("ontsl", ""), ("увол", "Уволнение")],
)
def test_a_found_topic_says_which_words_matched_unless_it_is_its_label(content, typed_text, words):
    assert matched(content.topics["work.dismissal"], typed_text, "nl") == words
