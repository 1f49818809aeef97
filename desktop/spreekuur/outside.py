# SPDX-License-Identifier: EUPL-1.2
"""What somebody else put there: only plain files are opened, none is waited for, and JSON is read in one way only."""

import json
import math
import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Any

DEEPEST = 64
_HALVES = "\\ud", "\\uD"


class NotPlain(OSError):
    """What bears this name is a folder, a pipe, a device, or a link where none is followed."""


def open_plain(path: Path, *, follow: bool = True) -> BufferedReader:
    """A plain file, to be read. `follow`: a link may lead to it, as where a person named the file.

    A pipe that nobody writes to would be waited for without end, and a device may act when it is opened.

    Raises: OSError, and ValueError for a name that no file can have.
    """
    if not stat.S_ISREG((path.stat() if follow else path.lstat()).st_mode):
        raise NotPlain
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # it was changed for another in between
        file.close()
        raise NotPlain
    return file


def read_plain(path: Path, most: int, *, follow: bool = True) -> bytes:
    """What stands in a plain file; of one with more than `most` bytes one byte more, which tells that.

    Raises: as `open_plain`.
    """
    with open_plain(path, follow=follow) as file:
        return file.read(most + 1)


def read_json(untrusted: bytes | str, *, deepest: int = DEEPEST) -> Any:
    """The value that stands there, if every program would read the same: the one reader of JSON from outside.

    Refuses what is not UTF-8, a member that stands twice, NaN and what is no number of any machine, half characters,
    and what lies deeper than `deepest`.

    Raises: ValueError.
    """
    text = untrusted.decode("utf-8") if isinstance(untrusted, bytes) else untrusted
    try:
        value = json.loads(text, object_pairs_hook=_each_once, parse_constant=_refused, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("deep") from error
    if text.count("{") + text.count("[") > deepest and _is_deeper(value, deepest):
        raise ValueError("deep")
    if any(half in text for half in _HALVES):
        _refuse_halves(value)
    return value


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a member stands there twice")
    return made


def _refused(constant: str) -> Any:
    raise ValueError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _is_deeper(value: Any, depth: int) -> bool:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return below is not None and (depth == 0 or any(_is_deeper(one, depth - 1) for one in below))


def _refuse_halves(value: Any) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            key.encode()
            _refuse_halves(each)
    elif isinstance(value, list):
        for each in value:
            _refuse_halves(each)
    elif isinstance(value, str):
        value.encode()  # raises UnicodeEncodeError, which is a ValueError
