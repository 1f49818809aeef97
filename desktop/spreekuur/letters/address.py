# SPDX-License-Identifier: EUPL-1.2
"""The address of the receiver as the post wants it, as far as somebody confirmed it."""

import re

from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.directory.reach import shown_address
from spreekuur.letters.draft import short_name
from spreekuur.letters.phrases import DUTCH, Voice

_POSTCODE = re.compile(r"(\d{4}) ?([A-Z]{2})\s+(.+)")


def of(there: Organisation | None, content: Content) -> tuple[str, ...]:
    """Name, street, then postcode and town in capitals; only the name if no address is confirmed."""
    if there is None:
        return ()
    name = short_name(there, Voice(content, DUTCH))
    parts = [part.strip() for part in shown_address(there).split(",")]
    return (name, *(_line(part) for part in parts if part))


def _line(part: str) -> str:
    found = _POSTCODE.fullmatch(part)
    return f"{found[1]} {found[2]}  {found[3].upper()}" if found else part
