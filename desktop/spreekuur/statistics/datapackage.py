# SPDX-License-Identifier: EUPL-1.2
"""`datapackage.json`: what the tables of a package are, for programs that read Frictionless data packages."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spreekuur.statistics.safe import SafeTable
from spreekuur.statistics.safe_rules import STATUSES, UNITS

_PERIOD = "20[0-9]{2}(-Q[1-4])?"
_CODE = "[A-Za-z0-9_.]+"


@dataclass(frozen=True, slots=True)
class Described:
    """The package to describe: its name, day and period, and the files that are there."""

    name: str
    created: date
    period: str
    files: Mapping[str, bytes] = field(repr=False)


def describe(package: Described, tables: Sequence[SafeTable]) -> bytes:
    """The description, in the one spelling of these facts."""
    base, off = tables[0].frame.base, tables[0].frame.max_deviation
    resources = [
        _resource(package, "data", "data.csv", _data_schema()),
        _resource(package, "codes", "codes.csv", _codes_schema()),
        *(
            _resource(package, table.name, f"tables/{table.name}.csv", _table_schema(table))
            for table in tables
        ),
    ]
    stated = {
        "profile": "tabular-data-package",
        "name": package.name,
        "title": f"Spreekuur {package.period}",
        "description": f"Aantallen in veelvouden van {base}, hoogstens {off} ernaast; 0 is 0 tot {base - 1}. "
        f"Counts in multiples of {base}, at most {off} off; 0 is 0 to {base - 1}.",
        "created": f"{package.created.isoformat()}T00:00:00Z",
        "resources": resources,
    }
    return (json.dumps(stated, sort_keys=True, indent=1) + "\n").encode("ascii")


def _resource(package: Described, name: str, path: str, schema: dict[str, Any]) -> dict[str, Any]:
    content = package.files[path]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": schema | {"missingValues": [""]},
    }


def _text(name: str, **constraints: Any) -> dict[str, Any]:
    return {"name": name, "type": "string", "constraints": {"required": True} | constraints}


_COUNT = {"name": "count", "type": "integer", "constraints": {"required": True, "minimum": 0}}


def _table_schema(table: SafeTable) -> dict[str, Any]:
    fields = [_text(name, pattern=_CODE) for name in table.dimensions]
    fields += [_COUNT, _text("status", enum=list(STATUSES)), _text("unit", enum=[table.unit])]
    keys = [_refers([name], ["code"]) for name in table.dimensions]
    return {"fields": fields, "primaryKey": list(table.dimensions), "foreignKeys": keys}


def _data_schema() -> dict[str, Any]:
    named = [_text(name) for name in ("schema", "municipality", "desk")]
    named += [_text("period", pattern=_PERIOD), _text("table"), _text("unit", enum=list(UNITS))]
    first = [_text("dim1"), _text("code1", pattern=_CODE)]
    second = [{"name": "dim2", "type": "string"}, {"name": "code2", "type": "string"}]
    fields = [*named, *first, *second, _COUNT, _text("status", enum=list(STATUSES))]
    pairs = (["dim1", "code1"], ["dim2", "code2"])
    return {"fields": fields, "foreignKeys": [_refers(pair, ["dimension", "code"]) for pair in pairs]}


def _codes_schema() -> dict[str, Any]:
    fields = [_text("dimension"), _text("code", pattern=_CODE), {"name": "parent", "type": "string"}]
    fields += [_text("label_nl"), _text("label_en")]
    above = {"fields": ["parent"], "reference": {"resource": "", "fields": ["code"]}}
    return {"fields": fields, "primaryKey": ["dimension", "code"], "foreignKeys": [above]}


def _refers(fields: list[str], codes: list[str]) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": "codes", "fields": codes}}
