# SPDX-License-Identifier: EUPL-1.2
"""Somebody changes the files of a closed vault: it is refused, or found by `check --deep`, with the right sentence."""

import random
import shutil

import pytest

from spreekuur import app
from spreekuur.desk import amiss
from spreekuur.errors import UserError
from spreekuur.errors.vault import DamagedKeyslots, DamagedStore, KeyslotsMissing, StoreMissing, StoreNotOurs
from spreekuur.messages import explain
from spreekuur.store import checking, mark
from spreekuur.store.checking import check

from .conftest import MARTA, add_clients, found

PAGE, RESERVE = 4096, 80
SEED = 20261126


def verdict(home):
    """How the vault is refused, or what the deep check finds; empty for a sound one."""
    try:
        opened = app.open_home(home, MARTA)
    except UserError as error:
        assert explain(error)
        return type(error).__name__
    try:
        return ", ".join(sorted({problem.what[:40] for problem in check(opened.db, deep=True)}))
    finally:
        opened.close()


def change(path, *spots):
    data = bytearray(path.read_bytes())
    for at in spots:
        data[at] ^= 1 << (at % 8)
    path.write_bytes(data)


def left_open(home):
    """As after a crash: everything is in its place, but nobody knows how the file was left."""
    opened = app.open_home(home, MARTA)
    key, kept = opened.db.key, opened.db.mark
    opened.close()
    mark.write(home / "vault.db", key, kept)


def test_an_untouched_vault_is_sound(home):
    assert verdict(home) == ""
    assert verdict(home) == "", "and stays so each time it was opened and closed"
    left_open(home)
    assert verdict(home) == ""


REGIONS = {
    "salt": lambda page: range(16),
    "body": lambda page: range(page + (16 if page == 0 else 0), page + PAGE - RESERVE),
    "iv": lambda page: range(page + PAGE - RESERVE, page + PAGE - 64),
    "hmac": lambda page: range(page + PAGE - 64, page + PAGE),
}


