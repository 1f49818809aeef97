# SPDX-License-Identifier: EUPL-1.2
"""Breaks text into lines that fit, and finds the largest size at which something fits."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from spreekuur.printing.house import MM, Style, units, width

T = TypeVar("T")

Known = dict[tuple[str, str], list[tuple[str, float]]]
"""Texts already measured in this document: face and text -> its words with their widths."""


def wrap(text: str, style: Style, room: float, known: Known | None = None, taken: float = 0.0) -> list[str]:
    """The text in lines no wider than `room` millimetres; a word that is wider than a line is cut.

    `taken` is what something else takes of the first line.
    """
    # In thousandths of the size, so that the same text need not be measured again at another size.
    factor = 1000 * MM / style.size
    limit, space = room * factor, units(" ", style.face)
    lines: list[str] = []
    current: list[str] = []
    used = taken * factor
    for word, wide in _words(text, style.face, limit, {} if known is None else known):
        needed = used + wide + (space if current else 0.0)
        if needed > limit and (current or used):
            lines.append(" ".join(current))
            current, used = [word], wide
        else:
            current.append(word)
            used = needed
    return [*lines, " ".join(current)] if current else lines


def _words(text: str, face: str, limit: float, known: Known) -> list[tuple[str, float]]:
    words = known.get((face, text))
    if words is None:
        words = known[face, text] = [(word, units(word, face)) for word in text.split(" ") if word]
    if all(wide <= limit for _, wide in words):
        return words
    return [part for word, wide in words for part in _cut(word, wide, face, limit)]


def _cut(word: str, wide: float, face: str, limit: float) -> Iterator[tuple[str, float]]:
    while wide > limit and len(word) > 1:
        place = _fitting(word, face, limit)
        yield word[:place], units(word[:place], face)
        word = word[place:]
        wide = units(word, face)
    if word:
        yield word, wide


def _fitting(word: str, face: str, limit: float) -> int:
    """How many of the word's first characters fit; at least one."""
    wide = 0.0
    for count, character in enumerate(word):
        wide += units(character, face)
        if wide > limit:
            return max(count, 1)
    return len(word)


def fit(text: str, style: Style, room: float, smallest: float = 0.6) -> Style:
    """The style, made smaller until the text fits on one line, but never below that share of its size."""
    wide = width(text, style)
    return style if wide <= room else style.scaled(max(smallest, room / wide))


def largest(
    sizes: Sequence[float], build: Callable[[float], T], height: Callable[[T], float], room: float
) -> T | None:
    """What `build` makes of the largest size that fits; sizes fall. None if even the smallest does not fit."""
    made = build(sizes[0])
    needed = height(made)
    if needed <= room:
        return made
    # Height goes with the square of the size: fewer words a line, lower lines. So the guess is nearly right.
    place = next((n for n, size in enumerate(sizes) if needed * size * size <= room), len(sizes) - 1)
    place = max(place, 1)
    made = build(sizes[place])
    if (taken := height(made)) <= room:
        # A larger size takes at least as many lines, each higher: often that alone tells that it does not fit.
        if place == 1 or taken * sizes[place - 1] > room * sizes[place]:
            return made
        bigger = build(sizes[place - 1])
        return bigger if height(bigger) <= room else made
    smaller = (build(size) for size in sizes[place + 1 :])
    return next((fitting for fitting in smaller if height(fitting) <= room), None)
