# SPDX-License-Identifier: EUPL-1.2
"""Whether two records are of one person, and why it seems so: to be asked, never to be decided. Pure.

Words of the two names are laid beside each other so that as much as possible fits. One word may be missing (a second
name, a father's name, one of two Spanish family names); two words that stand alone on both sides are two persons.
The phone decides between "likely" and "possible"; another phone alone never makes two persons of one.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from spreekuur.clients.names import (
    Word,
    are_two_names,
    forms_of_one,
    join,
    man_and_woman,
    spelled_otherwise,
    take_apart,
)

_Words = tuple[tuple[str, Word], ...]
_SIGNIFICANT = 9  # digits of a number without its country or its first 0, in all countries of the desk
_LEAST_DIGITS = 7


class Same(StrEnum):
    """How sure it is that two records are of one person."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a record; the whole name may stand in one of the two fields."""

    given: str = field(default="", repr=False)
    family: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer, a score from 0 to 1 that only orders answers, and coded reasons in a fixed order."""

    same: Same
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two words beside each other: why they fit, and how well."""

    reason: str
    fit: float
    given: bool
    """Whether it is (also) a given name, as far as the fields say."""
    family: bool
    crossed: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """Two names beside each other."""

    pairs: tuple[_Pair, ...]
    alone_a: tuple[str, ...]
    """The roles of the words that are left on one side: given, family or any."""
    alone_b: tuple[str, ...]

    @property
    def share(self) -> float:
        """How much of all words has found its place."""
        words = 2 * len(self.pairs) + len(self.alone_a) + len(self.alone_b)
        return 2 * sum(pair.fit for pair in self.pairs) / words if words else 0.0

    @property
    def worth(self) -> tuple[float, float]:
        """More is better: how much fits, then how straight."""
        return sum(pair.fit for pair in self.pairs), -float(sum(pair.crossed for pair in self.pairs))


_ORDER = (
    "same_phone",
    "other_phone",
    "same_name",
    "other_spelling",
    "other_ending",
    "typo",
    "short_form",
    "initial",
    "swapped",
    "part_missing",
    "other_given",
    "other_family",
)
_FIT = {
    "same_name": 1.0,
    "other_spelling": 0.97,
    "other_ending": 0.95,
    "short_form": 0.85,
    "typo": 0.8,
    "initial": 0.5,
}
_WEAK = frozenset({"initial"})
_DOUBTFUL = frozenset({"typo", "short_form", "initial"})


def judge(a: Person, b: Person) -> Judgement:
    """Hold two records against each other; the order of the two changes nothing."""
    phones = _phones(a.phone, b.phone)
    ways = [_best(one, other) for one in _joined(_roles(a)) for other in _joined(_roles(b))]
    fit = max(ways, key=lambda way: (way.share, way.worth))
    reasons = _reasons(fit, phones)
    same = _decide(fit, phones)
    return Judgement(same, _score(same, fit, phones), reasons)


def _decide(fit: _Fit, phones: str) -> Same:
    kinds = [pair.reason for pair in fit.pairs]
    sure = [kind for kind in kinds if kind not in _WEAK]
    doubts = len({kind for kind in kinds if kind in _WEAK}) + sum(kind in _DOUBTFUL - _WEAK for kind in kinds)
    if not sure:
        return Same.POSSIBLE if len(kinds) > 1 and phones == "same_phone" else Same.NO
    if fit.alone_a and fit.alone_b:
        return _of_two_that_differ(fit, phones, doubts)
    if len(kinds) < 2:
        return _of_one_word(fit, phones)
    if phones == "same_phone":
        return Same.LIKELY
    if doubts > 1 or (doubts and phones == "other_phone"):
        return Same.NO
    unsure = phones == "other_phone" or "short_form" in kinds or "initial" in kinds
    return Same.POSSIBLE if unsure else Same.LIKELY


def _of_two_that_differ(fit: _Fit, phones: str, doubts: int) -> Same:
    """Something is left on both sides: a new family name after a marriage, when the phone is the same."""
    given = any(pair.given and pair.reason not in _DOUBTFUL for pair in fit.pairs)
    families_left = all(role == "family" for role in fit.alone_a + fit.alone_b)
    alike = given and families_left and not doubts
    return Same.POSSIBLE if alike and phones == "same_phone" else Same.NO


def _of_one_word(fit: _Fit, phones: str) -> Same:
    """All that is known of one of them is one word."""
    if phones == "same_phone":
        both = not fit.alone_a and not fit.alone_b
        return Same.LIKELY if both or fit.pairs[0].given else Same.POSSIBLE
    return Same.NO


def _score(same: Same, fit: _Fit, phones: str) -> float:
    words = len(fit.pairs) + max(len(fit.alone_a), len(fit.alone_b))
    covered = sum(pair.fit for pair in fit.pairs) / words if words else 0.0
    closeness = min(1.0, covered + {"same_phone": 0.2, "other_phone": -0.1, "": 0.0}[phones])
    low, high = {Same.LIKELY: (0.8, 1.0), Same.POSSIBLE: (0.5, 0.79), Same.NO: (0.0, 0.49)}[same]
    return round(low + (high - low) * max(0.0, closeness), 3)


