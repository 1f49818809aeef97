# SPDX-License-Identifier: EUPL-1.2
"""Takes in an inbox: checks every package, proves the years again, keeps what holds, and says why of the rest."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from spreekuur.errors import UserError
from spreekuur.errors.receiving import PackageRefused, PackageWaits
from spreekuur.receiving.checking import Asked, Checked, check
from spreekuur.receiving.opening import Arrived, Unopened, arrivals
from spreekuur.receiving.ordering import Ordered, order
from spreekuur.receiving.proving import Prover
from spreekuur.receiving.trust import Trust
from spreekuur.statistics.safe import SafeRelease


class Keeping(Protocol):
    """Where figures are kept."""

    def kept(self, municipality: str, desk: str) -> list[Checked]:
        """What was taken in of a desk, by period."""

    def keep(self, package: Checked, release: SafeRelease, today: date) -> None:
        """Keep one proved package, whole or not at all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one package; `error` is None where it was taken in, or was known."""

    name: str
    receipt: Path | None
    package: Checked | None = None
    error: UserError | None = None


@dataclass(slots=True)
class Received:
    """What became of an inbox, by the name that each package has there."""

    taken: list[Answer] = field(default_factory=list)
    known: list[Answer] = field(default_factory=list)
    refused: list[Answer] = field(default_factory=list)
    held: list[Answer] = field(default_factory=list)

    @property
    def all(self) -> list[Answer]:
        """Every answer."""
        return [*self.taken, *self.known, *self.refused, *self.held]


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
    for arrived in arrivals(inbox):
        seen += 1
        how.progress(seen, 0)
        package = _checked(arrived, how, found)
        if package is not None:
            desks.setdefault((package.municipality, package.desk), []).append(_lean(package))
    for (municipality, desk), packages in sorted(desks.items()):
        kept = how.keeping.kept(municipality, desk)
        _take_desk(kept, packages, how, found)
        how.progress(seen, len(found.all))
    return found


def _checked(arrived: Arrived | Unopened, how: Receiving, found: Received) -> Checked | None:
    if isinstance(arrived, Unopened):
        found.refused.append(Answer(arrived.name, arrived.receipt, error=arrived.error))
        return None
    try:
        return check(arrived, how.trust, how.asked)
    except PackageRefused as error:
        found.refused.append(Answer(arrived.name, arrived.receipt, error=error))
        return None


def _lean(package: Checked) -> Checked:
    """Without what is for people: it was held against the list, and is not needed any more."""
    files = {path: b for path, b in package.files.items() if not path.endswith((".pdf", ".xlsx", ".txt"))}
    told = {name: getattr(package, name) for name in Checked.__slots__} | {"files": files}
    return Checked(**told)


def _take_desk(kept: Sequence[Checked], packages: Sequence[Checked], how: Receiving, found: Received) -> None:
    ordered = order(kept, packages)
    found.known += [Answer(one.name, one.receipt, one) for one in ordered.copies]
    years: dict[int, list[Checked]] = {}
    for package in ordered.next:
        years.setdefault(package.period.year, []).append(package)
    broken = False
    for year, several in sorted(years.items()):
        if broken:
            _hold(several, ordered)
            continue
        before = [one for one in kept if one.period.year == year]
        taken = _take_year(before, several, how, ordered)
        found.taken += [Answer(one.name, one.receipt, one) for one in taken]
        broken = len(taken) < len(several)
    found.refused += [Answer(one.name, one.receipt, one, error) for one, error in ordered.refused]
    found.held += [Answer(one.name, one.receipt, one, error) for one, error in ordered.held]


def _hold(packages: Iterable[Checked], ordered: Ordered) -> None:
    ordered.held += [(one, PackageWaits()) for one in packages]


def _take_year(
    before: Sequence[Checked], new: Sequence[Checked], how: Receiving, ordered: Ordered
) -> Sequence[Checked]:
    """Prove and keep as many as hold together: all at once, and only if that fails one after the other."""
    many = len(new)
    try:
        proved = how.prover.releases([*before, *new])
    except PackageRefused as error:
        many, proved, why = _longest(before, new, how.prover, error)
        ordered.refused.append((new[many], why))
        _hold(new[many + 1 :], ordered)
    for package, release in zip(new[:many], proved[len(before) :], strict=True):
        how.keeping.keep(package, release, how.today)
    return new[:many]


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
