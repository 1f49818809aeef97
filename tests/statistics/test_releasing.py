# SPDX-License-Identifier: EUPL-1.2
"""Batches of figures in their order: what holds of every release, and that nothing is left when there is none."""

import csv
import json
import resource
import subprocess
import sys
import time
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_made import EVENINGS, batches, some_catalogue, some_lines
from spreekuur.errors.statistics import FiguresStopped, StagingRefused, Why
from spreekuur.messages import explain
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics.catalogue import TOTAL, cells
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.madeup import talks
from spreekuur.statistics.model import Answer, Problem
from spreekuur.statistics.periods import Period
from spreekuur.statistics.private.tables import count_tables
from spreekuur.statistics.releasing import Earlier, Making, NoRelease, Released, release_batch
from spreekuur.statistics.rounding import Counted, Draw, Room, propose
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.simulate import freeze
from spreekuur.statistics.solving import Solver

SECRET = bytes(range(32))
QUARTER = Period(2026, 1)


@pytest.fixture(scope="module")
def solver():
    with Solver() as one:
        yield one


@pytest.fixture(scope="module")
def catalogue(content):
    return catalogues.of(content)


def released(lines, quarters, rules, folder, solver):
    """The releases of so many quarters, each batch after the other."""
    folders, known, made = {}, {}, []
    for batch in batches(quarters):
        making = Making(SECRET, folder, solver=solver, apart=False)
        one = release_batch(lines, batch, Earlier(folders, known), rules, making)
        assert isinstance(one, Released), one
        folders |= {period: folder / str(period) for period in batch}
        known |= one.cells
        made.append(one)
    return made


def counts_of(folder):
    """Every published count by its cell, from the files alone; one cell has one value in all files."""
    found = {}
    for period in sorted(folder.iterdir()):
        for file in sorted(period.glob("*.csv")):
            with file.open(newline="") as stream:
                for row in csv.DictReader(stream):
                    count, status, unit = (row.pop(name) for name in ("count", "status", "unit"))
                    cell = Cell.of(unit, period.name, row, row.values())
                    assert status == "published"
                    assert found.setdefault(cell, int(count)) == int(count)
    return found


def bytes_of(folder):
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def year_of(random, most, quarters):
    catalogue = some_catalogue(random)
    rules = Rules(catalogue, {f"2026-Q{at}": EVENINGS for at in range(1, 5)})
    return rules, some_lines(random, catalogue, most, quarters)


SEEDS = st.integers(0, 2**32)


@settings(max_examples=100)
@given(SEEDS, st.sampled_from([0, 1, 2, 5, 12, 30, 60]), st.integers(1, 4))
def test_every_release_keeps_what_is_promised(solver, tmp_path_factory, seed, most, quarters):
    rules, lines = year_of(Random(seed), most, quarters)
    folder = tmp_path_factory.mktemp("year")
    made = released(lines, quarters, rules, folder, solver)
    counts = counts_of(folder)
    for one in made:
        for cell, (published, true) in one.cells.items():
            assert counts[cell] == published
            assert published % 5 == 0
            assert abs(published - true) <= (4 if one.room is Room.NEXT else 9)
            assert true or not published or one.room is Room.FREED
    assert set(counts) == {cell for one in made for cell in one.cells}
    check_sums(counts, rules.catalogue)


def check_sums(counts, catalogue):
    """All sums: down the code lists, over quarters, between units."""
    for (unit, period, codes), count in counts.items():
        for name, dimension in catalogue.dimensions.items():
            here = dict(codes)
            below = [code.code for code in dimension.codes.values() if code.parent == here.get(name, TOTAL)]
            parts = [
                Cell.of(unit, period, [*{**here, name: one}], [*{**here, name: one}.values()])
                for one in below
            ]
            if parts and all(part in counts for part in parts):
                assert count == sum(counts[part] for part in parts)
        if "-" not in period:
            quarters = [counts.get(Cell(unit, f"{period}-Q{at}", codes)) for at in range(1, 5)]
            if None not in quarters:
                assert count == sum(quarters) or (
                    unit == "persons" and max(quarters) <= count <= sum(quarters)
                )
        more = counts.get(Cell("contacts", period, codes))
        if unit == "persons" and more is not None:
            assert count <= more <= count * EVENINGS * (1 if "-" in period else 4)


@settings(max_examples=10)
@given(SEEDS)
def test_neither_the_order_of_the_lines_nor_of_their_codes_matters(solver, tmp_path_factory, seed):
    random = Random(seed)
    rules, lines = year_of(random, 40, 2)
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    released(lines, 2, rules, one, solver)
    turned = [
        CountingLine(line.unit, line.period, line.contributor, dict(reversed(line.codes.items())))
        for line in random.sample(lines, len(lines))
    ]
    released(turned, 2, rules, other, solver)
    assert bytes_of(one) == bytes_of(other)


