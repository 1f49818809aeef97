# SPDX-License-Identifier: EUPL-1.2
"""Whole copies of a vault: under the same key, read back before anybody relies on them, put back whole."""

import hashlib
import hmac
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spreekuur.errors import UserError
from spreekuur.errors.vault import (
    CopyUnsound,
    DamagedStore,
    NotABackup,
    PlaintextStore,
    VaultExists,
    disk_fault,
)
from spreekuur.outside import read_json, read_plain
from spreekuur.security.files import flush_folder, make_folder
from spreekuur.security.unlocked import derived
from spreekuur.store import copying, exact, mark, older, practice, reaching, swapping, vault_settings
from spreekuur.store.connection import STORE_NAME, Database
from spreekuur.store.mark import MARK_NAME, REACH_NAME, Mark, checksum, checksum_of_seals
from spreekuur.store.writing import new_id
from spreekuur.times import checked_stamp, local, stamp

KEYSLOTS_NAME = "keyslots.json"
MANIFEST_NAME = "manifest.json"
LOCAL_FOLDER = "backups"
PART = ".part"
"""How the name of a copy ends while it is being made."""
LOCAL_COPIES = 7
UNREADABLE = (NotABackup, DamagedStore, CopyUnsound, PlaintextStore)
_MARKER, _SEALED = "spreekuur backup", "copies_sealed"
_READY = ".ready"
MOST_MANIFEST = 1024 * 1024
# What of a vault goes aside together, before the first of each comes back.
_TOGETHER = (
    (STORE_NAME, STORE_NAME + "-wal", STORE_NAME + "-shm"),
    (MARK_NAME, REACH_NAME),
    (KEYSLOTS_NAME, "keyslots.previous.json"),
)


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A verified copy: where it is, when it was made, how many rows each table has."""

    folder: Path
    made_at: str
    rows: dict[str, int]


def back_up(db: Database, folder: Path, *, exactly: bool = False) -> BackupReport:
    """Copy the open vault to `folder/<date-time>/` and read the copy back; half a copy never gets that name.

    What was erased stands in no page of it either. `exactly`: byte for byte, which is quick; else page by page, which
    also finds what is wrong with the store itself.

    Raises: PracticeStays, CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    practice.refuse(db)
    if db.path is None:
        raise ValueError("a store in memory has no vault to copy")
    if reaching.is_owed(db):
        with suppress(UserError):  # the copy is needed all the same
            reaching.reach_disk(db)
    moment = db.clock()
    made_at = stamp(moment)
    if db.reading is None and not vault_settings.get(db, _SEALED):
        vault_settings.put(db, _SEALED, True)  # from here on a copy without a seal is none of ours
    with _disk_faults():
        make_folder(folder)
        _sweep(folder, db.origin)
        place = _free_name(folder, local(moment).strftime("%Y-%m-%dT%H%M%S"))
        part = place.with_name(place.name + _part_of(db.origin))
        part.mkdir()
        try:
            store = part / STORE_NAME
            if exactly and db.reading is None:
                rows, known = exact.copy(db, store)
            else:
                rows, known = copying.copy_store(db.connection, store, db.key), ""
            _add_papers(part, db, made_at, rows, known)
            part.rename(place)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        flush_folder(folder)
    if db.reading is None:
        db.execute(
            "INSERT INTO backup (id, made_at, place, verified) VALUES (?, ?, ?, 1)",
            (new_id(), made_at, str(place)),
        )
    return BackupReport(place, made_at, rows)