def _reasons(fit: _Fit, phones: str) -> tuple[str, ...]:
    found = {phones, *(pair.reason for pair in fit.pairs)}
    if any(pair.crossed for pair in fit.pairs):
        found.add("swapped")
    left = fit.alone_a + fit.alone_b
    if fit.alone_a and fit.alone_b:
        found |= {f"other_{'given' if role == 'given' else 'family'}" for role in left}
    elif left and fit.pairs:
        found.add("part_missing")
    return tuple(reason for reason in _ORDER if reason in found)


def _roles(person: Person) -> _Words:
    """The words of a name with the field they stand in; in one field alone they can be anything."""
    given, family = take_apart(person.given), take_apart(person.family)
    if not given or not family:
        return tuple(("any", word) for word in given or family)
    return (*(("given", word) for word in given), *(("family", word) for word in family))


def _joined(words: _Words) -> Iterator[_Words]:
    """The words as they are, and with two neighbours of one field written as one: Ana Maria, Anamaria."""
    yield words
    for place, ((role, one), (other_role, other)) in enumerate(pairwise(words)):
        if role == other_role and not one.initial and not other.initial:
            yield (*words[:place], (role, join(one, other)), *words[place + 2 :])


def _best(a: _Words, b: _Words) -> _Fit:
    """The way to lay the two beside each other in which most fits."""
    short, long = sorted((a, b), key=lambda some: (len(some), [(role, word.folded) for role, word in some]))
    pairs = [[_pair(one, other) for other in long] for one in short]
    # Of words that are the same the first that is free is tried, or one name twelve times would take two million ways.
    before = [
        max((at for at in range(place) if long[at] == long[place]), default=None)
        for place in range(len(long))
    ]
    known: dict[tuple[int, int], tuple[int, int, int]] = {}

    def from_here(place: int, taken: int) -> tuple[int, int, int]:
        """The best for the words from `place` on, a bit for each taken: what fits, how straight, which comes now."""
        if place < len(short) and (place, taken) not in known:
            best = (*from_here(place + 1, taken)[:2], -1)
            for index, pair in enumerate(pairs[place]):
                twin = before[index]
                is_next = not taken >> index & 1 and (twin is None or taken >> twin & 1)
                if pair is not None and is_next:
                    fit, straight, _index = from_here(place + 1, taken | 1 << index)
                    way = (fit + round(100 * pair.fit), straight - pair.crossed, index)
                    best = way if way[:2] > best[:2] else best
            known[place, taken] = best
        return known.get((place, taken), (0, 0, -1))

    found, alone, taken = [], [], 0
    for place, (role, _word) in enumerate(short):
        index = from_here(place, taken)[2]
        if index < 0 or (pair := pairs[place][index]) is None:
            alone.append(role)
        else:
            found.append(pair)
            taken |= 1 << index
    left = tuple(role for index, (role, _word) in enumerate(long) if not taken >> index & 1)
    return _Fit(tuple(found), tuple(alone), left)


def _pair(one: tuple[str, Word], other: tuple[str, Word]) -> _Pair | None:
    (role, a), (other_role, b) = one, other
    roles = {role, other_role}
    reason = _likeness(a, b, given="given" in roles, family="family" in roles)
    if reason is None:
        return None
    crossed = roles == {"given", "family"}
    if crossed and reason in _DOUBTFUL:
        return None
    return _Pair(reason, _FIT[reason], "family" not in roles, "given" not in roles, crossed)


@lru_cache(maxsize=65536)
def _likeness(a: Word, b: Word, *, given: bool, family: bool) -> str | None:
    """Why two words are one name, or None; `given` and `family` say in which fields they stand."""
    if a.folded == b.folded:
        return "initial" if a.initial else "same_name"
    if a.initial or b.initial:
        return "initial" if {sound[0] for sound in a.sounds} & {sound[0] for sound in b.sounds} else None
    if (a.sounds & b.sounds and not are_two_names(a, b)) or spelled_otherwise(a, b):
        return "other_spelling"
    if not given and a.family_sounds & b.family_sounds and not _both_given(a, b, family=family):
        return "other_ending"
    if not family and forms_of_one(a, b):
        return "short_form"
    if not family and man_and_woman(a, b):
        return None
    return "typo" if _one_typo(a, b) and not are_two_names(a, b) else None


def _both_given(a: Word, b: Word, *, family: bool) -> bool:
    """Valentin and Valentina, in names of which nobody said what is what."""
    return not family and man_and_woman(a, b) and are_two_names(a, b)


def _one_typo(a: Word, b: Word) -> bool:
    if min(len(a.folded), len(b.folded)) < 4:
        return False
    if _within_one(a.folded, b.folded):
        return True
    readings = ((one, other) for one in a.likeliest for other in b.likeliest)
    return any(_within_one(one, other) for one, other in readings if min(len(one), len(other)) > 4)


def _within_one(a: str, b: str) -> bool:
    """One sign missing, changed, or two beside each other swapped."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    a, b = a[start:], b[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    short, long = sorted((a, b), key=len)
    return short == long[1:]


def _phones(a: str, b: str) -> str:
    one, other = _digits(a), _digits(b)
    if min(len(one), len(other)) < _LEAST_DIGITS:
        return ""
    return "same_phone" if one[-_SIGNIFICANT:] == other[-_SIGNIFICANT:] else "other_phone"


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)
