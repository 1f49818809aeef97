# SPDX-License-Identifier: EUPL-1.2
"""Keeps proved packages: what they say as rows, and the files by which they can be checked again."""

import json
from collections.abc import Mapping
from datetime import date

from spreekuur.receiving.checking import Checked, CodeLine, codes_of
from spreekuur.receiving.database import Figures
from spreekuur.receiving.withdrawing import Withdrawal
from spreekuur.security import sshsig
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe import SafeRelease

_PACKAGES = "SELECT digest, period, previous FROM package WHERE municipality = $1 AND desk = $2"
_FILES = "SELECT path, content FROM package_file WHERE digest = $1"
_ADD_PACKAGE = """
INSERT INTO package (digest, municipality, desk, period, previous, release, catalogue, pack, created, closed, base,
    max_deviation, signer, received) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"""
_ADD_FILE = "INSERT INTO package_file (digest, path, content) VALUES ($1, $2, $3)"
_ADD_CELL = """
INSERT INTO cell (digest, of_table, unit, dim1, code1, dim2, code2, count, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""
_ADD_CODE = """
INSERT INTO code (dimension, code, parent, label_nl, label_en, known) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (dimension, code) DO UPDATE SET parent = excluded.parent, label_nl = excluded.label_nl,
    label_en = excluded.label_en, known = excluded.known"""
_ABOUT_DIGEST = "SELECT municipality, desk FROM package WHERE digest = $1"
_WITHDRAWN = "SELECT count(*) FROM withdrawal WHERE digest = $1"
_WITHDRAW = "INSERT INTO withdrawal (digest, withdrawn, why, signer, received) VALUES ($1, $2, $3, $4, $5)"
_FORGET_ALL_SUMS = "DELETE FROM total WHERE municipality = $1"
_FORGET_SUMS = "DELETE FROM total WHERE municipality = $1 AND period = $2"
_UNKNOWN = "SELECT dimension, code, label_nl FROM code WHERE known = 0 ORDER BY dimension, code"
_SIGNERS = "SELECT principal, public FROM signer"
_ADD_SIGNER = "INSERT INTO signer (principal, public, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


class Store:
    """The figures of a municipality, in the place that is open."""

    def __init__(self, figures: Figures, catalogue: Catalogue) -> None:
        self._figures, self._catalogue = figures, catalogue
        self._codes: dict[tuple[str, str], CodeLine] = {}

    def kept(self, municipality: str, desk: str) -> list[Checked]:
        """What was taken in of a desk, by period."""
        cursor, bind = self._figures.cursor, self._figures.bind
        with self._figures.whole():
            cursor.execute(_PACKAGES, bind(municipality, desk))
            found = []
            for digest, period, previous in cursor.fetchall():
                cursor.execute(_FILES, bind(digest))
                files = {path: content.encode() for path, content in cursor.fetchall()}
                told = json.loads(files[MANIFEST])
                public = sshsig.signer_of(files[SIGNATURE].decode()) or b""
                known: dict[str, object] = {"digest": digest, "period": Period.parse(period)}
                known |= {"previous": previous or None, "told": told, "files": files, "public": public}
                known |= {"name": digest, "receipt": None, "municipality": municipality, "desk": desk}
                found.append(Checked(**known))  # type: ignore[arg-type]
        return sorted(found, key=lambda one: one.period)

    def keep(self, package: Checked, release: SafeRelease, today: date) -> None:
        """Keep one proved package, whole or not at all.

        Raises: FiguresStoreUnusable.
        """
        release.intact()
        cursor, bind, told = self._figures.cursor, self._figures.bind, package.told
        row: tuple[object, ...] = (package.digest, package.municipality, package.desk, str(package.period))
        row += (package.previous or "", release.release, told["catalogue"], told["pack"])
        more = (told["created"], told["closed"], release.base, release.max_deviation)
        with self._figures.whole():
            signer = sshsig.fingerprint(package.public)
            cursor.execute(_ADD_PACKAGE, bind(*row, *more, signer, today.isoformat()))
            for path in _again(package.files):
                cursor.execute(_ADD_FILE, bind(package.digest, path, package.files[path].decode()))
            cursor.execute(_FORGET_SUMS, bind(package.municipality, str(package.period)))
            self._keep_codes(package)
            cursor.executemany(_ADD_CELL, [bind(*cell) for cell in _cells(package.digest, release)])

    def find(self, digest: str) -> Checked | None:
        """The package of this name that was taken in, if any."""
        self._figures.cursor.execute(_ABOUT_DIGEST, self._figures.bind(digest))
        found = self._figures.cursor.fetchone()
        return next((one for one in self.kept(*found) if one.digest == digest), None) if found else None

    def withdraw(self, package: Checked, notice: Withdrawal, today: date) -> bool:
        """Take a package out of every sum for good; False where it was withdrawn before.

        Raises: FiguresStoreUnusable.
        """
        cursor, bind = self._figures.cursor, self._figures.bind
        cursor.execute(_WITHDRAWN, bind(package.digest))
        if cursor.fetchone()[0]:
            return False
        signer = sshsig.fingerprint(notice.public)
        row = (package.digest, notice.day.isoformat(), notice.why, signer, today.isoformat())
        with self._figures.whole():
            cursor.execute(_WITHDRAW, bind(*row))
            cursor.execute(_FORGET_ALL_SUMS, bind(package.municipality))
        return True

    def _keep_codes(self, package: Checked) -> None:
        """The newest names of each code; the same ones are written once a run."""
        ours, bind = self._catalogue.hierarchies(), self._figures.bind
        new = [one for one in codes_of(package) if self._codes.get((one.dimension, one.code)) != one]
        rows = [
            bind(
                o.dimension, o.code, o.parent or "", o.label_nl, o.label_en, int(o.code in ours[o.dimension])
            )
            for o in new
        ]
        if rows:
            self._figures.cursor.executemany(_ADD_CODE, rows)
        self._codes |= {(one.dimension, one.code): one for one in new}

    def unknown_codes(self) -> list[tuple[str, str, str]]:
        """Codes of other catalogues: dimension, code, name in Dutch."""
        self._figures.cursor.execute(_UNKNOWN)
        return [tuple(row) for row in self._figures.cursor.fetchall()]

    def signers(self) -> dict[str, frozenset[bytes]]:
        """The keys that somebody here said are a desk's, when asked."""
        self._figures.cursor.execute(_SIGNERS)
        found: dict[str, set[bytes]] = {}
        for principal, public in self._figures.cursor.fetchall():
            found.setdefault(principal, set()).add(bytes.fromhex(public))
        return {name: frozenset(keys) for name, keys in found.items()}

    def add_signer(self, principal: str, public: bytes, today: date) -> None:
        """Remember that somebody said so."""
        with self._figures.whole():
            values = self._figures.bind(principal, public.hex(), today.isoformat())
            self._figures.cursor.execute(_ADD_SIGNER, values)


def _again(files: Mapping[str, bytes]) -> list[str]:
    """The files by which a package is checked and proved again."""
    named = (MANIFEST, SIGNATURE, "codes.csv")
    return [path for path in files if path in named or path.startswith("tables/")]


def _cells(digest: str, release: SafeRelease) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for table in release.tables.values():
        for row in table.rows:
            pairs = [part for pair in zip(table.dimensions, row.codes, strict=True) for part in pair]
            whose = (digest, table.name, table.unit)
            rows.append((*whose, *pairs, *[""] * (4 - len(pairs)), row.count, row.status))
    return rows
