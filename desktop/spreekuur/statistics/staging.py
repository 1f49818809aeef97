# SPDX-License-Identifier: EUPL-1.2
"""Writes the proposed tables of one period as files, for the proof; the same counts give the same bytes."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spreekuur.errors.statistics import StagingRefused
from spreekuur.statistics.catalogue import Catalogue, Codes, Table, cells
from spreekuur.statistics.periods import Period
from spreekuur.statistics.shapes import Depths

FORMAT, METHOD, STATUS = "spreekuur-statistics/1", "rounding", "published"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it is published: how fine, and where each count comes from."""

    table: Table
    depths: Depths
    count: Callable[[Codes], int]


def write_period(
    folder: Path, period: Period, tables: Sequence[Shown], catalogue: Catalogue, told: Mapping[str, int]
) -> None:
    """One folder with a file for each table and `manifest.json`, which also tells `base` and `max_deviation`.

    Raises: StagingRefused when the disk or the system refuses; nothing is left of the folder then.
    """
    try:
        remove(folder)
        folder.mkdir(parents=True)
        entries = [_write_table(folder, shown, catalogue) for shown in tables]
        manifest = {"format": FORMAT, "period": str(period), "threshold": told["base"], "method": METHOD}
        document = {**manifest, **told, "additive": True, "tables": entries}
        write_json(folder / MANIFEST, document)
    except OSError as error:
        remove(folder)
        raise StagingRefused(error.strerror or type(error).__name__) from error


def remove(folder: Path) -> None:
    """Nothing is left of a folder that was staged, as far as the system lets us."""
    with suppress(OSError):
        shutil.rmtree(folder)


def write_json(path: Path, document: Any) -> None:
    """A document in the one form that these files have."""
    path.write_bytes(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")


def _write_table(folder: Path, shown: Shown, catalogue: Catalogue) -> dict[str, Any]:
    table, columns = shown.table, catalogue.columns["table"]
    rows = cells(catalogue, table.dimensions, shown.depths)
    lines = [",".join((*table.dimensions, *columns))]
    lines += [",".join((*codes, str(shown.count(codes)), STATUS, table.unit)) for codes in rows]
    (folder / f"{table.name}.csv").write_bytes("\n".join(lines).encode("ascii") + b"\n")
    return {
        "name": table.name,
        "unit": table.unit,
        "dimensions": list(table.dimensions),
        "rows": len(rows),
    }
