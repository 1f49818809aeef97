# SPDX-License-Identifier: EUPL-1.2
"""The address of the receiver as the post wants it, as far as somebody confirmed it."""

import re

from spreekuur.letters.draft import Draft, may_show

_POSTCODE = re.compile(r"(\d{4}) ?([A-Z]{2})\s+(.+)")


def of(draft: Draft) -> tuple[str, ...]:
    """Name, street, then postcode and town in capitals; only the name if no address is confirmed."""
    there = draft.organisation
    if there is None:
        return ()
    name = draft.content.text(f"org.{there.id}.name", "nl")
    shown = may_show(there, "address")
    parts = [part.strip() for part in re.sub(r"\(.*?\)", "", shown).split(",")]
    return (name, *(_line(part) for part in parts if part))


def _line(part: str) -> str:
    found = _POSTCODE.fullmatch(part)
    return f"{found[1]} {found[2]}  {found[3].upper()}" if found else part
