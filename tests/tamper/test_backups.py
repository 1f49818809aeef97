# SPDX-License-Identifier: EUPL-1.2
"""Backups that were damaged in five ways are refused with a sentence; what is restored is equal, row by row."""

import json
import random
import shutil

import pytest

from spreekuur import app, rescue
from spreekuur.cli import main
from spreekuur.desk import backups_kept
from spreekuur.store import backup, copying, driver, mark
from spreekuur.store.checking import check

from .conftest import EWA, MARTA, add_clients

FILES = ("vault.db", "keyslots.json", "manifest.json")
SEED = 20261126


@pytest.fixture
def stick(home, tmp_path):
    """A backup on a stick, made a moment before more was entered."""
    opened = app.open_home(home, MARTA)
    folder = backup.back_up(opened.db, tmp_path / "stick").folder
    add_clients(opened.db, 5)
    opened.close()
    return folder


@pytest.fixture
def restore(home, tmp_path, capsys):
    """The command, over the vault that stands there, by its coordinator; gives its code and what it said."""
    (tmp_path / "phrase").write_text(EWA)

    def command(folder, *more):
        line = [
            "restore",
            str(folder),
            "--lang",
            "en",
            "--home",
            str(home),
            "--passphrase-file",
            str(tmp_path / "phrase"),
        ]
        code = main.run([*line, *more])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def bytes_of(home):
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def stands(home):
    """The same without the mark: a vault that is looked at before it gives way is closed again, which it says."""
    return {path: data for path, data in bytes_of(home).items() if path.name != "vault.mark"}


def missing(path, _other):
    path.unlink()


def truncated(path, _other):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - random.Random(SEED).randrange(1, len(data))])


def flipped(path, _other):
    data = bytearray(path.read_bytes())
    data[random.Random(SEED).randrange(len(data))] ^= 4
    path.write_bytes(data)


def mixed(path, other):
    shutil.copy(other / path.name, path)


