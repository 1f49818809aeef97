# SPDX-License-Identifier: EUPL-1.2
"""Columns of numbers by which persons are registered: found by their header or by their check digits, taken never."""

import re
from collections.abc import Iterable, Sequence

from spreekuur.errors.moving import IdentifierColumn
from spreekuur.identifiers import Identifier, find
from spreekuur.moving import words
from spreekuur.moving.model import Sheet

# One in eleven numbers passes as a BSN by chance; of the others fewer do.
_CHANCE = 1 / 11
_TOO_RARE = 0.001
_ENOUGH = 3
_LOOKED_AT, _LONGEST = 500, 60
_SURE = frozenset({"bsn", "burgerservicenummer", "sofinummer", "pesel", "egn", "cnp", "iban"})
_MAY_BE_ONE = re.compile(r"(?=(?:[^\d]*\d){7})[A-Z]{0,2}[\d][A-Z\d\s./·_-]{6,40}", re.IGNORECASE)
_DAY_OR_PHONE = re.compile(
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d|\d{4})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[ T].*)?|\+.*|0\d{9}"
)


def refuse(sheet: Sheet, exempt: Iterable[int] = ()) -> None:
    """Hold that no column is of such numbers; columns of phones are `exempt` from the check digits.

    Raises: IdentifierColumn.
    """
    phones = set(exempt)
    for at, header in enumerate(sheet.headers):
        kind = kind_of_header(header) or (None if at in phones else kind_of_cells(sheet.column(at)))
        if kind is not None:
            raise IdentifierColumn(header, kind)


def kind_of_header(header: str) -> str | None:
    """The kind of number that a header speaks of."""
    known = words.identifier_headers()
    folded = words.phrase(header)
    if folded in known:
        return known[folded]
    # "BSN klant" speaks of one as well; of the longer words the header has to be all.
    return next((known[word] for word in folded.split() if word in _SURE and word in known), None)


def kind_of_cells(cells: Sequence[str]) -> str | None:
    """The kind of number of which there are more in a column than chance would put there."""
    like_one = [cell for cell in cells if len(cell) <= _LONGEST and _may_be_one(cell)]
    like_one = like_one[:: len(like_one) // _LOOKED_AT + 1]
    passing: dict[Identifier, int] = {}
    for cell in like_one:
        for kind in _whole(cell):
            passing[kind] = passing.get(kind, 0) + 1
    if not passing:
        return None
    most = max(passing, key=lambda each: passing[each])
    rare = passing[most] >= _ENOUGH and by_chance(len(like_one), passing[most]) < _TOO_RARE
    return most.value if rare else None


def _may_be_one(cell: str) -> bool:
    return _MAY_BE_ONE.fullmatch(cell) is not None and _DAY_OR_PHONE.fullmatch(cell) is None


def _whole(cell: str) -> set[Identifier]:
    """The kinds that the cell is as a whole."""
    return {one.kind for one in find(cell) if one.end - one.start >= len(cell.strip()) - 1}


def by_chance(of: int, passing: int) -> float:
    """How likely at least so many of so many numbers pass when all are of any other kind."""
    term, total = (1 - _CHANCE) ** of, 0.0
    for count in range(passing):
        total += term
        term *= (of - count) / (count + 1) * _CHANCE / (1 - _CHANCE)
    return max(0.0, 1 - total)
