# SPDX-License-Identifier: EUPL-1.2
"""The tables and code lists of the figures, checked and made into one document."""

import re
from pathlib import Path
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.building.reading import read_document
from spreekuur.errors.content import Problem

CODES, TABLES = "codes.yaml", "tables.yaml"
FORMAT = "spreekuur-figures/1"
TOTAL = "_T"
EVERY, LABELS = ("quarter", "year"), ("nl", "en")
_CODE = re.compile(r"[A-Za-z0-9_.]{1,64}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


def compile_statistics(folder: Path) -> dict[str, Any]:
    """What the program reads of the figures.

    Raises: ContentError with every mistake found.
    """
    faults = Faults()
    codes, tables = (_mapping(read_document(folder / name), name, faults) for name in (CODES, TABLES))
    lists = Entry(faults, CODES, "dimensions", codes.mapping("dimensions", required=True))
    dimensions = {name: _dimension(lists, name) for name in lists.fields}
    units = Entry(faults, TABLES, "units", tables.mapping("units", required=True))
    of_person = tables.texts("person", required=True)
    made: dict[str, Any] = {
        "format": FORMAT,
        "version": Entry(faults, TABLES, "meta", tables.mapping("meta")).text("version", required=True),
        "dimensions": dimensions,
        "person": of_person,
        "units": {unit: [*of_person, *units.texts(unit)] for unit in units.fields},
        **{key: tables.fields.get(key) for key in ("chains", "first", "guarded", "attributes", "columns")},
        "domains": _domains(codes, dimensions),
    }
    for unit, names in made["units"].items():
        units.known(unit, names, dimensions)
    made["tables"] = [_table(each, made, faults) for each in tables.fields.get("tables") or []]
    faults.raise_if_any()
    return made


def _mapping(data: Any, name: str, faults: Faults) -> Entry:
    if not isinstance(data, dict):
        faults.note(name, "", Problem.WRONG_TYPE, "YAML")
        data = {}
    return Entry(faults, name, "", data)


def _dimension(lists: Entry, name: str) -> dict[str, Any]:
    entry = Entry(lists.faults, CODES, name, lists.mapping(name))
    made: dict[str, dict[str, Any]] = {}
    for fields in entry.fields.get("codes") or []:
        one = Entry(lists.faults, CODES, name, fields if isinstance(fields, dict) else {})
        code, under = one.text("code", required=True), one.text("under") or TOTAL
        if code in made:
            one.note(Problem.DUPLICATE, code)
        if not _CODE.fullmatch(code) or code == TOTAL:
            one.note(Problem.BAD_VALUE, f"code {code}")
        if under not in (TOTAL, *made):
            one.note(Problem.UNKNOWN_ID, f"under {under}")
        made[code] = {"under": under, "label": _label(one)}
    return {"label": _label(Entry(lists.faults, CODES, name, entry.mapping("label"))), "codes": made}


def _label(entry: Entry) -> dict[str, str]:
    return {language: entry.text(language, required=True) for language in LABELS}


def _domains(codes: Entry, dimensions: dict[str, Any]) -> dict[str, str]:
    """The domain of each category."""
    lists = Entry(codes.faults, CODES, "domains", codes.mapping("domains", required=True))
    lists.known("domain", list(lists.fields), dimensions.get("domain", {}).get("codes", {}))
    return {category: domain for domain in lists.fields for category in lists.texts(domain)}


def _table(fields: Any, made: dict[str, Any], faults: Faults) -> dict[str, Any]:
    entry = Entry(faults, TABLES, "tables", fields if isinstance(fields, dict) else {})
    name, unit = entry.text("name", required=True), entry.text("unit", required=True)
    if not _NAME.fullmatch(name):
        entry.note(Problem.BAD_VALUE, f"name {name}")
    entry.known(f"{name} unit", [unit], made["units"])
    dimensions = [written.partition("/") for written in entry.texts("dimensions", required=True)]
    entry.known(
        f"{name} dimensions", [each[0] for each in dimensions], dict.fromkeys(made["units"].get(unit, ()))
    )
    depths = [int(depth) if depth.isdigit() else 9 for _, _, depth in dimensions]
    return {
        "name": name,
        "unit": unit,
        "every": entry.choice("every", EVERY),
        "dimensions": [[each[0], depth] for each, depth in zip(dimensions, depths, strict=True)],
    }
