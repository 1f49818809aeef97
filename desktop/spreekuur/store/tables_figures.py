# SPDX-License-Identifier: EUPL-1.2
"""The tables of the figures, as SQL: what was counted, and the ledger of releases; never edited once released."""

# Of this laptop alone: what is counted of a period, from its closing until ninety days after its year was released.
COUNTED = (
    """CREATE TABLE closed_period (period TEXT PRIMARY KEY NOT NULL, closed_at TEXT NOT NULL, closed_by TEXT NOT NULL,
        evenings INTEGER NOT NULL, late INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE counting_line (no INTEGER PRIMARY KEY, period TEXT NOT NULL, unit TEXT NOT NULL,
        contributor TEXT NOT NULL, codes TEXT NOT NULL) STRICT""",
    "CREATE INDEX counting_line_period ON counting_line (period, unit)",
    # Which talks a closed period counted, so that none is counted twice; nothing says as what.
    "CREATE TABLE counted (consultation_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE year_key (year INTEGER PRIMARY KEY NOT NULL, key BLOB NOT NULL) STRICT, WITHOUT ROWID",
    # With it the rounding could be undone: it goes in the transaction that signs.
    "CREATE TABLE release_secret (period TEXT PRIMARY KEY NOT NULL, secret BLOB NOT NULL) STRICT, WITHOUT ROWID",
    # What was published of each cell, and as long as its year may need it what was true.
    """CREATE TABLE release_cell (period TEXT NOT NULL, cell TEXT NOT NULL, published INTEGER NOT NULL, truth INTEGER,
        PRIMARY KEY (period, cell)) STRICT, WITHOUT ROWID""",
    # What is counted of the talks of one evening that no closed period counted.
    """CREATE TABLE kept_count (day TEXT NOT NULL, of_table TEXT NOT NULL, cell TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (day, of_table, cell)) STRICT, WITHOUT ROWID""",
)

LEDGER = {
    # A signed release. The files are kept as they were signed, so that they are the same bytes for ever.
    "release_entry": """
    period TEXT NOT NULL,
    release TEXT NOT NULL,
    entry TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    signed_by TEXT NOT NULL""",
    "release_file": """
    entry_id TEXT NOT NULL REFERENCES release_entry(id),
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    packed BLOB NOT NULL""",
    # What became of it: sent, or withdrawn by a notice that is signed as well.
    "release_step": """
    entry_id TEXT NOT NULL REFERENCES release_entry(id),
    step TEXT NOT NULL,
    notice TEXT NOT NULL,
    signature TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL""",
}
FOUND_BY = (
    "CREATE INDEX release_entry_period ON release_entry (period)",
    "CREATE INDEX release_file_entry ON release_file (entry_id)",
    "CREATE INDEX release_step_entry ON release_step (entry_id)",
)

_REFUSED = "BEGIN SELECT RAISE(ABORT, 'what was signed or counted stays'); END"
# Nobody changes what was signed, not by a mistake in the program either. Of what was counted only the end is allowed.
STAYS = (
    *(
        f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} {_REFUSED}"
        for table in (*LEDGER, "closed_period")
        for verb in ("UPDATE", "DELETE")
    ),
    f"CREATE TRIGGER counting_line_update BEFORE UPDATE ON counting_line {_REFUSED}",
    f"CREATE TRIGGER release_cell_delete BEFORE DELETE ON release_cell {_REFUSED}",
    f"""CREATE TRIGGER release_cell_update BEFORE UPDATE ON release_cell
        WHEN new.truth IS NOT NULL OR new.period != old.period OR new.cell != old.cell
        OR new.published != old.published {_REFUSED}""",
)
