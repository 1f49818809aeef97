# SPDX-License-Identifier: EUPL-1.2
"""Copies of a vault: equal, verified, put back whole."""

import json
import os
import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spreekuur import rescue
from spreekuur.errors.vault import CopyUnsound, DamagedStore, NotABackup, VaultExists
from spreekuur.store import backup, copying
from spreekuur.store.checking import check
from spreekuur.store.connection import open_store
from spreekuur.store.writing import new_id, save

KEY = bytes(range(32))
MARKER = "Żaneta-Zonnebloem-7312"


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 11, 20, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def vault(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "keyslots.json").write_text('{"made": "for this test"}')
    db = open_store(home / "vault.db", KEY, author="Ana", clock=Clock())
    save(db, "client", {"id": new_id(), "code": "AB12", "language": "pl", "given": MARKER})
    yield db
    db.close()


def everything(db):
    tables = [
        t for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'backup'")
    ]
    told = {table: sorted(map(str, db.execute(f"SELECT * FROM {table}"))) for table in tables}
    told["setting"] = [row for row in told["setting"] if "put_back" not in row]  # it is noted that it was
    return told


def test_a_backup_restored_elsewhere_holds_every_row(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    assert re.fullmatch(r"2026-11-11T2100\d\d", report.folder.name)  # the clock in Aalsmeer
    assert sorted(p.name for p in report.folder.iterdir()) == ["keyslots.json", "manifest.json", "vault.db"]
    assert backup.restore(report.folder, tmp_path / "new home", KEY) is None
    db = open_store(tmp_path / "new home" / "vault.db", KEY)
    assert everything(db) == everything(vault)
    db.close()


def test_a_backup_says_nothing_readable_about_people(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    for file in report.folder.iterdir():
        assert MARKER.encode() not in file.read_bytes()
    assert "Ana" not in (report.folder / "manifest.json").read_text()


def test_a_backup_in_the_same_second_gets_a_name_of_its_own(vault, tmp_path):
    vault.clock = lambda: datetime(2026, 11, 11, 20, 0, tzinfo=UTC)
    first, second = (backup.back_up(vault, tmp_path / "stick") for _ in range(2))
    assert (first.folder.name, second.folder.name) == ("2026-11-11T210000", "2026-11-11T210000-2")


def test_the_last_seven_local_copies_are_kept(vault):
    for _ in range(9):
        last = backup.back_up_locally(vault)
    copies = backup.local_copies(vault.path.parent)
    assert len(copies) == 7
    assert copies[-1] == last.folder


def test_a_copy_left_half_made_is_no_copy_and_no_damage_and_goes_with_the_next(vault):
    report = backup.back_up_locally(vault)
    half = report.folder.with_name(f"{report.folder.name}.{vault.origin[:8]}{backup.PART}")
    shutil.copytree(report.folder, half)
    (half / "manifest.json").write_bytes(b"{")  # the power went while it was written
    assert backup.local_copies(vault.path.parent) == [report.folder]
    assert check(vault, deep=True) == []
    backup.back_up_locally(vault)
    assert not half.exists()


def test_a_damaged_old_copy_does_not_make_the_new_one_a_failure(vault):
    for _ in range(7):
        last = backup.back_up_locally(vault)
    for copy in backup.local_copies(vault.path.parent):
        (copy / "vault.db").write_bytes(b"damaged")
    assert backup.back_up_locally(vault).folder != last.folder


def test_a_clock_that_was_set_back_does_not_delete_the_copy_made_now(vault):
    for day in range(1, 9):
        vault.clock = lambda day=day: datetime(2026, 11, day, 20, 0, tzinfo=UTC)
        backup.back_up_locally(vault)
    for year in (2020, 2019):
        vault.clock = lambda year=year: datetime(year, 1, 1, 20, 0, tzinfo=UTC)
        made = backup.back_up_locally(vault).folder
        assert backup.read_manifest(made)["made_at"].startswith(str(year))
        assert len(backup.local_copies(vault.path.parent)) == 7


def test_a_copy_from_before_a_change_of_the_schema_goes_once_seven_newer_ones_stand_there(vault):
    folder = vault.path.parent / backup.LOCAL_FOLDER
    old, later = folder / "before-m003_keeping-2026-11-10T210000", folder / "before-m004-2099-01-01T120000"
    for copy in (old, later):
        copy.mkdir(parents=True)
        (copy / "vault.db").write_bytes(b"encrypted")
    for _ in range(6):
        backup.back_up_locally(vault)
    assert old.exists()
    backup.back_up_locally(vault)
    assert not old.exists()
    assert later.exists()


def test_a_copy_that_does_not_read_back_equal_is_no_backup(vault, tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "problems", lambda connection: ["page 3"])
    with pytest.raises(CopyUnsound):
        backup.back_up(vault, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.parametrize("name", ["vault.db", "keyslots.json", "manifest.json"])
@pytest.mark.parametrize("damage", ["gone", "changed", "empty"])
def test_a_backup_that_was_changed_is_refused_and_the_vault_stays(vault, tmp_path, name, damage):
    report = backup.back_up(vault, tmp_path / "stick")
    file = report.folder / name
    if damage == "gone":
        file.unlink()
    else:
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(b"" if damage == "empty" else data)
    before = {p: p.read_bytes() for p in vault.path.parent.iterdir() if p.is_file()}
    with pytest.raises((NotABackup, CopyUnsound)):
        backup.restore(report.folder, vault.path.parent, KEY, replace=True)
    assert {p: p.read_bytes() for p in vault.path.parent.iterdir() if p.is_file()} == before


@pytest.mark.parametrize(
    "hostile", ["[]", "{}", '{"what": 1}', "[" * 100_000, '{"what": "spreekuur backup", "sha256": 3}']
)
def test_a_hostile_manifest_is_no_backup(tmp_path, hostile):
    (tmp_path / "manifest.json").write_text(hostile)
    with pytest.raises(NotABackup):
        backup.read_manifest(tmp_path)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.just("2026-13-45T99:00:00.000+00:00"),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(max_size=4), below, max_size=2),
    max_leaves=4,
)


@given(st.sampled_from(("what", "version", "vault", "made_at", "rows", "sha256", "seals")), JSON)
@example("rows", [])
@example("rows", {"client": "7"})
@example("made_at", "2026-13-45T99:00:00.000+00:00")
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_manifest_that_somebody_wrote_by_hand_is_read_or_is_no_backup(vault, tmp_path, member, value):
    """With the checksum of its own put right, as anybody can."""
    made = next(tmp_path.glob("stick/*"), None) or backup.back_up(vault, tmp_path / "stick").folder
    good = (made / "manifest.json").read_bytes()
    body = {name: one for name, one in json.loads(good).items() if name != "sum"} | {member: value}
    body["sum"] = backup._sum(body)
    (made / "manifest.json").write_text(json.dumps(body))
    try:
        for read in (backup.read_manifest, rescue.read_copy):
            try:
                read(made)
            except NotABackup:
                pass
            else:
                assert isinstance(body["rows"], dict)
    finally:
        (made / "manifest.json").write_bytes(good)


def test_a_backup_under_another_key_is_not_put_in_place(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    with pytest.raises(DamagedStore):
        backup.restore(report.folder, tmp_path / "new home", bytes(32))
    assert not (tmp_path / "new home" / "vault.db").exists()


def test_a_restore_never_takes_the_place_of_a_vault_unasked(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    with pytest.raises(VaultExists):
        backup.restore(report.folder, vault.path.parent, KEY)


def test_a_restore_moves_the_old_vault_aside(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    save(vault, "client", {"id": new_id(), "code": "CD34", "language": "pl"})
    home = vault.path.parent
    vault.close()
    aside = backup.restore(report.folder, home, KEY, replace=True)
    for folder, clients in ((home, 1), (aside, 2)):
        db = open_store(folder / "vault.db", KEY)
        assert db.execute("SELECT count(*) FROM client").fetchone() == (clients,)
        db.close()


def test_a_restore_cut_short_before_its_last_rename_is_finished_later(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    home = tmp_path / "new home"
    backup.restore(report.folder, home, KEY)
    ready = home / "restoring-2026-11-11.ready"
    ready.mkdir()
    (home / "keyslots.json").rename(ready / "keyslots.json")
    backup.finish_restore(home)
    assert (home / "keyslots.json").exists()
    assert not ready.exists()


def test_a_sound_vault_has_no_problems(vault):
    backup.back_up_locally(vault)
    assert check(vault) == []
    assert check(vault, deep=True) == []


def test_the_deep_check_finds_a_changed_page_and_a_changed_copy(tmp_path, vault):
    home = vault.path.parent
    with vault.atomic():
        for _ in range(200):
            row = {"id": new_id(), "code": os.urandom(4).hex(), "language": "pl", "given": "x" * 200}
            save(vault, "client", row)
    backup.back_up_locally(vault)
    vault.close()
    shutil.copytree(home, tmp_path / "spoilt")
    (copy,) = backup.local_copies(tmp_path / "spoilt")
    for path in (tmp_path / "spoilt" / "vault.db", copy / "vault.db"):
        data = bytearray(path.read_bytes())
        data[-2000] ^= 1
        path.write_bytes(bytes(data))
    db = open_store(tmp_path / "spoilt" / "vault.db", KEY)
    problems = check(db, deep=True)
    assert {problem.where.split("/")[0] for problem in problems} == {"vault.db", "backups"}
    db.close()


def test_the_check_finds_a_row_that_points_nowhere(vault):
    vault.execute("PRAGMA foreign_keys=OFF")
    save(vault, "consent", dict.fromkeys(("id", "client_id", "purpose", "given_on", "ends_on"), "x"))
    assert [problem.what for problem in check(vault)] == ["a row of consent points to a missing client"]


def test_the_backup_is_noted_in_the_vault(vault, tmp_path):
    report = backup.back_up(vault, tmp_path / "stick")
    rows = vault.execute("SELECT made_at, place, verified FROM backup").fetchall()
    assert rows == [(report.made_at, str(report.folder), 1)]
    assert json.loads((report.folder / "manifest.json").read_text())["rows"] == report.rows


def test_a_copy_byte_for_byte_holds_every_row_and_the_store_goes_on(vault, tmp_path):
    for number in range(3):  # the same file is read again
        save(vault, "client", {"id": new_id(), "code": f"K7-4{number}M", "language": "pl"})
        report = backup.back_up(vault, tmp_path / "stick", exactly=True)
        assert (report.folder / "vault.db").read_bytes() == vault.path.read_bytes()
        assert backup.read_manifest(report.folder)["rows"]["client"] == report.rows["client"]
    assert backup.restore(report.folder, tmp_path / "new home", KEY) is None
    db = open_store(tmp_path / "new home" / "vault.db", KEY)
    assert everything(db) == everything(vault)
    db.close()
    assert copying.problems(vault.connection) == []


def test_the_deep_check_leaves_a_copy_byte_for_byte_as_it_is(vault, tmp_path):
    report = backup.back_up_locally(vault, exactly=True)
    before = (report.folder / "vault.db").read_bytes()
    assert check(vault, deep=True) == []
    assert sorted(file.name for file in report.folder.iterdir()) == [
        "keyslots.json",
        "manifest.json",
        "vault.db",
    ]
    assert (report.folder / "vault.db").read_bytes() == before
    assert backup.restore(report.folder, tmp_path / "home again", KEY) is None


def test_a_copy_byte_for_byte_that_the_disk_changed_is_none(vault, tmp_path, monkeypatch):
    written = copying.flush

    def spoil(path, **how):
        written(path, **how)
        if path.name == "vault.db":
            with path.open("rb+") as file:
                file.seek(5000)
                file.write(b"\0\0\0\0")

    monkeypatch.setattr(copying, "flush", spoil)
    with pytest.raises(CopyUnsound):
        backup.back_up(vault, tmp_path / "stick", exactly=True)
    assert list((tmp_path / "stick").iterdir()) == []
