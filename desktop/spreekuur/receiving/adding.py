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
_STANDING = "SELECT municipality, period, digest FROM standing ORDER BY municipality, period, digest"
_THERE = """
SELECT municipality, period FROM total UNION SELECT municipality, period FROM total_part
UNION SELECT municipality, period FROM left_out"""
_PARTS = "SELECT digest FROM total_part WHERE municipality = $1 AND period = $2"
_APART = "SELECT digest, dimension, code FROM left_out WHERE municipality = $1 AND period = $2"
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
_MADE = f"""
SELECT {_KEYS}, count, counts, most_off, usually_off FROM total WHERE municipality = $1 AND period = $2"""
_FORGET_SUMS = "DELETE FROM total WHERE municipality = $1 AND period = $2"
_ADD = f"""
INSERT INTO total (municipality, period, {_KEYS}, count, counts, most_off, usually_off)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"""
_TOTALS = "SELECT DISTINCT municipality, period FROM total ORDER BY municipality, period"
_WHOLE = f"""
SELECT unit, max(count), max(counts), max(most_off), max(usually_off) FROM total
WHERE municipality = $1 AND period = $2 AND code1 = '{TOTAL}' AND code2 IN ('', '{TOTAL}') GROUP BY unit"""

Whose = tuple[str, str]
"""Municipality and period of sums."""


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


def add_up(figures: Figures) -> list[Whose]:
    """Make the sums that are not there, and hold those that are against the packages.

    Of which periods somebody changed the sums: they are made anew, since they follow from what was signed.

    Raises: FiguresStoreUnusable, also where a count in the database is not the one that a desk signed.
    """
    with figures.whole():
        hold(figures)
        lists, wanted = lists_of(figures), _wanted(figures)
        figures.cursor.execute(_THERE)
        left = sorted({tuple(row) for row in figures.cursor.fetchall()} - wanted.keys())
        for whose in left:
            _forget(figures, whose)
        changed = [whose for whose in left if not _is_over_years(whose)]
        changed += [whose for whose, made_of in wanted.items() if _mend(figures, whose, made_of, lists)]
    return sorted(changed)


def _wanted(figures: Figures) -> dict[Whose, list[str]]:
    """Of what each sum is made: a period over desks, and the years of a municipality together, once there are two."""
    figures.cursor.execute(_STANDING)
    found: dict[Whose, list[str]] = {}
    years: dict[str, dict[str, list[str]]] = {}
    for municipality, period, digest in figures.cursor.fetchall():
        found.setdefault((municipality, period), []).append(digest)
        if "Q" not in period:
            years.setdefault(municipality, {}).setdefault(period, []).append(digest)
    for municipality, of_year in years.items():
        if len(of_year) > 1:
            together = sorted(digest for digests in of_year.values() for digest in digests)
            found[municipality, f"{min(of_year)}-{max(of_year)}"] = together
    return found


def _is_over_years(whose: Whose) -> bool:
    return "-" in whose[1] and "Q" not in whose[1]


def _forget(figures: Figures, whose: Whose) -> None:
    for statement in FORGET:
        figures.cursor.execute(statement, figures.bind(*whose))


def _mend(figures: Figures, whose: Whose, digests: list[str], lists: dict[str, Listed]) -> bool:
    """Make one sum if it is not there as it should be; whether somebody had changed it.

    What is taken in or withdrawn takes the sums of its period away, but not those over years, which grow.
    """
    cursor, bind = figures.cursor, figures.bind
    parts, apart = _rows(figures, _PARTS, whose), _rows(figures, _APART, whose)
    made, expected = _rows(figures, _MADE, whose), set(_apart(digests, lists))
    changed = bool(parts or made)
    if parts != {(digest,) for digest in digests} or apart != expected:
        changed = changed and not (_is_over_years(whose) and parts != {(digest,) for digest in digests})
        _forget(figures, whose)
        made = set()
        cursor.executemany(_PART, [bind(*whose, digest) for digest in digests])
        if expected:
            cursor.executemany(_LEAVE_OUT, [bind(*whose, *one) for one in sorted(expected)])
    cursor.execute(_SUMMED, bind(*whose))
    rows = [
        (*key, int(count), counts, int(most), ceil(sqrt(squares) / 2))
        for *key, count, counts, most, squares in cursor.fetchall()
    ]
    if made == set(rows):
        return False
    cursor.execute(_FORGET_SUMS, bind(*whose))
    cursor.executemany(_ADD, [bind(*whose, *row) for row in rows])
    return changed


def _rows(figures: Figures, statement: str, whose: Whose) -> set[tuple[object, ...]]:
    figures.cursor.execute(statement, figures.bind(*whose))
    return {tuple(row) for row in figures.cursor.fetchall()}


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
