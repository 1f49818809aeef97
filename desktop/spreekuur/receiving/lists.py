# SPDX-License-Identifier: EUPL-1.2
"""The code lists of the packages that are kept. Many packages have the same one, which is read once."""

import csv
import re
from dataclasses import dataclass, field
from functools import lru_cache
from io import StringIO

from spreekuur.receiving.checking import CodeLine
from spreekuur.receiving.database import Figures
from spreekuur.receiving.differing import Difference, Trees, differences, trees_in
from spreekuur.statistics.catalogue import Catalogue

CODES, _NUMBER = "codes.csv", re.compile(r"\d+", re.ASCII)
_LISTS = f"""
SELECT p.digest, p.catalogue, f.content FROM package AS p
JOIN package_file AS f ON f.digest = p.digest AND f.path = '{CODES}'"""
_DESKS = "SELECT digest, municipality, desk, period FROM package ORDER BY municipality, desk, period"
_CODES = "SELECT dimension, code, label_nl, known FROM code ORDER BY dimension, code"
_KNOWN = """
UPDATE code SET known = 1, parent = $1, label_nl = $2, label_en = $3 WHERE dimension = $4 AND code = $5"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: the version of its catalogue, and its text."""

    catalogue: str
    text: str = field(repr=False)

    @property
    def lines(self) -> tuple[CodeLine, ...]:
        """Its lines, as they were checked when it came."""
        return _lines(self.text)

    @property
    def age(self) -> tuple[list[int], str, str]:
        """By what lists are ordered: the numbers in the version, so that 10 comes after 9."""
        return [int(digits) for digits in _NUMBER.findall(self.catalogue)], self.catalogue, self.text

    @property
    def trees(self) -> Trees:
        """Of each dimension the code above each code."""
        return trees_in(self.lines)


@dataclass(frozen=True, slots=True)
class OtherList:
    """A difference between the list here and one that was received, and which desks have sent figures by that one."""

    catalogue: str
    desks: tuple[str, ...]
    difference: Difference


@lru_cache(maxsize=32)
def _lines(text: str) -> tuple[CodeLine, ...]:
    _head, *lines = csv.reader(StringIO(text), strict=True)
    return tuple(CodeLine(d, c, above or None, nl, en) for d, c, above, nl, en in lines)


def lists_of(figures: Figures) -> dict[str, Listed]:
    """The list of each package, by its digest."""
    figures.cursor.execute(_LISTS)
    return {digest: Listed(catalogue, text) for digest, catalogue, text in figures.cursor.fetchall()}


def other_lists(figures: Figures, catalogue: Catalogue) -> list[OtherList]:
    """What stands otherwise in the lists that were received, each once, with the desks that it came from."""
    lists = lists_of(figures)
    figures.cursor.execute(_DESKS)
    desks: dict[Listed, dict[str, None]] = {}
    for digest, municipality, desk, _period in figures.cursor.fetchall():
        desks.setdefault(lists[digest], {})[f"{municipality}-{desk}"] = None
    found: dict[tuple[str, Difference], dict[str, None]] = {}
    for one in sorted(desks, key=lambda each: each.age):
        for difference in differences(one.lines, catalogue):
            found.setdefault((one.catalogue, difference), {}).update(desks[one])
    return [OtherList(of, tuple(whose), difference) for (of, difference), whose in found.items()]


def unknown_codes(figures: Figures, catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """Codes of other lists that are not known here: dimension, code, name in Dutch."""
    figures.cursor.execute(_CODES)
    return [
        (name, code, label)
        for name, code, label, _known in figures.cursor.fetchall()
        if code not in catalogue.dimensions[name].parents
    ]


def know_codes(figures: Figures, catalogue: Catalogue) -> None:
    """What a newer program knows, and the one before did not, is known from now on, by the name that it has here.

    Raises: FiguresStoreUnusable.
    """
    with figures.whole():
        figures.cursor.execute(_CODES)
        for name, code, _label, known in figures.cursor.fetchall():
            ours = catalogue.dimensions[name].codes.get(code)
            if ours and not known:
                values = (ours.parent, ours.label["nl"], ours.label["en"], name, code)
                figures.cursor.execute(_KNOWN, figures.bind(*values))
