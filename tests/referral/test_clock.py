# SPDX-License-Identifier: EUPL-1.2
"""The registration clock against what was written down for it, and against a recount day by day."""

from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referral.naive_clock import naive
from spreekuur.cli.clock import as_document
from spreekuur.referral import clock, clock_input
from spreekuur.referral.clock_model import thresholds

TABLE = Path(__file__).parents[1] / "data" / "clock_cases.txt"
CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in TABLE.read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def test_the_table_is_long_enough():
    assert len(CASES) >= 40


def reckoned(asked, limits=None):
    """The clock's answer as the command prints it."""
    return as_document(clock.reckon(clock_input.read(asked), thresholds(limits or {})))


def day(text):
    """`260110` as a date; nothing, a dash and a question mark are no date."""
    text = text.strip(" –?")
    return f"20{text[:2]}-{text[2:4]}-{text[4:]}" if text else None


def asked_of(today, stays, registration):
    """A question as the cases write it: `260101>260420 + 260601>`; `!` marks a stay that was planned."""
    made = []
    for span in stays.split("+") if stays else ():
        arrival, departure = span.strip().lstrip("!").split(">")
        stay = {"arrival": day(arrival), "departure": day(departure)}
        made.append(stay | {"planned": True} if span.strip().startswith("!") else stay)
    return {"today": day(today), "stays": made, "registration": registration}


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]} {case[1]} {case[2]}" for case in CASES])
def test_a_dated_case(case):
    today, stays, registration, classes, status, dates, days, codes = case
    found = reckoned(asked_of(today, stays, registration))
    counted = found["registration"]
    assert (found["housing"]["classes"], counted["status"]) == (classes.split(), status)
    said = [counted[key] for key in ("brp_due_on", "duty_from", "rni_enough_until")]
    assert said == [day(part) for part in dates.split("/")]
    numbers = [counted[key] for key in ("days_so_far", "days_total", "need")]
    assert numbers == [None if part == "–" else int(part) for part in days.split("/")]
    assert found["codes"] == codes.split()


def test_the_last_day_to_report_is_five_days_after_the_duty_begins():
    counted = reckoned(asked_of("260106", "260101>260501", "none"))["registration"]
    assert (counted["duty_from"], counted["report_by"]) == ("2026-01-01", "2026-01-06")
    assert (counted["window_start"], counted["window_end"]) == ("2026-01-01", "2026-06-30")


@pytest.mark.parametrize(
    ("span", "months"),
    [
        ("260131>260227", 1),
        ("260131>260226", 0),
        ("260131>260330", 2),
        ("240229>250226", 11),
        ("240229>250227", 12),
        ("000101>991231", 1200),
        ("260101>260101", 0),
    ],
)
def test_whole_months_are_counted_by_the_calendar(span, months):
    assert reckoned(asked_of("260301", span, "none"))["housing"]["months"] == months


@st.composite
def questions(draw):
    """Stays around one date: touching, apart, doubled, planned, open and with dates that are missing."""
    base = draw(st.dates(date(1900, 1, 1), date(2098, 1, 1)))
    offsets, lengths = st.integers(0, 500), st.integers(0, 30) | st.integers(80, 200)
    stays = []
    for begin, length in draw(st.lists(st.tuples(offsets, lengths), max_size=5)):
        arrival = base + timedelta(days=begin)
        ends = draw(st.integers(0, 9))
        stay = {"arrival": arrival.isoformat(), "departure": (arrival + timedelta(days=length)).isoformat()}
        stay |= (
            {"departure": None} if ends == 0 else {"arrival": None} if draw(st.integers(0, 30)) == 30 else {}
        )
        stays.append(stay | ({"planned": True} if ends == 9 else {}))
    if stays and draw(st.booleans()):
        max(stays, key=lambda stay: stay["arrival"] or "")["departure"] = None
    today = base + timedelta(days=draw(st.integers(0, 900)))
    registration = draw(st.sampled_from(["brp", "rni", "none", "unknown"]))
    return {"today": today.isoformat(), "stays": stays, "registration": registration}


OTHER_LIMITS = st.fixed_dictionaries(
    {
        "window_months": st.integers(1, 8),
        "need_fraction": st.sampled_from([[1, 3], [2, 3], [1, 1], [3, 7]]),
        "need_months": st.integers(1, 6),
        "away_ends_months": st.integers(1, 9),
        "report_days": st.integers(0, 9),
        "soon_days": st.integers(0, 40),
        "bridge_days": st.integers(0, 40),
        "short_below_months": st.integers(1, 13),
        "mid_from_months": st.integers(1, 8),
        "mid_to_months": st.integers(1, 40),
    }
)


@settings(max_examples=300, deadline=None)
@given(questions())
def test_it_says_what_a_recount_of_every_day_says(asked):
    assert reckoned(asked) == naive(asked)


@settings(max_examples=100, deadline=None)
@given(questions(), OTHER_LIMITS)
def test_it_does_so_with_other_thresholds_too(asked, limits):
    assert reckoned(asked, limits) == naive(asked, limits)


@settings(max_examples=100, deadline=None)
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_stays_does_not_matter(asked, chance):
    mixed = asked | {"stays": chance.sample(asked["stays"], len(asked["stays"]))}
    assert reckoned(mixed) == reckoned(asked)


def many(each, apart):
    """Two hundred stays from 1900 on, of so many days, so far apart."""
    begins = [date(1900, 1, 1) + timedelta(days=number * apart) for number in range(200)]
    return [
        {"arrival": begin.isoformat(), "departure": (begin + timedelta(days=each - 1)).isoformat()}
        for begin in begins
    ]


@pytest.mark.parametrize(
    "stays",
    [
        many(119, 358),
        many(1, 366),
        many(366, 366),
        [{"arrival": "1900-01-01", "departure": "2100-12-31"}],
        [{"arrival": "1900-01-01"}] * 200,
    ],
    ids=["one spell that never reaches", "two hundred spells", "touching", "one long", "open"],
)
def test_two_hundred_stays_over_two_hundred_years_cost_no_more_than_a_blink(stays):
    question = clock_input.read({"today": "2100-12-31", "stays": stays})
    started = process_time()
    clock.reckon(question)
    assert process_time() - started < 0.2


def test_a_long_history_is_counted_to_the_day():
    asked = {"today": "1951-06-01", "stays": many(119, 250)[:60], "registration": "rni"}
    assert reckoned(asked) == naive(asked)
