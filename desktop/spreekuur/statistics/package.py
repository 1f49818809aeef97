# SPDX-License-Identifier: EUPL-1.2
"""The package that goes to the municipality: one proved release as files, signed, and put in place whole.

The same release, origin and papers give the same bytes, today and in ten years.
"""

import csv
import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from spreekuur.errors.proof import PackageThere
from spreekuur.errors.vault import disk_fault
from spreekuur.security import sshsig
from spreekuur.security.files import flush_folder
from spreekuur.statistics import datapackage, verify_text
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe import SafeRelease, SafeTable

FORMAT = "spreekuur-statistics/1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.json.sig"
_WHOSE = ("schema", "municipality", "desk", "period", "table", "unit")
DATA_COLUMNS = (*_WHOSE, "dim1", "code1", "dim2", "code2", "count", "status")
TABLE_COLUMNS = ("count", "status", "unit")
CODE_COLUMNS = ("dimension", "code", "parent", "label_nl", "label_en")
_SLUG = re.compile(r"[a-z][a-z0-9]{0,31}")
_WAIT = timedelta(days=15)  # no period is closed, and so none is signed, sooner after its end
_FORMULA = tuple("=+-@\t\r")
_WHOLE = {"nl": "Totaal", "en": "Total"}

Labels = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose figures they are, and what they were made by.

    `closed` is the day on which the period was, `previous` the SHA-256 of the manifest of the release before, if any;
    `labels` gives for each dimension and code its names in Dutch and English (`nl`, `en`).
    """

    municipality: str
    desk: str
    catalogue: str
    pack: str
    closed: date
    created: date
    evenings: Mapping[str, int]
    previous: str | None
    labels: Labels = field(repr=False)

    def __post_init__(self) -> None:
        if not (_SLUG.fullmatch(self.municipality) and _SLUG.fullmatch(self.desk)):
            raise ValueError("municipality and desk are one word of small letters each")
        if self.created < self.closed:
            raise ValueError("figures are made of what is closed")

    @property
    def principal(self) -> str:
        """As whom the desk signs."""
        return f"{self.municipality}-{self.desk}"


@dataclass(frozen=True, slots=True)
class Papers:
    """What is drawn of the same release: the report and the workbook."""

    report_pdf: bytes = field(repr=False)
    tables_xlsx: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Package:
    """The files by their path in the package; without `manifest.json.sig` until it is signed."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def manifest(self) -> bytes:
        """What is signed; it names every other file with its SHA-256."""
        return self.files[MANIFEST]


def compose(release: SafeRelease, origin: Origin, papers: Papers, public: bytes) -> Package:
    """All files of a release but the signature: what is shown before it is signed, byte for byte.

    `public` is the half of the signing key that everybody may see.
    Raises ValueError for a period that can not have been closed on the day that the origin names.
    """
    release.intact()
    if origin.closed < Period.parse(release.period).last + _WAIT:
        raise ValueError("the period was still open")
    tables = sorted(release.tables.values(), key=lambda table: table.name)
    files = {f"tables/{table.name}.csv": table_csv(table) for table in tables}
    files["data.csv"] = data_csv(release, origin.municipality, origin.desk)
    files["codes.csv"] = _codes_csv(tables, origin.labels)
    files["report.pdf"], files["tables.xlsx"] = papers.report_pdf, papers.tables_xlsx
    files["allowed_signers"] = sshsig.allowed_signers(public, origin.principal).encode()
    files["VERIFY.txt"] = verify_text.verify_text(origin.principal, sshsig.fingerprint(public)).encode()
    name = f"spreekuur-statistics-{origin.municipality}-{origin.desk}-{release.period}"
    facts = datapackage.Described(name, origin.created, release.period, files)
    files["datapackage.json"] = datapackage.describe(facts, tables)
    files[MANIFEST] = _manifest(release, origin, files)
    return Package(name, files)


def sign_package(package: Package, key: bytes) -> Package:
    """The package with its signature, by the key whose public half is in it.

    Raises ValueError for another key.
    """
    signature = sshsig.sign(key, package.manifest)
    key_in_it = package.files["allowed_signers"].decode().split()[-1]
    if sshsig.allowed_signers(sshsig.public_half(key), "x").split()[-1] != key_in_it:
        raise ValueError("another key than the one that the package names")
    return Package(package.name, {**package.files, SIGNATURE: signature.encode("ascii")})


