# SPDX-License-Identifier: EUPL-1.2
"""The mark beside a store: how its file was left, so that it is seen when somebody put other bytes in its place.

SQLCipher refuses a page that was changed, but takes an older page of the same store for a good one, and an older whole
file too. So closing leaves a checksum over the seals of all pages and how far the journal had come, sealed with the
store's key (docs/decisions/0004-a-checksum-over-seals.md). Opening holds the file against it, and says in the mark that
the store is open: after a crash the checksum is not known, and the journal alone is looked at (`checking`). What was
found stays in the mark until somebody decided.

While it is open a second file, `vault.reach`, says after each commit how far the journal has come. The disk has the
commit before that is written, so a record behind the store says nothing, and one ahead of it says that a part of the
log is gone. Its records name the opening that the mark names: those of another day, or none, are no answer. Two say
the same, so that one that a power cut tore, or somebody spoilt, leaves the other; the third stands from the opening
on. Closing takes the file away: from then on the checksum says it all.

Whoever puts an old store back together with the mark of its day is not found out: that is a whole laptop set back.
"""

import hashlib
import hmac
import json
import os
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from spreekuur.outside import open_plain, read_json, read_plain
from spreekuur.security.files import put_in_place
from spreekuur.security.unlocked import derived

MARK_NAME, REACH_NAME = "vault.mark", "vault.reach"
OLDER, OTHER, FOREIGN, MISSING = "older", "other bytes", "foreign mark", "mark missing"
UNREACHED = "reach missing"
WHERE = {FOREIGN: MARK_NAME, MISSING: MARK_NAME, UNREACHED: REACH_NAME}  # else it is the store
_WHAT = "spreekuur mark"
_MOST_BYTES = 65_536
_SEALS = "seals:"
_READ_AT_ONCE, _PAGE, _SEAL, _WORD = 256 * 1024, 4096, 64, 8
_WORDS = 4
_TICK = 2_000_000_000  # of the coarsest disk there is
_RECORD = struct.Struct(">16sQQ40s")  # which opening, our changes, those of other laptops, when
_PLACE = 4096  # the records stand in pages of their own: no disk tears two at once
_NOW, _OPENED = (0, 1), 2  # which of them say how far it is now, and which how far it was at the opening
# A link in its place is not followed, a pipe not waited for; on Windows nothing is taken for the end of a line.
_AS_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_TIMES = 3  # where the times begin in what tells a file


@dataclass(frozen=True, slots=True)
class Mark:
    """How a store's file was left; `found` is what is wrong and undecided.

    `sha256` is empty while it is open, else what `checksum_of_seals` gave; the first marks hold the whole file's.
    """

    at: str
    changes: int
    sha256: str = ""
    found: str = ""
    since: str = ""
    missing: int = 0  # how many changes an older store lacks, if that is known
    opening: str = ""  # what the records of this opening are known by, while it is open


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the journal of an open store had come: its own changes, those of other laptops, and when."""

    changes: int
    others: int
    at: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The checksum over a file's seals, and by what it is known whether the file is still that one."""

    sha256: str
    file: tuple[int, ...]


def read(path: Path, key: bytes) -> Mark | None:
    """The mark beside a store, if this key sealed it."""
    try:
        told = read_json(read_plain(path.parent / MARK_NAME, _MOST_BYTES))
        mark = Mark(**told["mark"])
        sealed = hmac.compare_digest(bytes.fromhex(told["seal"]), _seal(mark, key))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return mark if sealed else None


def write(path: Path, key: bytes, mark: Mark) -> None:
    """Put a mark beside a store.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; the mark from before then stands.
    """
    told = {"what": _WHAT, "mark": _told(mark), "seal": _seal(mark, key).hex()}
    put_in_place(path.parent / MARK_NAME, (json.dumps(told, indent=1, sort_keys=True) + "\n").encode())


def last_known(path: Path) -> str:
    """When the store was last left, as its mark says, or nothing; needs no key, and so proves nothing."""
    try:
        mark = Mark(**read_json(read_plain(path.parent / MARK_NAME, _MOST_BYTES))["mark"])
        return datetime.fromisoformat(mark.at).astimezone(UTC).isoformat() if mark.sha256 else ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ""


def look(path: Path, nanoseconds: Callable[[], int] = time.time_ns) -> Seen | None:
    """Look at a closed store before anybody has its key; None when it cannot be read, or is written meanwhile.

    Of a file that was changed just now its times say too little: another change could fall on the same tick.
    """
    try:
        before = _identity(path)
        if nanoseconds() - max(before[_TIMES:]) < _TICK:
            return None
        found = checksum_of_seals(path)
        return Seen(found, before) if _identity(path) == before else None
    except OSError:
        return None


def as_found(path: Path, key: bytes, seen: Seen | None = None) -> Mark | None:
    """What the mark says of a store that is about to be opened, with what is wrong; None when there is no mark.

    `seen` spares reading the file, if it is still the same. Whether another file is older or simply other is known only
    once it is open: see `judged`.
    """
    if not (path.parent / MARK_NAME).exists():
        return None
    mark = read(path, key)
    if mark is None:
        return Mark("", 0, found=FOREIGN)
    if mark.sha256 and (is_filled(path.with_name(path.name + "-wal")) or not _is_as_left(path, mark, seen)):
        return replace(mark, found=mark.found or OTHER, since=mark.since or mark.at)
    return mark


