# SPDX-License-Identifier: EUPL-1.2
"""Faults put into the real rounding, one at a time: whatever it then writes, the prover does not let it pass.

Only faults that the files can show. That a count is near the true one they cannot; the tests of the rounding hold that.
"""

from dataclasses import replace

import pytest

from figures_made import DOCUMENT, files_of
from spreekuur.errors.proof import DamagedFiles, Unproved
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics import releasing, rounding, staging, sums
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.madeup import talks
from spreekuur.statistics.periods import Period
from spreekuur.statistics.planning import Published
from spreekuur.statistics.proof import prove
from spreekuur.statistics.releasing import Earlier, Making, Released, release_batch
from spreekuur.statistics.rounding import Proposal
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.simulate import freeze
from spreekuur.statistics.solving import Solver

SECRET = bytes(range(32))
QUARTERS = [Period(2026, quarter) for quarter in (1, 2, 3, 4)]
# Few enough to be quick, and each kind of tie between tables is among them.
TABLES = {
    "q_contacts_visit",
    "q_questions_line_language",
    "q_persons_language",
    "y_contacts_kind",
    "y_questions_line_signal",
    "y_questions_line_language",
    "y_persons_stay_language",
}


class Caught(Exception):
    """The prover refused."""


class Passed(Exception):
    """The prover accepted."""


@pytest.fixture(scope="module")
def solver():
    with Solver() as one:
        yield one


@pytest.fixture(scope="module")
def catalogue():
    return catalogues.read({**DOCUMENT, "tables": [t for t in DOCUMENT["tables"] if t["name"] in TABLES]})


@pytest.fixture(scope="module")
def lines(content, catalogue):
    return freeze(talks(content, catalogue, 160, 12, 3), QUARTERS, 3)


@pytest.fixture(scope="module")
def first_three(catalogue, lines, solver):
    """The first three quarters, released as they should be."""
    files, cells = {}, {}
    for quarter in QUARTERS[:3]:
        making = Making(SECRET, solver=solver, apart=False)
        made = release_batch(lines, [quarter], Earlier(files, cells), rules_of(catalogue), making)
        assert isinstance(made, Released)
        files |= files_of(made)
        cells |= made.cells
    return Earlier(files, cells)


def rules_of(catalogue):
    return Rules(catalogue, {str(quarter): 3 for quarter in QUARTERS})


def forgotten(name):
    """A kind of tie between counts that the rounding does not know."""
    return lambda monkeypatch: monkeypatch.setattr(sums, name, lambda *args: iter(()))


def without_earlier(monkeypatch):
    """What earlier releases published is not in the rounding's memory."""
    real = rounding.propose
    monkeypatch.setattr(releasing, "propose", lambda counted, *rest: real(replace(counted, before={}), *rest))


def answered(change):
    """What the solver answered is changed before anything is written: `change(counts, true)`."""

    def patch(monkeypatch):
        class Changed(Proposal):
            def published(self, values, cells):
                return change(super().published(values, cells), dict(cells))

        monkeypatch.setattr(rounding, "Proposal", Changed)

    return patch


def counted_by(change):
    """Counts go wrong between the solver and the file of a table: `change(count, table, codes)`."""

    def patch(monkeypatch):
        real = Published.counter

        def counter(self, true):
            count = real(self, true)
            return lambda codes: change(count(codes), true, codes)

        monkeypatch.setattr(Published, "counter", counter)

    return patch


def written(change, table="y_questions_line_language"):
    """The lines of a file, changed: `change(lines)`, after the head."""

    def patch(monkeypatch):
        real = staging._lines

        def lines(shown, catalogue):
            head, *rows = real(shown, catalogue)
            return [head, *(change(rows) if shown.table.name == table else rows)]

        monkeypatch.setattr(staging, "_lines", lines)

    return patch


def told(**changes):
    """The manifest says something else."""

    def patch(monkeypatch):
        real = staging.period_files
        monkeypatch.setattr(staging, "period_files", lambda *args: real(*args[:-1], {**args[-1], **changes}))

    return patch


def _one(count, true, codes, table, cell, change):
    return count + change if (true.table.name, codes) == (table, cell) else count


