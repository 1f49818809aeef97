# SPDX-License-Identifier: EUPL-1.2
"""Takes in an inbox: checks every package, proves the years again, keeps what holds, and says why of the rest."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from spreekuur.errors import UserError
from spreekuur.errors.receiving import MailWaits, NoticeWaits, PackageRefused, PackageWaits
from spreekuur.receiving.checking import Asked, Checked, check
from spreekuur.receiving.opening import Arrived, Notice, Unopened, arrivals
from spreekuur.receiving.ordering import Known, Ordered, Signed, order
from spreekuur.receiving.proving import Prover
from spreekuur.receiving.trust import Trust
from spreekuur.receiving.withdrawing import Withdrawal, read, signed
from spreekuur.security import sshsig
from spreekuur.statistics.package import MANIFEST
from spreekuur.statistics.safe import SafeRelease

_AT_ONCE = 2  # a proof keeps one core busy, and a small office PC has two
Proving = Future[tuple[SafeRelease, ...]]
_Year = tuple[Sequence[Checked], Sequence[Checked], Proving]
"""What is kept of a year, what arrived of it, and the proof of both together."""


class Keeping(Protocol):
    """Where figures are kept."""

    def known(self, municipality: str, desk: str) -> list[Known]:
        """Which packages were taken in of a desk, by period."""

    def kept(self, municipality: str, desk: str, year: int) -> list[Checked]:
        """The packages that were taken in of a desk for a year and its quarters, by period."""

    def keep(
        self, proved: Sequence[tuple[Checked, SafeRelease]], today: date
    ) -> tuple[list[bool], PackageRefused | None]:
        """Keep proved packages, in their order: of each whether it is new, and why the next one does not fit."""

    def signed(self, digest: str) -> Signed | None:
        """By which keys the package of this name came in and was withdrawn, if it was taken in."""

    def find(self, digest: str) -> Checked | None:
        """The package of this name that was taken in, if any."""

    def withdraw(self, package: Checked, notice: Withdrawal, today: date) -> bool:
        """Take a package out of every sum for good; False where it was withdrawn before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one package; `error` is None where it was taken in, or was known."""

    name: str
    receipt: Path | None
    package: Checked | None = None
    error: UserError | None = None
    withdraws: bool = False
    """Is it a notice? Then `package` is what it withdraws."""
    digest: str = ""
    """Which package it is about, where that is all that is known."""


@dataclass(slots=True)
class Received:
    """What became of an inbox, by the name that each package has there."""

    taken: list[Answer] = field(default_factory=list)
    withdrawn: list[Answer] = field(default_factory=list)
    known: list[Answer] = field(default_factory=list)
    refused: list[Answer] = field(default_factory=list)
    held: list[Answer] = field(default_factory=list)
    doubted: list[Answer] = field(default_factory=list)
    """Of those that are known, the packages whose key counts no more."""

    @property
    def all(self) -> list[Answer]:
        """Every answer."""
        return [*self.taken, *self.withdrawn, *self.known, *self.refused, *self.held]


@dataclass(frozen=True, slots=True)
class Receiving:
    """By what is judged, where it is kept, and who is told how far it is: packages looked at, packages judged."""

    trust: Trust
    prover: Prover
    keeping: Keeping
    today: date
    asked: Asked = lambda principal, public: False
    progress: Callable[[int, int], None] = lambda seen, judged: None


def receive(inbox: Path, how: Receiving) -> Received:
    """Take in what holds. One bad package stops no other.

    Raises: InboxUnreadable, FiguresStoreUnusable; what was taken in before it broke off stays taken in.
    """
    found, seen = Received(), 0
    desks: dict[tuple[str, str], list[Checked]] = {}
    notices: list[Notice] = []
    for arrived in arrivals(inbox):
        seen += 1
        how.progress(seen, 0)
        if isinstance(arrived, Notice):
            notices.append(arrived)
            continue
        package = _checked(arrived, how, found)
        if package is not None:
            desks.setdefault((package.municipality, package.desk), []).append(_lean(package))
    with _Ahead(how.prover) as ahead:
        waiting: deque[_Desk] = deque()
        for (municipality, desk), packages in sorted(desks.items()):
            waiting.append(_Desk((municipality, desk), packages, how.keeping, ahead))
            if len(waiting) > 1:  # one is taken in while the next is proved
                waiting.popleft().take(how, found, seen)
        for last in waiting:
            last.take(how, found, seen)
    for notice in notices:
        _withdraw(notice, how, found)
    found.doubted = [one for one in found.doubted if _stands(how.keeping, one.digest)]
    return found


def _withdraw(notice: Notice, how: Receiving, found: Received) -> None:
    """Take out what a notice withdraws, once its own desk signed it."""
    package: Checked | None = None
    try:
        told = read(notice.content)
        package = how.keeping.find(told.manifest)
        if package is None:
            waits = Answer(
                notice.name, notice.receipt, error=NoticeWaits(), withdraws=True, digest=told.manifest
            )
            found.held.append(waits)
            return
        withdrawal = signed(notice, told, package, _as_then(notice, package, how))
    except PackageRefused as error:
        found.refused.append(Answer(notice.name, notice.receipt, package, error, withdraws=True))
        return
    new = how.keeping.withdraw(package, withdrawal, how.today)
    answer = Answer(notice.name, notice.receipt, package, withdraws=True)
    (found.withdrawn if new else found.known).append(answer)


def _checked(arrived: Arrived | Unopened, how: Receiving, found: Received) -> Checked | None:
    if isinstance(arrived, Unopened):
        sorted_as = found.held if isinstance(arrived.error, MailWaits) else found.refused
        sorted_as.append(Answer(arrived.name, arrived.receipt, error=arrived.error))
        return None
    digest = hashlib.sha256(arrived.files[MANIFEST]).hexdigest() if MANIFEST in arrived.files else ""
    # What is in stays in, whatever became of its key since; its files are held against its list all the same.
    there = how.keeping.signed(digest) if digest else None
    try:
        package = check(
            arrived, how.trust.and_also(there.principal, there.public) if there else how.trust, how.asked
        )
        if there and how.trust.doubts(package.principal, package.public):
            found.doubted.append(Answer(package.name, None, package, digest=digest))
        return package
    except PackageRefused as error:
        found.refused.append(Answer(arrived.name, arrived.receipt, error=error, digest=digest))
        return None


def _as_then(notice: Notice, package: Checked, how: Receiving) -> tuple[Trust, Asked]:
    """Who is believed: of a notice that counted before, also the key that signed it then."""
    public = sshsig.signer_of(notice.signature.decode("ascii", "replace"))
    there = how.keeping.signed(package.digest)
    if public and there and sshsig.fingerprint(public) == there.withdrawn:
        return how.trust.and_also(package.principal, public), how.asked
    return how.trust, how.asked


def _stands(keeping: Keeping, digest: str) -> bool:
    there = keeping.signed(digest)
    return there is not None and not there.withdrawn


def _lean(package: Checked) -> Checked:
    """Without what is for people: it was held against the list, and is not needed any more."""
    files = {path: b for path, b in package.files.items() if not path.endswith((".pdf", ".xlsx", ".txt"))}
    told = {name: getattr(package, name) for name in Checked.__slots__} | {"files": files}
    return Checked(**told)


class _Ahead:
    """Proves on two cores what is taken in next; what breaks off leaves nothing running."""

    def __init__(self, prover: Prover) -> None:
        self._prover, self._pool = prover, ThreadPoolExecutor(_AT_ONCE)

    def __enter__(self) -> "_Ahead":
        return self

    def __exit__(self, *unused: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def prove(self, packages: Sequence[Checked]) -> Proving:
        """Begin with these of one year; their result is asked for later."""
        return self._pool.submit(self._prover.releases, packages)


class _Desk:
    """What arrived of one desk, year by year, each year under proof."""

    def __init__(
        self, whose: tuple[str, str], packages: Sequence[Checked], keeping: Keeping, ahead: _Ahead
    ) -> None:
        self._ordered = order(keeping.known(*whose), packages)
        years: dict[int, list[Checked]] = {}
        for package in self._ordered.next:
            years.setdefault(package.period.year, []).append(package)
        self._years = []
        for year, several in sorted(years.items()):
            before = keeping.kept(*whose, year)
            self._years.append((before, several, ahead.prove([*before, *several])))

    def take(self, how: Receiving, found: Received, seen: int) -> None:
        """Keep what holds, and tell so after each year; a year after one that does not hold waits."""
        ordered, broken = self._ordered, False
        found.known += [Answer(one.name, one.receipt, one) for one in ordered.copies]
        for before, several, proving in self._years:
            if broken:
                _hold(several, ordered)
                continue
            new = _take_year((before, several, proving), how, ordered)
            for one, is_new in zip(several, new, strict=False):
                (found.taken if is_new else found.known).append(Answer(one.name, one.receipt, one))
            broken = len(new) < len(several)
            how.progress(seen, len(found.all))
        found.refused += [Answer(one.name, one.receipt, one, error) for one, error in ordered.refused]
        found.held += [Answer(one.name, one.receipt, one, error) for one, error in ordered.held]
        how.progress(seen, len(found.all))


def _hold(packages: Iterable[Checked], ordered: Ordered) -> None:
    ordered.held += [(one, PackageWaits()) for one in packages]


def _take_year(year: _Year, how: Receiving, ordered: Ordered) -> list[bool]:
    """Prove and keep as many as hold together: all at once, and only if that fails one after the other.

    Of each that is kept, in their order, whether it is new.
    """
    before, new, proving = year
    many = len(new)
    try:
        proved = proving.result()
    except PackageRefused as error:
        many, proved, why = _longest(before, new, how.prover, error)
        _break_off(new[many:], why, ordered)
    kept, other = how.keeping.keep(list(zip(new[:many], proved[len(before) :], strict=True)), how.today)
    if other:
        _break_off(new[len(kept) : many], other, ordered)
    return kept


def _break_off(packages: Sequence[Checked], why: PackageRefused, ordered: Ordered) -> None:
    """The first of these is refused, and those after it wait."""
    ordered.refused.append((packages[0], why))
    _hold(packages[1:], ordered)


def _longest(
    before: Sequence[Checked], new: Sequence[Checked], prover: Prover, error: PackageRefused
) -> tuple[int, tuple[SafeRelease, ...], PackageRefused]:
    """How many of the new ones hold, their proof, and what is wrong with the next."""
    proved: tuple[SafeRelease, ...] = ()
    for many in range(1, len(new) + 1):
        if many == len(new):
            break
        try:
            proved = prover.releases([*before, *new[:many]])
        except PackageRefused as wrong:
            return many - 1, proved, wrong
    return len(new) - 1, proved, error
