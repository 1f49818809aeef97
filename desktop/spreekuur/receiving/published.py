# SPDX-License-Identifier: EUPL-1.2
"""Holds the counts in the database against the files that a desk signed, before anything is added up from them."""

import csv
import hashlib
import json
from functools import lru_cache
from io import StringIO
from typing import Any

from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.receiving.database import Figures
from spreekuur.statistics.package import MANIFEST

_STANDING = """
SELECT p.digest, s.municipality, s.desk, s.period, p.base, p.max_deviation FROM standing AS s
JOIN package AS p ON p.digest = s.digest ORDER BY p.digest"""
_SAID = ("municipality", "desk", "period", "base", "max_deviation")
_FILES = "SELECT path, content FROM package_file WHERE digest = $1"
_CELLS = """
SELECT of_table, unit, dim1, code1, dim2, code2, count, status FROM cell WHERE digest = $1"""
_TABLE, _FOLDER, _CODES = ".csv", "tables/", "codes.csv"
_Cells = frozenset[tuple[object, ...]]


def hold(figures: Figures) -> None:
    """Every count of the packages that stand is the one that was published, and so is what a sum needs beside it.

    Raises: FiguresStoreUnusable when somebody changed one.
    """
    cursor, bind = figures.cursor, figures.bind
    cursor.execute(_STANDING)
    for digest, *said in cursor.fetchall():
        cursor.execute(_FILES, bind(digest))
        told, published = _published(digest, dict(cursor.fetchall()))
        cursor.execute(_CELLS, bind(digest))
        counts = {tuple(row) for row in cursor.fetchall()}
        if counts != published or said != [told.get(name) for name in _SAID]:
            raise FiguresStoreUnusable(WhyStore.CHANGED)


def _published(digest: str, files: dict[str, str]) -> tuple[dict[str, Any], set[tuple[object, ...]]]:
    """The manifest, and the counts in the files, once they are those whose hashes were signed; else nothing."""
    manifest = files.get(MANIFEST, "").encode()
    if hashlib.sha256(manifest).hexdigest() != digest:
        return {}, set()
    told = json.loads(manifest)
    found: set[tuple[object, ...]] = set()
    for path, signed in ((entry["path"], entry["sha256"]) for entry in told["files"]):
        if path.startswith(_FOLDER) or path == _CODES:
            text = files.get(path, "")
            if hashlib.sha256(text.encode()).hexdigest() != signed:
                return {}, set()
            if path != _CODES:
                found |= _cells(path.removeprefix(_FOLDER).removesuffix(_TABLE), text)
    return told, found


@lru_cache(maxsize=1024)
def _cells(table: str, text: str) -> _Cells:
    head, *rows = csv.reader(StringIO(text), strict=True)
    dimensions = head[:-3]
    found: set[tuple[object, ...]] = set()
    for *codes, count, status, unit in rows:
        pairs = [part for pair in zip(dimensions, codes, strict=True) for part in pair]
        found.add((table, unit, *pairs, *[""] * (4 - len(pairs)), int(count), status))
    return frozenset(found)
