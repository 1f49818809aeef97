# SPDX-License-Identifier: EUPL-1.2
"""The proposed tables of one period as files, for the proof; the same counts give the same bytes."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def period_files(
    period: Period, tables: Sequence[Shown], catalogue: Catalogue, told: Mapping[str, int]
) -> dict[str, bytes]:
    """A file for each table and `manifest.json`, which also tells `base` and `max_deviation`."""
    written, entries = {}, []
    for shown in tables:
        lines = _lines(shown, catalogue)
        written[f"{shown.table.name}.csv"] = "\n".join(lines).encode("ascii") + b"\n"
        entries.append(
            {
                "name": shown.table.name,
                "unit": shown.table.unit,
                "dimensions": list(shown.table.dimensions),
                "rows": len(lines) - 1,
            }
        )
    manifest = {"format": FORMAT, "period": str(period), "threshold": told["base"], "method": METHOD}
    return written | {MANIFEST: as_json({**manifest, **told, "additive": True, "tables": entries})}


def as_json(document: Any) -> bytes:
    """A document in the one form that these files have."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _lines(shown: Shown, catalogue: Catalogue) -> list[str]:
    """The lines of a table, its head first."""
    table = shown.table
    rows = cells(catalogue, table.dimensions, shown.depths)
    return [",".join((*table.dimensions, *catalogue.columns["table"]))] + [
        ",".join((*codes, str(shown.count(codes)), STATUS, table.unit)) for codes in rows
    ]
