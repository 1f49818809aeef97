# SPDX-License-Identifier: EUPL-1.2
"""Finds a Dutch citizen service number (BSN) in text, so that it never gets onto a paper."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from spreekuur.errors.letters import BsnRefused

# Eight or nine digits together, or nine in the groups that people write; dates and amounts look different.
_RUN = re.compile(r"(?<!\d)(?:\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3})(?!\d)")

# A phone number may look like anything; the kenmerk has a check of its own.
EXEMPT = {"client.phone", "kenmerk", "urgent.safe_contact"}


def holds_bsn(text: str) -> bool:
    """Is there a number in it that passes the 11-check?"""
    from stdnum.nl import bsn

    return any(bsn.is_valid(re.sub(r"\D", "", run).zfill(9)) for run in _RUN.findall(text))


def refuse(data: Any) -> None:
    """Go through a whole case.

    Raises: BsnRefused with the name of the member, never the number.
    """
    for field, text in _texts(data, ""):
        if field not in EXEMPT and any(character.isdigit() for character in text) and holds_bsn(text):
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
