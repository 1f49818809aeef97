# SPDX-License-Identifier: EUPL-1.2
"""Which files are one person's: a file, and those that were joined with it. Every reader asks here."""

from spreekuur.store.connection import Database


def files_of(db: Database, client_id: str) -> tuple[str, ...]:
    """The ids under which something of this person is kept, the file's own first."""
    rows = db.execute("select id from client where merged_into = ? order by id", (client_id,))
    return (client_id, *(joined for (joined,) in rows))


def file_of(db: Database, client_id: str) -> str:
    """The file in which one finds this person: the one that another was joined with, or the file itself."""
    row = db.execute("select merged_into from client where id = ?", (client_id,)).fetchone()
    return str(row[0]) if row and row[0] else client_id
