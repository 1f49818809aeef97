# SPDX-License-Identifier: EUPL-1.2
"""A disk that the power was taken from: what a recorded program asked of it, and what may be left.

What was flushed is there. Of the rest each write may be there, be missing or be torn at 512 bytes, in any order; each
change of a folder that was not flushed may be undone, folder by folder, each in its own order. The index that SQLite
shares in memory is never on the disk.
"""

import struct
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

HEAD = struct.Struct("<cQqIII")
SECTOR = 512
KEPT, DROPPED = 0.45, 0.8  # of a write: kept below the first, dropped below the second, else torn


@dataclass(frozen=True, slots=True)
class Change:
    """One call that was recorded: `what` is its letter in shim.c."""

    what: str
    inode: int
    offset: int
    one: str
    two: str
    data: bytes = field(repr=False)


def read(log: Path) -> list[Change]:
    """All that was recorded, in order."""
    found, data, at = [], log.read_bytes(), 0
    while at < len(data):
        what, inode, offset, one, two, length = HEAD.unpack_from(data, at)
        at += HEAD.size
        parts = []
        for size in (one, two, length):
            parts.append(data[at : at + size])
            at += size
        found.append(Change(what.decode(), inode, offset, parts[0].decode(), parts[1].decode(), parts[2]))
    return found


@dataclass(slots=True, eq=False)
class _File:
    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)


def _apply(data: bytearray, change: Change, part: bytes | None = None) -> None:
    if change.what == "t":
        del data[change.offset :]
        data.extend(bytes(change.offset - len(data)))
        return
    written = change.data if part is None else part
    data.extend(bytes(max(0, change.offset + len(written) - len(data))))
    data[change.offset : change.offset + len(written)] = written


class Disk:
    """Starts as a folder is; `take` one recorded change after the other, and `left` at any moment."""

    def __init__(self, folder: Path) -> None:
        self._root = str(folder.resolve())
        self._files: dict[int, _File] = {}  # by inode, as the recorded program sees them
        self._names: dict[str, _File | None] = {}  # what is certain; None is a folder
        self._waiting: list[tuple[Change, _File | None]] = []  # changes of folders that were not flushed
        for path in folder.rglob("*"):
            file = None if path.is_dir() else _File(bytearray(path.read_bytes()))
            self._names[str(path.resolve())] = file
            if file is not None:
                self._files[path.stat().st_ino] = file

    def take(self, change: Change) -> None:
        """One more call was made."""
        if change.what == "c":
            self._files[change.inode] = _File()
            self._waiting.append((change, self._files[change.inode]))
        elif change.what in "wt":
            self._files[change.inode].waiting.append(change)
        elif change.what in "rufd":
            self._waiting.append((change, None))
        elif change.what == "s":
            file = self._files[change.inode]
            for waiting in file.waiting:
                _apply(file.durable, waiting)
            file.waiting.clear()
        elif change.what == "n":
            self._flush(change.one)

    def _flush(self, folder: str) -> None:
        certain = [waiting for waiting in self._waiting if folder in _folders(waiting[0])]
        self._waiting = [waiting for waiting in self._waiting if folder not in _folders(waiting[0])]
        _rename(self._names, certain)
        for change, _file in certain:
            if change.what == "r":  # what waits in a folder goes along with it
                self._waiting = [(_moved(waiting, change), file) for waiting, file in self._waiting]

    def left(self, rng: Random, target: Path) -> None:
        """Write into a folder what may be left now."""
        names, all_or_nothing = dict(self._names), rng.choice(("all", "none", "some", "some", "some"))
        cut: dict[str, float] = {}  # how much of the waiting changes of a folder is left
        left = []
        for number, waiting in enumerate(self._waiting):
            share = [cut.setdefault(folder, rng.random()) for folder in sorted(_folders(waiting[0]))]
            there = all(number < part * 1.3 * len(self._waiting) for part in share)
            if all_or_nothing == "all" or (all_or_nothing == "some" and there):
                left.append(waiting)
        _rename(names, left)
        target.mkdir(parents=True)
        for name, file in sorted(names.items()):
            place = target / Path(name).relative_to(self._root)
            if not place.parent.is_dir() or name.endswith("-shm"):
                continue
            if file is None:
                place.mkdir(exist_ok=True)
            else:
                place.write_bytes(self._content(file, rng, all_or_nothing))

    def _content(self, file: _File, rng: Random, all_or_nothing: str) -> bytes:
        data = bytearray(file.durable)
        for change in file.waiting:
            dice = {"all": 0.0, "none": KEPT}.get(all_or_nothing, rng.random())
            if dice < KEPT:
                _apply(data, change)
            elif dice >= DROPPED and change.what == "w":
                for start in range(0, len(change.data), SECTOR):
                    if rng.random() < 0.5:
                        part = change.data[start : start + SECTOR]
                        moved = Change("w", change.inode, change.offset + start, "", "", part)
                        _apply(data, moved)
        return bytes(data)


def _folders(change: Change) -> set[str]:
    return {path.rpartition("/")[0] for path in (change.one, change.two) if path}


def _moved(change: Change, rename: Change) -> Change:
    one, two = (
        rename.two + path[len(rename.one) :] if path.startswith(rename.one + "/") else path
        for path in (change.one, change.two)
    )
    return replace(change, one=one, two=two)


def _rename(names: dict[str, _File | None], changes: list[tuple[Change, _File | None]]) -> None:
    for change, file in changes:
        if change.what == "c":
            names[change.one] = file
        elif change.what == "f":
            names[change.one] = None
        elif change.what in "ud":
            names.pop(change.one, None)
        elif change.one in names:
            under = [name for name in names if name == change.one or name.startswith(change.one + "/")]
            for name in under:
                names[change.two + name[len(change.one) :]] = names.pop(name)
