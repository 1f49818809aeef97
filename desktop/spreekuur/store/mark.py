# SPDX-License-Identifier: EUPL-1.2
"""The mark beside a store: how its file was left, so that it is seen when somebody put other bytes in its place.

SQLCipher refuses a page that was changed, but takes an older page of the same store for a good one, and an older whole
file too. So closing leaves the checksum of the whole file and how far its journal had come, sealed with the store's
key. Opening holds the file against it, and says in the mark that the store is open: after a crash the checksum is not
known, and the journal alone is looked at (`checking`). What was found stays in the mark until somebody decided.

Whoever puts an old store back together with the mark of its day is not found out: that is a whole laptop set back.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from spreekuur.security.files import put_in_place
from spreekuur.security.unlocked import derived

MARK_NAME = "vault.mark"
OLDER, OTHER, FOREIGN, MISSING = "older", "other bytes", "foreign mark", "mark missing"
OF_THE_MARK = (FOREIGN, MISSING)
_WHAT = "spreekuur mark"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a store's file was left; `sha256` is empty while it is open, `found` what is wrong and undecided."""

    at: str
    changes: int
    sha256: str = ""
    found: str = ""
    since: str = ""


def read(path: Path, key: bytes) -> Mark | None:
    """The mark beside a store, if this key sealed it."""
    try:
        told = json.loads((path.parent / MARK_NAME).read_bytes())
        mark = Mark(**told["mark"])
        sealed = hmac.compare_digest(bytes.fromhex(told["seal"]), _seal(mark, key))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return mark if sealed else None


def write(path: Path, key: bytes, mark: Mark) -> None:
    """Put a mark beside a store.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; the mark from before then stands.
    """
    told = {"what": _WHAT, "mark": asdict(mark), "seal": _seal(mark, key).hex()}
    put_in_place(path.parent / MARK_NAME, (json.dumps(told, indent=1, sort_keys=True) + "\n").encode())


def last_known(path: Path) -> str:
    """When the store was last left, as its mark says, or nothing; needs no key, and so proves nothing."""
    try:
        mark = Mark(**json.loads((path.parent / MARK_NAME).read_bytes())["mark"])
        return datetime.fromisoformat(mark.at).astimezone(UTC).isoformat() if mark.sha256 else ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ""


def as_found(path: Path, key: bytes) -> Mark | None:
    """What the mark says of a store that is about to be opened, with what is wrong; None when there is no mark.

    Whether another file is older or simply other is known only once it is open: see `judged`.
    """
    if not (path.parent / MARK_NAME).exists():
        return None
    mark = read(path, key)
    if mark is None:
        return Mark("", 0, found=FOREIGN)
    if mark.sha256 and (_is_filled(path.with_name(path.name + "-wal")) or checksum(path) != mark.sha256):
        return replace(mark, found=mark.found or OTHER, since=mark.since or mark.at)
    return mark


def judged(mark: Mark, changes: int) -> Mark:
    """The mark of a store that is open now, and whose journal has come so far."""
    if changes < mark.changes:
        return Mark(mark.at, changes, found=OLDER, since=mark.since or mark.at)
    return replace(mark, changes=changes, sha256="")


def checksum(path: Path) -> str:
    """The checksum of a whole file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _seal(mark: Mark, key: bytes) -> bytes:
    body = json.dumps([_WHAT, asdict(mark)], sort_keys=True).encode()
    return hmac.digest(derived(key, "", "spreekuur/mark/v1"), body, "sha256")
