# SPDX-License-Identifier: EUPL-1.2
"""Breaks text into lines that fit."""

from collections.abc import Iterator

from spreekuur.printing.house import Style, width


def wrap(text: str, style: Style, room: float) -> list[str]:
    """The text in lines no wider than `room` millimetres; a word that is wider than a line is cut."""
    lines: list[str] = []
    current, used = "", 0.0
    space = width(" ", style)
    for word in _words(text, style, room):
        wide = width(word, style)
        if current and used + space + wide > room:
            lines.append(current)
            current, used = word, wide
        elif current:
            current, used = f"{current} {word}", used + space + wide
        else:
            current, used = word, wide
    return [*lines, current] if current else lines


def wrap_after(text: str, style: Style, room: float, taken: float) -> list[str]:
    """As `wrap`, but the first line begins after something that takes part of its room."""
    first = wrap(text, style, room - taken)[:1]
    rest = text[len(first[0]) :].strip() if first else ""
    return [*first, *wrap(rest, style, room)] if rest else first


def _words(text: str, style: Style, room: float) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while rest and width(rest, style) > room:
            cut = _fitting(rest, style, room)
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _fitting(word: str, style: Style, room: float) -> int:
    """How many of the word's first characters fit; at least one."""
    for count in range(len(word), 1, -1):
        if width(word[:count], style) <= room:
            return count
    return 1


def fit(text: str, style: Style, room: float, smallest: float = 0.6) -> Style:
    """The style, made smaller until the text fits on one line, but never below that share of its size."""
    wide = width(text, style)
    return style if wide <= room else style.scaled(max(smallest, room / wide))
