# SPDX-License-Identifier: EUPL-1.2
"""The store on disk: encrypted, protected, one schema, each trouble under its own name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spreekuur.errors.vault import (
    DamagedStore,
    NewerSchema,
    NoRoom,
    PlaintextStore,
    ReadOnlyHome,
    StoreBusy,
    StoreFaulty,
    StoreUnsafe,
)
from spreekuur.store import driver, schema, vault_settings
from spreekuur.store.connection import open_store
from spreekuur.store.migrations import migrations
from spreekuur.store.writing import new_id, save

KEY = bytes(range(32))
MARKER = "Żaneta-Zonnebloem-7312"


def _as_here() -> dict[str, str]:
    """What a process is told to find the program where this one did."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def keep_a_client(db, given=MARKER):
    save(db, "client", {"id": new_id(), "code": new_id()[-6:], "language": "pl", "given": given})


def names(db):
    return [given for (given,) in db.execute("SELECT given FROM client")]


@pytest.fixture
def path(tmp_path):
    db = open_store(tmp_path / "vault.db", KEY, author="Ana")
    keep_a_client(db)
    db.close()
    return tmp_path / "vault.db"


def test_what_was_saved_is_there_after_reopening(path):
    db = open_store(path, KEY)
    assert names(db) == [MARKER]
    db.close()


def test_a_path_with_cyrillic_spaces_and_200_characters_works(tmp_path):
    folder = tmp_path / "Спреекуур тафел één" / ("x" * 100) / ("y" * 60)
    folder.mkdir(parents=True)
    db = open_store(folder / "vault.db", KEY)
    keep_a_client(db)
    db.close()
    db = open_store(folder / "vault.db", KEY)
    assert names(db) == [MARKER]
    db.close()


def test_no_file_holds_anything_readable_while_open_or_closed(path):
    db = open_store(path, KEY)
    keep_a_client(db)
    during = b"".join(file.read_bytes() for file in path.parent.iterdir())
    db.close()
    after = path.read_bytes()
    for code in ("utf-8", "utf-16-le"):
        assert MARKER.encode(code) not in during + after
    assert b"CREATE TABLE" not in during + after