def back_up_locally(db: Database, *, exactly: bool = False) -> BackupReport:
    """A copy beside the vault, of which the last seven are kept: against a broken file, not a lost laptop.

    Raises: PracticeStays, CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    practice.refuse(db)
    db.must_write()
    if db.path is None:
        raise ValueError("a store in memory has no vault to copy")
    folder = db.path.parent / LOCAL_FOLDER
    report = back_up(db, folder, exactly=exactly)
    with _disk_faults():
        # By a clock that was set back the copy made now is the oldest by name: it stays all the same.
        others = [copy for copy in local_copies(db.path.parent) if copy != report.folder]
        for old in others[: 1 - LOCAL_COPIES]:
            shutil.rmtree(old)
        copies = local_copies(db.path.parent)
        if len(copies) >= LOCAL_COPIES:
            with suppress(NotABackup):  # a damaged copy says nothing; the one made now is sound all the same
                _drop_old_schemas(folder, str(believed(copies[0], db.key)["made_at"]))
    return report


def _drop_old_schemas(folder: Path, made_at: str) -> None:
    """Copies from before a change of the schema go once as many newer ones stand there: they hold erased clients."""
    since = made_at[:19].replace(":", "")
    for old in folder.glob("before-*"):
        if not old.name.endswith(PART) and old.name[-len(since) :] < since:
            shutil.rmtree(old)


def local_copies(home: Path) -> list[Path]:
    """The copies beside a vault, oldest first; what was left half made is none, and goes with the next copy."""
    folder = home / LOCAL_FOLDER
    made = [entry.parent for entry in folder.glob(f"*/{MANIFEST_NAME}")] if folder.is_dir() else []
    return sorted(copy for copy in made if not copy.name.endswith(PART))


def read_manifest(backup: Path) -> dict[str, Any]:
    """What a backup says of itself, after its files were held against it; needs no key.

    Raises: NotABackup.
    """
    try:
        manifest = read_json(read_plain(backup / MANIFEST_NAME, MOST_MANIFEST))
        sound = (
            manifest["what"] == _MARKER
            and _is_itself(manifest)
            and _can_be_read(manifest)
            and set(manifest["sha256"]) == {STORE_NAME, KEYSLOTS_NAME}
        )
        sound = sound and all(
            checksum(backup / name) == digest for name, digest in manifest["sha256"].items()
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NotABackup from error
    if not sound:
        raise NotABackup
    return dict(manifest)


def believed(backup: Path, key: bytes) -> dict[str, Any]:
    """What a backup says of itself, once whoever has the key of its store can believe it.

    Copies were not sealed from the beginning, so what has no seal is believed as far as the store in it says the same.

    Raises: NotABackup.
    """
    if manifest := older.manifest(backup):
        return manifest | {"made_at": made_at_of(backup, key)}
    manifest = read_manifest(backup)
    if _is_sealed(manifest, key):
        return manifest
    if "seal" in manifest or copying.setting(backup / STORE_NAME, key, _SEALED):
        raise NotABackup
    return manifest | {"made_at": made_at_of(backup, key)}


def made_at_of(backup: Path, key: bytes) -> str:
    """When a copy was made: as it says itself under the seal of its vault, else when the last change in it was noted.

    What has neither is as old as its name says, or its file.
    """
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        manifest = read_json(read_plain(backup / MANIFEST_NAME, MOST_MANIFEST))
        if _is_sealed(manifest, key):
            return checked_stamp(manifest["made_at"])
    if noted := copying.last_noted(backup / STORE_NAME, key):
        return noted
    written = (backup / STORE_NAME).stat().st_mtime
    return older.made_at(backup) or stamp(datetime.fromtimestamp(written, UTC))


def restore(backup: Path, home: Path, key: bytes, *, replace: bool = False) -> Path | None:
    """Put a backup in place as the vault of `home`; a vault that stood there is moved aside, never deleted.

    A copy from before a change of the schema (`older`) comes in with the locks that fit it.
    Returns the folder the old vault was moved to, if there was one. The backup itself is only read.

    Raises: NotABackup, VaultExists (without `replace`), DamagedStore, NoRoom, ReadOnlyHome.
    """
    manifest = older.manifest(backup) or read_manifest(backup)
    if not replace and any((home / name).exists() for name in (STORE_NAME, KEYSLOTS_NAME)):
        raise VaultExists
    with _disk_faults():
        # Else the next start would put that in the place of what is restored now.
        swapping.finish(home)
        finish_restore(home)
        coming = home / "restoring"
        shutil.rmtree(coming, ignore_errors=True)
        try:
            made_at = _bring_near(backup, coming, key, manifest["rows"])
        except BaseException:
            shutil.rmtree(coming, ignore_errors=True)
            raise
        coming.rename(home / f"restoring-{made_at[:10]}{_READY}")
        flush_folder(home)  # from here on it is brought in, whatever happens
        return finish_restore(home)


def _bring_near(backup: Path, coming: Path, key: bytes, rows: dict[str, int] | None) -> str:
    """Copy it here and read it whole; gives when it was made."""
    locks = older.locks_for(backup, coming.parent) if older.made_at(backup) else backup
    make_folder(coming)
    for folder, name in ((backup, STORE_NAME), (locks, KEYSLOTS_NAME)):
        shutil.copyfile(folder / name, coming / name)
        copying.flush(coming / name)
    try:
        copying.verify(coming / STORE_NAME, key, rows)
    except CopyUnsound as error:
        raise NotABackup from error
    made_at = str(believed(backup, key)["made_at"])
    as_restored = Mark(made_at, 0, sha256=checksum_of_seals(coming / STORE_NAME))
    mark.write(coming / STORE_NAME, key, as_restored)
    return made_at


def is_decided(home: Path) -> bool:
    """Whether a copy was verified, to be put in place, and that was not brought to its end."""
    return any(home.glob(f"restoring-*{_READY}"))


def finish_restore(home: Path) -> Path | None:
    """Bring in what a restore had verified, also when the power went in the middle; where the old vault went to.

    Each old file goes aside before the new one comes in, so that no log of the old store meets the new one.
    """
    aside = None
    with _disk_faults():
        for ready in home.glob(f"restoring-*{_READY}"):
            old = ready / "replaced"
            make_folder(old)
            for names in _TOGETHER:
                if (ready / names[0]).exists():
                    for standing in [home / name for name in names if (home / name).exists()]:
                        standing.rename(old / standing.name)
                    flush_folder(old)
                    flush_folder(home)
                    (ready / names[0]).rename(home / names[0])
                    flush_folder(home)
            aside = _keep_aside(home, old, ready.name.removeprefix("restoring-").removesuffix(_READY))
            shutil.rmtree(ready, ignore_errors=True)
    return aside


def _keep_aside(home: Path, old: Path, made_on: str) -> Path | None:
    if not any(old.iterdir()):
        return None
    aside = _free_name(home, f"replaced-by-{made_on}")
    old.rename(aside)
    flush_folder(home)
    return aside


def _add_papers(part: Path, db: Database, made_at: str, rows: dict[str, int], known_checksum: str) -> None:
    assert db.path is not None
    keyslots, sums = (
        db.path.parent / KEYSLOTS_NAME,
        {STORE_NAME: known_checksum or checksum(part / STORE_NAME)},
    )
    if keyslots.exists():
        shutil.copyfile(keyslots, part / KEYSLOTS_NAME)
        copying.flush(part / KEYSLOTS_NAME, entry=False)
        sums[KEYSLOTS_NAME] = checksum(part / KEYSLOTS_NAME)
    manifest = {
        "what": _MARKER,
        "version": 2,
        "vault": db.origin,
        "made_at": made_at,
        "rows": rows,
        "sha256": sums,
    }
    (part / MANIFEST_NAME).write_bytes(manifest_bytes(manifest, db.key))
    copying.flush(part / MANIFEST_NAME)


def _part_of(vault_id: str) -> str:
    """What half a copy of a vault is called after its date: another laptop's may lie beside it."""
    return f".{vault_id[:8]}{PART}"


