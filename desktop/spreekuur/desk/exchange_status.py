# SPDX-License-Identifier: EUPL-1.2
"""Which laptops are in, by evening: how many talks each says it has, and how many of them came in."""

from collections.abc import Mapping
from dataclasses import dataclass

from spreekuur.desk.desk import Desk
from spreekuur.exchange import counts, parked, peers, sending
from spreekuur.store.connection import Database
from spreekuur.team import roster
from spreekuur.team.certificates import Certificate
from spreekuur.team.roster import Team


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop on one evening; `consultations` is None until a bundle of it told."""

    name: str
    digit: int
    consultations: int | None
    received: int

    @property
    def is_whole(self) -> bool:
        """Whether all that the laptop has came in."""
        return self.consultations is not None and self.consultations <= self.received


@dataclass(frozen=True, slots=True)
class Evening:
    """One day with the laptops that took part, or may have."""

    date: str
    laptops: tuple[Laptop, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What was not sent yet, and what came in; the newest evening first."""

    unsent: int
    evenings: tuple[Evening, ...]


def status(desk: Desk) -> Status:
    """How far the exchange is, as this laptop knows it.

    A coordinator's laptop tells of all: what each said, and what is here. Another one tells of itself: what is here,
    and what the coordinators' receipts say.
    """
    db, team = desk.db, roster.of(desk.db)
    told = _of_all(db, team) if team.i_lead else [(team.me, *_of_myself(db, team))]
    days = sorted({day for _one, has, came in told for day in (*(has or ()), *came)}, reverse=True)
    evenings = [Evening(day, tuple(_laptop(day, team.me, *one) for one in told)) for day in days]
    return Status(sending.unsent(db), tuple(evenings))


_Days = Mapping[str, int]


def _of_all(db: Database, team: Team) -> list[tuple[Certificate, _Days | None, _Days]]:
    talks = counts.of(db)
    mine = counts.by_day(talks, team.me.vaults)
    rest = [
        (
            one,
            peers.get(db, one.vault).counts,
            parked.with_settled(db, counts.by_day(talks, one.vaults), one.vaults),
        )
        for one in team.others()
    ]
    return [(team.me, mine, mine), *rest]


def _of_myself(db: Database, team: Team) -> tuple[_Days, _Days]:
    came: dict[str, int] = {}
    for one in team.others():
        receipt = peers.get(db, one.vault).receipt
        for day, number in (receipt.counts if receipt and team.leads(one) else {}).items():
            came[day] = max(number, came.get(day, 0))
    return counts.by_day(counts.of(db), team.me.vaults), came


def _laptop(day: str, me: Certificate, one: Certificate, has: _Days | None, came: _Days) -> Laptop:
    told_of_later = has is not None and (day in has or day < max(has, default=""))
    known = one == me or told_of_later  # nobody has to tell a laptop of itself
    return Laptop(one.name, one.laptop, (has or {}).get(day, 0) if known else None, came.get(day, 0))
