# SPDX-License-Identifier: EUPL-1.2
"""A store that was put back from a copy: what it noted after that copy was made is lost, and others may have it.

Its journal would give the same numbers to other changes. So where it was when it was put back is noted at opening, and
from there on it counts far beyond every number it can have given: `count_on`.
"""

from spreekuur.store import connection, vault_settings
from spreekuur.store.connection import Database
from spreekuur.store.mark import Mark

_PUT_BACK, _UNSETTLED = "put_back", "put_back_unsettled"


def look_at(db: Database, as_found: Mark, judged: Mark) -> None:
    """Note that a store that is being opened is older than what it was, if its mark says so or was not its own."""
    reached = connection.changes(db)
    of_a_copy = as_found.changes == 0 < reached and bool(as_found.sha256 or as_found.found)
    if of_a_copy or judged.missing > as_found.missing:
        note(db, reached)


def note(db: Database, after: int) -> None:
    """Note that whatever the journal says after this number may stand elsewhere with other content."""
    before = noted(db)
    vault_settings.put(db, _PUT_BACK, after if before is None else min(after, before))
    vault_settings.put(db, _UNSETTLED, True)


def noted(db: Database) -> int | None:
    """The last number of the journal that is sure; None while all of it is."""
    after = vault_settings.get(db, _PUT_BACK)
    return None if after is None else int(after)


def is_unsettled(db: Database) -> bool:
    """Whether nothing was done about it yet since it was put back the last time."""
    return bool(vault_settings.get(db, _UNSETTLED, False))


def note_settled(db: Database) -> None:
    """What has to be done at once was done."""
    vault_settings.put(db, _UNSETTLED, False)


def count_on(db: Database, after: int, beyond: int) -> None:
    """Give every change after this number another one, greater than `beyond`; the next changes come after them.

    Bundles that carried such changes count as never placed: what was in them goes again.
    """
    top = connection.changes(db)
    by = max(beyond, top) + 1 - after
    with db.joined():
        db.execute("UPDATE change SET seq = seq + ? WHERE seq > ?", (by, after))
        db.execute("UPDATE foreign_change SET arrived = arrived + ? WHERE arrived > ?", (by, after))
        db.execute("UPDATE bundle_made SET changes = changes + ?, placed = 0 WHERE changes > ?", (by, after))
        if db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'change'", (top + by,)).rowcount == 0:
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('change', ?)", (top + by,))
        vault_settings.put(db, _PUT_BACK, None)


def use_numbers_up_to(db: Database, vault: str, sequence: int) -> None:
    """Number the next bundle for a vault after this one."""
    db.execute(
        "INSERT OR IGNORE INTO bundle_made (vault, sequence, changes, others) VALUES (?, ?, 0, 0)",
        (vault, sequence),
    )


def peers(db: Database) -> list[str]:
    """Every vault that bundles went to or came from."""
    rows = db.execute("SELECT vault FROM peer UNION SELECT vault FROM bundle_made ORDER BY 1")
    return [vault for (vault,) in rows.fetchall()]
