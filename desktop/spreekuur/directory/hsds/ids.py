# SPDX-License-Identifier: EUPL-1.2
"""HSDS wants a UUID for everything; ours are made from our own ids, so the same entry keeps the same one."""

from uuid import UUID, uuid5

# Made once, never changed: every UUID that was ever given out rests on it.
_OURS = UUID("6f0b6c1e-6c0b-5a0e-9d0a-3f5f6f2b7a31")

IDENTIFIER_TYPE = "spreekuur"


def of(table: str, entry: str, part: str = "") -> str:
    """The UUID of what an entry has in a table; `part` tells several apart."""
    return str(uuid5(_OURS, "/".join((table, entry, part))))
