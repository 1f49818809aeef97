# SPDX-License-Identifier: EUPL-1.2
"""What may be said about rounded counts, and what may not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_making import release
from safe_making import a_release, a_table
from spreekuur.statistics import findings
from spreekuur.statistics.bars import Bar
from spreekuur.statistics.findings import Share, changed, five, leaders, share, tells_of_all, title
from spreekuur.statistics.safe_rules import TOTAL, Frame

LISTS = {
    "stay": {TOTAL: None, "short": TOTAL, "long": TOTAL},
    "registration": {TOTAL: None, "brp": TOTAL, "due_not_done": TOTAL},
}
FIVES = st.integers(0, 300).map(lambda n: n * 5)
quick = settings(max_examples=60, deadline=None, derandomize=True)


def _persons(short, long):
    """Persons by stay, each with (registered, due and not done)."""
    leaves = {("short", "brp"): short[0], ("short", "due_not_done"): short[1]}
    leaves |= {("long", "brp"): long[0], ("long", "due_not_done"): long[1]}
    name = "y_persons_stay_registration"
    made = a_table(name, "persons", ("stay", "registration"), leaves, LISTS)
    return a_release("2026", (made,), Frame(LISTS))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (60, 45, 1),
        (55, 45, 0),
        (110, 100, 0),
        (115, 100, 0),
        (125, 100, 1),
        (15, 0, 1),
        (10, 0, 0),
        (20, 40, -1),
    ],
)
def test_a_change_is_more_than_ten_and_more_than_twenty_percent(now, before, said):
    assert changed(now, before) == said


@quick
@given(FIVES, FIVES)
def test_what_is_more_one_way_is_less_the_other_or_no_change(now, before):
    assert changed(now, before) in (0, 1 if now > before else -1)
    if abs(now - before) <= 10:
        assert changed(now, before) == 0


def test_a_share_is_of_at_least_twenty_and_in_whole_percents():
    assert (share(5, 15), share(None, 100)) == (None, None)
    assert share(10, 30) == Share(33) and share(25, 20) == Share(100)


@quick
@given(st.lists(FIVES, min_size=2, max_size=8), st.sampled_from([4, 9]))
def test_what_stands_out_is_more_than_all_else_whatever_the_true_counts_are(counts, deviation):
    shown = [Bar(str(place), count, deviation) for place, count in enumerate(counts)]
    first = leaders(shown)
    assert len(first) <= 2 and 2 * len(first) <= len(shown)
    for bar in first:
        assert all(bar.low > other.high for other in shown if other not in first)
        assert all(changed(bar.count, other.count) == 1 for other in shown if other not in first)


def test_no_sentence_where_nearly_everybody_has_one_answer_about_registration():
    nearly_all = _persons((45, 5), (0, 0))
    table = nearly_all.tables["y_persons_stay_registration"]
    assert tells_of_all(table, "registration")
    assert title(table, "registration", "Inschrijving").key == "lead_plain"
    assert findings.five(nearly_all, None)[3].key != "gap"
    mixed = _persons((30, 20), (0, 0))
    assert not tells_of_all(mixed.tables["y_persons_stay_registration"], "registration")
    assert five(mixed, None)[3] == findings.Finding("gap", {"percent": Share(40)})


def test_fewer_than_twenty_tell_of_nobody_and_nothing_is_said_of_them():
    few = _persons((15, 0), (0, 0))
    assert not tells_of_all(few.tables["y_persons_stay_registration"], "registration")
    assert five(few, None)[3].key == "polish_few"


def test_a_row_of_its_own_is_looked_at_too():
    table = _persons((50, 0), (20, 30)).tables["y_persons_stay_registration"]
    assert tells_of_all(table, "registration", {"stay": "short"})
    assert not tells_of_all(table, "registration") and not tells_of_all(table, "stay")


@pytest.mark.parametrize("contacts", [0, 7, 50, 300, 1500])
@pytest.mark.parametrize("period", ["2026-Q3", "2026"])
def test_there_are_always_five_sentences(period, contacts):
    found = five(
        release(period, contacts), release("2025" if period == "2026" else "2026-Q2", contacts // 2), 3
    )
    assert len(found) == findings.SENTENCES
    assert not any("signal" in repr(each) for each in found)


def test_everybody_in_one_cell_is_not_told_in_words():
    found = five(release("2026", 300, usual=1.0), None)
    assert "gap" not in [each.key for each in found]
