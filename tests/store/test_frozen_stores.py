# SPDX-License-Identifier: EUPL-1.2
"""A store of every schema ever released still opens, with its data."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from frozen_pages import frozen_stores, packed, thaw, unpacked
from spreekuur.clients import searching
from spreekuur.clients import store as clients
from spreekuur.clients.matching import wanted
from spreekuur.errors.vault import NoRoom, ReadingOnly
from spreekuur.store import copying, schema, vault_settings
from spreekuur.store.connection import open_store, read_store
from spreekuur.store.drafts import open_drafts
from spreekuur.store.schema import KNOWN

STORES = Path(__file__).parents[1] / "stores"
_SPEC = importlib.util.spec_from_file_location("make_store", STORES / "make_store.py")
TODAY = date(2026, 11, 12)
make_store = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(make_store)


def test_each_released_schema_has_its_frozen_store():
    wanted = [make_store.name_of(number + 1) for number in range(len(KNOWN))]
    assert sorted(path.name for path in STORES.glob("schema-*")) == wanted
    assert all(path.stat().st_size <= 200 * 1024 for path in STORES.iterdir())


def test_what_is_kept_packed_comes_back_byte_for_byte(tmp_path):
    for frozen in frozen_stores(STORES):
        thaw(frozen, tmp_path / "vault.db", make_store.FROZEN_KEY)
        store = (tmp_path / "vault.db").read_bytes()
        assert unpacked(packed(store, make_store.FROZEN_KEY), make_store.FROZEN_KEY) == store
    with pytest.raises(ValueError, match="byte for byte"):
        packed(store[:-1] + bytes([store[-1] ^ 1]), make_store.FROZEN_KEY)


@pytest.mark.parametrize("frozen", frozen_stores(STORES), ids=lambda path: path.name)
def test_it_opens_with_its_data(frozen, tmp_path):
    thaw(frozen, tmp_path / "vault.db", make_store.FROZEN_KEY)
    db = open_store(tmp_path / "vault.db", make_store.FROZEN_KEY, vault_id=make_store.FROZEN_VAULT)
    talk = db.execute(
        "SELECT c.given, c.phone, t.topic, k.note, p.kenmerk, e.roster, s.sealed FROM consultation k"
        " JOIN client c ON c.id = k.client_id JOIN consultation_topic t ON t.consultation_id = k.id"
        " JOIN paper p ON p.consultation_id = k.id JOIN evening e ON e.id = k.evening_id"
        " JOIN sealed_note s ON s.consultation_id = k.id"
    ).fetchone()
    note, roster = "huur ă ș", '["Ana", "Bo"]'
    assert talk == ("Женя", "0612345678", "home.rent", note, "PS-2026-0001-04", roster, bytes(range(64)))
    assert vault_settings.get(db, "sender") == {"name": "Punt", "city": "Aalsmeer"}
    assert [draft.content for draft in open_drafts(db)] == ['{"note": "половин"}']
    assert db.execute("SELECT count(*) FROM change").fetchone() == (12,)
    assert copying.problems(db.connection) == []
    db.close()


@pytest.mark.parametrize("frozen", frozen_stores(STORES), ids=lambda path: path.name)
def test_where_nothing_can_be_written_it_is_read_with_the_schema_of_now(frozen, tmp_path):
    """Only a copy that does not stay is changed for that."""
    thaw(frozen, tmp_path / "vault.db", make_store.FROZEN_KEY)
    before = (tmp_path / "vault.db").read_bytes()
    db = read_store(tmp_path / "vault.db", make_store.FROZEN_KEY, NoRoom(), vault_id=make_store.FROZEN_VAULT)
    assert schema.pending(db.connection) == ()
    assert db.execute("SELECT count(*) FROM change").fetchone() == (12,)
    with pytest.raises(ReadingOnly):
        vault_settings.put(db, "name", "x")
    db.close()
    assert (tmp_path / "vault.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["vault.db"]


def test_the_script_makes_the_newest_of_them(tmp_path):
    make_store.make(tmp_path / "vault.db")
    db = open_store(tmp_path / "vault.db", make_store.FROZEN_KEY)
    assert db.execute("SELECT count(*) FROM paper").fetchone() == (1,)
    db.close()


def test_the_first_schema_becomes_the_same_as_a_new_one_and_its_clients_are_found(tmp_path):
    thaw(STORES / make_store.name_of(1), tmp_path / "vault.db", make_store.FROZEN_KEY)
    old = open_store(tmp_path / "vault.db", make_store.FROZEN_KEY, vault_id=make_store.FROZEN_VAULT)
    new = open_store(tmp_path / "new.db", make_store.FROZEN_KEY)
    assert schema_of(old) == schema_of(new)
    assert len(list((tmp_path / "backups").glob("before-m002*/vault.db"))) == 1
    assert searching.find(old, wanted("678"), TODAY, 5) == {}
    clients.make_findable(old)
    for typed in ("678", "swiecicki jenia"):
        assert searching.find(old, wanted(typed), TODAY, 5).keys() == {"c1"}
    clients.put_in_bin(old, "c1", make_store.MOMENT)
    assert [client.id for client in clients.in_bin(old)] == ["c1"]
    old.close()
    new.close()


def test_whatever_points_to_a_row_is_found_by_an_index(tmp_path):
    db = open_store(tmp_path / "vault.db", make_store.FROZEN_KEY)
    pointing = (
        "SELECT m.name, f.[from] FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f"
        " WHERE m.type = 'table'"
    )
    indexed = (
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS c"
        " WHERE m.type = 'table' AND c.seqno = 0"
    )
    assert set(db.execute(pointing)) - set(db.execute(indexed)) == set()
    db.close()


def schema_of(db):
    return sorted(db.execute("SELECT type, name, sql FROM sqlite_master").fetchall())