@pytest.mark.parametrize("crashed", [False, True])
@pytest.mark.parametrize("region", REGIONS)
def test_a_flipped_bit_anywhere_in_the_store_is_found(home, region, crashed, slow):
    """Also when nobody knows how the file was left: then each page's own seal finds it."""
    rng = random.Random(f"{SEED} {region} {crashed}")
    if crashed:
        left_open(home)
    store = home / "vault.db"
    good, marked = store.read_bytes(), (home / "vault.mark").read_bytes()
    for _flip in range(60 if slow else 4):
        page = rng.randrange(len(good) // PAGE) * PAGE
        at = rng.choice(REGIONS[region](page))
        change(store, at)
        assert verdict(home), f"seed {SEED}: byte {at} of {store.name} was changed and nobody saw it"
        store.write_bytes(good)
        (home / "vault.mark").write_bytes(marked)


def test_the_sentence_tells_a_damaged_store_from_one_of_other_locks(home):
    store = home / "vault.db"
    good = store.read_bytes()
    change(store, 200)
    with pytest.raises(DamagedStore) as refused:
        app.open_home(home, MARTA)
    assert type(refused.value) is DamagedStore
    store.write_bytes(good)
    app.open_home(home, MARTA).close()


@pytest.mark.parametrize("left", [0, 100, 4096, 4097, 20_000, -4096, -1])
def test_a_store_cut_short_is_refused_or_found(home, left):
    store = home / "vault.db"
    store.write_bytes(store.read_bytes()[:left])
    assert verdict(home)


def test_two_pages_that_changed_places_are_found(home, slow):
    rng, store = random.Random(SEED), home / "vault.db"
    left_open(home)
    good, marked = store.read_bytes(), (home / "vault.mark").read_bytes()
    for _swap in range(40 if slow else 4):
        one, other = (number * PAGE for number in rng.sample(range(len(good) // PAGE), 2))
        data = bytearray(good)
        data[one : one + PAGE], data[other : other + PAGE] = (
            good[other : other + PAGE],
            good[one : one + PAGE],
        )
        store.write_bytes(data)
        assert verdict(home), f"seed {SEED}: pages at {one} and {other} changed places"
        store.write_bytes(good)
        (home / "vault.mark").write_bytes(marked)


def two_states(home):
    """The bytes of a vault before and after an evening, closed properly both times."""
    app.open_home(home, MARTA).close()
    before = (home / "vault.db").read_bytes()
    opened = app.open_home(home, MARTA)
    opened.db.execute("PRAGMA journal_size_limit=0")
    rename_clients(opened.db)
    opened.close()
    return before, (home / "vault.db").read_bytes()


def rename_clients(db):
    from spreekuur.store.writing import save

    for (client,) in db.execute("SELECT id FROM client").fetchall():
        save(db, "client", {"id": client, "given": "Zofia " * 20})


def changed_pages(before, after):
    size = min(len(before), len(after))
    return [at for at in range(0, size, PAGE) if before[at : at + PAGE] != after[at : at + PAGE]]


def test_an_old_page_put_back_is_found_each_one(home):
    before, after = two_states(home)
    marked = (home / "vault.mark").read_bytes()
    pages = changed_pages(before, after)
    assert len(pages) > 5
    for at in pages:
        (home / "vault.db").write_bytes(after[:at] + before[at : at + PAGE] + after[at + PAGE :])
        (home / "vault.mark").write_bytes(marked)
        assert verdict(home), f"the old page at {at} is taken for the new one"
    (home / "vault.db").write_bytes(after)
    (home / "vault.mark").write_bytes(marked)
    assert verdict(home) == ""


def test_an_old_page_of_rows_put_back_is_found_by_the_journal_after_a_crash(home):
    """Control: SQLCipher and SQLite find nothing wrong with such a page."""
    before, after = two_states(home)
    left_open(home)
    marked, seen = (home / "vault.mark").read_bytes(), []
    after = (home / "vault.db").read_bytes()
    for at in changed_pages(before, after):
        (home / "vault.db").write_bytes(after[:at] + before[at : at + PAGE] + after[at + PAGE :])
        (home / "vault.mark").write_bytes(marked)
        seen.append(verdict(home))
    assert seen.count(checking.UNLIKE) > 3


def test_a_whole_old_store_put_back_is_said_to_be_older(home):
    before, _after = two_states(home)
    (home / "vault.db").write_bytes(before)
    assert verdict(home) == mark.OLDER
    assert verdict(home) == mark.OLDER, "nobody decided yet"


def test_who_goes_on_with_an_older_store_is_noted_and_it_is_said_no_more(home):
    before, _after = two_states(home)
    (home / "vault.db").write_bytes(before)
    opened = app.open_home(home, MARTA)
    found = amiss.look(opened.desk)
    assert found.what == mark.OLDER and found.last_noted <= found.since
    problem = amiss.go_on(opened.desk)
    amiss.take_back(opened.desk, problem)
    assert amiss.look(opened.desk) == found, "undone"
    amiss.go_on(opened.desk)
    opened.close()
    assert verdict(home) == ""
    opened = app.open_home(home, MARTA)
    assert [(said["what"], said["by"]) for said in amiss.decisions(opened.desk)] == [(mark.OLDER, "Marta")]
    opened.close()


def test_what_was_found_is_kept_until_somebody_decides(home):
    before, _after = two_states(home)
    (home / "vault.db").write_bytes(before)
    for _evening in range(2):
        opened = app.open_home(home, MARTA)
        add_clients(opened.db, 1)
        opened.close()
    assert verdict(home) == mark.OLDER


def test_a_mark_that_was_taken_away_or_forged_is_found(home):
    good = (home / "vault.mark").read_bytes()
    (home / "vault.mark").unlink()
    assert verdict(home) == mark.MISSING
    (home / "vault.mark").write_bytes(good.replace(b'"changes": ', b'"changes": 9'))
    assert verdict(home) == mark.FOREIGN
    (home / "vault.mark").write_bytes(b"[" * 100_000)
    assert verdict(home) == mark.FOREIGN


def log_of(home):
    """The vault as a kill left it: the last writes stand in the log alone."""
    opened = app.open_home(home, MARTA)
    add_clients(opened.db, 30)
    files = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    opened.close()
    for name in ("vault.db", "vault.db-wal", "vault.mark"):
        (home / name).write_bytes(files[name])
    (home / "vault.db-shm").unlink(missing_ok=True)
    return files["vault.db-wal"]


def clients(home):
    opened = app.open_home(home, MARTA)
    try:
        assert check(opened.db, deep=True) == []
        return opened.db.execute("SELECT count(*) FROM client").fetchone()[0]
    finally:
        opened.close()


def test_a_flipped_bit_in_the_log_never_brings_in_a_changed_page(home, slow):
    """A log that was changed ends there, as after a power cut: what was kept before it is whole. Control: untouched."""
    rng = random.Random(SEED)
    log = log_of(home)
    files = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    assert clients(home) == 110
    for _flip in range(60 if slow else 6):
        for name, data in files.items():
            (home / name).write_bytes(data)
        change(home / "vault.db-wal", rng.randrange(len(log)))
        assert clients(home) in (80, 110)


def test_a_log_slipped_under_a_closed_vault_is_found(home):
    log = log_of(home)
    app.open_home(home, MARTA).close()
    (home / "vault.db-wal").write_bytes(log)
    assert mark.OTHER in verdict(home)


def test_the_stores_of_two_laptops_changed_places(home, tmp_path):
    other = found(tmp_path / "other", clients=3)
    mine = (home / "vault.db").read_bytes()
    (home / "vault.db").write_bytes((other / "vault.db").read_bytes())
    with pytest.raises(StoreNotOurs):
        app.open_home(home, MARTA)
    (home / "vault.db").write_bytes(mine)
    (home / "vault.mark").write_bytes((other / "vault.mark").read_bytes())
    assert verdict(home) == mark.FOREIGN
    shutil.copy(other / "keyslots.json", home / "keyslots.json")
    with pytest.raises(StoreNotOurs):
        app.open_home(home, MARTA)


def test_a_missing_file_has_a_sentence_of_its_own(home):
    (home / "keyslots.json").rename(home / "aside")
    with pytest.raises(KeyslotsMissing):
        app.open_home(home, MARTA)
    (home / "aside").rename(home / "keyslots.json")
    (home / "vault.db").unlink()
    with pytest.raises(StoreMissing):
        app.open_home(home, MARTA)


def test_a_flipped_bit_in_the_locks_is_damage(home):
    rng, good = random.Random(SEED), (home / "keyslots.json").read_bytes()
    for _flip in range(40):
        change(home / "keyslots.json", rng.randrange(len(good)))
        with pytest.raises(DamagedKeyslots):
            app.open_home(home, MARTA)
        (home / "keyslots.json").write_bytes(good)
    app.open_home(home, MARTA).close()
