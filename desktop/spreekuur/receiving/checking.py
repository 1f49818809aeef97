# SPDX-License-Identifier: EUPL-1.2
"""Checks one package by itself: who signed it, that it is whole and unchanged, and that it says what ours say."""

import csv
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.outside import read_json
from spreekuur.receiving.opening import Arrived
from spreekuur.receiving.trust import Trust
from spreekuur.security import sshsig
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.package import CODE_COLUMNS, FORMAT, MANIFEST, SIGNATURE
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe_rules import CODE, NAME, PERIOD

Trees = Mapping[str, Mapping[str, str | None]]
_HASH, _SLUG = re.compile(r"[0-9a-f]{64}", re.ASCII), re.compile(r"[a-z][a-z0-9]{0,31}", re.ASCII)
_RELEASE, _VERSION = re.compile(r"[0-9a-f]{32}", re.ASCII), re.compile(r"[ -~]{1,64}", re.ASCII)
_EXPECTED = ("data.csv", "codes.csv", "datapackage.json", "report.pdf", "tables.xlsx", "VERIFY.txt")
_LARGEST_MANIFEST, _MOST_EVENINGS, _MOST_SIGNED = 1 << 20, 400, 4096
_LONGEST_LABEL, _FORMULA = 300, tuple("=+-@")
Asked = Callable[[str, bytes], bool]
"""Told a principal and a key that nobody knows: does it count?"""


@dataclass(frozen=True, slots=True)
class Checked:
    """A package that its desk signed, whole and unchanged; what its counts say is not yet believed."""

    name: str
    receipt: Path | None
    digest: str
    """The SHA-256 of its manifest: its name in the chain."""
    municipality: str
    desk: str
    period: Period
    previous: str | None
    told: Mapping[str, Any] = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    public: bytes = field(repr=False)

    @property
    def principal(self) -> str:
        """As whom the desk signs."""
        return f"{self.municipality}-{self.desk}"


def check(arrived: Arrived, trust: Trust, asked: Asked) -> Checked:
    """The package, once its signature, its list and each of its files hold.

    Raises: PackageRefused.
    """
    files = arrived.files
    if MANIFEST not in files:
        raise PackageRefused(Refusal.MISSING_FILE, files=[MANIFEST])
    if SIGNATURE not in files:
        raise PackageRefused(Refusal.UNSIGNED)
    told = manifest_of(files[MANIFEST])
    signature = files[SIGNATURE]
    public = signer(files[MANIFEST], signature, f"{told['municipality']}-{told['desk']}", (trust, asked))
    _refuse_other_files(files, told)
    return Checked(
        name=arrived.name,
        receipt=arrived.receipt,
        digest=hashlib.sha256(files[MANIFEST]).hexdigest(),
        municipality=told["municipality"],
        desk=told["desk"],
        period=Period.parse(told["period"]),
        previous=told["previous"],
        told=told,
        files=files,
        public=public,
    )


def manifest_of(untrusted: bytes) -> dict[str, Any]:
    """What a manifest says, once it has the form of ours.

    Raises: PackageRefused.
    """
    try:
        if len(untrusted) > _LARGEST_MANIFEST:
            raise ValueError("size")
        told = read_json(untrusted.decode("ascii"))
        newer = isinstance(told, dict) and str(told.get("format")).startswith(FORMAT.split("/")[0] + "/")
        if newer and told["format"] != FORMAT:
            raise PackageRefused(Refusal.NEWER)
        good = isinstance(told, dict) and told["format"] == FORMAT and _is_named(told) and _is_listed(told)
    except (ValueError, KeyError, TypeError) as error:
        raise PackageRefused(Refusal.MANIFEST) from error
    if not good:
        raise PackageRefused(Refusal.MANIFEST)
    found: dict[str, Any] = told
    return found


def _is_named(told: dict[str, Any]) -> bool:
    made = date.fromisoformat(told["created"]), date.fromisoformat(told["closed"])
    period = Period.parse(told["period"])
    return (
        all(_SLUG.fullmatch(told[key]) is not None for key in ("municipality", "desk"))
        and PERIOD.fullmatch(told["period"]) is not None
        and all(_VERSION.fullmatch(told[key]) is not None for key in ("catalogue", "pack"))
        and _RELEASE.fullmatch(told["release"]) is not None
        and (told["previous"] is None or _HASH.fullmatch(told["previous"]) is not None)
        and made[0] >= made[1] > period.last
        and _are_evenings(told["evenings"], period)
    )


