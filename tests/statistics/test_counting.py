# SPDX-License-Identifier: EUPL-1.2
"""Persons, contacts, questions and referrals as they are defined, out of a real store."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_store import CODING, DAYS, Told, keep, some_talk
from spreekuur.clients import merging
from spreekuur.consultations.model import Kind, Outcome
from spreekuur.referral import steps
from spreekuur.referral.progress import Progress, Step, WhyNot
from spreekuur.statistics import catalogue, counting, held
from spreekuur.statistics.coding import Coding
from spreekuur.statistics.units import UNITS
from spreekuur.store.connection import memory_store
from spreekuur.times import utc_now

KEY = bytes(32)
MARCH, APRIL = DAYS[2], DAYS[3]
PERSON = ("language", "stay", "registration", "tied", "area")


def talks_in(db, until=date(2026, 12, 31)):
    return held.read(db, held.open_ids(db, until), CODING)


def counted(db, known=(), **more):
    return counting.count(talks_in(db, **more), "2026-Q1", KEY, dict(known))


def numbers(lines):
    found = Counter(line.unit for line in lines)
    return tuple(found[unit] for unit in UNITS)


def values(lines, unit, dimension):
    return sorted(line.codes[dimension] for line in lines if line.unit == unit)


def test_a_couple_is_a_contact_and_a_question_for_each_of_them_and_one_referral(db):
    keep(db, 1, Told(MARCH, ("a", "b"), topics=("housing.rent", "work.unpaid"), routes=("juridisch_loket",)))
    assert numbers(counted(db)) == (2, 2, 4, 1)


def test_two_talks_of_one_person_in_one_evening_are_one_contact(db):
    keep(db, 1, Told(MARCH, ("a",), outcomes=(Outcome.INFO,), routes=("juridisch_loket",)))
    more = {"topics": ("housing.rent", "work.unpaid"), "outcomes": (Outcome.LETTER,)}
    keep(db, 2, Told(MARCH, ("a",), routes=("juridisch_loket",), **more))
    lines = counted(db)
    assert numbers(lines) == (1, 1, 2, 1)
    assert values(lines, "contacts", "outcome") == ["letter"]


def test_whoever_has_no_file_is_another_person_each_time(db):
    keep(db, 1, Told(MARCH, persons=2))
    keep(db, 2, Told(MARCH, persons=1))
    assert numbers(counted(db)) == (3, 3, 3, 0)


@pytest.mark.parametrize("kind", [Kind.NO_SHOW, Kind.CANCELLED])
def test_who_did_not_come_is_nothing(db, kind):
    keep(db, 1, Told(MARCH, ("a",), kind=kind))
    assert counted(db) == []


def test_what_was_known_at_the_first_contact_stays_for_the_year(db):
    keep(db, 1, Told(DAYS[0], ("a",), answers={"stay": "short"}))
    keep(db, 2, Told(MARCH, ("a",), answers={"stay": "long"}))
    lines = counted(db)
    assert values(lines, "contacts", "stay") == ["short", "short"]
    assert values(lines, "contacts", "visit") == ["first", "repeat"]
    known = counting.about_persons(lines)
    later = counted(db, known)
    assert values(later, "contacts", "visit") == ["repeat", "repeat"]


def test_of_who_came_along_only_the_language_of_their_file_is_known(db):
    keep(db, 1, Told(MARCH, ("a", "b"), language="pl", signal=True, answers={"stay": "long"}))
    lines = counted(db)
    assert values(lines, "persons", "language") == ["bg", "pl"]
    assert values(lines, "persons", "stay") == ["long", "unknown"]
    assert values(lines, "questions", "signal") == ["no", "yes"]


def test_files_that_were_put_together_are_one_person(db):
    keep(db, 1, Told(MARCH, ("a", "b")))
    merging.join(db, "a", "b", (), utc_now())
    assert numbers(counted(db)) == (1, 1, 1, 0)


def test_a_talk_without_a_topic_is_one_question_and_a_topic_that_is_gone_counts_as_other(db):
    keep(db, 1, Told(MARCH, ("a",), topics=()))
    keep(db, 2, Told(MARCH, ("b",), topics=("gone.topic",), routes=("gone_route",)))
    lines = counted(db)
    assert values(lines, "questions", "topic") == ["L0_other.none", "L0_other.none"]
    assert values(lines, "referrals", "domain") == ["other"]


def test_protected_topics_share_one_code(db):
    keep(db, 1, Told(MARCH, ("a",), topics=("care.mental",)))
    assert values(counted(db), "questions", "topic") == ["L5_care.protected"]


def test_a_referral_counts_with_what_is_known_of_it_and_advice_that_was_never_taken_does_not(db):
    talk = keep(db, 1, Told(MARCH, ("a",), routes=("juridisch_loket",)))
    (referral,) = db.execute("SELECT id FROM referral WHERE consultation_id = ?", (talk,)).fetchone()
    assert values(counted(db), "referrals", "result") == ["unknown"]
    steps.add(db, referral, Step(Progress.COULD_NOT_HELP, MARCH, "Ana", WhyNot.FULL), utc_now())
    assert values(counted(db), "referrals", "result") == ["full"]
    steps.add(db, referral, Step(Progress.ADVISED, MARCH, "Ana"), utc_now())
    assert values(counted(db), "referrals", "result") == []


def test_no_line_shows_who_it_is(db):
    keep(db, 1, Told(MARCH, ("a",)))
    (line, *_rest) = counted(db)
    assert line.contributor not in repr(line)
    assert "pl" not in repr(line)
    assert line.contributor != counting.count(talks_in(db), "2026-Q1", b"k" * 32, {})[0].contributor


def test_what_the_prover_relies_on_is_true_of_every_store(slow):
    @settings(max_examples=1000 if slow else 40)
    @given(st.lists(some_talk(DAYS[:3]), max_size=12), st.randoms(use_true_random=False))
    def holds(told, random):
        _bounds_hold(told, random)

    holds()


def _bounds_hold(told, random):
    db = memory_store()
    for number, one in enumerate(told):
        keep(db, number, one)
    talks = talks_in(db)
    lines = counting.count(talks, "2026-Q1", KEY, {})
    of = {unit: _by_person(lines, unit) for unit in UNITS}
    days = counting.evenings(talks)
    for cell in of["persons"] | of["contacts"] | of["questions"]:
        persons, contacts, questions = (of[unit][cell] for unit in UNITS[:3])
        assert persons <= contacts <= questions
        assert contacts <= days * persons
    firsts = sum(line.unit == "contacts" and line.codes["visit"] == "first" for line in lines)
    assert firsts == numbers(lines)[0]
    for topic in ("housing.rent", "work.unpaid"):
        assert values(lines, "questions", "topic").count(topic) <= numbers(lines)[1], "a contact has it once"
    random.shuffle(talks)
    assert counting.count(talks, "2026-Q1", KEY, {}) == lines, "the order of talks says nothing"
    db.close()


def _by_person(lines, unit):
    found = Counter(tuple(line.codes[d] for d in PERSON) for line in lines if line.unit == unit)
    for dimension in PERSON:  # and by each of them alone
        found.update((dimension, line.codes[dimension]) for line in lines if line.unit == unit)
    return found


def test_a_correction_changes_what_is_counted_while_the_period_is_open(db):
    keep(db, 1, Told(MARCH, ("a",)))
    keep(db, 1, replace(Told(MARCH, ("a",)), topics=("housing.rent", "work.unpaid")))
    assert numbers(counted(db)) == (1, 1, 2, 0)
    assert numbers(counted(db, until=date(2026, 3, 10))) == (0, 0, 0, 0)
    assert APRIL > MARCH


def test_every_code_that_the_desk_can_count_is_in_the_catalogue(content):
    figures = catalogue.of(content)
    coding = Coding.of(figures, content)
    leaves = {name: set(dimension.codes) - dimension.inner for name, dimension in figures.dimensions.items()}
    assert {coding.topic(topic) for topic in (*content.topics, "gone")} <= leaves["topic"]
    assert {coding.domain(route) for route in (*content.organisations, "gone")} <= leaves["domain"]
    choices = content.grammar.choices
    for language, stay, months, registration, tied, area in product(
        (*choices["language"], "unknown"),
        (*choices["stay"], None),
        (None, 1, 5, 12, 60),
        (*choices["registration"], None),
        (*choices["housing_tied"], None),
        (*choices["municipality"], None),
    ):
        person = coding.person(language, registration, stay, months, tied, area)
        assert all(code in leaves[dimension] for dimension, code in person.items())
    assert {*Outcome, "none"} <= leaves["outcome"]
    assert set(counting.RESULTS) == leaves["result"]
    assert {coding.person("pl", area=area)["area"] for area in ("aalsmeer", "uithoorn", None)} == leaves[
        "area"
    ]
