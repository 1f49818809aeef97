# SPDX-License-Identifier: EUPL-1.2
"""The bench runs and says every name, and a start loads nothing more than it should. No test fails for being slow."""

import math
from pathlib import Path

import pytest

from bench import plot, run, starting
from bench.measure import Figures, Plan, run_child

# Cheap enough for every run: nothing here opens a window.
NAMES = {
    "suggest": ["suggest", "suggest_1k", "suggest_10k", "suggest_growth"],
    "pack_load": ["pack_load"],
    "topic_search": ["topic_search"],
    "save": ["save", "save_wall", "save_vs_plain", "save_vs_disk", "save_reach", "save_reach_wall"],
    "read": ["read", "read_day"],
    "search": ["search_p95_1k", "search_p50_1k"],
    "search_recall": ["search_missed_tuned", "search_false", "search_missed_held_out"],
    "letter_warm": ["letter_warm"],
    "letter_120": ["letter_120"],
    "merge": ["merge", "merge_again", "merge_whole"],
    "figures": ["figures_quarter"],
    "figures_proof": ["figures_proof"],
}


@pytest.mark.parametrize("name", NAMES)
def test_a_quick_run_gives_every_figure(name):
    found = list(run.measured({name: run.BENCHES[name]}, Plan(quick=True)))
    assert [figures.name for figures in found] == NAMES[name]
    for figures in found:
        assert math.isfinite(figures.ratio) and figures.ratio >= 0
        assert run.line(figures).startswith(figures.name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(run.BENCHES.keys() - NAMES.keys()))
def test_so_does_one_with_windows_and_processes(name):
    for figures in run.measured({name: run.BENCHES[name]}, Plan(quick=True)):
        assert math.isfinite(figures.ratio) and figures.ratio > 0


def test_a_line_says_name_ours_baseline_ratio_goal_and_verdict():
    figures = Figures("save", ([2.0, 2.2, 2.4], [2.0, 2.0, 2.0]), 1.25)
    assert run.line(figures).split() == ["save", "2.200ms", "2.000ms", "1.100", "1.25", "ok"]
    slow = Figures("save", ([3.0], [2.0]), 1.25)
    assert run.line(slow).split()[-1] == "MISS"


def test_the_plot_fits_the_exponent():
    line = [(10.0, 1.0), (100.0, 10.0), (1000.0, 100.0)]
    assert plot.exponent(line) == pytest.approx(1.0)
    figures = [Figures(f"read_{x:.0f}k", ([y], [1.0]), 2, x=x) for x, y in line]
    assert "read: n^1.00" in plot.drawn(figures)


def test_before_the_first_picture_only_this_is_imported():
    """Beside what an empty window loads. Whatever comes in here delays every start: say what it costs."""
    listed = (Path(__file__).parent / "at_first_paint.txt").read_text("utf-8").splitlines()
    allowed = {line for line in listed if not line.startswith("#")}
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    bare = run_child("bare_window", ["modules"], environment).said.split()
    with starting.vault(16) as home:
        ours = run_child("our_start", [str(home), "modules"], environment).said.split()
    assert set(ours) - set(bare) - allowed == set()
