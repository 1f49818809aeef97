# SPDX-License-Identifier: EUPL-1.2
"""Proves figures before they leave: attacks the files that will be signed, and is the only maker of the safe types.

It shares no code with what made the files: a fault of the rounding is found here, not repeated.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from spreekuur.errors.proof import Fault, Unproved, UnprovedCell
from spreekuur.statistics.proof_attack import Bounds, Problem
from spreekuur.statistics.proof_facts import Facts, facts_of
from spreekuur.statistics.proof_files import Staged, read_release
from spreekuur.statistics.proof_system import System, attackers_system
from spreekuur.statistics.proof_worker import Watch, bounds_of
from spreekuur.statistics.safe import NarrowestCell, ProofSummary, ReleaseFacts, SafeRelease, seal_proved
from spreekuur.statistics.safe_rules import Frame, NotSafe, Parents, check_rows, check_table

RULE = "k-ambiguity"


def prove(
    releases: Sequence[Mapping[str, bytes]],
    hierarchies: Mapping[str, Parents],
    facts: Mapping[str, Any],
    watch: Watch | None = None,
) -> tuple[SafeRelease, ...]:
    """The releases that these files are, in this order, once an attacker who holds them all learns too little.

    Give every release of the year, signed ones too: together they may say what none says alone. `hierarchies` and
    `facts` are those of `hierarchies.json` and `model.json`. The files never touch the disk; the solver works in a
    process of its own.

    Raises:
        Unproved: what would come out, or what is wrong in files that can be read.
        DamagedFiles: a file cannot be read as one of ours.
        ProofUnfinished: cancelled, out of time, or the solver broke off.
    """
    known = facts_of(hierarchies, facts)
    staged = [read_release(files) for files in releases]
    if len({release.period for release in staged}) != len(staged):
        raise Unproved(why=Fault.TWICE)
    frames = [_frame(release, known) for release in staged]
    proofs: dict[str, ProofSummary] = {}
    for year in sorted({release.period[:4] for release in staged}):
        system = attackers_system([release for release in staged if release.period[:4] == year], known)
        _check_sums(system)
        problem = _problem(system, known.k)
        proofs |= _judge(system, problem, bounds_of(problem, watch or Watch()))
    if unjudged := {release.period for release in staged} - set(proofs):
        raise Unproved(why=Fault.RULES, where=min(unjudged))
    return tuple(
        seal_proved(
            ReleaseFacts(release.period, frame, release.tables, release.files, release.content),
            proofs[release.period],
        )
        for release, frame in zip(staged, frames, strict=True)
    )


def _frame(release: Staged, facts: Facts) -> Frame:
    """The rules for the tables of a release, each of which keeps them."""
    where = release.period
    try:
        frame = facts.frame(release.base, release.max_deviation)
        for table in release.tables:
            where = f"{release.period} {table.name}"
            check_table(table.name, table.unit, table.dimensions, release.period, frame)
            check_rows(table.dimensions, [(r.codes, r.count, r.status) for r in table.rows], frame)
    except NotSafe as error:
        raise Unproved(why=Fault.RULES, where=where) from error
    return frame


def _check_sums(system: System) -> None:
    """The published counts keep every sum themselves, also from the quarters to their year."""
    for terms, (low, high) in system.rows.items():
        published = sum(factor * system.unknowns[at].published for at, factor in terms)
        if low == high == 0 and published != 0:
            whole = system.unknowns[terms[0][0]]
            raise Unproved(why=Fault.RULES, where=f"{whole.period} {whole.table}")


def _problem(system: System, k: int) -> Problem:
    unknowns = system.unknowns
    periods: dict[str, list[int]] = {}
    for at, unknown in enumerate(unknowns):
        if not unknown.structural:
            periods.setdefault(unknown.period, []).append(at)
    return Problem(
        low=[float(unknown.low) for unknown in unknowns],
        high=[float(unknown.high) for unknown in unknowns],
        rows=[(low, high, terms) for terms, (low, high) in system.rows.items()],
        judged=list(periods.values()),
        k=k,
    )


def _judge(system: System, problem: Problem, found: Bounds) -> dict[str, ProofSummary]:
    """The proof of each period.

    Raises:
        Unproved: some count keeps fewer than `k` possible values.
    """
    cells = {
        at: UnprovedCell((unknown := system.unknowns[at]).period, unknown.table, unknown.codes, low, high)
        for at, low, high in zip(chain.from_iterable(problem.judged), found.low, found.high, strict=True)
    }
    if narrow := tuple(cell for cell in cells.values() if cell.high - cell.low < problem.k - 1):
        raise Unproved(narrow)
    proofs = {}
    for group, at in zip(problem.judged, found.narrowest, strict=True):
        cell = cells[at]
        narrowest = NarrowestCell(cell.table, cell.codes, cell.low, cell.high)
        proofs[cell.period] = ProofSummary(RULE, problem.k, len(group), narrowest, found.lps)
    return proofs