def half_copied(path, _other):
    """As a stick that was pulled out: this file begun, those after it not there."""
    data = path.read_bytes()
    path.write_bytes(data[: min(4096, len(data) // 2)])
    for name in FILES[FILES.index(path.name) + 1 :]:
        (path.parent / name).unlink()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", [missing, truncated, flipped, mixed, half_copied])
def test_a_damaged_backup_is_refused_and_the_vault_stays(home, stick, restore, name, damage, tmp_path):
    other = newer_of_new_locks(home, tmp_path)
    damage(stick / name, other)
    before = bytes_of(home)
    assert whole(stick) is False
    code, out, err = restore(stick, "--force")
    assert (code, out) == (1, "")
    assert "does not hold a whole backup" in err
    assert bytes_of(home) == before
    app.open_home(home, MARTA).close()


def newer_of_new_locks(home, tmp_path):
    """Another backup of the same vault, of another day and with other locks."""
    from spreekuur.security import vault

    opened = app.open_home(home, MARTA)
    vault.rename_slot(home, opened.unlocked, "Jan", "Janek")
    folder = backup.back_up(opened.db, tmp_path / "other stick").folder
    opened.close()
    return folder


def whole(folder):
    try:
        backup.read_manifest(folder)
    except Exception:  # noqa: BLE001 -- whatever it is, it is no backup
        return False
    return True


def test_no_flipped_bit_in_a_manifest_is_overlooked(stick, slow):
    rng, path = random.Random(SEED), stick / "manifest.json"
    good = path.read_bytes()
    assert whole(stick)
    for _flip in range(1000 if slow else 60):
        data = bytearray(good)
        at = rng.randrange(len(good.rstrip()))
        data[at] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        assert not whole(stick) or json.loads(data) == json.loads(good), f"seed {SEED}: byte {at}"


def test_a_store_of_another_day_under_a_forged_manifest_is_refused(home, stick, restore, tmp_path):
    """Its checksums are right, as who mixed it made them anew: the number of rows is not."""
    other = newer_of_new_locks(home, tmp_path)
    shutil.copy(other / "vault.db", stick / "vault.db")
    manifest = json.loads((stick / "manifest.json").read_text())
    manifest["sha256"]["vault.db"] = backup.checksum(stick / "vault.db")
    forged(stick, manifest)
    before = stands(home)
    code, _out, err = restore(stick, "--force")
    assert code == 1
    assert "does not hold a whole backup" in err
    assert stands(home) == before


def forged(copy, manifest):
    """The manifest as anybody can write it: with its checksum put right, which needs no key."""
    body = {name: value for name, value in manifest.items() if name != "sum"}
    body |= {"sum": backup._sum(body)}
    (copy / "manifest.json").write_text(json.dumps(body))


MOMENT = "2031-01-01T10:00:00.000+00:00"
FORGERIES = {
    "another moment": lambda told: told | {"made_at": MOMENT},
    "another moment, and no seal": lambda told: (
        {k: v for k, v in told.items() if k != "seal"} | {"made_at": MOMENT}
    ),
    "the first version": lambda told: {k: v for k, v in told.items() if k != "seal"} | {"version": 1},
    "the seal of nothing": lambda told: told | {"seal": ""},
    "a seal that is no text": lambda told: told | {"seal": [1]},
    "a seal in strange signs": lambda told: told | {"seal": "☃ж"},
    "another vault": lambda told: told | {"vault": "0" * 36},
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_a_backup_says_of_itself_is_not_believed_without_the_seal_of_its_vault(
    home, stick, restore, forgery
):
    """Somebody with the stick in hand makes an old copy look like the newest."""
    told = json.loads((stick / "manifest.json").read_text())
    true = told["made_at"]
    forged(stick, FORGERIES[forgery](told))
    assert whole(stick), "nobody can see it without the key"
    before = stands(home)
    code, out, err = restore(stick, "--force")
    assert (code, out) == (1, "")
    assert "does not hold a whole backup" in err
    assert MOMENT[:4] not in err, "and no moment that is not true is said"
    assert stands(home) == before
    opened = app.open_home(home, MARTA)
    shutil.copytree(stick, home / "backups" / stick.name)
    for copy in backups_kept.kept(opened.desk):
        assert copy.made_at <= true
    assert [problem.where for problem in check(opened.db, deep=True)] == [f"backups/{stick.name}"]
    opened.close()


def test_the_manifest_of_a_newer_copy_makes_no_older_one_newer(home, stick, restore):
    """Of the same vault, so with a good seal."""
    opened = app.open_home(home, MARTA)
    newer = backup.back_up(opened.db, stick.parent).folder
    opened.close()
    manifest = json.loads((newer / "manifest.json").read_text())
    manifest["sha256"]["vault.db"] = backup.checksum(stick / "vault.db")
    forged(stick, manifest)
    code, _out, err = restore(stick, "--force")
    assert code == 1
    assert "does not hold a whole backup" in err


def test_a_copy_from_before_there_were_seals_is_as_old_as_the_last_thing_in_it(home, stick, restore):
    opened = app.open_home(home, MARTA)
    key = opened.db.key
    opened.close()
    store = driver.connect(str(stick / "vault.db"), key, alone=True)
    store.execute("DELETE FROM setting WHERE name = 'copies_sealed'")
    ((noted,),) = store.execute("SELECT at FROM change ORDER BY seq DESC LIMIT 1").fetchall()
    told, rows = json.loads((stick / "manifest.json").read_text()), copying.row_counts(store)
    store.close()
    sums = told["sha256"] | {"vault.db": backup.checksum(stick / "vault.db")}
    told = told | {"made_at": MOMENT, "rows": rows, "sha256": sums}
    forged(stick, {name: value for name, value in told.items() if name != "seal"})
    code, out, err = restore(stick, "--force", "--json")
    assert code == 0, err
    assert json.loads(out)["made_at"] == noted
    assert mark.read(home / "vault.db", key).at == noted


def test_restoring_shows_what_it_would_replace_before_it_does(home, stick, restore):
    before = bytes_of(home)
    code, _out, err = restore(stick)
    assert code == 1
    assert "stands a vault, last saved on 20" in err
    assert "holds 0 talks" in err
    assert bytes_of(home) == before
    code, _out, err = restore(stick, "--force")
    assert code == 0
    assert err.index("last saved on") < err.index("moved to")


def everything(home):
    opened = app.open_home(home, MARTA)
    names = [n for (n,) in opened.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    told = {name: sorted(map(str, opened.db.execute(f'SELECT * FROM "{name}"'))) for name in names}
    opened.close()
    # Each copy notes its own making; what was put back counts on where the vault cannot have been.
    for name in ("backup", "kenmerk_used", "sqlite_sequence"):
        del told[name]
    told["setting"] = [row for row in told["setting"] if "put_back" not in row]
    return told


def test_what_is_restored_equals_the_original_row_by_row(home, tmp_path, restore):
    opened = app.open_home(home, MARTA)
    folder = backup.back_up(opened.db, tmp_path / "stick").folder
    opened.close()
    original = everything(home)
    opened = app.open_home(home, MARTA)
    add_clients(opened.db, 7)
    opened.close()
    assert everything(home) != original, "the control: what came since would be seen"
    assert restore(folder, "--force")[0] == 0
    assert everything(home) == original


def test_the_newest_good_copy_is_offered_and_a_damaged_one_passed_over(home):
    newest, older = backup.local_copies(home)[-1], backup.local_copies(home)[0]
    assert rescue.copies(home)[0].folder == newest
    flipped(newest / "vault.db", None)
    assert [copy.folder for copy in rescue.copies(home)] == [older]


def test_until_when_something_was_saved_is_known_without_a_key(home):
    closed = rescue.last_saved(home)
    copy = rescue.copies(home)[0]
    assert closed >= copy.made_at
    (home / "vault.mark").write_bytes(b"{}")  # then the files alone tell it
    assert abs((rescue.last_saved(home) - closed).total_seconds()) < 60
    (home / "vault.db").unlink()
    assert rescue.last_saved(home) is None


def test_a_damaged_store_is_put_back_from_the_copy_and_kept_aside(home):
    store = home / "vault.db"
    store.write_bytes(b"\x00" * len(store.read_bytes()))
    copy = rescue.copies(home)[0]
    repaired = rescue.repair(home, copy, MARTA)
    assert repaired.whole
    assert (repaired.aside / "vault.db").read_bytes().strip(b"\x00") == b""
    opened = app.open_home(home, MARTA)
    assert opened.db.execute("SELECT count(*) FROM client").fetchone() == (80,)
    opened.close()


def test_damaged_locks_are_put_back_alone_and_nothing_is_missing(home, stick):
    opened = app.open_home(home, MARTA)
    clients = opened.db.execute("SELECT count(*) FROM client").fetchone()
    opened.close()
    (home / "keyslots.json").write_bytes(b"{")
    assert not rescue.repair(home, rescue.copies(home)[0], MARTA).whole
    opened = app.open_home(home, MARTA)
    assert opened.db.execute("SELECT count(*) FROM client").fetchone() == clients
    opened.close()
