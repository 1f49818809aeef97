# SPDX-License-Identifier: EUPL-1.2
"""Adds published counts up over desks and over years, each sum with how far off it can be.

Only published counts go in, so a sum says nothing that the packages do not say together: take the other desks off it,
and what is left is what this desk published. No fact that anybody can know binds the counts of two desks to each other.
What a desk withdrew goes into no sum.
"""

from dataclasses import dataclass
from math import ceil, sqrt

from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.receiving.database import Figures
from spreekuur.statistics.catalogue import TOTAL
from spreekuur.statistics.units import UNITS

_KEYS = "of_table, unit, dim1, code1, dim2, code2"
_SUMS = "sum(count), count(*), sum(max_deviation), sum(max_deviation * max_deviation)"
_NOT_ADDED = """
SELECT DISTINCT municipality, period FROM standing AS p WHERE NOT EXISTS (
    SELECT 1 FROM total AS t WHERE t.municipality = p.municipality AND t.period = p.period)
ORDER BY municipality, period"""
_YEARS = """
SELECT DISTINCT period FROM standing WHERE municipality = $1 AND period NOT LIKE '%Q%' ORDER BY period"""
_OVER_DESKS = f"""
SELECT {_KEYS}, {_SUMS} FROM cell JOIN standing USING (digest) WHERE municipality = $1 AND period = $2
GROUP BY {_KEYS} ORDER BY {_KEYS}"""
_OVER_YEARS = f"""
SELECT {_KEYS}, {_SUMS} FROM cell JOIN standing USING (digest) WHERE municipality = $1 AND period NOT LIKE '%Q%'
GROUP BY {_KEYS} ORDER BY {_KEYS}"""
_FORGET_YEARS = "DELETE FROM total WHERE municipality = $1 AND period LIKE '____-____'"
_ADD = f"""
INSERT INTO total (municipality, period, {_KEYS}, count, counts, most_off, usually_off)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"""
# Of each total and each desk in it: the total without the others is what the desk published.
_DIFFERENT = """
SELECT count(*) FROM total AS t JOIN standing AS p ON p.municipality = t.municipality AND p.period = t.period
JOIN cell AS c ON c.digest = p.digest AND c.of_table = t.of_table AND c.code1 = t.code1 AND c.code2 = t.code2
WHERE t.municipality = $1 AND t.period = $2 AND t.count - (
    SELECT coalesce(sum(o.count), 0) FROM standing AS q JOIN cell AS o ON o.digest = q.digest
    WHERE q.municipality = t.municipality AND q.period = t.period AND q.desk <> p.desk
        AND o.of_table = t.of_table AND o.code1 = t.code1 AND o.code2 = t.code2) <> c.count"""
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

    Raises: FiguresStoreUnusable.
    """
    cursor = figures.cursor
    with figures.whole():
        cursor.execute(_NOT_ADDED)
        missing = [tuple(row) for row in cursor.fetchall()]
        for municipality, period in missing:
            _over_desks(figures, municipality, period)
        for municipality in sorted({one for one, period in missing if "Q" not in period}):
            cursor.execute(_YEARS, figures.bind(municipality))
            years = [year for (year,) in cursor.fetchall()]
            if len(years) > 1:
                _over_years(figures, municipality, f"{years[0]}-{years[-1]}")


def _over_desks(figures: Figures, municipality: str, period: str) -> None:
    cursor, bind = figures.cursor, figures.bind
    cursor.execute(_OVER_DESKS, bind(municipality, period))
    _insert(figures, municipality, period)
    cursor.execute(_DIFFERENT, bind(municipality, period))
    if cursor.fetchone()[0]:
        raise FiguresStoreUnusable(WhyStore.CHANGED)


def _over_years(figures: Figures, municipality: str, period: str) -> None:
    figures.cursor.execute(_FORGET_YEARS, figures.bind(municipality))
    figures.cursor.execute(_OVER_YEARS, figures.bind(municipality))
    _insert(figures, municipality, period)


def _insert(figures: Figures, municipality: str, period: str) -> None:
    """What was just asked for, as totals."""
    rows = [
        figures.bind(municipality, period, *key, int(count), counts, int(most), ceil(sqrt(squares) / 2))
        for *key, count, counts, most, squares in figures.cursor.fetchall()
    ]
    if rows:
        figures.cursor.executemany(_ADD, rows)


def sums(figures: Figures) -> list[Sum]:
    """The wholes of each period, and of the years together, in the order of time and of the units."""
    found: list[Sum] = []
    figures.cursor.execute(_TOTALS)
    for municipality, period in figures.cursor.fetchall():
        figures.cursor.execute(_WHOLE, figures.bind(municipality, period))
        of_unit = {unit: numbers for unit, *numbers in figures.cursor.fetchall()}
        found += [Sum(municipality, period, unit, *of_unit[unit]) for unit in UNITS if unit in of_unit]
    return found