def write_package(package: Package, folder: Path) -> Path:
    """Put the files into this new folder, whole or not at all; a folder with the same files already is left alone.

    Raises:
        PackageThere: the folder is there, with something else in it.
        NoRoom, ReadOnlyHome, StoreFaulty: the disk refused; nothing is left.
    """
    beside = folder.with_name(f".{folder.name}.part")
    try:
        if folder.exists():
            if _files_in(folder) == dict(package.files):
                return folder
            raise PackageThere(folder.name)
        if beside.exists():
            shutil.rmtree(beside)  # of an attempt that the power ended
        for path, content in package.files.items():
            _write(beside / path, content)
        for place in {(beside / path).parent for path in package.files} | {beside}:
            flush_folder(place)
        beside.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        with suppress(OSError):
            shutil.rmtree(beside)
        raise disk_fault(error) from error
    return folder


def table_csv(table: SafeTable) -> bytes:
    """The file of a table, as it was proved.

    Raises ValueError when it would not be that file.
    """
    head = ",".join((*table.dimensions, *TABLE_COLUMNS))
    rows = (f"{','.join(row.codes)},{row.count},{row.status},{table.unit}" for row in table.rows)
    content = "\n".join((head, *rows, "")).encode()
    if hashlib.sha256(content).hexdigest() != table.digest:
        raise ValueError("not the file that was proved")
    return content


def data_csv(release: SafeRelease, municipality: str, desk: str) -> bytes:
    """Every cell of every table in one list, sorted by all that names it."""
    lines: list[tuple[str, ...]] = []
    for table in release.tables.values():
        whose = (FORMAT, municipality, desk, release.period, table.name, table.unit)
        for row in table.rows:
            pairs = [part for pair in zip(table.dimensions, row.codes, strict=True) for part in pair]
            if len(pairs) > 4:
                raise ValueError("a table of more than two dimensions")
            lines.append((*whose, *pairs, *[""] * (4 - len(pairs)), str(row.count), row.status))
    return _csv(DATA_COLUMNS, sorted(lines))


def _codes_csv(tables: Sequence[SafeTable], labels: Labels) -> bytes:
    lists = {name: table.frame.hierarchies[name] for table in tables for name in table.dimensions}
    lines = []
    for name, parents in sorted(lists.items()):
        for code, parent in parents.items():
            label = labels[name][code] if parent is not None else _WHOLE
            if label["nl"].startswith(_FORMULA) or label["en"].startswith(_FORMULA):
                raise ValueError("a label that a spreadsheet would reckon with")
            lines.append((name, code, parent or "", label["nl"], label["en"]))
    return _csv(CODE_COLUMNS, sorted(lines))


def _csv(head: Sequence[str], lines: Sequence[Sequence[object]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *lines])
    return text.getvalue().encode()


def _manifest(release: SafeRelease, origin: Origin, files: Mapping[str, bytes]) -> bytes:
    listed = [
        {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    ]
    tables = [
        {"name": name, "unit": table.unit, "dimensions": list(table.dimensions), "rows": len(table.rows)}
        for name, table in sorted(release.tables.items())
    ]
    stated = {"format": FORMAT, "period": release.period, "threshold": release.base, "method": "rounding"}
    stated |= {
        "base": release.base,
        "max_deviation": release.max_deviation,
        "additive": True,
        "tables": tables,
    }
    stated |= {"municipality": origin.municipality, "desk": origin.desk, "release": release.release}
    stated |= {
        "catalogue": origin.catalogue,
        "pack": origin.pack,
        "previous": origin.previous,
        "files": listed,
    }
    stated |= {"created": origin.created.isoformat(), "closed": origin.closed.isoformat()}
    stated |= {"evenings": dict(origin.evenings), "proof": _proof(release)}
    return (json.dumps(stated, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")


def _proof(release: SafeRelease) -> dict[str, Any]:
    proof, cell = release.proof, release.proof.narrowest
    codes = dict(zip(release.tables[cell.table].dimensions, cell.codes, strict=True))
    narrowest = {"table": cell.table, "codes": codes, "low": cell.low, "high": cell.high}
    return {"rule": proof.rule, "k": proof.k, "cells": proof.cells, "lps": proof.lps, "narrowest": narrowest}


def _files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
