# SPDX-License-Identifier: EUPL-1.2
"""What the report over desks is made from: what is kept, the sums, and what was refused or waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from spreekuur.printing.glyphs import printable
from spreekuur.receiving.adding import Sum, sums
from spreekuur.receiving.database import Figures
from spreekuur.receiving.lists import OtherList, other_lists
from spreekuur.statistics.catalogue import TOTAL, Catalogue
from spreekuur.statistics.periods import Period
from spreekuur.statistics.units import UNITS
from spreekuur.statistics.wording import ENGLISH, Wording

_PACKAGES = """
SELECT p.municipality, p.desk, p.period, p.received, p.signer, p.release, w.withdrawn, w.why
FROM package AS p LEFT JOIN withdrawal AS w ON w.digest = p.digest ORDER BY p.municipality, p.desk, p.period"""
_CODES = "SELECT dimension, code, parent, label_nl, label_en, known FROM code ORDER BY dimension, code"
_CELLS = """
SELECT municipality, period, of_table, unit, dim1, code1, dim2, code2, count, counts, most_off, usually_off FROM total
ORDER BY municipality, period, of_table, code1, code2"""
_MARGINS = f"""
SELECT of_table, unit, dim1, code1, count, counts, most_off, usually_off FROM total
WHERE municipality = $1 AND period = $2 AND code2 IN ('', '{TOTAL}') ORDER BY of_table, code1"""
_LONGEST_NAME = 80

Cell = tuple[str, str, str, str, str, str, str, str, int, int, int, int]
"""Municipality, period, table, unit, two dimensions each with a code, sum, counts in it, and how far off it can be."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One package that was taken in."""

    municipality: str
    desk: str
    period: Period
    received: date
    signer: str
    release: str
    withdrawn: date | None
    why: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Margin:
    """The sums of one unit by the codes of one dimension: the name of each code, and its sum."""

    unit: str
    dimension: str
    lines: tuple[tuple[str, Sum], ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A package that was not taken in, by its name in the inbox, and why not."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that the report says, in one language."""

    made: date
    say: Wording
    kept: tuple[Kept, ...]
    wholes: tuple[Sum, ...]
    margins: tuple[tuple[str, str, tuple[Margin, ...]], ...]
    """Of each municipality the widest period, and its sums."""
    cells: tuple[Cell, ...]
    names: dict[tuple[str, str], str]
    """What each code is called."""
    unknown: tuple[tuple[str, str], ...]
    others: tuple[OtherList, ...]
    """What stands otherwise in the code list of a desk."""
    refused: tuple[Apart, ...]
    held: tuple[Apart, ...]

    @property
    def municipalities(self) -> list[str]:
        """Those of which anything is kept."""
        return sorted({one.municipality for one in self.kept})

    def period(self, text: str) -> str:
        """A quarter, a year, or years together, in words."""
        _first, _dash, last = text.partition("-")
        return text if last.isdigit() else self.say.period(Period.parse(text))


def apart(name: str, why: str) -> Apart:
    """A package that was not taken in; its name came from outside and is cut to what prints, as are names in `why`."""
    shown = printable(name)
    return Apart(shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 1]}…", printable(why))


def summary(
    figures: Figures,
    catalogue: Catalogue,
    language: str,
    made: date,
    *,
    refused: Sequence[Apart] = (),
    held: Sequence[Apart] = (),
) -> Summary:
    """Read what the report says. The same place, day and answers give the same.

    Raises: FiguresStoreUnusable.
    """
    say, cursor = Wording(language, catalogue), figures.cursor
    with figures.whole():
        cursor.execute(_PACKAGES)
        kept = tuple(_kept(*row) for row in cursor.fetchall())
        cursor.execute(_CODES)
        codes = cursor.fetchall()
        names = {(d, c): printable(en if language == ENGLISH else nl) for d, c, _up, nl, en, _known in codes}
        names |= {(d, c): say.name(d, c) for d, c, _up, _nl, _en, known in codes if known}
        names |= {(d, TOTAL): say.say("whole") for d in catalogue.dimensions}
        top = {(d, c) for d, c, up, *_ in codes if up == TOTAL}
        wholes = tuple(sums(figures))
        cursor.execute(_CELLS)
        cells = tuple(tuple(row) for row in cursor.fetchall())
        margins = tuple(
            (town, period, _margins(figures, catalogue, (town, period), names, top))
            for town, period in _widest(wholes)
        )
        others = tuple(other_lists(figures, catalogue))
    unknown = tuple((d, c) for d, c, *_, known in codes if not known)
    return Summary(
        made, say, kept, wholes, margins, cells, names, unknown, others, tuple(refused), tuple(held)
    )


def _kept(town: str, desk: str, period: str, received: str, *more: str | None) -> Kept:
    signer, release, gone, why = more
    withdrawn = date.fromisoformat(gone) if gone else None
    day = date.fromisoformat(received)
    return Kept(
        town, desk, Period.parse(period), day, signer or "", release or "", withdrawn, printable(why or "")
    )


def _widest(wholes: Iterable[Sum]) -> list[tuple[str, str]]:
    """Of each municipality the years together, else the newest year, else the newest quarter."""
    found: dict[str, str] = {}
    for one in wholes:
        best = found.get(one.municipality, one.period)
        found[one.municipality] = max(best, one.period, key=_width)
    return sorted(found.items())


def _width(period: str) -> tuple[bool, bool, str]:
    return "-" in period and "Q" not in period, "Q" not in period, period


def _margins(
    figures: Figures,
    catalogue: Catalogue,
    whose: tuple[str, str],
    names: dict[tuple[str, str], str],
    top: set[tuple[str, str]],
) -> tuple[Margin, ...]:
    """The sums by the first dimension of each table; of several tables that show the same, the fullest."""
    figures.cursor.execute(_MARGINS, figures.bind(*whose))
    tables: dict[tuple[str, str, str], list[tuple[str, Sum]]] = {}
    for table, unit, dimension, code, count, counts, most, usually in figures.cursor.fetchall():
        if (dimension, code) in top:
            line = code, Sum(*whose, unit, count, counts, most, usually)
            tables.setdefault((unit, dimension, table), []).append(line)
    fullest: dict[tuple[str, str], list[tuple[str, Sum]]] = {}
    for (unit, dimension, _table), lines in tables.items():
        before = fullest.get((unit, dimension), [])
        if sum(one.counts for _, one in lines) > sum(one.counts for _, one in before):
            fullest[unit, dimension] = lines
    places = {(d, c): at for d, known in catalogue.dimensions.items() for at, c in enumerate(known.codes)}
    found = []
    for unit, dimension in sorted(fullest, key=lambda key: (UNITS.index(key[0]), key[1])):
        # Codes in the order of our list, those of other lists behind them.
        last = len(places)
        lines = sorted(
            fullest[unit, dimension],
            key=lambda line: (places.get((dimension, line[0]), last), line[0]),
        )
        named = tuple((names[dimension, code], one) for code, one in lines)
        found.append(Margin(unit, dimension, named))
    return tuple(found)
