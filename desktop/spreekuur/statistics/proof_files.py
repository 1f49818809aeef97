# SPDX-License-Identifier: EUPL-1.2
"""Reads the files of a release as a stranger would: whatever stands in them is data, and may be hostile.

Two layouts: `<table>.csv`, as they are staged, and `tables/<table>.csv`, as in the package.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from spreekuur.errors.proof import DamagedFiles
from spreekuur.outside import read_json
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
    content: Mapping[str, bytes] = field(repr=False)


def read_release(untrusted: Mapping[str, bytes]) -> Staged:
    """The release that these files are, tables by name; what it is made of is kept, and cannot change any more.

    Raises:
        DamagedFiles: a file is missing, too large, or not in the form that we write.
    """
    head = _bytes_of(untrusted, MANIFEST)
    manifest = _manifest(head)
    at = "tables/" if any(path.startswith("tables/") for path in untrusted) else ""
    content, tables = {MANIFEST: head}, []
    for entry in sorted(manifest["tables"], key=lambda entry: str(entry["name"])):
        name = f"{entry['name']}.csv"
        content[name] = _bytes_of(untrusted, at + name)
        tables.append(_table(entry, content[name]))
    for path in sorted(untrusted):
        stray = path.removeprefix(at)
        if path.startswith(at) and "/" not in stray and stray.endswith(".csv") and stray not in content:
            raise DamagedFiles(stray)
    return Staged(
        manifest["period"],
        manifest["base"],
        manifest["max_deviation"],
        tuple(tables),
        {name: hashlib.sha256(read).hexdigest() for name, read in content.items()},
        MappingProxyType(content),
    )


def _bytes_of(files: Mapping[str, bytes], path: str) -> bytes:
    """What is read of a file is a copy: nobody can change it afterwards."""
    found = files.get(path)
    if found is None or len(found) > _LARGEST:
        raise DamagedFiles(path.rpartition("/")[2])
    return bytes(found)


def _manifest(untrusted: bytes) -> dict[str, Any]:
    try:
        read = read_json(untrusted)
        known = isinstance(read, dict) and _is_ours(read)
    except (ValueError, KeyError, TypeError) as error:
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


def _table(entry: dict[str, Any], untrusted: bytes) -> TableFacts:
    name, unit, dimensions = entry["name"], entry["unit"], tuple(entry["dimensions"])
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
