# SPDX-License-Identifier: EUPL-1.2
"""The ledger of releases: signed once, the same bytes for ever, withdrawn by a signed notice and never replaced.

What was signed travels in the bundles between the laptops of coordinators. What is true behind it stays on the laptop
that counted it, until ninety days after its year was released.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from spreekuur.errors.figures import LedgerDamaged, LedgerOfAnother, SignedTwice, WasWithdrawn
from spreekuur.statistics.periods import Period
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, save, step
from spreekuur.times import from_stamp, stamp

KEPT_DAYS = 90
"""So long after the release of a year what was counted of it is kept."""
_ENTRIES = "SELECT id, period, release, entry, signed_at, signed_by, origin FROM release_entry ORDER BY id"
_STEPS = "SELECT entry_id, step, notice, signature, noted_at, noted_by FROM release_step ORDER BY id"
_FILES = "SELECT path, sha256, packed FROM release_file WHERE entry_id = ? ORDER BY path"
_CELLS = (
    "SELECT cell, published, truth FROM release_cell WHERE truth IS NOT NULL AND substr(period, 1, 4) = ?"
)
_KEYS = "SELECT year FROM year_key"
_YEARS = "SELECT period, signed_at FROM release_entry WHERE length(period) = 4"
_MOST_BYTES = 32 * 1024 * 1024


class Became(StrEnum):
    """What became of a signed release."""

    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Status(StrEnum):
    """How far a release is; before it is signed it is a draft, of which nothing is kept."""

    SIGNED = "signed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Step:
    """A step after the signing, with the notice that was signed for it, if it needs one."""

    to: Became
    notice: Mapping[str, Any]
    signature: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A signed release; `told` says of what it was made, `vault` on which laptop."""

    id: str
    period: Period
    release: str
    told: Mapping[str, Any] = field(repr=False)
    signed_at: str
    signed_by: str
    vault: str
    steps: tuple[Step, ...] = ()

    @property
    def status(self) -> Status:
        """How far it is: withdrawn once is withdrawn."""
        reached = {one.to for one in self.steps}
        if Became.WITHDRAWN in reached:
            return Status.WITHDRAWN
        return Status.SENT if Became.SENT in reached else Status.SIGNED

    @property
    def withdrawn_at(self) -> str:
        """When it was withdrawn first; empty where it was not. Steps may follow: its notice is sent, too."""
        return min((one.at for one in self.steps if one.to is Became.WITHDRAWN), default="")


@dataclass(frozen=True, slots=True)
class Signed:
    """A release that is signed now: of what it was made, and every file of it."""

    period: Period
    release: str
    told: Mapping[str, Any] = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)


Cells = Mapping[str, tuple[int, int]]
"""Published and true count by the key of the cell."""


def entries(db: Database) -> tuple[Entry, ...]:
    """Everything that was ever signed, here or by another coordinator, by period."""
    steps: dict[str, list[Step]] = {}
    for entry_id, to, notice, signature, at, by in db.execute(_STEPS).fetchall():
        steps.setdefault(entry_id, []).append(Step(Became(to), json.loads(notice), signature, at, by))
    found = [
        Entry(id_, Period.parse(period), release, json.loads(told), at, by, vault, tuple(steps.get(id_, ())))
        for id_, period, release, told, at, by, vault in db.execute(_ENTRIES).fetchall()
    ]
    return tuple(sorted(found, key=lambda entry: entry.period))


def of_period(db: Database, period: Period) -> tuple[Entry, ...]:
    """What was signed of a period: one, if nothing went wrong."""
    return tuple(one for one in entries(db) if one.period == period)


def standing(db: Database, period: Period) -> Entry | None:
    """The release of a period that stands; None when none was signed.

    Raises: SignedTwice, WasWithdrawn.
    """
    signed = of_period(db, period)
    stand = [one for one in signed if one.status is not Status.WITHDRAWN]
    if len(stand) > 1:
        raise SignedTwice(str(period))
    if signed and not stand:
        raise WasWithdrawn(str(period))
    return stand[0] if stand else None


