# SPDX-License-Identifier: EUPL-1.2
"""The answers named behind a suggestion are those that make its rule true, and no others."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referral import made_answers
from spreekuur.referral import answers, engine
from spreekuur.referral.explaining import Ground, explain, grounds_of, lead_of

WAGES = {"topics": ["work.unpaid", "info.letter"], "signals": [], "employment": "agency", "children": "none"}


def explained(content, plain, route):
    given_answers = answers.read(plain, content)
    advice = engine.suggest(given_answers, content)
    suggestion = next(each for each in advice.suggestions if each.route == route)
    return explain(suggestion, given_answers, content)


def as_answers(grounds):
    """Nothing but what the grounds say."""
    made = {}
    for ground in grounds:
        if ground.key in answers.LISTS:
            made.setdefault(ground.key, []).append(ground.value)
        elif ground.value != "unknown":
            made[ground.key] = ground.value
    return made


def test_only_what_the_rules_asked_for_is_named(content):
    told = explained(content, WAGES, "sncu")
    assert told.because == (Ground("topics", "work.unpaid"), Ground("employment", "agency"))


def test_it_says_which_other_answer_takes_the_route_away(content):
    told = explained(content, WAGES, "sncu")
    assert {ground.key for ground in told.gone_if} == {"employment"}
    for ground in told.gone_if:
        other = WAGES | {ground.key: ground.value}
        found = engine.suggest(answers.read(other, content), content).suggestions
        assert all(each.route != "sncu" for each in found)


def test_the_lead_rule_is_the_most_pressing_first_in_the_file(content):
    normal = next(rule for rule in content.rules if rule.priority == "normal")
    urgent = [rule for rule in content.rules if rule.priority == "urgent"][:2]
    assert lead_of([normal.id, urgent[1].id, urgent[0].id], content) == urgent[0]
    assert lead_of(["gone"], content) is None


def test_a_lack_of_an_answer_can_be_the_ground():
    assert grounds_of({"stay": ["short", "unknown"]}, {}) == (Ground("stay", "unknown"),)
    assert grounds_of({"stay": ["short"]}, {}) == ()
    assert grounds_of({"topics": ["a"], "expected_months": {"gte": 4}}, {"topics": ("b", "a")}) == ()


def test_of_alternatives_only_the_true_ones_are_named():
    when = {"topics": ["a"], "any": [{"stay": ["long"]}, {"expected_months": {"gte": 4, "lt": 12}}]}
    known = {"topics": ("a", "c"), "stay": "short", "expected_months": 5}
    assert grounds_of(when, known) == (Ground("topics", "a"), Ground("expected_months", 5))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_grounds_alone_make_the_lead_rule_true(content, naive, data):
    plain = data.draw(made_answers.strategy(content))
    given_answers = answers.read(plain, content)
    rules = {rule["id"]: rule for rule in naive.rules}
    for suggestion in engine.suggest(given_answers, content).suggestions:
        lead = lead_of(suggestion.rules, content)
        grounds = grounds_of(lead.when, given_answers)
        assert naive.matches(rules[lead.id]["when"], as_answers(grounds)) is True
        assert lead.why == suggestion.why
        told = explain(suggestion, given_answers, content)
        assert set(grounds) <= set(told.because)
        known = naive.normal(plain)
        assert all(g.value == "unknown" or _is_given(g, known) for g in told.because)


def _is_given(ground, known):
    return (
        ground.value in known[ground.key]
        if ground.key in answers.LISTS
        else known[ground.key] == ground.value
    )
