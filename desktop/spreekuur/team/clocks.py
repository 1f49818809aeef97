# SPDX-License-Identifier: EUPL-1.2
"""Clocks of laptops that are wrong: told with both names, so that somebody looks; nobody is locked out for it.

A bundle that is signed later than it is here shows one of the two clocks to be wrong; so does one that is signed before
the bundle of ours that it has a receipt for.
"""

from datetime import datetime, timedelta

from spreekuur.errors.team import ClockDiffers
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import outgoing, roster
from spreekuur.times import from_stamp

_SEEN = "clocks_seen"
_MOST = timedelta(days=1)


def note(db: Database, vault: str, made_at: str, taken: int) -> None:
    """Note when a laptop says that it made its last bundle, and when we made the one it has a receipt for."""
    ours = outgoing.made_at(db, vault, taken) if taken else ""
    vault_settings.put(db, _SEEN, vault_settings.get(db, _SEEN, {}) | {vault: [made_at, ours]})


def look(db: Database, now: datetime) -> ClockDiffers | None:
    """The laptop of the team whose clock differs most from this one's, by more than a day; None when all agree."""
    seen = vault_settings.get(db, _SEEN, {})
    found = [
        (_difference(now, *seen[one.vault]), one.name)
        for one in (roster.of(db).others() if seen else [])
        if one.vault in seen
    ]
    most, name = max(found, default=(timedelta(0), ""))
    return ClockDiffers(name, most.days) if most > _MOST else None


def _difference(now: datetime, theirs: str, ours: str) -> timedelta:
    later = from_stamp(theirs) - now
    # Once the date here was put right, what was made before it counts no more.
    ahead = from_stamp(ours) - from_stamp(theirs) if ours and now >= from_stamp(ours) else timedelta(0)
    return max(later, ahead)
