# SPDX-License-Identifier: EUPL-1.2
"""Forms that are still open, kept encrypted a second after each key, so that nothing typed is ever lost."""

from dataclasses import dataclass, field

from spreekuur.store.connection import Database
from spreekuur.times import stamp


@dataclass(frozen=True, slots=True)
class Draft:
    """One open form; its content stays out of `repr`, and so out of logs."""

    id: str
    evening_id: str
    saved_at: str
    kind: str
    content: str = field(repr=False)


def keep(db: Database, draft_id: str, evening_id: str, kind: str, content: str) -> None:
    """Keep what an open form holds now; what it held before is overwritten."""
    db.execute(
        "INSERT INTO draft (id, evening_id, saved_at, kind, content) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET evening_id = excluded.evening_id, saved_at = excluded.saved_at,"
        " kind = excluded.kind, content = excluded.content",
        (draft_id, evening_id, stamp(db.clock()), kind, content),
    )


def correct(db: Database, draft_id: str, content: str) -> None:
    """Change what a draft holds, without saying that somebody typed in it."""
    db.execute("UPDATE draft SET content = ? WHERE id = ?", (content, draft_id))


def open_drafts(db: Database) -> list[Draft]:
    """Every open form, the one touched last first."""
    rows = db.execute(
        "SELECT id, evening_id, saved_at, kind, content FROM draft ORDER BY saved_at DESC, id DESC"
    )
    return [Draft(*row) for row in rows]


def drop(db: Database, draft_id: str) -> None:
    """Forget a form: it was saved, or thrown away on purpose."""
    db.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
