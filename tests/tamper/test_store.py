# SPDX-License-Identifier: EUPL-1.2
"""Somebody changes the files of a closed vault: it is refused, or found by `check --deep`, with the right sentence."""

import json
import random
import shutil
from dataclasses import replace

import pytest

from spreekuur import app
from spreekuur.cli.main import run
from spreekuur.desk import amiss, backups
from spreekuur.errors import UserError
from spreekuur.errors.vault import DamagedKeyslots, DamagedStore, KeyslotsMissing, StoreMissing, StoreNotOurs
from spreekuur.messages import explain
from spreekuur.store import backup, checking, mark
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
    opened.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    files = files_of(home)
    opened.close()
    put(home, files)


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
    files, seen = files_of(home), []
    after = files["vault.db"]
    for at in changed_pages(before, after):
        put(home, files | {"vault.db": after[:at] + before[at : at + PAGE] + after[at + PAGE :]})
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


def files_of(home):
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


def put(home, files):
    """The files as they were; what is not among them goes."""
    for name in ("vault.db-wal", "vault.db-shm", "vault.reach"):
        (home / name).unlink(missing_ok=True)
    for name, data in files.items():
        (home / name).write_bytes(data)
    (home / "vault.db-shm").unlink(missing_ok=True)


def killed(home, write):
    """The vault as a kill leaves it: what was written stands in the log alone."""
    opened = app.open_home(home, MARTA)
    write(opened.db)
    files = files_of(home)
    opened.close()
    put(home, files)
    return files


def log_of(home):
    return killed(home, lambda db: add_clients(db, 30))["vault.db-wal"]


def clients(home):
    """How many there are, how many changes are said to be missing, and what the deep check says."""
    opened = app.open_home(home, MARTA)
    try:
        told = amiss.look(opened.desk)
        said = [problem.what for problem in check(opened.db, deep=True)]
        count = opened.db.execute("SELECT count(*) FROM client").fetchone()[0]
        return count, told.missing if told else 0, said
    finally:
        opened.close()


def in_three_parts(db):
    for _evening in range(3):
        add_clients(db, 10)


