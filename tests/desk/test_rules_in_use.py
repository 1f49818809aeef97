# SPDX-License-Identifier: EUPL-1.2
"""Which rules are followed, passed over or never used; no count below five ever leaves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SEVEN, a_talk
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import rules_in_use, talks
from spreekuur.desk.rules_in_use import Use, counted
from spreekuur.errors.settings import PermitOver
from spreekuur.referral import store as referrals
from spreekuur.referral.model import Referral

CHOSEN = Referral("1", "t", "juridisch_loket", "urgent", ("R029",), "chosen", "2026")
ELSEWHERE = Referral("2", "t", "voedselbank", "normal", (), "chosen", "2026", "closer_by", ("R029",))


def use_of(content, kept, rule="R029"):
    return next(each for each in counted(kept, content) if each.rule == rule)


def test_a_rule_nobody_needed_is_never_used(content):
    uses = counted([], content)
    assert len(uses) == len(content.rules)
    assert {each.use for each in uses} == {Use.NEVER}


def test_it_counts_in_fives_and_names_the_reasons_the_commonest_first(content):
    wished = replace(ELSEWHERE, reason="client_wish")
    use = use_of(content, [CHOSEN] * 4 + [ELSEWHERE] * 2 + [wished] * 4)
    assert (use.chosen, use.passed_over) == (0, 5)
    assert use.reasons == ("client_wish", "closer_by")
    assert use.use is Use.PASSED_OVER
    assert use_of(content, [CHOSEN] * 11 + [ELSEWHERE]).use is Use.FOLLOWED


def test_the_rules_to_look_at_stand_first(content):
    first = counted([ELSEWHERE], content)[0]
    assert (first.rule, first.route) == ("R029", "juridisch_loket")


@given(st.integers(0, 40), st.integers(0, 40))
def test_no_exact_count_leaves(content, chosen, over):
    use = use_of(content, [CHOSEN] * chosen + [ELSEWHERE] * over)
    assert use.chosen % 5 == 0 and use.passed_over % 5 == 0
    assert 0 <= chosen - use.chosen < 5 and 0 <= over - use.passed_over < 5


def test_it_reads_what_the_talks_left(desk, evening, content):
    own = ChosenRoute("voedselbank", "normal", (), "open_now", ("R029",))
    talks.finish(desk, a_talk(evening, routes=(own,)), SEVEN)
    assert use_of(content, referrals.every(desk.db)).reasons == ("open_now",)


def test_only_with_the_coordinator_s_leave(desk):
    with pytest.raises(PermitOver):
        rules_in_use.look(desk, None, SEVEN)
