# SPDX-License-Identifier: EUPL-1.2
"""Reads the staged files of a release as a stranger would: whatever stands in them is data, and may be hostile.

Two layouts: `<period>/<table>.csv`, as they are staged, and `<period>/tables/<table>.csv`, as in the package.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spreekuur.errors.proof import DamagedFiles
from spreekuur.outside import read_plain
from spreekuur.statistics.safe import SafeRow, TableFacts
from spreekuur.statistics.safe_rules import FLOOR, NAME, PERIOD, STATUSES, UNITS, NotSafe

FORMAT = "spreekuur-statistics/1"
MANIFEST = "manifest.json"
_LARGEST = 4 * 1024 * 1024  # bytes; the largest real table has some thousand rows of thirty
_MOST_TABLES = 64
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Staged:
    """What the files of one release say, read but not yet believed; `files` by name, each with its SHA-256."""

    period: str
    base: int
    max_deviation: int
    tables: tuple[TableFacts, ...]
    files: Mapping[str, str]
    folder: Path


def read_release(folder: Path) -> Staged:
    """The release in this folder, tables by name.

    Raises:
        DamagedFiles: a file is missing, too large, no plain file, or not in the form that we write.
    """
    untrusted = _bytes_of(folder / MANIFEST)
    manifest = _manifest(untrusted)
    at = folder / "tables" if (folder / "tables").is_dir() else folder
    files, tables = {MANIFEST: hashlib.sha256(untrusted).hexdigest()}, []
    for entry in sorted(manifest["tables"], key=lambda entry: str(entry["name"])):
        table = _table(at, entry)
        files[f"{table.name}.csv"] = table.digest
        tables.append(table)
    for stray in sorted(path.name for path in at.glob("*.csv")):
        if stray not in files:
            raise DamagedFiles(stray)
    sizes = manifest["base"], manifest["max_deviation"]
    return Staged(manifest["period"], *sizes, tuple(tables), files, folder)


def _bytes_of(path: Path) -> bytes:
    """A plain file of a bearable size; never what a link or a pipe of that name leads to."""
    try:
        untrusted = read_plain(path, _LARGEST, follow=False)
    except (OSError, ValueError) as error:
        raise DamagedFiles(path.name) from error
    if len(untrusted) > _LARGEST:
        raise DamagedFiles(path.name)
    return untrusted


def _manifest(untrusted: bytes) -> dict[str, Any]:
    try:
        read = json.loads(
            untrusted.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_no_constant
        )
        known = isinstance(read, dict) and _is_ours(read)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedFiles(MANIFEST) from error
    if not known:
        raise DamagedFiles(MANIFEST)
    found: dict[str, Any] = read
    return found


def _is_ours(read: dict[str, Any]) -> bool:
    numbers = (read["base"], read["max_deviation"], read["threshold"])
    tables = read["tables"]
    return (
        (read["format"], read["method"], read["additive"]) == (FORMAT, "rounding", True)
        and isinstance(read["period"], str)
        and PERIOD.fullmatch(read["period"]) is not None
        and all(type(number) is int for number in numbers)
        and read["threshold"] >= FLOOR
        and isinstance(tables, list)
        and 0 < len(tables) <= _MOST_TABLES
        and all(_is_entry(entry) for entry in tables)
        and len({entry["name"] for entry in tables}) == len(tables)
    )


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry["name"], str)
        and NAME.fullmatch(entry["name"]) is not None
        and entry["unit"] in UNITS
        and isinstance(entry["dimensions"], list)
        and 0 < len(entry["dimensions"]) <= 4
        and all(isinstance(name, str) and NAME.fullmatch(name) for name in entry["dimensions"])
        and type(entry["rows"]) is int
    )


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice may be read in two ways."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("twice")
    return dict(pairs)


def _no_constant(text: str) -> None:
    raise ValueError(text)


def _table(folder: Path, entry: dict[str, Any]) -> TableFacts:
    name, unit, dimensions = entry["name"], entry["unit"], tuple(entry["dimensions"])
    untrusted = _bytes_of(folder / f"{name}.csv")
    try:
        head, *lines = untrusted.decode("utf-8").split("\n")
        if head != ",".join((*dimensions, "count", "status", "unit")) or lines.pop() != "":
            raise ValueError("head or end")
        rows = tuple(_row(line, unit, len(dimensions)) for line in lines)
        if len(rows) != entry["rows"]:
            raise ValueError("rows")
    except (ValueError, IndexError, NotSafe) as error:
        raise DamagedFiles(f"{name}.csv") from error
    return TableFacts(name, unit, dimensions, rows, hashlib.sha256(untrusted).hexdigest())


def _row(line: str, unit: str, width: int) -> SafeRow:
    *codes, count, status, named = line.split(",")
    if len(codes) != width or named != unit or status not in STATUSES or not _COUNT.fullmatch(count):
        raise ValueError("row")
    return SafeRow(tuple(codes), int(count), status)
