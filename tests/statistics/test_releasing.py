# SPDX-License-Identifier: EUPL-1.2
"""Figures of strange sizes, and all that can go wrong while they are made: then nothing is released."""

import json
from dataclasses import replace
from random import Random

import pytest

from figures_made import EVENINGS, SECRET, bytes_of, counts_of, everyone_alike, files_of, released, some_lines
from spreekuur.content.compile import as_bytes
from spreekuur.content.pack import from_bytes
from spreekuur.errors.content import ContentError
from spreekuur.errors.statistics import FiguresStopped, Why
from spreekuur.messages import explain
from spreekuur.resources import compiled
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics import staging
from spreekuur.statistics.periods import Period
from spreekuur.statistics.private.tables import count_tables
from spreekuur.statistics.releasing import Earlier, Making, NoRelease, Released, release_batch
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.solving import Solver

QUARTER = Period(2026, 1)


@pytest.fixture(scope="module")
def solver():
    with Solver() as one:
        yield one


@pytest.fixture(scope="module")
def catalogue(content):
    return catalogues.of(content)


@pytest.mark.parametrize("people", [0, 1, 4, 5, 23])
def test_nobody_one_person_and_everybody_in_one_cell(solver, catalogue, people):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS})
    made = released(everyone_alike(catalogue, people), 1, rules, solver)
    shown = counts_of(made)
    assert {abs(count - people) < 5 or not count for count in shown.values()} == {True}
    for name, content in bytes_of(made)[QUARTER].items():
        if people < 5 and name.endswith(".csv"):
            assert len(content.splitlines()) == 2  # too little to tell apart: the total alone


def test_on_the_first_evening_of_a_year_nobody_comes_again_so_that_is_not_said(solver, catalogue):
    rules = Rules(catalogue, {"2026-Q1": 1})
    files = bytes_of(released(everyone_alike(catalogue, 43), 1, rules, solver))[QUARTER]
    assert b"repeat" not in files["q_contacts_visit.csv"]
    assert b"other" in files["q_questions_line_language.csv"]


def test_true_counts_are_shown_in_no_form(catalogue):
    import copy
    import pickle

    [table, *_] = count_tables(catalogue, everyone_alike(catalogue, 23), [QUARTER])
    assert "23" not in f"{table!r} {table}"
    for spread in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps):
        with pytest.raises(TypeError):
            spread(table)


@pytest.mark.parametrize(("base", "k"), [(4, 4), (5, 4), (4, 5), (1, 1), (-5, -5), (5, 6)])
def test_nothing_is_published_below_base_five(catalogue, base, k):
    with pytest.raises(ValueError, match="below base 5"):
        Rules(catalogue, {}, base=base, k=k)


def test_a_pack_may_ask_for_more(solver, content):
    here = replace(content, municipality=replace(content.municipality, figures={"base": 10, "k": 10}))
    rules = Rules(catalogues.of(here), {"2026-Q1": EVENINGS})
    made = released(some_lines(Random(1), rules.catalogue, 90, 1), 1, rules, solver)
    assert {count % 10 for count in counts_of(made).values()} == {0}
    manifest = json.loads(bytes_of(made)[QUARTER]["manifest.json"])
    assert (manifest["base"], manifest["threshold"], manifest["max_deviation"]) == (10, 10, 9)


@pytest.mark.parametrize(
    "asked", [{"base": 4}, {"k": 4}, {"base": 1, "k": 1}, {"k": 6}, {"base": "10"}, {"b": 9}]
)
def test_a_pack_that_asks_for_less_is_refused(asked):
    pack = json.loads(compiled("content.json").read_bytes())
    pack["municipality"]["figures"] = asked
    with pytest.raises(ContentError):
        from_bytes(as_bytes(pack), "pack")


def test_whoever_stops_it_gets_nothing(solver, catalogue):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}), some_lines(Random(2), catalogue, 60, 1)
    for asked in range(1, 8):
        turns = iter([False] * asked)
        making = Making(SECRET, cancelled=lambda turns=turns: next(turns, True), solver=solver)
        try:
            release_batch(lines, [QUARTER], Earlier(), rules, making)
        except FiguresStopped as error:
            assert explain(error)
        else:
            break
    assert asked > 3


def test_a_solver_out_of_time_leaves_no_more_than_totals(catalogue):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS}, seconds=0.0)
    lines = some_lines(Random(3), catalogue, 200, 1)
    made = release_batch(lines, [QUARTER], Earlier(), rules, Making(SECRET, apart=False))
    assert isinstance(made, Released)
    assert {len(table.rows) for table in made.releases[0].tables.values()} == {1}


class Killed(Solver):
    """Its worker is killed from outside, each time it has something to do."""

    def _running(self):
        child = super()._running()
        child.kill()
        return child


def test_a_solver_that_is_killed_gives_no_release(catalogue):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}), everyone_alike(catalogue, 23)
    with Killed() as killed:
        made = release_batch(lines, [QUARTER], Earlier(), rules, Making(SECRET, solver=killed))
    assert isinstance(made, NoRelease)
    assert made.error.why == Why.SOLVER


def test_files_that_are_not_as_they_were_rounded_are_not_released(solver, catalogue, monkeypatch):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}, attempts=1), everyone_alike(catalogue, 23)
    real = staging.period_files
    spoilt = {"q_contacts_visit.csv": b"visit,count\n"}
    monkeypatch.setattr(staging, "period_files", lambda *args: real(*args) | spoilt)
    made = release_batch(lines, [QUARTER], Earlier(), rules, Making(SECRET, solver=solver, apart=False))
    assert isinstance(made, NoRelease)
    assert made.error.why == Why.UNPROVED


def test_what_was_released_stays_as_it_was_whatever_comes_next(solver, catalogue):
    rules = Rules(catalogue, {f"2026-Q{at}": EVENINGS for at in range(1, 5)})
    lines = some_lines(Random(5), catalogue, 60, 4)
    [first] = released(lines, 1, rules, solver)
    before = bytes_of([first])
    making = Making(SECRET, solver=solver, apart=False)
    made = release_batch(
        lines, [Period(2026, 3), Period(2026, 2)], Earlier(files_of(first), first.cells), rules, making
    )
    assert [release.period for release in made.releases] == ["2026-Q2", "2026-Q3"]
    assert bytes_of([first]) == before