def judged(mark: Mark, reach: Reach | None, now: Reach) -> Mark:
    """The mark of a store that is open now: what was `reached` before, if it was not closed, and how far it is."""
    if mark.opening and not mark.sha256 and reach is None and not mark.found:
        mark = replace(mark, found=UNREACHED, since=mark.at)
    known = reach or Reach(mark.changes, now.others, mark.at)
    gone = max(max(mark.changes, known.changes) - now.changes, 0) + max(known.others - now.others, 0)
    if gone:
        return Mark(
            known.at, now.changes, found=OLDER, since=mark.since or known.at, missing=mark.missing + gone
        )
    return replace(mark, at=known.at, changes=now.changes, sha256="")


def reached(path: Path, key: bytes, opening: str) -> Reach | None:
    """How far the journal had come at the last commit of this opening, as the records that are whole say."""
    if not opening:
        return None
    found, whole, sealing = [], _records(path), _key_of_reach(key)
    for start in range(0, len(whole), _PLACE):
        record = whole[start : start + _RECORD.size]
        seal = whole[start + _RECORD.size :][: hashlib.sha256().digest_size]
        if hmac.compare_digest(seal, hmac.digest(sealing, record, "sha256")):
            of, changes, others, at = _RECORD.unpack(record)
            if of.hex() == opening:
                found.append(Reach(changes, others, at.rstrip(b"\0").decode()))
    return max(found, key=lambda reach: (reach.changes, reach.others), default=None)


def begin(path: Path, key: bytes, mark: Mark, reach: Reach) -> Mark:
    """Put a mark beside a store that is open from now on, and the first record of how far it has come before it.

    What the records of the opening before say stands until the mark is there: a cut between the two changes nothing.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; the mark from before then stands.
    """
    begun = replace(mark, sha256="", opening=os.urandom(16).hex())
    before = _records(path)[: _OPENED * _PLACE].ljust(_OPENED * _PLACE, b"\0")
    put_in_place(path.parent / REACH_NAME, before + _record(begun.opening, key, reach))
    write(path, key, begun)
    return begun


def go_on_to(path: Path, key: bytes, opening: str, reach: Reach) -> None:
    """Say how far the journal has come, not flushed: what a power cut leaves behind the store does no harm.

    Raises: OSError; nobody may believe then that nothing was lost.
    """
    with os.fdopen(os.open(path.parent / REACH_NAME, os.O_WRONLY | _AS_IS), "wb", buffering=0) as file:
        file.write(_record(opening, key, reach) * len(_NOW))


def end(path: Path) -> None:
    """Take the records away: the store was closed, and its mark says so."""
    with suppress(OSError):
        (path.parent / REACH_NAME).unlink(missing_ok=True)


def _records(path: Path) -> bytes:
    most = (_OPENED + 1) * _PLACE
    try:
        return read_plain(path.parent / REACH_NAME, most, follow=False)[:most]
    except OSError:
        return b""


def _record(opening: str, key: bytes, reach: Reach) -> bytes:
    record = _RECORD.pack(bytes.fromhex(opening), reach.changes, reach.others, reach.at.encode())
    return (record + hmac.digest(_key_of_reach(key), record, "sha256")).ljust(_PLACE, b"\0")


def _key_of_reach(key: bytes) -> bytes:
    return derived(key, "", "spreekuur/reach/v1")


def checksum(path: Path) -> str:
    """The checksum of a whole file."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksum_of_seals(path: Path) -> str:
    """A checksum over half of each page's seal, and the size: any other page, more or fewer give another one.

    A seal is the code that SQLCipher puts behind a page and its number, so it stands for all of it. What is no whole
    page counts as it is. It takes a sixth of the time of a checksum over everything.
    """
    found, size = hashlib.sha256(), 0
    piece = memoryview(bytearray(_READ_AT_ONCE))
    first, step = (_PAGE - _SEAL) // _WORD, _PAGE // _WORD
    with path.open("rb", buffering=0) as file:
        while read := fill(file, piece):
            size += read
            whole = read - read % _PAGE
            words = piece[:whole].cast("Q")
            for word in range(first, first + _WORDS):
                found.update(words[word::step].tobytes())
            found.update(piece[whole:read])
    found.update(size.to_bytes(_WORD, "big"))
    return _SEALS + found.hexdigest()


def left(path: Path, seen: Seen | None = None) -> str:
    """The checksum over the seals of a file; `seen` spares reading it, if it is still the same file unwritten."""
    if seen is not None and seen.file == _identity(path):
        return seen.sha256
    return checksum_of_seals(path)


def fill(file: FileIO, piece: memoryview) -> int:
    """Read until a piece is full or the file ends: a short read would move the borders of the pieces."""
    filled = 0
    while filled < len(piece) and (read := file.readinto(piece[filled:])):
        filled += read
    return filled


def _is_as_left(path: Path, mark: Mark, seen: Seen | None) -> bool:
    if not mark.sha256.startswith(_SEALS):
        return checksum(path) == mark.sha256
    return left(path, seen) == mark.sha256


def _identity(path: Path) -> tuple[int, ...]:
    """What changes when a file is written or another one put in its place."""
    told = path.stat()
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns


def is_filled(path: Path) -> bool:
    """Whether there is such a file, with something in it."""
    return path.exists() and path.stat().st_size > 0


def _told(mark: Mark) -> dict[str, object]:
    """What stands in the file; nothing of what came later, where it is empty: so older marks keep their seal."""
    later = ("missing", "opening")
    return {name: value for name, value in asdict(mark).items() if value or name not in later}


def _seal(mark: Mark, key: bytes) -> bytes:
    body = json.dumps([_WHAT, _told(mark)], sort_keys=True).encode()
    return hmac.digest(derived(key, "", "spreekuur/mark/v1"), body, "sha256")