@settings(max_examples=10)
@given(SEEDS)
def test_lines_of_later_quarters_change_no_earlier_release(solver, tmp_path_factory, seed):
    rules, lines = year_of(Random(seed), 40, 3)
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    released([line for line in lines if line.period == "2026-Q1"], 1, rules, one, solver)
    released(lines, 1, rules, other, solver)
    assert bytes_of(one) == bytes_of(other)


def test_rounding_is_true_on_average(solver, content, catalogue):
    """Over 150 secrets the mean error of all cells, and of nearly each of them, is next to nothing."""
    rules = Rules(catalogue, {"2026-Q1": EVENINGS})
    lines = freeze(talks(content, catalogue, 40, 3, seed=7), [QUARTER], seed=7)
    true = {
        cell: count
        for table in count_tables(catalogue, lines, [QUARTER])
        for cell, count in table.named(cells(catalogue, table.table.dimensions, table.table.depths))
    }
    errors = dict.fromkeys(true, 0)
    for at in range(150):
        proposal = propose(Counted([QUARTER], true, {}), rules, Draw(bytes([at])), Room.NEXT)
        solution = solver.solve(proposal.problem, 20.0, lambda: False)
        assert solution.answer is Answer.SOLVED
        for cell, count in proposal.published(solution.values, true).items():
            errors[cell] += count - true[cell]
    means = [error / 150 for error in errors.values()]
    assert abs(sum(means) / len(means)) < 0.1
    assert sum(abs(mean) < 1 for mean in means) > 0.95 * len(means)


def everyone_alike(catalogue, people, period="2026-Q1"):
    codes = {name: catalogue.dimensions[name].finest(9)[0] for name in catalogue.dimensions}
    codes["visit"] = "first"
    return [
        CountingLine(unit, period, f"p{who}", {name: codes[name] for name in catalogue.units[unit]})
        for unit in ("persons", "contacts", "questions", "referrals")
        for who in range(people)
    ]


@pytest.mark.parametrize("people", [0, 1, 4, 5, 23])
def test_nobody_one_person_and_everybody_in_one_cell(solver, catalogue, tmp_path, people):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS})
    released(everyone_alike(catalogue, people), 1, rules, tmp_path, solver)
    shown = counts_of(tmp_path)
    assert {abs(count - people) < 5 or not count for count in shown.values()} == {True}
    for release in (tmp_path / "2026-Q1").glob("*.csv"):
        if people < 5:
            assert len(release.read_text().splitlines()) == 2  # too little to tell apart: the total alone


def test_true_counts_are_shown_in_no_form(catalogue):
    import copy
    import pickle

    [table, *_] = count_tables(catalogue, everyone_alike(catalogue, 23), [QUARTER])
    assert "23" not in f"{table!r} {table}"
    for spread in (pickle.dumps, copy.copy, copy.deepcopy, json.dumps):
        with pytest.raises(TypeError):
            spread(table)


@pytest.mark.parametrize(("base", "k"), [(4, 4), (5, 4), (4, 5), (1, 1), (0, 0), (-5, -5), (5, 6)])
def test_nothing_is_published_below_base_five(catalogue, base, k):
    with pytest.raises(ValueError, match="below base 5"):
        Rules(catalogue, {}, base=base, k=k)


def test_a_pack_may_ask_for_more(solver, catalogue, tmp_path):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS}, base=10, k=10)
    released(some_lines(Random(1), catalogue, 90, 1), 1, rules, tmp_path, solver)
    assert {count % 10 for count in counts_of(tmp_path).values()} == {0}
    manifest = json.loads((tmp_path / "2026-Q1" / "manifest.json").read_bytes())
    assert (manifest["base"], manifest["threshold"], manifest["max_deviation"]) == (10, 10, 9)


def test_whoever_stops_it_finds_no_file(solver, catalogue, tmp_path):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}), some_lines(Random(2), catalogue, 60, 1)
    for asked in range(1, 8):
        turns = iter([False] * asked)
        making = Making(SECRET, tmp_path, cancelled=lambda turns=turns: next(turns, True), solver=solver)
        try:
            release_batch(lines, [QUARTER], Earlier(), rules, making)
        except FiguresStopped as error:
            assert explain(error)
            assert list(tmp_path.iterdir()) == []
        else:
            break
    assert asked > 3


def test_a_solver_out_of_time_leaves_no_more_than_totals(catalogue, tmp_path):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS}, seconds=0.0)
    lines = some_lines(Random(3), catalogue, 200, 1)
    made = release_batch(lines, [QUARTER], Earlier(), rules, Making(SECRET, tmp_path, apart=False))
    assert isinstance(made, Released)
    assert {len(table.rows) for table in made.releases[0].tables.values()} == {1}


