# SPDX-License-Identifier: EUPL-1.2
"""What is said of a condition as a whole holds for each set of answers, as a slow and literal engine sees it."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from referral.naive import Naive
from spreekuur.content.forms import forms, implied

SETTINGS = settings(deadline=None, derandomize=True, max_examples=300)
TOPICS, WORK, INSURED = ("t1", "t2", "t3"), ("agency", "direct", "unknown"), ("yes", "no", "unknown")


class Literal:
    """The naive engine without its files."""

    key_matches = Naive.key_matches
    matches = Naive.matches


def some(values):
    return st.lists(st.sampled_from(values), min_size=1, unique=True)


PLAIN = st.fixed_dictionaries(
    {},
    optional={
        "topics": some(TOPICS),
        "employment": some(WORK),
        "insured": some(INSURED),
        "expected_months": st.fixed_dictionaries(
            {}, optional={"gte": st.integers(0, 5), "lt": st.integers(0, 5)}
        ).filter(bool),
    },
)
CONDITIONS = st.recursive(
    PLAIN,
    lambda below: st.tuples(PLAIN, st.lists(below, min_size=1, max_size=3)).map(
        lambda two: {**two[0], "any": two[1]}
    ),
    max_leaves=4,
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "topics": st.lists(st.sampled_from(TOPICS), unique=True),
        "employment": st.sampled_from(WORK[:-1]),
        "insured": st.sampled_from(INSURED[:-1]),
        "expected_months": st.integers(0, 6),
    },
)


@SETTINGS
@given(CONDITIONS, ANSWERS)
def test_a_condition_without_a_way_to_hold_never_holds(when, answers):
    if not forms(when):
        assert Literal().matches(when, answers) is not True


@SETTINGS
@given(CONDITIONS, CONDITIONS, ANSWERS)
def test_what_is_implied_holds_whenever_the_other_does(narrow, wide, answers):
    assume(implied(narrow, wide))
    if Literal().matches(narrow, answers) is True:
        assert Literal().matches(wide, answers) is True


def test_a_condition_implies_itself_and_what_leaves_a_part_out():
    when = {
        "topics": ["t1"],
        "any": [{"insured": ["no"]}, {"employment": ["agency"], "expected_months": {"lt": 4}}],
    }
    assert implied(when, when)
    assert implied(when, {"topics": ["t1", "t2"]})
    assert not implied({"topics": ["t1", "t2"]}, when)
    assert forms({"insured": ["no"], "any": [{"insured": ["yes"]}]}) == []
    assert forms({"expected_months": {"gte": 4, "lt": 4}}) == []
