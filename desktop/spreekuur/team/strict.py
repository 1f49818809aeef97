# SPDX-License-Identifier: EUPL-1.2
"""JSON from outside, in its one spelling only: what is signed can be read in no second way."""

import re
from typing import Any

from spreekuur.outside import read_json
from spreekuur.security.identity import canonical

_DEPTH = 12
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def parsed(untrusted: bytes) -> Any:
    """The value; refuses NaN, a key twice, half characters, depth and numbers beyond reason.

    Raises: ValueError.
    """
    return read_json(untrusted, deepest=_DEPTH)


def canonical_object(untrusted: bytes) -> dict[str, Any]:
    """An object that is spelled as `identity.canonical` spells it.

    Raises: ValueError.
    """
    value = parsed(untrusted)
    if not isinstance(value, dict) or canonical(value) != untrusted:
        raise ValueError
    return value


def fields(value: Any, kinds: dict[str, type]) -> dict[str, Any]:
    """An object with exactly these members, each of exactly its kind.

    Raises: ValueError.
    """
    if not isinstance(value, dict) or value.keys() != kinds.keys():
        raise ValueError
    if any(type(value[name]) is not kind for name, kind in kinds.items()):
        raise ValueError
    return value


def words(text: str, most: int) -> str:
    """One line that people read, of a bounded length.

    Raises: ValueError.
    """
    if not 1 <= len(text) <= most or not text.isprintable() or text != " ".join(text.split()):
        raise ValueError
    return text


def is_like(pattern: str, text: str) -> bool:
    """Whether the text is of that pattern whole."""
    return re.fullmatch(pattern, text) is not None


def matches(pattern: re.Pattern[str], text: str) -> str:
    """The text, if it is of that pattern whole.

    Raises: ValueError.
    """
    if not pattern.fullmatch(text):
        raise ValueError
    return text
