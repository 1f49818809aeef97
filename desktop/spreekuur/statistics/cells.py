# SPDX-License-Identifier: EUPL-1.2
"""The name of one cell: the same cell in two tables is one cell, however many dimensions it stands beside."""

from collections.abc import Iterable
from typing import NamedTuple

from spreekuur.statistics.catalogue import TOTAL


class Cell(NamedTuple):
    """A unit, a period, and the codes that narrow it down, sorted by dimension."""

    unit: str
    period: str
    codes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, unit: str, period: str, dimensions: Iterable[str], codes: Iterable[str]) -> "Cell":
        """The cell that a row of a table stands for."""
        narrowed = (pair for pair in zip(dimensions, codes, strict=True) if pair[1] != TOTAL)
        return cls(unit, period, tuple(sorted(narrowed)))

    @classmethod
    def parse(cls, key: str) -> "Cell":
        """The cell written that way by `key`."""
        unit, period, written = key.split("|")
        pairs = (each.partition("=") for each in written.split(";") if each)
        return cls(unit, period, tuple((name, code) for name, _, code in pairs))

    @property
    def key(self) -> str:
        """As it is kept and drawn for: `questions|2026-Q3|language=pl;topic=L4_work`."""
        return f"{self.unit}|{self.period}|{';'.join(f'{name}={code}' for name, code in self.codes)}"

    def at(self, period: str) -> "Cell":
        """The same cell of another period."""
        return Cell(self.unit, period, self.codes)

    def among(self, unit: str) -> "Cell":
        """The same codes, counted in another unit."""
        return Cell(unit, self.period, self.codes)
