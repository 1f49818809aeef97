# SPDX-License-Identifier: EUPL-1.2
"""Answers from a file or from stdin: one JSON object or a list of them, trusted in nothing."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from spreekuur.errors.content import InvalidAnswers, WrongAnswer
from spreekuur.outside import read_json, read_plain

MOST_BYTES = 16 * 1024 * 1024
T = TypeVar("T")


def document(place: str) -> Any:
    """The JSON in a file; `-` is stdin.

    Raises: InvalidAnswers when it cannot be read, is too large or is no strict JSON.
    """
    return parse(_read(place))


def each(untrusted: Any, read: Callable[[Any], T]) -> list[T]:
    """What `read` makes of the object, or of each in the list; one bad element refuses the whole list.

    Raises: InvalidAnswers of `read`, which counts the element from 1.
    """
    if not isinstance(untrusted, list):
        return [read(untrusted)]
    made = []
    for place, one in enumerate(untrusted, 1):
        try:
            made.append(read(one))
        except InvalidAnswers as error:
            raise InvalidAnswers(error.problem, error.key, place) from error
    return made


def _read(place: str) -> bytes:
    """The bytes of what is given; one more than allowed is enough to refuse them.

    Raises: InvalidAnswers when there is nothing to read or it is too large.
    """
    try:
        stdin = sys.stdin.buffer
        untrusted = stdin.read(MOST_BYTES + 1) if place == "-" else read_plain(Path(place), MOST_BYTES)
    except (OSError, ValueError) as error:
        raise InvalidAnswers(WrongAnswer.NOT_READABLE) from error
    if len(untrusted) > MOST_BYTES:
        raise InvalidAnswers(WrongAnswer.TOO_LARGE)
    return untrusted


def parse(untrusted: bytes) -> Any:
    """Strict JSON: UTF-8 without a mark, no NaN, no key twice, no number or depth beyond reason.

    Raises: InvalidAnswers when it is anything else.
    """
    try:
        return read_json(untrusted)
    except ValueError as error:
        raise InvalidAnswers(WrongAnswer.NOT_JSON) from error
