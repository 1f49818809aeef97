# SPDX-License-Identifier: EUPL-1.2
"""Quarters and years: the only periods that figures are given of."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

QUARTERS = (1, 2, 3, 4)
_WRITTEN = re.compile(r"([0-9]{4})(?:-Q([1-4]))?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, or a whole year without one. In order of time; a year stands behind its own quarters."""

    year: int
    quarter: int | None = None

    def __post_init__(self) -> None:
        """A period that no calendar has is a mistake of the program."""
        if not 1 <= self.year <= 9999 or self.quarter not in (None, *QUARTERS):
            raise ValueError("period")

    def __lt__(self, other: "Period") -> bool:
        """Is it earlier?"""
        return self._order < other._order

    def __str__(self) -> str:
        """As it is written in files and keys: `2026-Q3`, `2026`."""
        return f"{self.year:04d}" if self.quarter is None else f"{self.year:04d}-Q{self.quarter}"

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period written that way.

        Raises: ValueError when it is none; the text is not repeated.
        """
        found = _WRITTEN.fullmatch(text)
        if found is None or found[1] == "0000":
            raise ValueError("period")
        return cls(int(found[1]), int(found[2]) if found[2] else None)

    @classmethod
    def of(cls, day: date) -> "Period":
        """The quarter that a day falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * (self.quarter or 1) - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31) if self.quarter in (None, 4) else self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Period":
        """The quarter after a quarter, the year after a year."""
        if self.quarter is None:
            return Period(self.year + 1)
        return Period(self.year + self.quarter // 4, self.quarter % 4 + 1)

    def quarters(self) -> "tuple[Period, ...]":
        """The four of a year; a quarter alone."""
        return (self,) if self.quarter else tuple(Period(self.year, quarter) for quarter in QUARTERS)

    def year_of(self) -> "Period":
        """The year that it is, or is part of."""
        return Period(self.year)

    @property
    def _order(self) -> tuple[int, int]:
        return self.year, self.quarter or len(QUARTERS) + 1
