# SPDX-License-Identifier: EUPL-1.2
"""Holds the counts in the database against the files that a desk signed, before anything is added up from them."""

import csv
import hashlib
import json
from collections.abc import Iterable
from io import StringIO

from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.receiving.database import Figures
from spreekuur.statistics.package import MANIFEST

_FILES = "SELECT path, content FROM package_file WHERE digest = $1"
_CELLS = """
SELECT of_table, unit, dim1, code1, dim2, code2, count, status FROM cell WHERE digest = $1"""
_TABLE, _FOLDER = ".csv", "tables/"


def hold(figures: Figures, digests: Iterable[str]) -> None:
    """Every count of these packages is the one that was published.

    Raises: FiguresStoreUnusable when somebody changed one.
    """
    for digest in digests:
        figures.cursor.execute(_FILES, figures.bind(digest))
        files = dict(figures.cursor.fetchall())
        figures.cursor.execute(_CELLS, figures.bind(digest))
        counts = {tuple(row) for row in figures.cursor.fetchall()}
        if counts != _published(digest, files):
            raise FiguresStoreUnusable(WhyStore.CHANGED)


def _published(digest: str, files: dict[str, str]) -> set[tuple[object, ...]] | None:
    """The counts in the files, once they are those whose hashes were signed."""
    manifest = files.get(MANIFEST, "").encode()
    if hashlib.sha256(manifest).hexdigest() != digest:
        return None
    hashes = {entry["path"]: entry["sha256"] for entry in json.loads(manifest)["files"]}
    found: set[tuple[object, ...]] = set()
    for path in (path for path in hashes if path.startswith(_FOLDER)):
        text = files.get(path, "")
        if hashlib.sha256(text.encode()).hexdigest() != hashes[path]:
            return None
        found |= _cells(path.removeprefix(_FOLDER).removesuffix(_TABLE), text)
    return found


def _cells(table: str, text: str) -> set[tuple[object, ...]]:
    head, *rows = csv.reader(StringIO(text), strict=True)
    dimensions = head[:-3]
    found: set[tuple[object, ...]] = set()
    for *codes, count, status, unit in rows:
        pairs = [part for pair in zip(dimensions, codes, strict=True) for part in pair]
        found.add((table, unit, *pairs, *[""] * (4 - len(pairs)), int(count), status))
    return found
