# SPDX-License-Identifier: EUPL-1.2
"""What holds of every release, whatever the tables, the code lists and the counts."""

import csv
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_made import (
    EVENINGS,
    SECRET,
    bytes_of,
    counts_of,
    released,
    some_catalogue,
    some_lines,
)
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics.catalogue import TOTAL, cells
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.madeup import talks
from spreekuur.statistics.model import Answer
from spreekuur.statistics.periods import Period
from spreekuur.statistics.private.tables import count_tables
from spreekuur.statistics.rounding import Counted, Draw, Room, propose
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.simulate import freeze
from spreekuur.statistics.solving import Solver

QUARTER = Period(2026, 1)
SEEDS = st.integers(0, 2**32)


@pytest.fixture(scope="module")
def solver():
    with Solver() as one:
        yield one


@pytest.fixture(scope="module")
def catalogue(content):
    return catalogues.of(content)


def year_of(random, most, quarters):
    catalogue = some_catalogue(random)
    rules = Rules(catalogue, {f"2026-Q{at}": EVENINGS for at in range(1, 5)})
    return rules, some_lines(random, catalogue, most, quarters)


def test_every_release_keeps_what_is_promised(solver, slow):
    @settings(max_examples=1000 if slow else 100)
    @given(SEEDS, st.sampled_from([0, 1, 2, 5, 12, 30, 60]), st.integers(1, 4))
    def keeps(seed, most, quarters):
        rules, lines = year_of(Random(seed), most, quarters)
        made = released(lines, quarters, rules, solver)
        counts = counts_of(made)
        for one in made:
            declared = {release.period: release.max_deviation for release in one.releases}
            assert set(declared.values()) <= ({4} if one.room is Room.NEXT else {4, 9})
            for cell, (published, true) in one.cells.items():
                assert counts[cell] == published
                assert published % 5 == 0
                assert abs(published - true) <= declared[cell.period]
                assert true or not published or one.room is Room.FREED
        assert set(counts) == {cell for one in made for cell in one.cells}
        check_sums(counts, rules.catalogue)

    keeps()


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
def test_neither_the_order_of_the_lines_nor_of_their_codes_matters(solver, seed):
    random = Random(seed)
    rules, lines = year_of(random, 40, 2)
    one = released(lines, 2, rules, solver)
    turned = [
        CountingLine(line.unit, line.period, line.contributor, dict(reversed(line.codes.items())))
        for line in random.sample(lines, len(lines))
    ]
    other = released(turned, 2, rules, solver)
    assert bytes_of(one) == bytes_of(other)


@settings(max_examples=10)
@given(SEEDS)
def test_lines_of_later_quarters_change_no_earlier_release(solver, seed):
    rules, lines = year_of(Random(seed), 40, 3)
    one = released([line for line in lines if line.period == "2026-Q1"], 1, rules, solver)
    other = released(lines, 1, rules, solver)
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


def test_what_a_year_has_so_far_is_a_rounding_of_its_own(solver, content, catalogue):
    """Steered in the second and third quarter, so that the year has room left."""
    rules = Rules(catalogue, {f"2026-Q{at}": EVENINGS for at in range(1, 5)})
    lines = freeze(talks(content, catalogue, 300, 9, seed=2), [Period(2026, at) for at in (1, 2, 3)], seed=2)
    made = released(lines, 3, rules, solver)
    cells = {cell: pair for one in made for cell, pair in one.cells.items()}
    far = []
    for cell in made[2].cells:
        pairs = [cells[cell.at(f"2026-Q{at}")] for at in (1, 2, 3) if cell.at(f"2026-Q{at}") in cells]
        far.append(abs(sum(published - true for published, true in pairs)) > 4)
    assert sum(far) <= 0.03 * len(far)


QUARTERS = [Cell("contacts", f"2026-Q{at}") for at in (1, 2, 3, 4)]
TOTAL_YEAR = Cell("contacts", "2026")


@pytest.mark.parametrize(
    ("last", "published", "room"),
    [(4, 5, Room.NEXT), (8, 0, Room.WIDE), (0, 0, Room.FREED), (4, 15, None)],
)
def test_room_is_made_only_where_the_year_needs_it(solver, catalogue, last, published, room):
    """Three quarters of 4 each were published as they were; the year is their sum all the same."""
    before = dict.fromkeys(QUARTERS[:3], (published, 4))
    now = {QUARTERS[3]: last, TOTAL_YEAR: 12 + last}
    counted = Counted([Period(2026, 4), Period(2026)], now, before)
    answers = {}
    for each in Room:
        proposal = propose(counted, Rules(catalogue, {}), Draw(SECRET), each)
        answers[each] = solver.solve(proposal.problem, 20.0, lambda: False).answer is Answer.SOLVED
    assert next((each for each in Room if answers[each]), None) == room


def test_every_row_is_there(solver, catalogue):
    rules = Rules(catalogue, {"2026-Q1": EVENINGS})
    made = released(some_lines(Random(6), catalogue, 200, 1), 1, rules, solver)
    files = bytes_of(made)[QUARTER]
    for table in catalogue.tables_of(QUARTER):
        head, *rows = csv.reader(files[f"{table.name}.csv"].decode().splitlines())
        assert head == [*table.dimensions, *catalogue.columns["table"]]
        shown = [
            catalogue.dimensions[name].shown(depth)
            for name, depth in zip(table.dimensions, table.depths, strict=True)
        ]
        assert [tuple(row[: len(shown)]) for row in rows] == list(product(*shown))
