# SPDX-License-Identifier: EUPL-1.2
"""From counting lines to proved tables: round, write, attack, and try again, until it holds or there is no release."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spreekuur.errors.proof import DamagedFiles, ProofUnfinished, Unfinished, Unproved
from spreekuur.errors.statistics import FiguresStopped, NotReleased, Why
from spreekuur.statistics import staging
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.model import Answer
from spreekuur.statistics.periods import Period
from spreekuur.statistics.planning import FEWER_ATTEMPTS, Plan, Published
from spreekuur.statistics.private.tables import TrueTable, count_tables
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from spreekuur.statistics.rounding import Counted, Draw, Room, propose
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.safe import SafeRelease
from spreekuur.statistics.shapes import steps
from spreekuur.statistics.solving import Solver
from spreekuur.statistics.staging import Shown

_SOLVER_FAILURES = 2  # of one room, after which the next is tried
_MOST_FAILURES = 6  # of a batch, after which only totals are


class Step(StrEnum):
    """What is being done, for whoever waits."""

    COUNT = "count"
    ROUND = "round"
    WRITE = "write"
    PROVE = "prove"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The releases there are of these years: the files that were signed, and of each cell published and true count."""

    files: Mapping[Period, Mapping[str, bytes]] = field(default_factory=dict, repr=False)
    cells: Mapping[Cell, tuple[int, int]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Released:
    """A batch that was proved and is not signed; its files are in the releases, and nowhere else."""

    releases: tuple[SafeRelease, ...]
    """In the order of the batch."""
    cells: Mapping[Cell, tuple[int, int]] = field(repr=False)
    """Of each published cell the published and the true count, for the ledger alone."""
    attempt: int
    room: Room
    coarser: tuple[tuple[str, str], ...]
    """The tables shown coarser than the catalogue has them, as period and name."""


@dataclass(frozen=True, slots=True)
class NoRelease:
    """Nothing was found that may leave; `error` says why in a sentence."""

    error: NotReleased


@dataclass(frozen=True, slots=True)
class Making:
    """How a batch is made: its 32 secret bytes, and who waits.

    Whoever has the secret can undo the rounding: it is made for one batch, and forgotten once that is signed.
    """

    secret: bytes = field(repr=False)
    progress: Callable[[Step, int], None] = lambda step, attempt: None
    """Told each step with the number of the attempt."""
    cancelled: Callable[[], bool] = lambda: False
    solver: Solver | None = None
    """One that is kept for several batches; without it the batch has its own."""
    apart: bool = True
    """Whether the proof runs in a process of its own; not for a caller that is a worker itself."""


def release_batch(
    lines: Sequence[CountingLine], batch: Sequence[Period], earlier: Earlier, rules: Rules, making: Making
) -> Released | NoRelease:
    """Round and prove all closed periods that have no release yet; a fourth quarter and its year belong together.

    `lines` are those of the whole years. What comes out was proved together with all earlier ones.

    Raises: FiguresStopped.
    """
    work = _Work(sorted(batch), earlier, rules, making)
    making.progress(Step.COUNT, 0)
    work.count(lines)
    if making.solver is not None:
        return work.run(making.solver)
    with Solver() as own:
        return work.run(own)


class _Work:
    """One batch on its way."""

    def __init__(self, batch: Sequence[Period], earlier: Earlier, rules: Rules, making: Making) -> None:
        self.batch, self.rules, self.making = batch, rules, making
        years = {period.year for period in batch}
        self.earlier = [earlier.files[each] for each in sorted(earlier.files) if each.year in years]
        self.before = {cell: pair for cell, pair in earlier.cells.items() if int(cell.period[:4]) in years}
        self.tables: list[TrueTable] = []
        self.why = Why.IMPOSSIBLE
        self.failures = 0

    def count(self, lines: Sequence[CountingLine]) -> None:
        """Count every table once."""
        self.tables = count_tables(self.rules.catalogue, lines, self.batch)

    def run(self, solver: Solver) -> Released | NoRelease:
        """Each plan in turn, finest first, until one holds or there is nothing coarser."""
        plan: Plan | None = Plan(self.tables, self.rules, self._known_beforehand())
        while plan is not None:
            for room in Room:
                found = self._in_room(solver, plan, room)
                if found is not None:
                    return found
            plan = plan.totals() if self.failures >= _MOST_FAILURES else plan.coarser()
        return NoRelease(NotReleased(self.why))

    def _known_beforehand(self) -> dict[TrueTable, int]:
        """Tables of which everybody knows a count without us: they are tried with their total alone.

        Nobody comes for the second time on the first evening of a year.
        """
        first = {each for each in self.batch if each.quarter == 1 and self.rules.evenings_of(each) == 1}
        _once, visit, _code = self.rules.catalogue.first
        known = [each for each in self.tables if each.period in first and visit in each.table.dimensions]
        return {true: len(steps(true.table)) - 1 for true in known}

    def _in_room(self, solver: Solver, plan: Plan, room: Room) -> Released | None:
        allowed = self.failures + _SOLVER_FAILURES
        for attempt in range(self.rules.attempts if plan.is_first else FEWER_ATTEMPTS):
            cells = plan.candidates(room)
            counted = Counted(self.batch, cells, self.before)
            self._say(Step.ROUND, attempt)
            proposal = propose(counted, self.rules, Draw(self.making.secret, attempt), room)
            solution = solver.solve(proposal.problem, self.rules.seconds, self.making.cancelled)
            if solution.answer is Answer.SOLVED:
                published = plan.publish(proposal.published(solution.values, cells))
                if (proved := self._prove(plan, published, attempt)) is not None:
                    return self._released(proved, published, plan, room, attempt)
            elif solution.answer is Answer.IMPOSSIBLE:
                self.why = Why.IMPOSSIBLE
                return None
            else:
                self._say(Step.ROUND, attempt)
                self._failed(Why.TIME if solution.answer is Answer.TIME else Why.SOLVER)
            if self.failures >= allowed:
                return None
        return None

    def _failed(self, why: Why) -> None:
        """Solver or prover gave no answer."""
        self.why = why
        self.failures += 1

    def _say(self, step: Step, attempt: int) -> None:
        """Raises: FiguresStopped when somebody wants no more."""
        if self.making.cancelled():
            raise FiguresStopped
        self.making.progress(step, attempt)

    def _prove(self, plan: Plan, published: Published, attempt: int) -> tuple[SafeRelease, ...] | None:
        """The proved releases of the batch; none when the attack came too close, and the plan then knows where."""
        self._say(Step.WRITE, attempt)
        far = self._far(published, plan)
        written = [self._files(period, published, str(period) in far) for period in self.batch]
        self._say(Step.PROVE, attempt)
        watch = Watch(cancelled=self.making.cancelled, apart=self.making.apart)
        hierarchies, facts = self.rules.catalogue.hierarchies(), self.rules.facts()
        try:
            proved = prove([*self.earlier, *written], hierarchies, facts, watch)
        except (Unproved, DamagedFiles) as error:
            plan.failed((cell.period, cell.table) for cell in getattr(error, "cells", ()))
            self.why = Why.UNPROVED
        except ProofUnfinished as error:
            if error.why is Unfinished.CANCELLED:
                raise FiguresStopped from error
            self._failed(Why.TIME if error.why is Unfinished.TIME else Why.SOLVER)
        else:
            return proved[len(self.earlier) :]
        return None

    def _far(self, published: Published, plan: Plan) -> set[str]:
        """The periods with a count that is the base or more from the true one."""
        shown = published.shown().items()
        return {cell.period for cell, count in shown if abs(count - plan.true[cell]) >= self.rules.base}

    def _files(self, period: Period, published: Published, is_far: bool) -> dict[str, bytes]:
        base = self.rules.base
        told = {"base": base, "max_deviation": 2 * base - 1 if is_far else base - 1}
        shown = [
            Shown(true.table, published.shapes[true], published.counter(true))
            for true in self.tables
            if true.period == period
        ]
        return staging.period_files(period, shown, self.rules.catalogue, told)

    def _released(
        self,
        proved: tuple[SafeRelease, ...],
        published: Published,
        plan: Plan,
        room: Room,
        attempt: int,
    ) -> Released:
        true = plan.true
        cells = {cell: (count, true[cell]) for cell, count in published.shown().items()}
        coarser = tuple(
            (str(each.period), each.table.name)
            for each in self.tables
            if published.shapes[each] != each.table.depths
        )
        return Released(proved, cells, attempt, room, coarser)
