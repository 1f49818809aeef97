# SPDX-License-Identifier: EUPL-1.2
"""How counts are drawn, on the screen and on paper alike: from zero, in a fixed order, on one scale, with what is sure.

Words are the caller's, who knows the language; what is written is decided here, so that a bar says the same everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spreekuur.statistics.safe import SafeTable
from spreekuur.statistics.safe_rules import TOTAL

_MOST_STEPS = 5
_LEAST_END = 20
_NOTHING = "–"
UNKNOWN = "unknown"
_MUCH_UNKNOWN = 30
_LEAST_OF_SHARE = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One published count. `before` is the same cell of the period before, where that was published."""

    code: str
    count: int
    deviation: int
    structural: bool = False
    before: int | None = None
    before_deviation: int = 0

    @property
    def low(self) -> int:
        """The least that the true count can be."""
        return max(self.count - self.deviation, 0)

    @property
    def high(self) -> int:
        """The most that the true count can be: where the whisker ends."""
        return 0 if self.structural else self.count + self.deviation

    @property
    def is_few(self) -> bool:
        """Published as nothing, which means few or none: a dashed box up to `high` stands where a bar would be."""
        return self.count == 0 and not self.structural

    def label(self, about: str) -> str:
        """What is written at the bar. `about` is "about {n}" in the language of the reader."""
        return written(self.count, self.deviation, about, structural=self.structural)

    def label_before(self, about: str) -> str:
        """The same of the period before; empty where there is none."""
        return "" if self.before is None else written(self.before, self.before_deviation, about)


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis: from zero to `end`, with a mark at each `step`. One scale serves all charts of a page."""

    step: int
    end: int

    @property
    def ticks(self) -> range:
        """The marks."""
        return range(0, self.end + 1, self.step)

    def share(self, count: int) -> float:
        """Where a count lies: 0.0 at zero, 1.0 at the end."""
        return min(max(count / self.end, 0.0), 1.0)


def written(count: int, deviation: int, about: str, *, structural: bool = False) -> str:
    """A published count in words: "about 35", "0-4" for one that rounds to nothing, a dash where none can be."""
    if structural:
        return _NOTHING
    return about.format(n=count) if count else f"0-{deviation}"


def scale(counts: Iterable[int], deviation: int) -> Scale:
    """An axis on which these counts and their whiskers fit, in at most five round steps."""
    most = max(max(counts, default=0) + deviation, _LEAST_END)
    step = next(step for step in _round_steps() if -(-most // step) <= _MOST_STEPS)
    return Scale(step, -(-most // step) * step)


def bars(
    table: SafeTable,
    dimension: str,
    codes: Sequence[str],
    *,
    before: SafeTable | None = None,
    within: Mapping[str, str] | None = None,
) -> tuple[Bar, ...]:
    """The bars of these codes of one dimension, in this order; codes that the table does not show are left out.

    `within` keeps other dimensions at a code, such as one line of a table of lines by language.
    """
    fixed = dict(within or {})
    place = table.dimensions.index(dimension)
    shown = {
        row.codes[place]: row
        for row in table.rows
        if all(
            code == fixed.get(name, TOTAL)
            for name, code in zip(table.dimensions, row.codes, strict=True)
            if name != dimension
        )
    }
    deviation = table.frame.max_deviation
    deviation_before = before.frame.max_deviation if before is not None else 0
    return tuple(
        Bar(
            code,
            shown[code].count,
            deviation,
            shown[code].status == "structural",
            count_in(before, fixed | {dimension: code}),
            deviation_before,
        )
        for code in codes
        if code in shown
    )


def count_in(table: SafeTable | None, codes: Mapping[str, str]) -> int | None:
    """The published count of a cell; None where the table does not show it."""
    if table is None or not set(codes) <= set(table.dimensions):
        return None
    try:
        return table.count(**codes)
    except KeyError:
        return None


def children(table: SafeTable, dimension: str, parent: str = TOTAL) -> tuple[str, ...]:
    """The codes right below one in a dimension that this table shows, in the order of its code list."""
    if dimension not in table.dimensions:
        return ()
    at = table.dimensions.index(dimension)
    used = {row.codes[at] for row in table.rows}
    return tuple(
        code
        for code, above in table.frame.hierarchies[dimension].items()
        if above == parent and code in used and code != parent
    )


def unknown_share(table: SafeTable, dimension: str) -> int | None:
    """The share of "unknown" in a dimension as whole percents, where it is so large that it must be said.

    From rounded counts alone, and never of fewer than twenty.
    """
    unknown = count_in(table, {dimension: UNKNOWN})
    if unknown is None or table.total < _LEAST_OF_SHARE:
        return None
    share = round(100 * unknown / table.total)
    return share if share > _MUCH_UNKNOWN else None


def trend(counts: Sequence[int | None], on: Scale) -> tuple[tuple[float, float] | None, ...]:
    """The points of a line through the periods, oldest first: across from 0 to 1, up on the scale of the chart."""
    wide = max(len(counts) - 1, 1)
    return tuple(
        None if count is None else (place / wide, on.share(count)) for place, count in enumerate(counts)
    )


def _round_steps() -> Iterable[int]:
    ten = 1
    while True:
        yield from (5 * ten, 10 * ten, 20 * ten)
        ten *= 10
