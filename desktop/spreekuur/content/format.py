# SPDX-License-Identifier: EUPL-1.2
"""The name of the pack's format; a pack of another format is refused. And what a version of content looks like."""

from collections.abc import Mapping
from typing import Any

FORMAT = "spreekuur-content/1"
FIGURES = ("base", "k")
LEAST_PROTECTED, MOST_PROTECTED = 5, 100
VERSION = r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}"


def rank(version: str) -> tuple[int, ...]:
    """What a version is compared by: 1.10 is newer than 1.9, and 2 is the same as 2.0."""
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def next_after(version: str) -> str:
    """The lowest version of as many parts that is newer."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])


def is_protection(figures: Mapping[str, Any]) -> bool:
    """Whether counts may be multiples of this base with `k` possible values each: no content gets below five."""
    base, k = (figures.get(key, LEAST_PROTECTED) for key in FIGURES)
    known = figures.keys() <= set(FIGURES)
    return known and type(base) is int and type(k) is int and LEAST_PROTECTED <= k <= base <= MOST_PROTECTED
