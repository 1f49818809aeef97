# SPDX-License-Identifier: EUPL-1.2
"""What the solver is asked: whole numbers within bounds, sums that must hold, and what each choice costs."""

from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any

Terms = dict[int, int]


class Answer(Enum):
    """What came of it."""

    SOLVED = "solved"
    IMPOSSIBLE = "impossible"
    TIME = "time"
    STOPPED = "stopped"


@dataclass(slots=True)
class Problem:
    """Minimise the cost of whole columns; a row is (least, most, {column: factor}), and None is no bound."""

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    rows: list[tuple[int | None, int | None, Terms]] = field(default_factory=list)

    def column(self, low: int, high: int, cost: int) -> int:
        """One more column; returns its place."""
        self.low.append(low)
        self.high.append(high)
        self.cost.append(cost)
        return len(self.low) - 1

    def row(self, low: int | None, high: int | None, terms: Terms) -> None:
        """One more sum that must lie between."""
        self.rows.append((low, high, terms))

    def as_document(self, seconds: float, gap: float) -> dict[str, Any]:
        """As it is told to the worker: the rows as one sparse matrix."""
        told = asdict(self)
        rows = told.pop("rows")
        starts, columns, factors = [0], [], []
        for _low, _high, terms in rows:
            columns += list(terms)
            factors += list(terms.values())
            starts.append(len(columns))
        least, most = [row[0] for row in rows], [row[1] for row in rows]
        matrix = {"starts": starts, "columns": columns, "factors": factors, "least": least, "most": most}
        return {**told, **matrix, "seconds": seconds, "gap": gap}


@dataclass(frozen=True, slots=True)
class Solution:
    """The answer, and the value of each column if there is one."""

    answer: Answer
    values: tuple[int, ...] = field(default=(), repr=False)