SIGNALS = "y_questions_line_signal"
TOPIC = ("L4_work", "pl")
LINE = ("L4_work", "_T")
FAULTS = {
    "parts and wholes forgotten": forgotten("_wholes"),
    "quarters and year forgotten": forgotten("_year"),
    "earlier releases forgotten": without_earlier,
    "each count to the nearest multiple": answered(
        lambda counts, true: {cell: 5 * round(true[cell] / 5) for cell in counts}
    ),
    "each count down": answered(lambda counts, true: {cell: true[cell] // 5 * 5 for cell in counts}),
    "each count up": answered(lambda counts, true: {cell: -(-true[cell] // 5) * 5 for cell in counts}),
    "no rounding at all": answered(lambda counts, true: {cell: true[cell] for cell in counts}),
    "rounded to threes": answered(
        lambda counts, true: {cell: count // 5 * 3 for cell, count in counts.items()}
    ),
    "small counts made nought afterwards": answered(
        lambda counts, true: {cell: 0 if count == 5 else count for cell, count in counts.items()}
    ),
    "noughts made five afterwards": answered(
        lambda counts, true: {cell: count or 5 * bool(cell.codes) for cell, count in counts.items()}
    ),
    "a total corrected by hand": answered(
        lambda counts, true: {c: n + 5 * (c == Cell("questions", "2026")) for c, n in counts.items()}
    ),
    "one cell up": counted_by(lambda n, t, codes: _one(n, t, codes, "y_questions_line_language", TOPIC, 5)),
    "one cell down": counted_by(
        lambda n, t, codes: _one(n, t, codes, "y_questions_line_language", TOPIC, -5)
    ),
    "one line up": counted_by(lambda n, t, codes: _one(n, t, codes, "y_questions_line_language", LINE, 5)),
    "a table with true counts": counted_by(lambda n, t, codes: t.count(codes) if t.table.yearly else n),
    "a table with sums of its own": counted_by(
        lambda n, t, codes: n + 5 * (t.table.name == SIGNALS and set(codes) <= {"_T", "L4_work", "no"})
    ),
    "all counts of a table doubled": counted_by(
        lambda n, t, codes: n * (1 + (t.table.name == "q_persons_language"))
    ),
    "a row left out": written(lambda rows: rows[:-1]),
    "totals left out": written(lambda rows: [row for row in rows if "_T" not in row]),
    "a row twice": written(lambda rows: [*rows, rows[0]]),
    "small counts hidden": written(
        lambda rows: [row.replace(",5,published", ",,suppressed") for row in rows]
    ),
    "noughts called impossible": written(
        lambda rows: [row.replace(",0,published", ",0,structural") for row in rows]
    ),
    "counts with a fraction": written(
        lambda rows: [row.replace(",published", ".0,published") for row in rows]
    ),
    "codes of another list": written(lambda rows: [row.replace("L4_work", "L9_work") for row in rows]),
    "a language left out": written(lambda rows: [row for row in rows if ",ro," not in row]),
    "columns swapped": written(
        lambda rows: [",".join((b, a, *rest)) for a, b, *rest in (row.split(",") for row in rows)]
    ),
    "units mixed up": written(lambda rows: [row.replace("questions", "contacts") for row in rows]),
    "a deviation that is none of ours": told(max_deviation=2),
    "a deviation of nothing": told(max_deviation=0),
    "a base of three": told(base=3, max_deviation=2),
    "a base of one": told(base=1, max_deviation=0),
}


def attempt(monkeypatch, catalogue, lines, first_three, solver):
    """The fourth quarter and the year; raises what the prover says of the first files it is given."""

    def judge(*args):
        try:
            prove(*args)
        except (Unproved, DamagedFiles) as error:
            raise Caught from error
        raise Passed

    monkeypatch.setattr(releasing, "prove", judge)
    making = Making(SECRET, solver=solver, apart=False)
    release_batch(lines, [QUARTERS[3], Period(2026)], first_three, rules_of(catalogue), making)


def test_without_a_fault_it_passes(monkeypatch, catalogue, lines, first_three, solver):
    with pytest.raises(Passed):
        attempt(monkeypatch, catalogue, lines, first_three, solver)


@pytest.mark.parametrize("fault", FAULTS)
def test_the_prover_finds(fault, monkeypatch, catalogue, lines, first_three, solver):
    FAULTS[fault](monkeypatch)
    with pytest.raises(Caught):
        attempt(monkeypatch, catalogue, lines, first_three, solver)


def test_there_are_enough_faults():
    assert len(FAULTS) >= 20
