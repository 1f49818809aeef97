# SPDX-License-Identifier: EUPL-1.2
"""One tip an evening, each once, and none after it was closed."""

from dataclasses import replace

from spreekuur.desk import tips
from spreekuur.ui.today.tip import _TIPS


def test_an_evening_has_one_tip_and_keeps_it(desk):
    assert [tips.tonight(desk, "a"), tips.tonight(desk, "a")] == [0, 0]


def test_the_next_evening_has_the_next_one(desk):
    assert [tips.tonight(desk, evening) for evening in "abc"] == [0, 1, 2]


def test_a_closed_tip_stays_away_for_the_evening_only(desk):
    tips.tonight(desk, "a")
    tips.close(desk)
    assert tips.tonight(desk, "a") is None
    assert tips.tonight(desk, "b") == 1


def test_when_all_were_shown_there_are_no_more(desk):
    shown = [tips.tonight(desk, str(evening)) for evening in range(tips.COUNT + 2)]
    assert shown == [*range(tips.COUNT), None, None]
    assert len(_TIPS) == tips.COUNT


def test_in_practice_there_are_none(desk):
    assert tips.tonight(replace(desk, practice=True), "a") is None
