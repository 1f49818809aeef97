# SPDX-License-Identifier: EUPL-1.2
"""The same person on two laptops: client files that came in, held against those that are here. Only asked."""

from collections.abc import Collection
from dataclasses import dataclass

from spreekuur.clients import store
from spreekuur.clients.duplicates import Judgement, Person, Same, judge
from spreekuur.store.connection import Database

_FOUND_BY = (
    "SELECT id, search FROM client WHERE search IS NOT NULL AND deleted_at IS NULL AND closed_at IS NULL"
    " AND merged_into IS NULL"
)


@dataclass(frozen=True, slots=True)
class Double:
    """Two client files by their codes and ids, and what speaks for one person."""

    code: str
    other: str
    judgement: Judgement
    ids: tuple[str, str] = ("", "")


def found(db: Database, client_ids: Collection[str]) -> list[Double]:
    """Which of these files seem to be of the person of another one, the likeliest first."""
    new = set(client_ids)
    if not new:
        return []
    tokens = {id_: _names_and_phone(words) for id_, words in db.execute(_FOUND_BY).fetchall()}
    doubles = []
    for one in sorted(new & tokens.keys()):
        rest = [other for other in tokens if other != one and not (other in new and other < one)]
        for other in rest:
            if tokens[one] & tokens[other] and (double := _double(db, one, other)):
                doubles.append(double)
    return sorted(doubles, key=lambda double: -double.judgement.score)


def _names_and_phone(tokens: str) -> set[str]:
    """What two files of one person have something of in common; initials are shared by many."""
    return {word for word in tokens.split() if word[0] == "#" or word[0].isalpha()}


def _double(db: Database, one: str, other: str) -> Double | None:
    a, b = store.get(db, one), store.get(db, other)
    if a is None or b is None:
        return None
    judged = judge(Person(a.given, a.family, a.phone), Person(b.given, b.family, b.phone))
    return Double(a.code, b.code, judged, (one, other)) if judged.same is not Same.NO else None