def keep(db: Database, signed: Sequence[Signed], cells: Cells, now: datetime) -> tuple[str, ...]:
    """Write a signed batch into the ledger, and forget the secret it was rounded with: whole, or not at all."""
    with step(db, "sign_figures"):
        ids = tuple(_keep_one(db, one, now) for one in signed)
        for cell, (published, truth) in cells.items():
            db.execute(
                "INSERT INTO release_cell (period, cell, published, truth) VALUES (?, ?, ?, ?)",
                (cell.split("|")[1], cell, published, truth),
            )
        for one in signed:
            db.execute("DELETE FROM release_secret WHERE period = ?", (str(one.period),))
    return ids


def _keep_one(db: Database, signed: Signed, now: datetime) -> str:
    entry = {
        "id": new_id(),
        "period": str(signed.period),
        "release": signed.release,
        "entry": json.dumps(signed.told, sort_keys=True, ensure_ascii=False),
        "signed_at": stamp(now),
        "signed_by": db.author,
    }
    save(db, "release_entry", entry)
    for path, content in sorted(signed.files.items()):
        row = {"id": new_id(), "entry_id": entry["id"], "path": path, "sha256": _digest(content)}
        save(db, "release_file", row | {"packed": zlib.compress(content, 9)})
    return entry["id"]


def files(db: Database, entry: Entry, team: str) -> dict[str, bytes]:
    """The files of a release, byte for byte as they were signed.

    Raises: LedgerOfAnother, LedgerDamaged.
    """
    if entry.told.get("team") != team:
        raise LedgerOfAnother(str(entry.period))
    found = {}
    for path, digest, packed in db.execute(_FILES, (entry.id,)).fetchall():
        content = _unpacked(packed)
        if content is None or _digest(content) != digest or not _is_plain(path):
            raise LedgerDamaged(str(entry.period))
        found[path] = content
    if {path: _digest(content) for path, content in found.items()} != entry.told.get("files"):
        raise LedgerDamaged(str(entry.period))
    return found


def _unpacked(packed: bytes) -> bytes | None:
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, _MOST_BYTES)
    except zlib.error:
        return None
    return content if unpacking.eof else None


def _is_plain(path: str) -> bool:
    """A file in the package's folder, or in one folder below it: it may have come from another laptop."""
    parts = path.split("/")
    return len(parts) <= 2 and all(
        part and not part.startswith(".") and part.isascii() and "\\" not in part and ":" not in part
        for part in parts
    )


def digests(content: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file, as an entry tells them."""
    return {path: _digest(data) for path, data in content.items()}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_out(content: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a release into a folder of their own.

    Raises: OSError.
    """
    for path, data in content.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def cells_of(db: Database, years: Iterable[Period]) -> dict[str, tuple[int, int]]:
    """Published and true counts of what this laptop released of these years, as long as they are kept."""
    rows = [row for year in years for row in db.execute(_CELLS, (str(year),)).fetchall()]
    return {cell: (published, truth) for cell, published, truth in rows}


def note(
    db: Database, entry: Entry, to: Became, notice: Mapping[str, Any], signature: str, now: datetime
) -> None:
    """Note what became of a release; a withdrawal needs a signed notice, and is for good."""
    row = {"entry_id": entry.id, "step": to.value, "signature": signature, "noted_by": db.author}
    row |= {"notice": json.dumps(notice, sort_keys=True, ensure_ascii=False), "noted_at": stamp(now)}
    save(db, "release_step", {"id": new_id(), **row})


def forget(db: Database, now: datetime) -> tuple[Period, ...]:
    """End what was counted of the years that were released long enough ago; which years. What was published stays."""
    kept = {year for (year,) in db.execute(_KEYS).fetchall()}
    over = [
        Period(year)
        for year, signed_at in _years_signed(db)
        if year in kept and from_stamp(signed_at) + timedelta(days=KEPT_DAYS) <= now
    ]
    with db.joined():
        for year in over:
            db.execute("DELETE FROM counting_line WHERE substr(period, 1, 4) = ?", (str(year),))
            db.execute("UPDATE release_cell SET truth = NULL WHERE substr(period, 1, 4) = ?", (str(year),))
            db.execute("DELETE FROM year_key WHERE year = ?", (year.year,))
    return tuple(over)


def _years_signed(db: Database) -> list[tuple[int, str]]:
    """The years with a release, and when it was signed."""
    rows = db.execute(_YEARS).fetchall()
    return [(int(year), signed_at) for year, signed_at in rows]
