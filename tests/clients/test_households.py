# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to whom: the right word from either side, and nothing that cannot be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.clients.births import Born, born, surely_older
from spreekuur.clients.households import Kind, Tie, between, refusal
from spreekuur.errors.clients import Refusal

DAY = date(2026, 11, 11)
PEOPLE = ("a", "b", "c", "d", "e")
wishes = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(list(Kind)), st.sampled_from([*PEOPLE, None])),
    max_size=14,
)
years = st.fixed_dictionaries({name: st.one_of(st.none(), st.integers(1930, 2020)) for name in PEOPLE})


def tie(client_id: str, kind: Kind, other_id: str | None, number: int = 0) -> Tie:
    first, second, kept = between(client_id, kind, other_id)
    return Tie(str(number), first, second, kept, DAY)


@pytest.mark.parametrize("kind", list(Kind))
def test_from_the_other_side_a_parent_has_a_child_and_all_else_is_the_same(kind):
    noted = tie("a", kind, "b")
    assert noted.seen_from("a") == (kind, "b")
    turned = {Kind.PARENT: Kind.CHILD, Kind.CHILD: Kind.PARENT}.get(kind, kind)
    assert noted.seen_from("b") == (turned, "a")


@pytest.mark.parametrize("kind", list(Kind))
def test_somebody_without_a_file_is_a_kind_and_no_more(kind):
    assert tie("a", kind, None).seen_from("a") == (kind, None)


def test_nobody_is_their_own_partner_parent_or_grandparent():
    assert refusal("a", Kind.PARTNER, "a", [], {}) is Refusal.SELF
    line = [tie("a", Kind.CHILD, "b"), tie("c", Kind.PARENT, "b")]
    assert refusal("c", Kind.CHILD, "a", line, {}) is Refusal.CIRCLE
    assert refusal("a", Kind.PARENT, "c", line, {}) is Refusal.CIRCLE
    assert refusal("a", Kind.CHILD, "c", line, {}) is None


def test_a_second_partner_is_refused_on_either_side_also_beside_one_without_a_file():
    assert refusal("a", Kind.PARTNER, "c", [tie("a", Kind.PARTNER, "b")], {}) is Refusal.SECOND_PARTNER
    assert refusal("c", Kind.PARTNER, "a", [tie("a", Kind.PARTNER, None)], {}) is Refusal.SECOND_PARTNER
    assert refusal("a", Kind.PARTNER, None, [tie("b", Kind.PARTNER, "a")], {}) is Refusal.SECOND_PARTNER


def test_two_who_belong_together_are_not_noted_twice():
    assert refusal("b", Kind.COLLEAGUE, "a", [tie("a", Kind.HOUSEMATE, "b")], {}) is Refusal.ALREADY


@pytest.mark.parametrize(
    ("child", "parent", "refused"),
    [
        ("17-5-1990", "1-1-1991", True),
        ("1990", "1991", True),
        ("1990", "1990", False),
        ("5-1990", "1990", False),
        ("2-1-1990", "1990-01-02", True),
        ("3-1-1990", "2-1-1990", False),
        ("", "1991", False),
        ("17-5-90", "1991", False),
    ],
)
def test_a_child_that_is_surely_not_younger_is_refused(child, parent, refused):
    births = {"a": born(parent), "b": born(child)}
    found = refusal("a", Kind.CHILD, "b", [], births), refusal("b", Kind.PARENT, "a", [], births)
    assert found == ((Refusal.CHILD_OLDER,) * 2 if refused else (None, None))


@given(wishes, years)
def test_whatever_is_tried_the_family_that_stands_can_be(tried, known):
    births = {name: Born(date(year, 1, 1), date(year, 12, 31)) for name, year in known.items() if year}
    ties: list[Tie] = []
    for number, (client_id, kind, other_id) in enumerate(tried):
        if refusal(client_id, kind, other_id, ties, births) is None:
            ties.append(tie(client_id, kind, other_id, number))
    named = [each for each in ties if not each.is_nameless]
    assert len({frozenset((each.client_id, each.other_id)) for each in named}) == len(named)
    for name in PEOPLE:
        assert sum(t.kind is Kind.PARTNER and name in (t.client_id, t.other_id) for t in ties) <= 1
    generations = sorted(PEOPLE, key=lambda name: depth(name, named))
    for each in named:
        if each.kind is Kind.CHILD:
            assert generations.index(each.client_id) != generations.index(each.other_id)
            assert not surely_older(births.get(each.other_id), births.get(each.client_id))


def depth(name: str, ties: list[Tie], met: tuple[str, ...] = ()) -> int:
    assert name not in met, "somebody is their own ancestor"
    above = [each.client_id for each in ties if each.kind is Kind.CHILD and each.other_id == name]
    return max((depth(parent, ties, (*met, name)) + 1 for parent in above), default=0)


@given(st.text(max_size=14))
def test_any_text_is_a_birth_or_none(text):
    found = born(text)
    assert found is None or found.first <= found.last
