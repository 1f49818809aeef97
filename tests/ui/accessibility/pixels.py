# SPDX-License-Identifier: EUPL-1.2
"""Colours as they came out on the screen, and how well they stand off from each other (WCAG 2.2)."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

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
    lines = rows(picture, box)
    below = ground(lines)
    columns = [Counter(column) for column in zip(*lines, strict=True)]
    inked = [at for at, column in enumerate(columns) if len(column) > 1 or below not in column]
    group: list[int] = []
    for at in [*inked, -1]:
        if group and (at < 0 or at - group[-1] > GAP):
            colours: Counter[int] = Counter()
            for column in group:
                colours.update(columns[column])
            del colours[below]
            yield max(contrast(colour, below) for colour in colours), colours.total()
            group = []
        group.append(at)