def damaged_logs(log, rng, slow):
    """Taken away, emptied, cut, a bit flipped in it: by chance, at each frame's border and right beside it."""
    frame = 24 + PAGE
    borders = [32 + frame * at + by for at in range(len(log) // frame) for by in (-1, 0, 1)]
    cuts = [0, 31, *rng.sample(borders, 40 if slow else 4), *rng.sample(range(len(log)), 40 if slow else 3)]
    flips = rng.sample(range(len(log)), 120 if slow else 5)
    yield None
    yield from (log[:at] for at in cuts)
    yield from (log[:at] + bytes([log[at] ^ 1 << at % 8]) + log[at + 1 :] for at in flips)


def test_a_log_that_lost_talks_is_told_with_how_many_changes(home, slow):
    """Whole, or told, and told until somebody decides. Control: untouched it is whole."""
    rng = random.Random(SEED)
    files = killed(home, in_three_parts)
    assert clients(home) == (110, 0, [])
    left = set()
    for damaged in damaged_logs(files["vault.db-wal"], rng, slow):
        put(home, {name: data for name, data in files.items() if name != "vault.db-wal"})
        if damaged is not None:
            (home / "vault.db-wal").write_bytes(damaged)
        whole = {110 - 10 * parts: (110 - 10 * parts, 11 * parts, [mark.OLDER]) for parts in (1, 2, 3)}
        whole[110] = 110, 0, []
        found = clients(home)
        assert found == whole[found[0]], f"seed {SEED}"
        left.add(found[0])
        if found[0] == 80:
            assert clients(home) == found, "nobody decided yet"
    assert left >= {80, 90, 100}


@pytest.mark.parametrize("deep", [(), ("--deep",)])
def test_both_checks_say_what_is_missing_until_somebody_decides(home, tmp_path, capsys, deep):
    (tmp_path / "phrase").write_text(MARTA, "utf-8")

    def spreekuur(*more):
        told = [
            "--home",
            str(home),
            "--lang",
            "en",
            "check",
            *more,
            "--passphrase-file",
            str(tmp_path / "phrase"),
        ]
        code = run(told)
        return code, capsys.readouterr().out

    put(home, killed(home, in_three_parts) | {"vault.db-wal": b""})
    code, out = spreekuur(*deep, "--json")
    (told,) = json.loads(out)["problems"]
    assert (code, told["what"], told["where"], told["missing"]) == (3, mark.OLDER, "vault.db", 33)
    code, out = spreekuur(*deep, "--go-on")
    assert code == 3 and "changes that were saved are missing: 33" in out and "No copy" in out
    assert spreekuur(*deep)[0] == 0


def test_a_store_put_back_under_its_log_is_told_too(home):
    """The log was brought in already, and the file of before comes back: an evening that is still open."""
    before = files_of(home)["vault.db"]

    def write(db):
        in_three_parts(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    files = killed(home, write)
    put(home, files | {"vault.db": before})
    assert clients(home) == (80, 33, [mark.OLDER])


def test_the_newest_copy_with_what_is_missing_is_named(home, tmp_path):
    """Copies beside the vault and on the stick that is chosen; those made later of what is left do not count."""
    older = files_of(home)["vault.db"]
    opened = app.open_home(home, MARTA)
    backups.choose_folder(opened.desk, str(tmp_path))
    add_clients(opened.db, 1)
    some = backup.back_up_locally(opened.db).folder
    add_clients(opened.db, 3)
    stick = backup.back_up(opened.db, tmp_path).folder
    opened.close()
    (home / "vault.db").write_bytes(older)
    opened = app.open_home(home, MARTA)
    assert opened.db.mark.missing == 6
    add_clients(opened.db, 9)
    backup.back_up_locally(opened.db)
    assert (amiss.look(opened.desk).copy.folder, amiss.look(opened.desk).copy.changes) == (some, 2)
    backups.choose_folder(opened.desk, str(tmp_path))
    assert (amiss.look(opened.desk).copy.folder, amiss.look(opened.desk).copy.changes) == (stick, 6)
    opened.close()


def test_records_that_were_taken_away_are_told_and_torn_ones_are_not(home):
    """A power cut tears one of three records, or leaves all behind the store: that is no alarm."""
    files = killed(home, in_three_parts)
    records, whole = files["vault.reach"], (110, 0, [])
    for at in range(0, len(records), PAGE):
        put(home, files | {"vault.reach": records[: at + 20] + bytes(492) + records[at + 512 :]})
        assert clients(home) == whole
        for log in (
            b"",
            files["vault.db-wal"][:-5],
        ):  # one that is spoilt on purpose does not hide what is gone
            put(home, files | {"vault.reach": records[:at] + records[at + PAGE :], "vault.db-wal": log})
            assert clients(home)[2] == [mark.OLDER]
    behind = records[2 * PAGE :] * 3
    put(home, files | {"vault.reach": behind})
    assert clients(home) == whole
    for spoilt in (b"", bytes(1024), b"x" * 15_000, files_of_another_day(home)["vault.reach"], None):
        put(home, files)
        (home / "vault.reach").unlink()
        if spoilt is not None:
            (home / "vault.reach").write_bytes(spoilt)
        assert clients(home) == (110, 0, [mark.UNREACHED])
        assert clients(home)[2] == [mark.UNREACHED], "nobody decided yet"


def files_of_another_day(home):
    return killed(home, in_three_parts)


def test_a_vault_that_an_older_version_left_open_is_taken_as_it_is_and_has_records_from_then_on(home):
    files = killed(home, in_three_parts)
    opened = app.open_home(home, MARTA)
    key, left = opened.db.key, opened.db.mark
    opened.close()
    put(home, {name: data for name, data in files.items() if name != "vault.reach"})
    mark.write(home / "vault.db", key, replace(left, opening=""))
    assert b"opening" not in (home / "vault.mark").read_bytes()
    assert clients(home) == (110, 0, [])
    put(home, killed(home, in_three_parts) | {"vault.db-wal": b""})
    assert clients(home) == (110, 33, [mark.OLDER])


def test_what_came_from_other_laptops_counts_too(home):
    def take(db):
        with db.atomic():
            db.execute(
                "INSERT INTO foreign_change (writer, n, at, by, action, record, record_id, step, after, knew, arrived)"
                " VALUES ('w', 1, 'x', 'B', 'insert', 'client', 'c', 's', '{}', '{}', 0)"
            )

    files = killed(home, take)
    assert clients(home) == (80, 0, [])
    put(home, files | {"vault.db-wal": b""})
    assert clients(home) == (80, 1, [mark.OLDER])


def test_a_commit_stands_when_its_record_cannot_be_written(home):
    opened = app.open_home(home, MARTA)
    (home / "vault.reach").unlink()
    (home / "vault.reach").mkdir()
    add_clients(opened.db, 1)
    (home / "vault.reach").rmdir()
    opened.close()
    assert clients(home) == (81, 0, [])


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
