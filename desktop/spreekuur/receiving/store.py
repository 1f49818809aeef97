# SPDX-License-Identifier: EUPL-1.2
"""Keeps proved packages: what they say as rows, and the files by which they can be checked again."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from spreekuur.errors.receiving import PackageRefused, PeriodTaken, Refusal
from spreekuur.receiving.checking import Checked, CodeLine, codes_of
from spreekuur.receiving.database import Figures
from spreekuur.receiving.ordering import Known, Signed
from spreekuur.receiving.schema import FORGET, FORGET_ALL
from spreekuur.receiving.withdrawing import Withdrawal
from spreekuur.security import sshsig
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe import SafeRelease

_KNOWN = "SELECT digest, period FROM package WHERE municipality = $1 AND desk = $2"
_PACKAGES = """
SELECT digest, period, previous FROM package WHERE municipality = $1 AND desk = $2 AND period LIKE $3"""
_FILES = "SELECT path, content FROM package_file WHERE digest = $1"
_OF_PERIOD = "SELECT digest FROM package WHERE municipality = $1 AND desk = $2 AND period = $3"
_ADD_PACKAGE = """
INSERT INTO package (digest, municipality, desk, period, previous, release, catalogue, pack, created, closed, base,
    max_deviation, signer, received) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"""
_ADD_FILE = "INSERT INTO package_file (digest, path, content) VALUES ($1, $2, $3)"
_ADD_CELL = """
INSERT INTO cell (digest, of_table, unit, dim1, code1, dim2, code2, count, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""
_SHAPE = "SELECT DISTINCT unit, dim1, dim2 FROM cell WHERE of_table = $1"
_ADD_CODE = """
INSERT INTO code (dimension, code, parent, label_nl, label_en, known) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (dimension, code) DO UPDATE SET parent = excluded.parent, label_nl = excluded.label_nl,
    label_en = excluded.label_en, known = excluded.known"""
_ABOUT_DIGEST = "SELECT municipality, desk, period FROM package WHERE digest = $1"
_WITHDRAWN = "SELECT count(*) FROM withdrawal WHERE digest = $1"
_WITHDRAW = "INSERT INTO withdrawal (digest, withdrawn, why, signer, received) VALUES ($1, $2, $3, $4, $5)"
_SIGNED = f"""
SELECT p.municipality, p.desk, f.content, w.signer FROM package AS p
JOIN package_file AS f ON f.digest = p.digest AND f.path = '{SIGNATURE}'
LEFT JOIN withdrawal AS w ON w.digest = p.digest WHERE p.digest = $1"""
_SIGNERS = "SELECT principal, public FROM signer"
_ADD_SIGNER = "INSERT INTO signer (principal, public, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


class Store:
    """The figures of a municipality, in the place that is open."""

    def __init__(self, figures: Figures, catalogue: Catalogue) -> None:
        self._figures, self._catalogue = figures, catalogue
        self._codes: dict[tuple[str, str], CodeLine] = {}

    def known(self, municipality: str, desk: str) -> list[Known]:
        """Which packages were taken in of a desk, by period."""
        self._figures.cursor.execute(_KNOWN, self._figures.bind(municipality, desk))
        found = [Known(digest, Period.parse(period)) for digest, period in self._figures.cursor.fetchall()]
        return sorted(found, key=lambda one: one.period)

    def kept(self, municipality: str, desk: str, year: int) -> list[Checked]:
        """The packages that were taken in of a desk for a year and its quarters, by period."""
        return sorted(self._read(municipality, desk, f"{year:04}%"), key=lambda one: one.period)

    def _read(self, municipality: str, desk: str, period: str) -> list[Checked]:
        cursor, bind = self._figures.cursor, self._figures.bind
        cursor.execute(_PACKAGES, bind(municipality, desk, period))
        found = []
        for digest, named, previous in cursor.fetchall():
            cursor.execute(_FILES, bind(digest))
            files = {path: content.encode() for path, content in cursor.fetchall()}
            told = json.loads(files[MANIFEST])
            public = sshsig.signer_of(files[SIGNATURE].decode()) or b""
            known: dict[str, object] = {"digest": digest, "period": Period.parse(named)}
            known |= {"previous": previous or None, "told": told, "files": files, "public": public}
            known |= {"name": digest, "receipt": None, "municipality": municipality, "desk": desk}
            found.append(Checked(**known))  # type: ignore[arg-type]
        return found

    def keep(
        self, proved: Sequence[tuple[Checked, SafeRelease]], today: date
    ) -> tuple[list[bool], PackageRefused | None]:
        """Keep proved packages of a desk, in their order, as far as they go with what is there by now.

        Of each that is kept whether it is new, and why the next one is not, if one is left.

        Raises: FiguresStoreUnusable; then none of them is kept.
        """
        new: list[bool] = []
        with self._figures.whole():
            for package, release in proved:
                release.intact()
                try:
                    new.append(_is_new(self._figures, self._catalogue, package, release))
                except PackageRefused as error:
                    return new, error
                if new[-1]:
                    self._add(package, release, today)
        return new, None

    def _add(self, package: Checked, release: SafeRelease, today: date) -> None:
        cursor, bind, told = self._figures.cursor, self._figures.bind, package.told
        row: tuple[object, ...] = (package.digest, package.municipality, package.desk, str(package.period))
        row += (package.previous or "", release.release, told["catalogue"], told["pack"])
        more = (told["created"], told["closed"], release.base, release.max_deviation)
        signer = sshsig.fingerprint(package.public)
        cursor.execute(_ADD_PACKAGE, bind(*row, *more, signer, today.isoformat()))
        for path in _again(package.files):
            cursor.execute(_ADD_FILE, bind(package.digest, path, package.files[path].decode()))
        for statement in FORGET:
            cursor.execute(statement, bind(package.municipality, str(package.period)))
        self._keep_codes(package)
        cursor.executemany(_ADD_CELL, [bind(*cell) for cell in _cells(package.digest, release)])

    def find(self, digest: str) -> Checked | None:
        """The package of this name that was taken in, if any."""
        self._figures.cursor.execute(_ABOUT_DIGEST, self._figures.bind(digest))
        found = self._figures.cursor.fetchone()
        return self._read(*found)[0] if found else None

    def signed(self, digest: str) -> Signed | None:
        """By which keys the package of this name came in and was withdrawn, if it was taken in."""
        self._figures.cursor.execute(_SIGNED, self._figures.bind(digest))
        found = self._figures.cursor.fetchone()
        if not found:
            return None
        municipality, desk, signature, withdrawn = found
        return Signed(f"{municipality}-{desk}", sshsig.signer_of(signature) or b"", withdrawn or "")

    def withdraw(self, package: Checked, notice: Withdrawal, today: date) -> bool:
        """Take a package out of every sum for good; False where it was withdrawn before.

        Raises: FiguresStoreUnusable.
        """
        cursor, bind = self._figures.cursor, self._figures.bind
        signer = sshsig.fingerprint(notice.public)
        row = (package.digest, notice.day.isoformat(), notice.why, signer, today.isoformat())
        with self._figures.whole():
            cursor.execute(_WITHDRAWN, bind(package.digest))
            if cursor.fetchone()[0]:
                return False
            cursor.execute(_WITHDRAW, bind(*row))
            for statement in FORGET_ALL:
                cursor.execute(statement, bind(package.municipality))
        return True

    def _keep_codes(self, package: Checked) -> None:
        """Each code by the names that it has here, else by the newest; the same ones are written once a run."""
        rows, bind = [], self._figures.bind
        for one in codes_of(package):
            if self._codes.get((one.dimension, one.code)) == one:
                continue
            self._codes[one.dimension, one.code] = one
            here = self._catalogue.dimensions[one.dimension]
            ours, known = here.codes.get(one.code), one.code in here.parents
            values = (one.parent or "", one.label_nl, one.label_en)
            if ours:
                values = (ours.parent, ours.label["nl"], ours.label["en"])
            rows.append(bind(one.dimension, one.code, *values, int(known)))
        if rows:
            self._figures.cursor.executemany(_ADD_CODE, rows)

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


def _is_new(figures: Figures, catalogue: Catalogue, package: Checked, release: SafeRelease) -> bool:
    """Whether it is to be kept: another run may have taken it in since this one looked.

    Raises: PackageRefused where something else is kept in its place.
    """
    cursor, bind = figures.cursor, figures.bind
    cursor.execute(_OF_PERIOD, bind(package.municipality, package.desk, str(package.period)))
    there = cursor.fetchone()
    if there and there[0] != package.digest:
        raise PeriodTaken
    ours = {table.name for table in catalogue.tables}
    for table in (one for one in release.tables.values() if one.name not in ours):
        cursor.execute(_SHAPE, bind(table.name))
        shape = (table.unit, *table.dimensions, "")[:3]
        if any(tuple(row) != shape for row in cursor.fetchall()):
            raise PackageRefused(Refusal.CONTENTS)
    return not there


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
