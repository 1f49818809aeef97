# SPDX-License-Identifier: EUPL-1.2
"""What a bar says, how long it is, and which bars there are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from safe_making import HIERARCHIES, a_release, a_table, some_tables
from spreekuur.statistics import bars
from spreekuur.statistics.bars import Bar, Scale
from spreekuur.statistics.safe_rules import Frame

ABOUT = "about {n}"
COUNTS = st.lists(st.integers(0, 4000).map(lambda n: n * 5), max_size=12)
quick = settings(max_examples=100, deadline=None, derandomize=True)


def test_a_bar_says_about_how_many_and_never_nothing():
    assert [Bar("L1", n, 4).label(ABOUT) for n in (35, 5, 0)] == ["about 35", "about 5", "0-4"]
    assert Bar("L1", 0, 4, structural=True).label(ABOUT) == "–"


def test_of_a_release_with_more_leeway_every_bar_says_so():
    wide = Bar("L1", 0, 9)
    assert (wide.label(ABOUT), wide.high, Bar("L1", 10, 9).low) == ("0-9", 9, 1)


def test_the_whisker_ends_where_the_true_count_can_lie():
    assert [(bar.low, bar.high) for bar in (Bar("a", 20, 4), Bar("a", 5, 4), Bar("a", 0, 4))] == [
        (16, 24),
        (1, 9),
        (0, 4),
    ]
    assert Bar("a", 0, 4).is_few and not Bar("a", 5, 4).is_few
    assert not Bar("a", 0, 4, structural=True).is_few


def test_what_was_before_is_said_with_the_leeway_of_its_own_release():
    assert Bar("a", 20, 4, before=0, before_deviation=9).label_before(ABOUT) == "0-9"
    assert Bar("a", 20, 4).label_before(ABOUT) == ""


@quick
@given(COUNTS, st.sampled_from([4, 9]))
def test_every_bar_and_whisker_fits_on_the_axis(counts, deviation):
    axis = bars.scale(counts, deviation)
    assert axis.ticks[0] == 0 and axis.ticks[-1] == axis.end and 2 <= len(axis.ticks) <= 6
    assert axis.end >= max(counts, default=0) + deviation
    assert axis.end <= max(2.5 * (max(counts, default=0) + deviation), 20)
    assert all(0 <= axis.share(count) <= 1 for count in counts)


def test_the_axis_has_round_steps():
    assert [tuple(bars.scale([most], 4).ticks) for most in (0, 35, 130)] == [
        (0, 5, 10, 15, 20),
        (0, 10, 20, 30, 40),
        (0, 50, 100, 150),
    ]


def test_the_bars_stand_in_the_order_asked_for_with_what_was_before():
    now, before = a_release(tables=some_tables(2)), a_release("2026-Q2")
    name = "q_questions_topic"
    shown = bars.bars(
        now.tables[name], "topic", ("L2_stay", "L1_work", "L9_none"), before=before.tables[name]
    )
    assert [(bar.code, bar.count, bar.before) for bar in shown] == [("L2_stay", 50, 25), ("L1_work", 20, 10)]


def test_the_bars_of_one_line_come_from_a_table_of_two_dimensions():
    leaves = {("L1_work.wage", "pl"): 15, ("L1_work.sick", "bg"): 5, ("L2_stay", "ro"): 10}
    leaves |= {("L1_work.sick", "ro"): 0, ("L1_work.wage", "es"): 0}
    table = a_table("y_questions_line_language", "questions", ("topic", "language"), leaves)
    safe = a_release("2026", (table,)).tables["y_questions_line_language"]
    assert bars.children(safe, "language") == ("pl", "not_pl")
    of_line = bars.bars(safe, "language", ("pl", "not_pl"), within={"topic": "L1_work"})
    assert [bar.count for bar in of_line] == [15, 5]
    assert [bar.count for bar in bars.bars(safe, "topic", bars.children(safe, "topic", "L1_work"))] == [15, 5]


def test_a_collapsed_dimension_has_no_bars():
    table = a_table("q_questions_topic", "questions", ("topic",), {("_T",): 10})
    safe = a_release(tables=(table,)).tables["q_questions_topic"]
    assert bars.children(safe, "topic") == () and bars.children(safe, "language") == ()
    assert bars.count_in(safe, {"topic": "L1_work"}) is None
    assert bars.count_in(safe, {"language": "pl"}) is None
    assert bars.count_in(safe, {"topic": "_T"}) == 10 and bars.count_in(None, {}) is None


def test_a_release_with_more_leeway_says_so_at_each_bar():
    frame = Frame(HIERARCHIES, max_deviation=9)
    safe = a_release(frame=frame).tables["q_questions_topic"]
    assert [bar.deviation for bar in bars.bars(safe, "topic", ("L1_work", "L2_stay"))] == [9, 9]


def test_a_trend_stands_on_the_scale_of_its_chart_and_has_gaps_where_nothing_was_published():
    assert bars.trend([0, None, 20, 40], Scale(10, 40)) == ((0, 0.0), None, (2 / 3, 0.5), (1.0, 1.0))
    assert bars.trend([10], Scale(10, 20)) == ((0.0, 0.5),)
