# SPDX-License-Identifier: EUPL-1.2
"""Which packages follow on what a desk sent before: each names the one before it by the hash of its manifest."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spreekuur.errors.receiving import PackageRefused, PackageWaits, PeriodTaken, Refusal
from spreekuur.receiving.checking import Checked
from spreekuur.statistics.periods import Period

Refused = list[tuple[Checked, PackageRefused]]


class Known(NamedTuple):
    """A package that was taken in before: the hash of its manifest, and its period."""

    digest: str
    period: Period


class Signed(NamedTuple):
    """As whom a desk signed what was taken in, by which key; `withdrawn` is the fingerprint of that of its notice."""

    principal: str
    public: bytes
    withdrawn: str


@dataclass(slots=True)
class Ordered:
    """What arrived of one desk: those that can be taken in, in order; copies; those that cannot, each with why."""

    next: list[Checked] = field(default_factory=list)
    copies: list[Checked] = field(default_factory=list)
    refused: Refused = field(default_factory=list)
    held: list[tuple[Checked, PackageWaits]] = field(default_factory=list)


def order(kept: Sequence[Known], arrived: Sequence[Checked]) -> Ordered:
    """`kept` are the packages of a desk that were taken in before, `arrived` those in the inbox, in any order."""
    found, known = Ordered(), {one.digest for one in kept}
    fresh: dict[str, Checked] = {}
    for package in arrived:
        if package.digest in known or package.digest in fresh:
            found.copies.append(package)
        else:
            fresh[package.digest] = package
    taken = {one.period for one in kept}
    of_period: dict[object, list[Checked]] = {}
    for package in fresh.values():
        of_period.setdefault(package.period, []).append(package)
    for period, several in of_period.items():
        if len(several) > 1 or period in taken:
            why = PeriodTaken() if period in taken else PackageRefused(Refusal.SECOND_VERSION)
            found.refused += [(one, why) for one in several]
            for one in several:
                del fresh[one.digest]
    _follow(kept, fresh, found)
    return found


def _follow(kept: Sequence[Known], fresh: dict[str, Checked], found: Ordered) -> None:
    """Go along the chain as far as it reaches; refuse what branches off, hold what comes after a gap."""
    last: Known | None = max(kept, key=lambda one: one.period, default=None)
    before = {one.digest for one in kept}
    while True:
        end = last.digest if last else None
        follow = [one for one in fresh.values() if one.previous == end]
        if len(follow) != 1 or (last and follow[0].period <= last.period):
            break
        last = Known(follow[0].digest, follow[0].period)
        before.add(last.digest)
        found.next.append(follow[0])
        del fresh[last.digest]
    ends = before | {None}
    for package in sorted(fresh.values(), key=lambda one: one.period):
        if package.previous in ends:
            found.refused.append((package, PackageRefused(Refusal.ORDER)))
        else:
            found.held.append((package, PackageWaits()))
