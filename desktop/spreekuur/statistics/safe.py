# SPDX-License-Identifier: EUPL-1.2
"""The only counts that may be shown, printed or sent: rounded, and proved by an own attack on their files.

`proof.prove` alone makes these; a test of the architecture holds that. They carry a seal of this process, so that a
copy with other numbers in it is refused when it is made, and by `intact()` whenever it is about to leave.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from spreekuur.statistics import safe_rules
from spreekuur.statistics.safe_rules import TOTAL, Frame, NotSafe

_KEY = secrets.token_bytes(32)


class _Kept:
    """Neither pickled nor extended: whoever wants these numbers elsewhere proves their files there."""

    __slots__ = ()

    def __init_subclass__(cls, **options: object) -> None:
        if cls.__module__ != __name__:
            raise TypeError(f"{cls.__name__}: what is proved has no other kinds")
        super().__init_subclass__(**options)

    def __reduce_ex__(self, protocol: object) -> str:
        raise TypeError("proved counts are not pickled or copied: prove their files again")


@dataclass(frozen=True, slots=True)
class SafeRow:
    """One cell: its code for each dimension of the table, the published count, `published` or `structural`."""

    codes: tuple[str, ...]
    count: int
    status: str = "published"

    def __post_init__(self) -> None:
        safe_rules.check_row(self.codes, self.count, self.status)


@dataclass(frozen=True, slots=True)
class NarrowestCell:
    """The cell about which an attacker learns most, and the bounds that are left to him."""

    table: str
    codes: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ProofSummary:
    """What was proved of one release: the rule, how many cells, the narrowest, how many problems were solved."""

    rule: str
    k: int
    cells: int
    narrowest: NarrowestCell
    lps: int

    def __post_init__(self) -> None:
        if self.k < safe_rules.FLOOR or self.cells < 1 or self.lps < 0:
            raise NotSafe("a proof of nothing, or of less than the rule asks")
        if self.narrowest.low < 0 or self.narrowest.high - self.narrowest.low < self.k - 1:
            raise NotSafe("a cell is bounded too narrowly")


@dataclass(frozen=True, slots=True)
class SafeTable(_Kept):
    """One proved table of one release; `digest` is the SHA-256 of the file that was proved."""

    release: str
    period: str
    name: str
    unit: str
    dimensions: tuple[str, ...]
    rows: tuple[SafeRow, ...]
    digest: str
    frame: Frame = field(repr=False)
    seal: bytes = field(repr=False, compare=False)
    _counts: Mapping[tuple[str, ...], int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counts", MappingProxyType({row.codes: row.count for row in self.rows}))
        self.intact()
        safe_rules.check_table(self.name, self.unit, self.dimensions, self.period, self.frame)
        safe_rules.check_rows(self.dimensions, [(r.codes, r.count, r.status) for r in self.rows], self.frame)

    def intact(self) -> None:
        """Whoever writes or sends asks this first.

        Raises:
            NotSafe: something in it was changed after the proof.
        """
        if not hmac.compare_digest(self.seal, _seal(_of_table(self))):
            raise NotSafe(f"{self.name} is not what was proved")

    def count(self, **codes: str) -> int:
        """The published count of one cell; a dimension that is not named counts as a whole."""
        if strange := set(codes) - set(self.dimensions):
            raise KeyError(f"{self.name} has no {sorted(strange)}")
        return self._counts[tuple(codes.get(name, TOTAL) for name in self.dimensions)]

    @property
    def total(self) -> int:
        """The published count of everything."""
        return self.count()


@dataclass(frozen=True, slots=True)
class SafeRelease(_Kept):
    """The proved tables of one period, by name, with their proof.

    `files` names the SHA-256 of each file proved, of which `content` holds the bytes.
    """

    release: str
    period: str
    base: int
    max_deviation: int
    tables: Mapping[str, SafeTable]
    proof: ProofSummary
    files: Mapping[str, str]
    content: Mapping[str, bytes] = field(repr=False, compare=False)
    seal: bytes = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", MappingProxyType(dict(self.tables)))
        object.__setattr__(self, "files", MappingProxyType(dict(self.files)))
        object.__setattr__(self, "content", MappingProxyType(dict(self.content)))
        self.intact()
        for name, table in self.tables.items():
            same = (table.name, table.release, table.period) == (name, self.release, self.period)
            frame = (table.frame.base, table.frame.max_deviation) == (self.base, self.max_deviation)
            if not (same and frame and self.files.get(f"{name}.csv") == table.digest):
                raise NotSafe(f"{name} is of another release")

    def intact(self) -> None:
        """As of a table, for all tables and the proof at once.

        Raises:
            NotSafe: something in it was changed after the proof.
        """
        if not hmac.compare_digest(self.seal, _seal(_of_release(self))):
            raise NotSafe("the release is not what was proved")
        for table in self.tables.values():
            table.intact()


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What the prover read of one table, and has proved."""

    name: str
    unit: str
    dimensions: tuple[str, ...]
    rows: tuple[SafeRow, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What the prover read of one release, and has proved; `files` by name, each with its SHA-256."""

    period: str
    frame: Frame
    tables: tuple[TableFacts, ...]
    files: Mapping[str, str]
    content: Mapping[str, bytes] = field(repr=False)


def seal_proved(facts: ReleaseFacts, proof: ProofSummary) -> SafeRelease:
    """A release as proved: for `proof.prove` alone, after the attack failed.

    Raises:
        NotSafe: the tables break a rule that every release keeps.
    """
    release, tables = release_id(facts), {}
    for table in facts.tables:
        content: tuple[object, ...] = (release, facts.period, table.name, table.unit, table.dimensions)
        content += (table.rows, table.digest, facts.frame)
        tables[table.name] = SafeTable(
            release=release,
            period=facts.period,
            name=table.name,
            unit=table.unit,
            dimensions=table.dimensions,
            rows=table.rows,
            digest=table.digest,
            frame=facts.frame,
            seal=_seal(content),
        )
    frame, files = facts.frame, dict(facts.files)
    parts: tuple[object, ...] = (release, facts.period, frame.base, frame.max_deviation)
    parts += (sorted((name, table.seal) for name, table in tables.items()), proof, sorted(files.items()))
    return SafeRelease(
        release=release,
        period=facts.period,
        base=frame.base,
        max_deviation=frame.max_deviation,
        tables=tables,
        proof=proof,
        files=files,
        content=facts.content,
        seal=_seal(parts),
    )


def release_id(facts: ReleaseFacts) -> str:
    """The name of a release: the same tables have the same one, on every laptop, staged or packed."""
    listed = "".join(f"{table.name} {table.digest}\n" for table in sorted(facts.tables, key=lambda t: t.name))
    named = f"{facts.period} {facts.frame.base} {facts.frame.max_deviation}\n{listed}"
    return hashlib.sha256(named.encode()).hexdigest()[:32]


def _of_table(table: SafeTable) -> tuple[object, ...]:
    content = (table.release, table.period, table.name, table.unit, table.dimensions)
    return (*content, table.rows, table.digest, table.frame)


def _of_release(made: SafeRelease) -> tuple[object, ...]:
    seals = sorted((name, table.seal) for name, table in made.tables.items())
    parts = (made.release, made.period, made.base, made.max_deviation)
    return (*parts, seals, made.proof, sorted(made.files.items()))


def _seal(content: tuple[object, ...]) -> bytes:
    """A mark that only this process can make; `repr` names every field of these plain records."""
    return hmac.new(_KEY, repr(content).encode(), hashlib.sha256).digest()