def test_every_protection_reads_back(path):
    """In a process as the program is one: here memory is not locked, see `memory_need_not_be_locked`."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "temp_store": 2, "secure_delete": 1, "foreign_keys": 1}
    wanted |= {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "cipher_memory_security": "1"}
    code = "import json, pathlib, sys\nfrom spreekuur.store.connection import open_store\n"
    code += "db = open_store(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
    code += "found = {name: db.execute(f'PRAGMA {name}').fetchone()[0] for name in sys.argv[3:]}\n"
    code += "print(json.dumps(found))"
    command = [sys.executable, "-c", code, str(path), KEY.hex(), *wanted]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=_as_here())
    assert json.loads(run.stdout) == wanted


def test_a_protection_that_does_not_hold_refuses_the_store(path, monkeypatch):
    monkeypatch.setitem(driver._PRAGMAS, "synchronous", ("NORMAL", "2"))
    with pytest.raises(StoreUnsafe) as refused:
        open_store(path, KEY)
    assert refused.value.setting == "synchronous"


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_never_reaches_the_store(tmp_path, length):
    with pytest.raises(ValueError, match="32 bytes"):
        open_store(tmp_path / "vault.db", bytes(length))
    assert not (tmp_path / "vault.db").exists()


def test_the_store_cannot_be_copied_out_by_attaching_a_plain_file(path, tmp_path):
    db = open_store(path, KEY)
    with pytest.raises(driver.Error):
        db.execute(f"ATTACH '{tmp_path / 'plain.db'}' AS plain KEY ''")
    with pytest.raises(driver.Error):
        db.execute(f"VACUUM INTO '{tmp_path / 'plain.db'}'")
    db.close()
    assert not (tmp_path / "plain.db").exists()


def test_a_plain_store_is_not_opened(tmp_path):
    import sqlite3

    plain = sqlite3.connect(tmp_path / "vault.db")
    plain.execute("CREATE TABLE evening (id)")
    plain.close()
    before = (tmp_path / "vault.db").read_bytes()
    with pytest.raises(PlaintextStore):
        open_store(tmp_path / "vault.db", KEY)
    assert (tmp_path / "vault.db").read_bytes() == before


@pytest.mark.parametrize("damage", ["empty", "short", "noise", "salt", "first page"])
def test_a_damaged_store_says_so_and_is_left_as_it_is(path, damage):
    data = bytearray(path.read_bytes())
    spoilt = {
        "empty": b"",
        "short": data[:1000],
        "noise": os.urandom(len(data)),
        "salt": bytes([data[0] ^ 1]) + data[1:],
        "first page": data[:2000] + bytes([data[2000] ^ 1]) + data[2001:],
    }[damage]
    path.write_bytes(spoilt)
    with pytest.raises(DamagedStore):
        open_store(path, KEY)
    assert path.read_bytes() == spoilt


def test_another_key_does_not_open_the_store(path):
    with pytest.raises(DamagedStore):
        open_store(path, bytes(32))


def test_the_store_of_another_vault_is_refused(path):
    with pytest.raises(DamagedStore):
        open_store(path, KEY, vault_id="another")


def test_damage_met_while_reading_has_its_own_error_too(tmp_path):
    db = open_store(tmp_path / "vault.db", KEY)
    with db.atomic():
        for _ in range(300):
            keep_a_client(db)
    db.close()
    path = tmp_path / "vault.db"
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedStore):
        db = open_store(path, KEY)
        names(db)


def test_a_store_of_a_newer_program_is_left_alone(path):
    db = open_store(path, KEY)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('spreekuur', 'm999_later', '')"
    )
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerSchema):
        open_store(path, KEY)
    assert path.read_bytes() == before


def test_the_list_of_migrations_is_the_one_that_is_applied():
    assert [migration.name for migration in migrations._migrations] == list(schema.KNOWN)


def test_an_older_store_is_copied_before_its_schema_changes(path, monkeypatch):
    changed = []
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, "m002_made"))
    copies = path.parent.glob("backups/*")
    monkeypatch.setattr(schema, "migrate", lambda connection: changed.append(len(list(copies))))
    db = open_store(path, KEY)
    db.close()
    assert changed == [1]
    (copy,) = path.parent.glob("backups/before-m002_made-*/vault.db")
    monkeypatch.undo()
    db = open_store(copy, KEY)
    assert names(db) == [MARKER]
    db.close()


def test_a_migration_that_fails_leaves_the_old_store(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, "m002_made"))

    def m002_made(db):
        db.execute("DROP TABLE client")
        raise RuntimeError("half way")

    db = open_store(tmp_path / "vault.db", KEY)
    keep_a_client(db)
    db.close()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_migrations", [*migrations._migrations])
        migrations()(m002_made)
        with pytest.raises(RuntimeError, match="half way"):
            open_store(tmp_path / "vault.db", KEY)
    monkeypatch.undo()
    db = open_store(tmp_path / "vault.db", KEY)
    assert names(db) == [MARKER]
    db.close()


def test_opening_an_up_to_date_store_never_imports_sqlite_utils(path):
    code = (
        "import sys; from pathlib import Path; from spreekuur.store.connection import open_store\n"
        f"open_store(Path({str(path)!r}), bytes(range(32))).close()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], env=_as_here())
    assert run.returncode == 0


def test_a_full_disk_says_so_and_keeps_what_was_saved(path):
    db = open_store(path, KEY)
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(NoRoom), db.atomic():
        for _ in range(500):
            keep_a_client(db, given="x" * 500)
    assert names(db) == [MARKER]
    db.execute("PRAGMA max_page_count=1000000")
    keep_a_client(db, given="room again")
    assert names(db) == [MARKER, "room again"]
    db.close()


@pytest.mark.parametrize(
    ("code", "kind"),
    [(5, StoreBusy), (8, ReadOnlyHome), (778, StoreFaulty), (13, NoRoom), (267, DamagedStore)],
)
def test_every_trouble_of_the_disk_has_its_own_error(code, kind):
    error = driver.Error("made")
    error.sqlite_errorcode = code
    assert type(driver.translated(error)) is kind


def test_a_bug_is_not_dressed_up_as_a_trouble_of_the_disk(db):
    with pytest.raises(driver.Error, match="no such table"):
        db.execute("SELECT 1 FROM nowhere")


def test_a_store_that_somebody_else_writes_to_says_busy(path):
    first, second = open_store(path, KEY), open_store(path, KEY)
    second.execute("PRAGMA busy_timeout=1")
    with first.atomic():
        keep_a_client(first)
        with pytest.raises(StoreBusy):
            keep_a_client(second)
    keep_a_client(second)
    second.close()
    first.close()


def test_closing_leaves_one_file(path):
    assert sorted(file.name for file in path.parent.iterdir()) == ["vault.db", "vault.mark"]


def test_settings_of_the_vault_keep_any_json(db):
    value = {"name": "Żaneta", "numbers": [1, 2.5, None]}
    vault_settings.put(db, "sender", {"old": True})
    vault_settings.put(db, "sender", value)
    assert vault_settings.get(db, "sender") == value
    assert vault_settings.get(db, "absent", 7) == 7


def test_only_the_driver_may_connect():
    """Without a key a new file is silently plain text, so there is one door.

    The municipality's own database of proved figures is plain, and in a place of its own; beside it stands what the
    errors of that driver mean.
    """
    program = Path(schema.__file__).parents[1]
    received = program / "receiving"
    own = (program / "store" / "driver.py", received / "database.py", received / "troubles.py")
    sources = [p for p in program.rglob("*.py") if p not in own]
    for source in sources:
        text = source.read_text("utf-8")
        assert "import sqlcipher3" not in text, source
        assert "import sqlite3" not in text, source
        assert "from sqlite3" not in text, source
