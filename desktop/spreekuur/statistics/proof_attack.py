# SPDX-License-Identifier: EUPL-1.2
"""The attack itself: between which whole numbers each true count must lie, for somebody who solves the system.

Only numbers come in and go out; HiGHS is loaded here alone, and it runs in the process of `proof_worker`.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

Row = tuple[float | None, float | None, Sequence[tuple[int, int]]]
# HiGHS keeps a bound to 1e-7; what it calls 2.9999 is 3, and a witness that breaks a bound by more is none.
_NEAR = 1e-4
_MIXED = 24  # witnesses sought for many unknowns at once before each gets its own turn


class NoSolution(Exception):
    """No true counts at all fit the system."""


class SolverFailed(Exception):
    """HiGHS gave no answer, or one that does not hold when it is put into the system."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Bounds of each unknown and of sums of them; `judged` are those that must keep `k` possible values.

    They come in groups, of each of which the narrowest is wanted to the end.
    """

    low: Sequence[float]
    high: Sequence[float]
    rows: Sequence[Row]
    judged: Sequence[Sequence[int]]
    k: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """For each judged unknown, group after group, the whole numbers it lies between; and how many problems were solved.

    Where both ends were not sought because at least `k` values were seen to be possible, they are those seen.
    `narrowest` names one unknown of each group; between its ends are the fewest values, and these are exact.
    """

    low: list[int]
    high: list[int]
    narrowest: list[int]
    lps: int


def attack(problem: Problem, progress: Callable[[int], None] = lambda done: None) -> Bounds:
    """The bounds of every judged unknown; those of less than `k` values, and the narrowest of each group, are exact.

    Raises:
        NoSolution: the system contradicts itself.
        SolverFailed: no answer can be trusted.
    """
    return _Attack(problem, progress).run()


class _Attack:
    """One model of HiGHS for all problems: only the costs change, so each starts where the last one ended."""

    def __init__(self, problem: Problem, progress: Callable[[int], None]) -> None:
        import numpy

        self._problem, self._progress, self._numpy = problem, progress, numpy
        self._sums = _Sums(problem)
        self._model = self._sums.model()
        self._size, self._lps = len(problem.low), 0
        self._costs = [0.0] * self._size
        self._seen_low = numpy.full(self._size, math.inf)
        self._seen_high = numpy.full(self._size, -math.inf)
        self._exact_low: set[int] = set()
        self._exact_high: set[int] = set()

    def run(self) -> Bounds:
        draws = random.Random(0)
        for _ in range(_MIXED if self._size > _MIXED else 1):
            self._solve({at: draws.choice((-1.0, 1.0)) for at in range(self._size)})
        judged = [at for group in self._problem.judged for at in group]
        for done, at in enumerate(judged):
            self._progress(done)
            if self._width(at) < self._problem.k - 1:
                self._seek(at)
        narrowest = [self._narrowest(group) for group in self._problem.judged]
        low, high = [self._low(at) for at in judged], [self._high(at) for at in judged]
        return Bounds(low, high, narrowest, self._lps)

    def _narrowest(self, group: Sequence[int]) -> int:
        """The unknown with the fewest values: those are sought to both ends of which fewer than any known were seen."""
        known = [at for at in group if self._known(at)]
        narrowest = min(known, key=self._width, default=None)
        for at in sorted((at for at in group if not self._known(at)), key=self._width):
            if narrowest is not None and self._width(at) >= self._width(narrowest):
                return narrowest
            self._seek(at)
            narrowest = at if narrowest is None else min(narrowest, at, key=self._width)
        assert narrowest is not None
        return narrowest

    def _seek(self, at: int) -> None:
        """Both ends of one unknown, as far as they are not seen yet."""
        if not self._low_known(at):
            self._solve({at: 1.0})
            self._exact_low.add(at)
        if not self._high_known(at):
            self._solve({at: -1.0})
            self._exact_high.add(at)

    def _known(self, at: int) -> bool:
        return self._low_known(at) and self._high_known(at)

    def _low_known(self, at: int) -> bool:
        return at in self._exact_low or bool(self._seen_low[at] <= self._problem.low[at] + _NEAR)

    def _high_known(self, at: int) -> bool:
        return at in self._exact_high or bool(self._seen_high[at] >= self._problem.high[at] - _NEAR)

    def _low(self, at: int) -> int:
        return math.ceil(float(self._seen_low[at]) - _NEAR)

    def _high(self, at: int) -> int:
        return math.floor(float(self._seen_high[at]) + _NEAR)

    def _width(self, at: int) -> int:
        return self._high(at) - self._low(at)

    def _solve(self, costs: dict[int, float]) -> None:
        """One witness: true counts that fit everything published, at the end that the costs ask for."""
        for at, cost in enumerate(self._costs):
            if cost != (wanted := costs.get(at, 0.0)):
                self._model.changeColCost(at, wanted)
                self._costs[at] = wanted
        self._model.run()
        self._lps += 1
        status = self._model.getModelStatus().name
        if status in ("kInfeasible", "kUnboundedOrInfeasible"):
            raise NoSolution
        witness = self._numpy.array(self._model.getSolution().col_value)
        if status != "kOptimal" or not self._sums.hold(witness):
            raise SolverFailed(status)
        self._seen_low = self._numpy.minimum(self._seen_low, witness)
        self._seen_high = self._numpy.maximum(self._seen_high, witness)


class _Sums:
    """The system as arrays: for HiGHS, and for holding its answers against the system by sums of our own."""

    def __init__(self, problem: Problem) -> None:
        import highspy
        import numpy

        self._highspy: Any = highspy  # it has no types
        self._numpy = numpy
        endless = self._highspy.kHighsInf
        self._low, self._high = numpy.array(problem.low, float), numpy.array(problem.high, float)
        self._least = numpy.array([-endless if low is None else low for low, _, _ in problem.rows], float)
        self._most = numpy.array([endless if high is None else high for _, high, _ in problem.rows], float)
        terms = [term for _, _, several in problem.rows for term in several]
        ends = list(accumulate((len(several) for _, _, several in problem.rows), initial=0))
        self._starts = numpy.array(ends, numpy.int32)
        self._columns = numpy.array([at for at, _ in terms], numpy.int32)
        self._factors = numpy.array([factor for _, factor in terms], float)

    def model(self) -> Any:
        """The system as HiGHS keeps it, without costs yet."""
        solver = self._highspy.Highs()
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("presolve", "off"),
            ("solver", "simplex"),
        ):
            solver.setOptionValue(name, value)
        given = self._highspy.HighsLp()
        given.num_col_, given.num_row_ = len(self._low), len(self._least)
        given.col_cost_ = self._numpy.zeros(len(self._low))
        given.col_lower_, given.col_upper_ = self._low, self._high
        given.row_lower_, given.row_upper_ = self._least, self._most
        matrix = given.a_matrix_
        matrix.format_ = self._highspy.MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = self._starts, self._columns, self._factors
        if solver.passModel(given) == self._highspy.HighsStatus.kError:
            raise SolverFailed("model")
        return solver

    def hold(self, witness: Any) -> bool:
        """Whether these counts fit everything that the attacker knows."""
        inside = (witness >= self._low - _NEAR) & (witness <= self._high + _NEAR)
        if not len(self._least):
            return bool(inside.all())
        sums = self._numpy.add.reduceat(self._factors * witness[self._columns], self._starts[:-1])
        fits = (sums >= self._least - _NEAR) & (sums <= self._most + _NEAR)
        return bool(inside.all() and fits.all())
