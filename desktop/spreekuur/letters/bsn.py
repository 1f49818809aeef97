# SPDX-License-Identifier: EUPL-1.2
"""Keeps a Dutch citizen service number (BSN) off every paper."""

from collections.abc import Iterator, Mapping
from typing import Any

from spreekuur.errors.letters import BsnRefused
from spreekuur.identifiers import HOLDS_NUMBERS, has_bsn


def refuse(data: Any) -> None:
    """Go through a whole case.

    Raises: BsnRefused with the name of the member, never the number.
    """
    for field, text in _texts(data, ""):
        if field.rpartition(".")[2] not in HOLDS_NUMBERS and has_bsn(text):
            raise BsnRefused(field=field)


def _texts(data: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield path or "CASE", str(key)
            yield from _texts(value, f"{path}.{key}" if path else str(key))
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value, path)
    elif isinstance(data, str):
        yield path, data