def _are_evenings(evenings: Any, period: Period) -> bool:
    return isinstance(evenings, dict) and all(
        Period.parse(quarter) in period.quarters() and type(held) is int and 0 < held <= _MOST_EVENINGS
        for quarter, held in evenings.items()
    )


def _is_listed(told: dict[str, Any]) -> bool:
    proof, tables = told["proof"], told["tables"]
    listed = {entry["path"] for entry in told["files"]}
    named = {f"tables/{table['name']}.csv" for table in tables if NAME.fullmatch(table["name"])}
    return (
        len(listed) == len(told["files"])
        and listed == {*_EXPECTED, "allowed_signers", *named}
        and len(named) == len(tables) > 0
        and all(
            type(entry["bytes"]) is int and _HASH.fullmatch(entry["sha256"]) is not None
            for entry in told["files"]
        )
        and proof["rule"] == "k-ambiguity"
        and type(proof["k"]) is int
        and proof["k"] >= 5
    )


def signer(content: bytes, signature: bytes, principal: str, by: tuple[Trust, Asked]) -> bytes:
    """The key that signed this, which counts for this desk.

    Raises: PackageRefused.
    """
    trust, asked = by
    untrusted = signature[:_MOST_SIGNED].decode("ascii", "replace")
    public = sshsig.signer_of(untrusted)
    if public is None or not sshsig.is_signed(public, content, untrusted):
        raise PackageRefused(Refusal.SIGNATURE)
    if public in trust.revoked:
        raise PackageRefused(Refusal.REVOKED)
    if public in trust.of(principal):
        return public
    if trust.of(principal) or not asked(principal, public):
        raise PackageRefused(Refusal.UNKNOWN_SIGNER, sshsig.fingerprint(public))
    return public


def _refuse_other_files(files: Mapping[str, bytes], told: dict[str, Any]) -> None:
    listed = {entry["path"]: entry for entry in told["files"]}
    present = set(files) - {MANIFEST, SIGNATURE}
    if missing := sorted(set(listed) - present):
        raise PackageRefused(Refusal.MISSING_FILE, files=missing)
    if strange := sorted(present - set(listed)):
        raise PackageRefused(Refusal.STRANGE_FILE, files=strange)
    changed = [path for path, entry in sorted(listed.items()) if not _is_as_listed(files[path], entry)]
    if changed:
        raise PackageRefused(Refusal.CHANGED, files=changed)


def _is_as_listed(content: bytes, entry: Mapping[str, Any]) -> bool:
    return (len(content), hashlib.sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of `codes.csv`: a code, the one above it, and its names."""

    dimension: str
    code: str
    parent: str | None
    label_nl: str
    label_en: str


def codes_of(package: Checked) -> tuple[CodeLine, ...]:
    """The code lists that a package brings.

    Raises: PackageRefused.
    """
    try:
        head, *lines = csv.reader(StringIO(package.files["codes.csv"].decode("utf-8")), strict=True)
        found = tuple(CodeLine(d, c, above or None, nl, en) for d, c, above, nl, en in lines)
        if tuple(head) != CODE_COLUMNS or len({(one.dimension, one.code) for one in found}) != len(found):
            raise ValueError("head or twice")
        if not all(NAME.fullmatch(one.dimension) and CODE.fullmatch(one.code) for one in found):
            raise ValueError("code")
        if not all(_is_label(one.label_nl) and _is_label(one.label_en) for one in found):
            raise ValueError("label")
    except (ValueError, csv.Error) as error:
        raise PackageRefused(Refusal.CONTENTS) from error
    return found


def _is_label(text: str) -> bool:
    """A name that no spreadsheet reckons with and no terminal obeys."""
    return 0 < len(text) <= _LONGEST_LABEL and text.isprintable() and not text.startswith(_FORMULA)


def trees_of(package: Checked, catalogue: Catalogue) -> dict[str, dict[str, str | None]]:
    """The code lists by which a package is judged: ours, and codes of another catalogue where it is made by that.

    Raises: PackageRefused when they are about something that is unknown here, or another list of the same version.
    """
    ours = catalogue.hierarchies()
    found: dict[str, dict[str, str | None]] = {}
    for line in codes_of(package):
        found.setdefault(line.dimension, {})[line.code] = line.parent
    if set(found) - set(ours):
        raise PackageRefused(Refusal.NEWER)
    if package.told["catalogue"] == catalogue.version and any(t != ours[name] for name, t in found.items()):
        raise PackageRefused(Refusal.CONTENTS)
    return {**ours, **found}
