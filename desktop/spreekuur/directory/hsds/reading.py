# SPDX-License-Identifier: EUPL-1.2
"""Takes a foreign file apart, entry by entry, and never holds more than one of them as objects.

A file of 64 MiB can hold millions of objects; as Python they would fill the memory of a small laptop. So the text is
cut at the entries first, with limits on their number, size and depth, and each piece is read on its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spreekuur.errors.hsds import ForeignTooLarge, ForeignUnreadable, Refusal, Why
from spreekuur.outside import read_json, read_plain

MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 10_000
MOST_OF_ONE = 1024 * 1024
MOST_PARTS = 50_000  # texts and brackets of one entry: a whole service has some hundreds
DEEPEST = 32

# A string, also one that never ends, or a bracket; possessive, so that no input makes it try twice.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*+")
_PAGE = "contents"  # how an HSDS service on the web wraps its list


def read(path: Path) -> Iterator[tuple[int, Any]]:
    """Every entry with its place, counted from 1; one that cannot be read is given as a `Refusal`.

    Raises: ForeignUnreadable, ForeignTooLarge.
    """
    try:
        untrusted = read_plain(path, MOST_BYTES)
        if len(untrusted) > MOST_BYTES:
            raise ForeignTooLarge(path.name)
        text = untrusted.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ForeignUnreadable(path.name) from error
    return _entries(text, path.name)


def _entries(text: str, name: str) -> Iterator[tuple[int, Any]]:
    at = _after_space(text, 0)
    if text[at : at + 1] == "{":
        yield from _one_object(text, at, name)
    elif text[at : at + 1] == "[":
        yield from _list(text, at + 1, name)
    else:
        raise ForeignUnreadable(name)


def _one_object(text: str, at: int, name: str) -> Iterator[tuple[int, Any]]:
    """A single service, or a page of them as a web service gives it."""
    found = _parsed(text, at, len(text), 1)
    if isinstance(found, dict) and isinstance(found.get(_PAGE), list):
        yield from enumerate(found[_PAGE], 1)
    elif isinstance(found, Refusal):
        raise ForeignUnreadable(name)
    else:
        yield 1, found


def _list(text: str, at: int, name: str) -> Iterator[tuple[int, Any]]:
    place, at = 0, _after_space(text, at)
    if text[at : at + 1] == "]" and _after_space(text, at + 1) == len(text):
        return
    while True:
        place += 1
        if place > MOST_ENTRIES:
            raise ForeignTooLarge(name)
        if text[at : at + 1] != "{":
            yield place, Refusal(str(place), Why.NOT_A_SERVICE)
            return
        end = _end_of(text, at)
        if isinstance(end, Why):
            yield place, Refusal(str(place), end)
            return
        yield place, _parsed(text, at, end, place)
        at = _after_space(text, end)
        mark, at = text[at : at + 1], _after_space(text, at + 1)
        if mark == "]" and at == len(text):
            return
        if mark != ",":
            yield place + 1, Refusal(str(place + 1), Why.NOT_JSON)
            return


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _end_of(text: str, start: int) -> int | Why:
    """Where the object that begins here ends, or what is wrong with it."""
    depth = 0
    for part, token in enumerate(_TOKEN.finditer(text, start)):
        if token.end() - start > MOST_OF_ONE or part > MOST_PARTS:
            return Why.TOO_LARGE
        sign = token.group()
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                return Why.TOO_DEEP
        elif sign in "]}":
            depth -= 1
            if not depth:
                return token.end()
    return Why.TOO_LARGE if len(text) - start > MOST_OF_ONE else Why.NOT_JSON


def _parsed(text: str, start: int, end: int, place: int) -> Any:
    if end - start > MOST_OF_ONE:
        return Refusal(str(place), Why.TOO_LARGE)
    try:
        return read_json(text[start:end])
    except ValueError:
        return Refusal(str(place), Why.NOT_JSON)
