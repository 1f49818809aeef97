# SPDX-License-Identifier: EUPL-1.2
"""Contacts, persons and questions are counted apart, and come out the same however talks are ordered or joined."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SEVEN
from spreekuur.consultations.counting import Attended, attended, counts
from spreekuur.consultations.model import Consultation, Kind
from spreekuur.times import local_date

FILES = "abcdef"
contacts = st.lists(
    st.builds(
        Attended,
        st.integers(1, 8),
        st.frozensets(st.sampled_from(FILES), max_size=4),
        st.integers(0, 6),
    ),
    max_size=25,
)


def a_row(**more):
    day = local_date(SEVEN)
    return replace(Consultation("1", "e", day, SEVEN, SEVEN, SEVEN, Kind.TALK, "pl"), **more)


def test_a_couple_is_one_contact_two_persons_and_a_question_a_topic():
    row = a_row(persons=2, client_id="a", companions=("b",), topics=("work.unpaid", "housing.quality"))
    found = counts([attended(row)])
    assert (found.contacts, found.persons, found.questions, found.attendances) == (1, 2, 2, 2)


def test_who_has_a_file_is_one_person_however_often_and_who_has_none_another_each_time():
    rows = [a_row(persons=3, client_id="a"), a_row(persons=2, client_id="b", companions=("a",)), a_row()]
    found = counts(filter(None, map(attended, rows)))
    assert (found.contacts, found.persons, found.attendances) == (3, 2 + 2 + 0 + 1, 6)


@pytest.mark.parametrize("kind", [Kind.NO_SHOW, Kind.CANCELLED])
def test_who_did_not_come_is_no_contact_and_no_person(kind):
    assert attended(a_row(kind=kind, persons=2, client_id="a")) is None


def test_two_files_of_one_person_are_one_person():
    rows = [a_row(client_id="a"), a_row(client_id="b")]
    assert counts(attended(row, joined=[("b", "a")]) for row in rows).persons == 1


@given(contacts, st.randoms(use_true_random=False))
def test_the_order_of_talks_does_not_matter(held, random):
    mixed = list(held)
    random.shuffle(mixed)
    assert counts(mixed) == counts(held)


@given(contacts)
def test_persons_stay_between_what_must_be_and_everybody_at_every_contact(held):
    found = counts(held)
    assert found.persons <= found.attendances
    assert found.contacts == len(held)
    assert found.contacts <= found.attendances
    assert found.persons >= max((max(c.persons, len(c.clients)) for c in held), default=0)


@given(contacts, contacts)
def test_a_year_has_no_fewer_persons_than_its_fullest_quarter_and_no_more_than_all(one, other):
    year, quarters = counts([*one, *other]), [counts(one), counts(other)]
    assert max(q.persons for q in quarters) <= year.persons <= sum(q.persons for q in quarters)
    assert year.contacts == sum(q.contacts for q in quarters)
    assert year.questions == sum(q.questions for q in quarters)


@given(contacts)
def test_every_talk_of_one_person_makes_as_many_persons_as_contacts_at_most(held):
    alone = [Attended(1, frozenset(sorted(c.clients)[:1]), c.questions) for c in held]
    assert counts(alone).persons <= counts(alone).contacts