def _sweep(folder: Path, vault_id: str) -> None:
    """Take half copies of this vault away: their program has ended, or it would hold the vault still."""
    for part in folder.glob("*" + _part_of(vault_id)):
        shutil.rmtree(part, ignore_errors=True)


def manifest_bytes(manifest: dict[str, Any], key: bytes) -> bytes:
    """A manifest as it is written: sealed with the store's key, and with a checksum that tells damage without it."""
    body = {name: value for name, value in manifest.items() if name not in ("seal", "sum")} | {"version": 2}
    body |= {"seal": _seal(body, key)}
    return (json.dumps(body | {"sum": _sum(body)}, indent=1, sort_keys=True) + "\n").encode()


def _is_sealed(manifest: dict[str, Any], key: bytes) -> bool:
    body = {name: value for name, value in manifest.items() if name not in ("seal", "sum")}
    return hmac.compare_digest(
        str(manifest.get("seal")).encode("utf-8", "replace"), _seal(body, key).encode()
    )


def _seal(body: dict[str, Any], key: bytes) -> str:
    return hmac.digest(derived(key, "", "spreekuur/backup/v1"), _canonical(body), "sha256").hex()


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True).encode()


def _is_itself(manifest: dict[str, Any]) -> bool:
    """Whether a manifest is as it was written; the first version had no checksum."""
    body = {name: value for name, value in manifest.items() if name != "sum"}
    return bool(manifest["version"] == 1 or (manifest["version"] == 2 and manifest["sum"] == _sum(body)))


def _can_be_read(manifest: dict[str, Any]) -> bool:
    """Whether what a manifest tells is of the kind that it should be. Raises: ValueError, TypeError, KeyError."""
    checked_stamp(manifest["made_at"])
    rows = manifest["rows"]
    return isinstance(rows, dict) and all(type(count) is int and count >= 0 for count in rows.values())


def _sum(body: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _free_name(folder: Path, name: str) -> Path:
    """A name in the folder that nothing has yet, not even half a copy of two seconds ago."""
    taken = {entry.name.split(".")[0] for entry in folder.iterdir()} if folder.is_dir() else set()
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return folder / free


@contextmanager
def _disk_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise disk_fault(error) from error
