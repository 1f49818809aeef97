# SPDX-License-Identifier: EUPL-1.2
"""Adds published counts up over desks and over years, each sum with how far off it can be.

Only published counts go in, so a sum says nothing that the packages do not say together: take the other desks off it,
and what is left is what this desk published. No fact that anybody can know binds the counts of two desks to each other.
What a desk withdrew goes into no sum, and so does a line that is another whole at that desk than in the newest list.
"""

from dataclasses import dataclass
from math import ceil, sqrt

from spreekuur.receiving.database import Figures
from spreekuur.receiving.differing import left_out
from spreekuur.receiving.lists import Listed, lists_of
from spreekuur.receiving.published import hold
from spreekuur.receiving.schema import FORGET
from spreekuur.statistics.catalogue import TOTAL
from spreekuur.statistics.units import UNITS

_KEYS = "of_table, unit, dim1, code1, dim2, code2"
_SUMS = "sum(count), count(*), sum(max_deviation), sum(max_deviation * max_deviation)"
_NOT_ADDED = """
SELECT DISTINCT municipality, period FROM standing AS p WHERE NOT EXISTS (
    SELECT 1 FROM total_part AS t WHERE t.municipality = p.municipality AND t.period = p.period
        AND t.digest = p.digest)
    OR NOT EXISTS (SELECT 1 FROM total AS t WHERE t.municipality = p.municipality AND t.period = p.period)
ORDER BY municipality, period"""
_YEARS = """
SELECT DISTINCT period FROM standing WHERE municipality = $1 AND period NOT LIKE '%Q%' ORDER BY period"""
_OF_PERIOD = "SELECT digest FROM standing WHERE municipality = $1 AND period = $2 ORDER BY digest"
_OF_YEARS = "SELECT digest FROM standing WHERE municipality = $1 AND period NOT LIKE '%Q%' ORDER BY digest"
_OVER_YEARS = "SELECT DISTINCT period FROM total_part WHERE municipality = $1 AND period LIKE '____-____'"
_PART = "INSERT INTO total_part (municipality, period, digest) VALUES ($1, $2, $3)"
_LEAVE_OUT = (
    "INSERT INTO left_out (municipality, period, digest, dimension, code) VALUES ($1, $2, $3, $4, $5)"
)
_SUMMED = f"""
SELECT {_KEYS}, {_SUMS} FROM total_part AS t JOIN cell AS c ON c.digest = t.digest
JOIN package AS p ON p.digest = t.digest
WHERE t.municipality = $1 AND t.period = $2 AND NOT EXISTS (
    SELECT 1 FROM left_out AS l WHERE l.municipality = t.municipality AND l.period = t.period
        AND l.digest = t.digest
        AND ((l.dimension = c.dim1 AND l.code = c.code1) OR (l.dimension = c.dim2 AND l.code = c.code2)))
GROUP BY {_KEYS} ORDER BY {_KEYS}"""
_ADD = f"""
INSERT INTO total (municipality, period, {_KEYS}, count, counts, most_off, usually_off)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"""
_TOTALS = "SELECT DISTINCT municipality, period FROM total ORDER BY municipality, period"
_WHOLE = f"""
SELECT unit, max(count), max(counts), max(most_off), max(usually_off) FROM total
WHERE municipality = $1 AND period = $2 AND code1 = '{TOTAL}' AND code2 IN ('', '{TOTAL}') GROUP BY unit"""


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole of one unit, over desks or over years: how many counts went in, and how far off it can be."""

    municipality: str
    period: str
    unit: str
    count: int
    counts: int
    most_off: int
    usually_off: int


def add_up(figures: Figures) -> None:
    """Make the sums that are not there: keeping a package takes away those that it changes.

    Raises: FiguresStoreUnusable, also where a count in the database is not the one that a desk signed.
    """
    cursor = figures.cursor
    with figures.whole():
        cursor.execute(_NOT_ADDED)
        missing = [tuple(row) for row in cursor.fetchall()]
        if not missing:
            return
        lists = lists_of(figures)
        for municipality, period in missing:
            _forget(figures, municipality, period)
            _add(figures, municipality, period, lists)
        for municipality in sorted({one for one, period in missing if "Q" not in period}):
            _add_years(figures, municipality, lists)


def _add_years(figures: Figures, municipality: str, lists: dict[str, Listed]) -> None:
    """Over all years of a municipality, once there are two."""
    figures.cursor.execute(_OVER_YEARS, figures.bind(municipality))
    for (period,) in figures.cursor.fetchall():
        _forget(figures, municipality, period)
    figures.cursor.execute(_YEARS, figures.bind(municipality))
    years = [year for (year,) in figures.cursor.fetchall()]
    if len(years) > 1:
        _add(figures, municipality, f"{years[0]}-{years[-1]}", lists)


def _forget(figures: Figures, municipality: str, period: str) -> None:
    for statement in FORGET:
        figures.cursor.execute(statement, figures.bind(municipality, period))


def _add(figures: Figures, municipality: str, period: str, lists: dict[str, Listed]) -> None:
    """One sum over desks, or over desks and years."""
    cursor, bind = figures.cursor, figures.bind
    if "-" in period and "Q" not in period:
        cursor.execute(_OF_YEARS, bind(municipality))
    else:
        cursor.execute(_OF_PERIOD, bind(municipality, period))
    digests = [digest for (digest,) in cursor.fetchall()]
    hold(figures, digests)
    cursor.executemany(_PART, [bind(municipality, period, digest) for digest in digests])
    if apart := _apart(digests, lists):
        cursor.executemany(_LEAVE_OUT, [bind(municipality, period, *one) for one in apart])
    cursor.execute(_SUMMED, bind(municipality, period))
    rows = [
        bind(municipality, period, *key, int(count), counts, int(most), ceil(sqrt(squares) / 2))
        for *key, count, counts, most, squares in cursor.fetchall()
    ]
    cursor.executemany(_ADD, rows)


def _apart(digests: list[str], lists: dict[str, Listed]) -> list[tuple[str, str, str]]:
    """Package, dimension and code of the counts that are another whole than in the newest list of these packages."""
    newest = sorted({lists[digest] for digest in digests}, key=lambda one: one.age, reverse=True)
    if len(newest) == 1:
        return []
    apart = dict(zip(newest, left_out([one.trees for one in newest]), strict=True))
    return [(digest, name, code) for digest in digests for name, code in sorted(apart[lists[digest]])]


def sums(figures: Figures) -> list[Sum]:
    """The wholes of each period, and of the years together, in the order of time and of the units."""
    found: list[Sum] = []
    figures.cursor.execute(_TOTALS)
    for municipality, period in figures.cursor.fetchall():
        figures.cursor.execute(_WHOLE, figures.bind(municipality, period))
        of_unit = {unit: numbers for unit, *numbers in figures.cursor.fetchall()}
        found += [Sum(municipality, period, unit, *of_unit[unit]) for unit in UNITS if unit in of_unit]
    return found
