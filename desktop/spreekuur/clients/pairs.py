# SPDX-License-Identifier: EUPL-1.2
"""Which of many files may be of one person: only those that share a phone or the begin of how they sound. Pure.

So the work grows with the files, not with their pairs; what is judged and what is found is bounded.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from spreekuur.clients.duplicates import Judgement, Person, Same, judge
from spreekuur.clients.names import take_apart

MOST = 200
_JUDGED = 20_000
_TOGETHER = 30
_BEGIN, _LONGER = 2, 5
_READINGS = 6
_SIGNIFICANT, _LEAST_DIGITS = 9, 7


@dataclass(frozen=True, slots=True)
class Known:
    """A file and what is compared of it."""

    id: str
    person: Person


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that may be of one person."""

    one: str
    other: str
    judged: Judgement


def may_be_one(known: Sequence[Known], apart: Collection[frozenset[str]]) -> list[Pair]:
    """The pairs that may be one person, the likeliest first; never one that was told apart."""
    persons = {one.id: one.person for one in known}
    found = []
    for ids in _to_judge(known):
        if ids not in apart:
            one, other = sorted(ids)
            judged = judge(persons[one], persons[other])
            if judged.same is not Same.NO:
                found.append(Pair(one, other, judged))
    found.sort(
        key=lambda pair: (-pair.judged.score, "same_phone" not in pair.judged.reasons, pair.one, pair.other)
    )
    return found[:MOST]


def _to_judge(known: Sequence[Known]) -> list[frozenset[str]]:
    """Each pair that shares something, once; of what too many share only the first."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for one in known:
        for key in dict.fromkeys(_keys(one.person)):
            if len(sharing[key]) < _TOGETHER:
                sharing[key].append(one.id)
    pairs: dict[frozenset[str], None] = {}
    # What few share says most.
    for ids in sorted(sharing.values(), key=len):
        for pair in combinations(ids, 2):
            if len(pairs) < _JUDGED:
                pairs[frozenset(pair)] = None
    return list(pairs)


def _keys(person: Person) -> Iterator[str]:
    digits = "".join(sign for sign in person.phone if sign.isdigit())
    if len(digits) >= _LEAST_DIGITS:
        yield digits[-_SIGNIFICANT:]
    words = take_apart(f"{person.given} {person.family}")
    sounds = [word.likeliest[:_READINGS] for word in words if not word.initial]
    for one, other in combinations(sounds, 2):
        for a, b in product(one, other):
            yield " ".join(sorted((a[:_BEGIN], b[:_LONGER])))
            yield " ".join(sorted((a[:_LONGER], b[:_BEGIN])))
