# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as people write them: read into data, and written again in the words of a language. Pure.

`ma-vr 8:30-17:00; za 10-12` in any of the six languages, `1-5 08:30-17:00` as it is stored, `24/7` for always.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spreekuur.content.folding import fold
from spreekuur.content.model import Opening

ALWAYS = (Opening((0, 1, 2, 3, 4, 5, 6), 0, 1440),)
_ALWAYS = "24/7"
_DAY = 1440
_DASH = re.compile(r"\s*[-–—−]\s*")
_PART = re.compile(r"(?P<days>[1-7](?:[-,][1-7])*|[^\d]+?)\s+(?P<times>\d.*)")
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"{_TIME}-{_TIME}")
_NOISE = re.compile(r"(?<=[\d\s])(uur|hrs|ч\.?|h\.?)(?=\W|$)")


@dataclass(frozen=True, slots=True)
class DayWords:
    """The days of the week in one language, Monday first."""

    short: tuple[str, ...]
    long: tuple[str, ...]


Words = Mapping[str, DayWords]


def read(text: str, words: Words, language: str) -> tuple[Opening, ...] | None:
    """The hours in a text, or None when they cannot be read without doubt.

    A day is understood in `language` first, then in Dutch: "do" is Thursday in Dutch and Sunday in Spanish.
    """
    plain = _NOISE.sub("", _DASH.sub("-", text.strip().lower())).strip()
    if not plain:
        return None
    if plain == _ALWAYS:
        return ALWAYS
    parts = [part.strip() for part in re.split(r"[;\n]", plain) if part.strip()]
    found = [_part(part, words, language) for part in parts]
    read_ones = [opening for one in found if one is not None for opening in one]
    return tuple(read_ones) if all(one is not None for one in found) and read_ones else None


def written(opening: Sequence[Opening]) -> str:
    """The hours as they are stored: the same in every language, and read back as they were."""
    if tuple(opening) == ALWAYS:
        return _ALWAYS
    numbers = [str(day) for day in range(1, 8)]
    return "; ".join(
        f"{_days(one.days, numbers, '-')} {_clock(one.opens, '02')}-{_clock(one.closes, '02')}"
        for one in opening
    )


def said(opening: Sequence[Opening], words: DayWords) -> str:
    """The hours as one reads them: "ma–vr 8:30–17:00; za 10:00–12:00"."""
    if tuple(opening) == ALWAYS:
        return _ALWAYS
    lines: dict[str, list[str]] = {}
    for one in opening:
        span = f"{_clock(one.opens)}–{_clock(one.closes)}"
        lines.setdefault(_days(one.days, words.short, "–"), []).append(span)
    return "; ".join(f"{days} {', '.join(spans)}" for days, spans in lines.items())


def _part(part: str, words: Words, language: str) -> list[Opening] | None:
    found = _PART.fullmatch(part)
    days = _read_days(found["days"], words, language) if found else None
    if found is None or days is None:
        return None
    made = []
    for span in re.split(r"\s*,\s*", re.sub(r"\s+", " ", found["times"].strip())):
        times = _SPAN.fullmatch(span.strip())
        opens, closes = (_minutes(*times.groups()[:2]), _minutes(*times.groups()[2:])) if times else (-1, -1)
        if min(opens, closes) < 0 or opens in (_DAY, closes):
            return None
        made.append(Opening(days, opens, closes or _DAY))
    return made


def _minutes(hour: str, minute: str | None) -> int:
    moment = int(hour) * 60 + int(minute or 0)
    return moment if moment <= _DAY and int(minute or 0) < 60 else -1


def _read_days(text: str, words: Words, language: str) -> tuple[int, ...] | None:
    found: list[int] = []
    for piece in re.split(r"\s*,\s*|\s*&\s*", text.strip()):
        ends = [_day(name, words, language) for name in piece.split("-")]
        if len(ends) > 2 or None in ends:
            return None
        first, last = ends[0], ends[-1]
        assert first is not None and last is not None
        found += [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]
    return tuple(sorted(found)) if len(set(found)) == len(found) else None


def _day(name: str, words: Words, language: str) -> int | None:
    typed = fold(name.strip()).strip(". ")
    if typed.isdigit():
        return int(typed) - 1 if 1 <= int(typed) <= 7 else None
    for known in dict.fromkeys((language, "nl", *words)):
        if known in words and (found := _match(typed, words[known])) is not None:
            return found
    return None


def _match(typed: str, words: DayWords) -> int | None:
    for day, short in enumerate(words.short):
        if typed == fold(short).strip("."):
            return day
    beginning = [
        day for day, long in enumerate(words.long) if len(typed) > 1 and fold(long).startswith(typed)
    ]
    return beginning[0] if len(beginning) == 1 else None


def _days(days: Sequence[int], names: Sequence[str], dash: str) -> str:
    return ",".join(
        names[first] if first == last else f"{names[first]}{dash}{names[last]}" for first, last in _runs(days)
    )


def _runs(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = days[0]
    for day in days[1:]:
        if day != last + 1:
            yield first, last
            first = day
        last = day
    yield first, last


def _clock(minutes: int, hours: str = "") -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour:{hours}}:{minute:02}"
