# SPDX-License-Identifier: EUPL-1.2
"""Draws what was measured at several sizes: time over size, both axes logarithmic, with the fitted exponent."""

import math
from collections.abc import Sequence
from html import escape

from bench.measure import Figures

_WIDE, _HIGH, _EDGE = 720, 480, 70
_COLOURS = ("#0B6B5B", "#B45309", "#5B3A9E", "#1B4F8A", "#A3264F", "#1E6B35")
Point = tuple[float, float]


def drawn(figures: Sequence[Figures]) -> str:
    """An SVG picture; the exponent n^k stands beside each name. Without two sizes of anything it is empty."""
    lines = _lines(figures)
    points = [point for line in lines.values() for point in line]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{_HIGH}" font-family="sans-serif"'
        f' font-size="12"><rect width="{_WIDE}" height="{_HIGH}" fill="white"/>'
    ]
    if points:
        parts += _axes(points)
        for number, (name, line) in enumerate(lines.items()):
            parts += _line(name, line, points, _COLOURS[number % len(_COLOURS)], number)
    return "\n".join([*parts, "</svg>", ""])


def _lines(figures: Sequence[Figures]) -> dict[str, list[Point]]:
    lines: dict[str, list[Point]] = {}
    for each in figures:
        if each.x:
            stem = each.name.rstrip("0123456789k").rstrip("_")
            lines.setdefault(stem, []).append((each.x, each.ours))
    return {name: sorted(line) for name, line in lines.items() if len(line) > 1}


def exponent(line: Sequence[Point]) -> float:
    """The k of time = c · size^k that fits the points best."""
    x, y = [math.log(a) for a, _ in line], [math.log(b) for _, b in line]
    middle, height = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - middle) ** 2 for a in x)
    return sum((a - middle) * (b - height) for a, b in zip(x, y, strict=True)) / spread


def _place(point: Point, points: Sequence[Point]) -> Point:
    placed = []
    for axis in (0, 1):
        low = math.floor(math.log10(min(p[axis] for p in points)))
        high = math.ceil(math.log10(max(p[axis] for p in points)))
        placed.append((math.log10(point[axis]) - low) / max(high - low, 1))
    x, y = placed
    return _EDGE + x * (_WIDE - 2 * _EDGE), _HIGH - _EDGE - y * (_HIGH - 2 * _EDGE)


def _axes(points: Sequence[Point]) -> list[str]:
    parts = [
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_WIDE - 2 * _EDGE}" height="{_HIGH - 2 * _EDGE}" fill="none"'
        ' stroke="#6F7C77"/>'
    ]
    for axis in (0, 1):
        low = math.floor(math.log10(min(p[axis] for p in points)))
        high = math.ceil(math.log10(max(p[axis] for p in points)))
        for power in range(low, high + 1):
            least = (min(p[0] for p in points), min(p[1] for p in points))
            x, y = _place((10.0**power, least[1]) if axis == 0 else (least[0], 10.0**power), points)
            if axis == 0:
                parts.append(
                    f'<text x="{x:.0f}" y="{_HIGH - _EDGE + 18}" text-anchor="middle">{10**power:g}</text>'
                )
            else:
                text = f"{10.0**power:g} ms"
                parts.append(f'<text x="{_EDGE - 6}" y="{y:.0f}" text-anchor="end">{text}</text>')
    return parts


def _line(name: str, line: list[Point], points: list[Point], colour: str, number: int) -> list[str]:
    placed = [_place(point, points) for point in line]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    label = f"{escape(name)}: n^{exponent(line):.2f}"
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed),
        f'<text x="{_EDGE + 12}" y="{_EDGE + 20 + 16 * number}" fill="{colour}">{label}</text>',
    ]