class Killed(Solver):
    """Its worker is killed from outside, each time it has something to do."""

    def _running(self):
        child = super()._running()
        child.kill()
        return child


def test_a_solver_that_is_killed_gives_no_release(catalogue, tmp_path):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}), everyone_alike(catalogue, 23)
    with Killed() as killed:
        made = release_batch(lines, [QUARTER], Earlier(), rules, Making(SECRET, tmp_path, solver=killed))
    assert isinstance(made, NoRelease)
    assert (made.error.why, list(tmp_path.iterdir())) == (Why.SOLVER, [])


def test_a_worker_that_hangs_is_killed(monkeypatch):
    monkeypatch.setattr(
        "spreekuur.statistics.solving.command", lambda: [sys.executable, "-c", "input(); input()"]
    )
    monkeypatch.setattr("spreekuur.statistics.solving._GRACE", 0.1)
    with Solver() as hung:
        begun = time.monotonic()
        assert hung.solve(Problem(), 0.1, lambda: False).answer is Answer.TIME
        assert hung._child is None
        assert time.monotonic() - begun < 5


def test_the_worker_says_nothing_but_its_answers():
    problem = Problem()
    problem.row(5, 5, {problem.column(0, 4, 1): 1, problem.column(0, 9, 2): 1})
    told = json.dumps(problem.as_document(5.0, 0.0)).encode()
    run = [sys.executable, "-P", "-m", "spreekuur.statistics.solver"]
    said = subprocess.run(run, input=told + b"\n" + told + b"\n", capture_output=True, check=True)
    assert (said.stdout, said.stderr) == (b'{"answer": "solved", "values": [4, 1]}\n' * 2, b"")


def test_what_cannot_be_has_no_answer(solver):
    problem = Problem()
    problem.row(3, None, {problem.column(0, 1, 0): 1, problem.column(0, 1, 0): 1})
    assert solver.solve(problem, 5.0, lambda: False).answer is Answer.IMPOSSIBLE


def test_a_full_disk_leaves_nothing(solver, catalogue, tmp_path):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}), some_lines(Random(4), catalogue, 60, 1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, before[1]))
    try:
        with pytest.raises(StagingRefused) as refused:
            release_batch(lines, [QUARTER], Earlier(), rules, Making(SECRET, tmp_path, solver=solver))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
    assert explain(refused.value)


def test_files_that_change_before_the_proof_are_not_released(solver, catalogue, tmp_path):
    rules, lines = Rules(catalogue, {"2026-Q1": EVENINGS}, attempts=1), everyone_alike(catalogue, 23)

    def spoil(step, attempt):
        if step == "prove":
            (tmp_path / "2026-Q1" / "q_contacts_visit.csv").write_bytes(b"visit,count\n")

    making = Making(SECRET, tmp_path, progress=spoil, solver=solver, apart=False)
    made = release_batch(lines, [QUARTER], Earlier(), rules, making)
    assert isinstance(made, NoRelease)
    assert (made.error.why, list(tmp_path.iterdir())) == (Why.UNPROVED, [])


def test_what_was_released_stays_as_it_was_whatever_comes_next(solver, catalogue, tmp_path):
    rules = Rules(catalogue, {f"2026-Q{at}": EVENINGS for at in range(1, 5)})
    lines = some_lines(Random(5), catalogue, 60, 4)
    [first, *_] = released(lines, 1, rules, tmp_path / "a", solver)
    before = bytes_of(tmp_path / "a")
    folders = {QUARTER: tmp_path / "a" / "2026-Q1"}
    making = Making(SECRET, tmp_path / "b", solver=solver, apart=False)
    made = release_batch(
        lines, [Period(2026, 3), Period(2026, 2)], Earlier(folders, first.cells), rules, making
    )
    assert [release.period for release in made.releases] == ["2026-Q2", "2026-Q3"]
    assert bytes_of(tmp_path / "a") == before


def test_every_row_is_there(solver, catalogue, tmp_path):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS})
    released(some_lines(Random(6), catalogue, 200, 1), 1, rules, tmp_path, solver)
    for table in catalogue.tables_of(QUARTER):
        with (tmp_path / "2026-Q1" / f"{table.name}.csv").open(newline="") as stream:
            head, *rows = csv.reader(stream)
        assert head == [*table.dimensions, *catalogue.columns["table"]]
        shown = [
            catalogue.dimensions[name].shown(depth)
            for name, depth in zip(table.dimensions, table.depths, strict=True)
        ]
        assert [tuple(row[: len(shown)]) for row in rows] == list(product(*shown))
