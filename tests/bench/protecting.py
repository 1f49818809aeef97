# SPDX-License-Identifier: EUPL-1.2
"""What protection costs: figures rounded, proved and written, beside the same ones only counted and written."""

import os
import time
from collections.abc import Callable, Iterator, Sequence

from bench.measure import Figures, Plan, paired
from spreekuur.content import pack
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics import staging
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.madeup import talks
from spreekuur.statistics.periods import Period
from spreekuur.statistics.private.tables import count_tables
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from spreekuur.statistics.releasing import Earlier, Making, Released, release_batch
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.simulate import freeze
from spreekuur.statistics.staging import Shown

_QUARTERS = [Period(2026, quarter) for quarter in (1, 2, 3, 4)]
_QUARTER, _YEAR = _QUARTERS[:1], [_QUARTERS[3], Period(2026)]
# Contacts a year, what is released, and how much more it may take than counting and writing alone.
_SIZES = {
    "figures_quarter": (1_500, _QUARTER, 60),
    "figures_year": (1_500, _YEAR, 40),
    "figures_year_10k": (10_000, _YEAR, 10),
}
_PROOF = 10


def figures(plan: Plan) -> Iterator[Figures]:
    """A quarter and a year of a large desk; the solver and the prover are started each time, as at a desk."""
    content = pack.load()
    catalogue = catalogues.of(content)
    rules = Rules(catalogue, {str(quarter): 3 for quarter in _QUARTERS})
    for name, (contacts, batch, goal) in _SIZES.items():
        if plan.quick and name != "figures_quarter":
            continue
        lines = freeze(talks(content, catalogue, contacts, 12, seed=1), _QUARTERS, seed=1)
        earlier = _earlier(lines, rules) if batch is _YEAR else Earlier()

        def ours(lines=lines, batch=batch, earlier=earlier) -> float:
            return _spent(lambda: release_batch(lines, batch, earlier, rules, Making(b"bench")))

        def base(lines=lines, batch=batch) -> float:
            return _spent(lambda: _unprotected(lines, batch, rules))

        rounds = paired(ours, base, plan.times(9, 1))
        yield Figures(name, rounds, goal, x=contacts, note="counted and written only")


def proof(plan: Plan) -> Iterator[Figures]:
    """The proof by itself, of a quarter or of a whole year, without the start of its process."""
    content = pack.load()
    catalogue = catalogues.of(content)
    rules = Rules(catalogue, {str(quarter): 3 for quarter in _QUARTERS})
    contacts, batch = (150, _QUARTER) if plan.quick else (1_500, _YEAR)
    lines = freeze(talks(content, catalogue, contacts, 12, seed=1), _QUARTERS, seed=1)
    earlier = Earlier() if plan.quick else _earlier(lines, rules)
    made = release_batch(lines, batch, earlier, rules, Making(b"bench"))
    assert isinstance(made, Released)
    files = [*earlier.files.values(), *(release.content for release in made.releases)]
    told = catalogue.hierarchies(), rules.facts(), Watch(apart=False)
    _silently(lambda: prove(files, *told))

    rounds = paired(
        lambda: _spent(lambda: prove(files, *told)),
        lambda: _spent(lambda: _unprotected(lines, batch, rules)),
        plan.times(9, 1),
    )
    yield Figures("figures_proof", rounds, _PROOF, x=contacts, note="counted and written only")


def _silently(work: Callable[[], object]) -> None:
    """The first problem in a process: HiGHS is loaded, and writes its banner where our figures go."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        work()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _spent(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of this process and of the workers that it started and ended."""
    before = _processor()
    work()
    return (_processor() - before) * 1000


def _processor() -> float:
    """Seconds so far; of ended workers in hundredths, as the system counts them."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def _earlier(lines: Sequence[CountingLine], rules: Rules) -> Earlier:
    """The three quarters before the last, released one by one."""
    files, cells = {}, {}
    for quarter in _QUARTERS[:3]:
        made = release_batch(lines, [quarter], Earlier(files, cells), rules, Making(b"bench"))
        assert isinstance(made, Released)
        files[quarter] = made.releases[0].content
        cells |= made.cells
    return Earlier(files, cells)


def _unprotected(lines: Sequence[CountingLine], batch: Sequence[Period], rules: Rules) -> None:
    told = {"base": 1, "max_deviation": 0}
    tables = count_tables(rules.catalogue, lines, batch)
    for period in batch:
        shown = [Shown(one.table, one.table.depths, one.count) for one in tables if one.period == period]
        staging.period_files(period, shown, rules.catalogue, told)


BENCHES = {"figures": figures, "figures_proof": proof}
