# SPDX-License-Identifier: EUPL-1.2
"""Counts of talks for the exchange: what is still to be given."""

from spreekuur.exchange import peers
from spreekuur.store.connection import Database
from spreekuur.store.foreign import MERGED

_TALKS = (
    "SELECT count(DISTINCT record_id) FROM change WHERE seq > ? AND substr(step, 1, 6) != ?"
    " AND record = 'consultation'"
    " AND EXISTS (SELECT 1 FROM consultation WHERE id = record_id AND deleted_at IS NULL)"
)
# An evening that is closed after it was given, and its queue, are no reason to come back.
_REST = (
    "SELECT count(DISTINCT record || '/' || record_id) FROM change WHERE seq > ? AND substr(step, 1, 6) != ?"
    " AND record NOT IN ('evening', 'ticket')"
)


def talks_for(db: Database, vault: str) -> int:
    """How many talks of this laptop are new or changed since the last bundle for that vault."""
    return _count(db, _TALKS, vault)


def records_for(db: Database, vault: str) -> int:
    """How many records of any kind are, beside the evening itself and its queue."""
    return _count(db, _REST, vault)


def _count(db: Database, query: str, vault: str) -> int:
    since, _others = peers.went_with(db, vault, peers.builds_on(db, vault))
    return int(db.execute(query, (since, MERGED)).fetchone()[0])
