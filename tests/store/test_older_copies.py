# SPDX-License-Identifier: EUPL-1.2
"""The copy made before a change of the schema comes back, by command and in the repair screen, and is changed again."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from builders import SENDER
from spreekuur import app, language, rescue
from spreekuur.app import Founding
from spreekuur.cli import main
from spreekuur.errors.vault import StoreNotOurs, WrongPassphrase
from spreekuur.security import vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, copying, driver, older, schema, vault_settings

STORES = Path(__file__).parents[1] / "stores"
_SPEC = importlib.util.spec_from_file_location("make_store", STORES / "make_store.py")
make_store = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(make_store)
MARTA = "molen kaars zomer brug appel rivier"
CHEAP = Argon2Cost(16 * 1024, 1, 1)


def founded(home):
    made = app.found_home(
        home, Founding("Punt", SENDER, 0, (NewSlot("Marta", MARTA),), b"r" * 20), cost=CHEAP
    )
    made.close()
    return made


@pytest.fixture(scope="module")
def updated(tmp_path_factory):
    """A vault whose store was of schema 3 until it was opened: its copy of before lies in `backups/`."""
    home = tmp_path_factory.mktemp("updated") / "kluis"
    made = founded(home)
    key = made.unlocked.db_key
    shutil.copyfile(STORES / "schema-003.db", home / "frozen.db")
    frozen = driver.connect(str(home / "frozen.db"), make_store.FROZEN_KEY, alone=True)
    (home / "vault.db").unlink()
    (home / "vault.mark").unlink()
    copying.copy_store(frozen, home / "vault.db", key)
    frozen.close()
    (home / "frozen.db").unlink()
    store = driver.connect(str(home / "vault.db"), key, alone=True)
    store.execute("UPDATE setting SET value = ? WHERE name = 'vault_id'", (f'"{made.unlocked.vault_id}"',))
    store.close()
    app.open_home(home, MARTA).close()
    return home


@pytest.fixture
def home(updated, tmp_path):
    return Path(shutil.copytree(updated, tmp_path / "kluis"))


@pytest.fixture
def before(home):
    (folder,) = older.within(home / backup.LOCAL_FOLDER)
    return folder


@pytest.fixture
def restore(tmp_path, capsys):
    (tmp_path / "phrase").write_text(MARTA)
    spoken = language.current()

    def run(folder, home, *more):
        given = ["--home", str(home), "--passphrase-file", str(tmp_path / "phrase"), *more]
        code = main.run(["restore", str(folder), "--lang", "en", *given])
        return code, "".join(capsys.readouterr())

    yield run
    language.use(spoken)


def facts(home):
    opened = app.open_home(home, MARTA)
    try:
        assert schema.pending(opened.db.connection) == ()
        note = opened.db.execute("SELECT note FROM consultation").fetchone()[0]
        return note, vault_settings.get(opened.db, "noted", "")
    finally:
        opened.close()


def test_a_command_puts_it_back_and_says_that_it_is_older(home, before, restore):
    opened = app.open_home(home, MARTA)
    vault_settings.put(opened.db, "noted", "after the update")
    opened.close()
    code, said = restore(before, home, "--force")
    assert (code, "brought up to date" in said) == (0, True)
    assert facts(home) == ("huur ă ș", "")
    assert list(home.glob("replaced-by-*")), "what stood there is kept"


def test_without_being_meant_nothing_is_replaced(home, before, restore):
    assert restore(before, home)[0] == 1
    assert not list(home.glob("replaced-by-*"))


def test_on_another_laptop_the_locks_of_the_vault_it_lies_in_open_it(before, restore, tmp_path):
    assert restore(before, tmp_path / "other")[0] == 0
    assert facts(tmp_path / "other") == ("huur ă ș", "")


def test_the_locks_of_another_vault_do_not_open_it(before, tmp_path):
    other = tmp_path / "other"
    founded(other)
    copy = rescue.read_copy(before)
    with pytest.raises(StoreNotOurs):
        rescue.put_back(other, copy, vault.unlock_copy(rescue.locks_of(copy, other), MARTA), replace=True)
    app.open_home(other, MARTA).close()


def test_a_wrong_passphrase_touches_nothing(home, before):
    with pytest.raises(WrongPassphrase):
        rescue.repair(home, rescue.read_copy(before), "not this one")


def test_it_repairs_a_damaged_store_when_there_is_no_other_copy(home):
    (home / "vault.db").write_bytes(b"x" * 8192)
    (copy,) = rescue.copies(home)
    assert copy.older
    assert rescue.repair(home, copy, MARTA).whole
    assert facts(home) == ("huur ă ș", "")


def test_a_copy_with_its_checksums_is_offered_before_one_of_an_older_version(home):
    opened = app.open_home(home, MARTA)
    made = backup.back_up_locally(opened.db).folder
    opened.close()
    assert rescue.copies(home)[0].folder == made
    assert rescue.read_copy(home / backup.LOCAL_FOLDER).folder == made
