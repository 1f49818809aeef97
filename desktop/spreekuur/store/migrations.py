# SPDX-License-Identifier: EUPL-1.2
"""Every change ever made to the schema, in order; only ever appended to, never edited once released.

No model is imported here: a migration must mean the same for ever.
"""

from sqlite_utils import Database, Migrations

from spreekuur.store import finding, tables, tables_figures

migrations = Migrations("spreekuur")


@migrations()
def m001_first(db: Database) -> None:
    """The desk's first schema: evening, queue, talk, referral, paper, and what statistics will need."""
    for name, columns in tables.FIRST.items():
        db.execute(" ".join(f"CREATE TABLE {name} ({tables.ROW},{columns}) STRICT".split()))
    for statement in tables.LOCAL.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m002_client_files(db: Database) -> None:
    """A client file can lie in the bin, and is closed when its client takes back the consent to record."""
    db.execute("ALTER TABLE client ADD COLUMN deleted_at TEXT")
    db.execute("ALTER TABLE client ADD COLUMN closed_at TEXT")
    # Consents are read with every file. Papers that are due are looked for once an evening: reading them all will do.
    db.execute("DROP INDEX paper_erase")
    db.execute("CREATE INDEX consent_client ON consent (client_id)")
    # Whoever was here last is found first: the day is read from the index alone.
    db.execute("DROP INDEX consultation_client")
    db.execute("CREATE INDEX consultation_client ON consultation (client_id, held_on)")


@migrations()
def m003_keeping(db: Database) -> None:
    """A file whose time is over can be kept for a reason; who saw which file is noted."""
    db.execute("ALTER TABLE client ADD COLUMN keep_reason TEXT")
    db.execute("ALTER TABLE client ADD COLUMN keep_until TEXT")
    # Signals are rare: reading all that are sealed will do.
    db.execute("DROP INDEX sealed_note_consultation")
    # Not a kept row, and never written through the one door: nothing in it can be corrected or undone.
    db.execute(
        "CREATE TABLE file_seen (at TEXT NOT NULL, slot TEXT NOT NULL, how TEXT NOT NULL, file TEXT NOT NULL,"
        " PRIMARY KEY (at, slot, how, file)) STRICT, WITHOUT ROWID"
    )


# Rows whose own id is their place in the file need no second tree to find it: a table less to keep, and to look in.
_ONE_TREE = (
    "evening",
    "ticket",
    "client",
    "consent",
    "consultation",
    "consultation_topic",
    "consultation_outcome",
    "stay",
    "sealed_note",
    "referral",
    "paper",
)


@migrations()
def m004_directory(db: Database) -> None:
    """The directory and the rules can be corrected at the desk; what nobody could answer; the way to shelter."""
    for name in _ONE_TREE:
        _into_one_tree(db, name)
    for name, columns in tables.DIRECTORY.items():
        db.execute(" ".join(f"CREATE TABLE {name} ({tables.ROW},{columns}) STRICT, WITHOUT ROWID".split()))
    # Whoever sends somebody elsewhere than the rules say: which rules were passed over.
    db.execute("ALTER TABLE referral ADD COLUMN instead_of TEXT NOT NULL DEFAULT '[]'")


def _into_one_tree(db: Database, name: str) -> None:
    made = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = 'index'"
    table, *indexes = [sql for (sql,) in db.execute(made, (name,)).fetchall()]
    begun, columns = table.split("(", 1)
    db.execute(f"{begun.replace(name, f'{name}_anew')}({columns}, WITHOUT ROWID")
    db.execute(f"INSERT INTO {name}_anew SELECT * FROM {name} ORDER BY id")
    db.execute(f"DROP TABLE {name}")
    db.execute(f"ALTER TABLE {name}_anew RENAME TO {name}")
    for index in indexes:
        db.execute(index)


@migrations()
def m005_follow_up(db: Database) -> None:
    """What became of a referral, what is to be done and when, and who belongs to whom."""
    for name, columns in tables.FOLLOW_UP.items():
        db.execute(" ".join(f"CREATE TABLE {name} ({tables.ROW},{columns}) STRICT, WITHOUT ROWID".split()))
    db.execute("ALTER TABLE client ADD COLUMN merged_into TEXT")
    db.execute("CREATE INDEX referral_step_referral ON referral_step (referral_id)")


@migrations()
def m006_search(db: Database) -> None:
    """Files are found by an index and in the order of who was seen last; ten years are as fast as an evening."""
    for statement in (*tables.TEN_YEARS, *finding.SEARCH):
        db.execute(" ".join(statement.split()))


@migrations()
def m007_exchange(db: Database) -> None:
    """Several laptops work as one team: who belongs to it, what others wrote, and what went to and fro."""
    for statement in tables.EXCHANGE:
        db.execute(" ".join(statement.split()))


@migrations()
def m008_ends_of_rows(db: Database) -> None:
    """A row that goes is looked for in every table that may point to it: each of these has an index for that now."""
    for statement in tables.POINTING:
        db.execute(" ".join(statement.split()))


@migrations()
def m009_figures(db: Database) -> None:
    """Figures for the municipality: what a closed period counted, and the ledger of signed releases."""
    for name, columns in tables_figures.LEDGER.items():
        db.execute(" ".join(f"CREATE TABLE {name} ({tables.ROW},{columns}) STRICT, WITHOUT ROWID".split()))
    for statement in (*tables_figures.COUNTED, *tables_figures.FOUND_BY, *tables_figures.STAYS):
        db.execute(" ".join(statement.split()))


@migrations()
def m010_parked(db: Database) -> None:
    """One row that may not come in stops no other; talks out of a file get ids of this laptop's own."""
    for statement in tables.PARKED:
        db.execute(" ".join(statement.split()))
