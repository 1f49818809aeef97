# SPDX-License-Identifier: EUPL-1.2
"""Colours as they came out on the screen, and how well they stand off from each other (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import numpy
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

GAP = 7  # columns of plain ground that part two words, or a word and an icon


@lru_cache(maxsize=100_000)
def _light(colour: int) -> float:
    parts = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """From 1 (the same) to 21 (black on white)."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rows(picture: QImage, box: QRect) -> list[list[int]]:
    """The pixels of a box, row by row."""
    inside = box.intersected(picture.rect())
    whole = memoryview(picture.constBits()).cast("B").cast("I")
    wide = picture.bytesPerLine() // 4
    return [
        whole[y * wide + inside.left() : y * wide + inside.right() + 1].tolist()
        for y in range(inside.top(), inside.bottom() + 1)
    ]


def ground(lines: list[list[int]]) -> int:
    """The colour of which there is most."""
    counted: Counter[int] = Counter()
    for line in lines:
        counted.update(line)
    return counted.most_common(1)[0][0] if counted else 0


def words(picture: QImage, box: QRect) -> Iterator[tuple[float, int]]:
    """For each word or icon in the box: how well its strongest colour stands off, and how much ink it has."""
    inside = box.intersected(picture.rect())
    if inside.isEmpty():
        return
    wide = picture.bytesPerLine() // 4
    whole = numpy.frombuffer(picture.constBits(), numpy.uint32).reshape(-1, wide)
    part = whole[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1]
    below = part[0, 0]
    ink = part != below
    if numpy.count_nonzero(ink) * 2 >= ink.size:  # the corner is not the ground
        colours, counts = numpy.unique(part, return_counts=True)
        below = colours[counts.argmax()]
        ink = part != below
    columns = numpy.flatnonzero(ink.any(axis=0))
    for group in numpy.split(columns, numpy.flatnonzero(numpy.diff(columns) > GAP) + 1):
        if len(group):
            word = slice(group[0], group[-1] + 1)
            found = part[:, word][ink[:, word]]
            yield max(contrast(int(colour), int(below)) for colour in numpy.unique(found)), len(found)
