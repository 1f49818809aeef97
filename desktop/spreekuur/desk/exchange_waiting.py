# SPDX-License-Identifier: EUPL-1.2
"""What other laptops wrote that does not count before somebody decided, each with the record it is about."""

from collections.abc import Collection
from dataclasses import dataclass, field

from spreekuur.desk import exchange_questions
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_questions import Subject
from spreekuur.errors.exchange import NoSuchWaiting
from spreekuur.exchange import parked
from spreekuur.exchange.parked import Waiting
from spreekuur.team import roster


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that waits, the laptop that sent it, and the record."""

    parked: Waiting
    sender: str
    subject: Subject = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows, and of which laptops how many more changes came than wait here."""

    rows: tuple[Asked, ...] = ()
    not_kept: tuple[tuple[str, int], ...] = ()


def look(desk: Desk, *, kept: bool = False) -> Found:
    """All about which nobody decided, or also those of which the own row was kept."""
    members = roster.of(desk.db).members
    names = {vault: one.name for vault, one in members.items()}
    rows = [
        Asked(
            one,
            names.get(one.writer, ""),
            exchange_questions.subject(desk.db, one.record, one.record_id, one.fields),
        )
        for one in parked.waiting(desk.db, kept=kept)
    ]
    more = [(names.get(vault, ""), count) for vault, count in parked.not_kept(desk.db).items()]
    return Found(tuple(rows), tuple(sorted(more)))


def count(desk: Desk) -> int:
    """How many rows wait."""
    return parked.count(desk.db)


def decide(desk: Desk, ids: Collection[str], keep: str, *, sender: str = "") -> int:
    """Keep `theirs`, `mine` or `none` of these, or of all of a laptop; how many were decided.

    Raises: NoSuchWaiting, NotToBeTakenOver.
    """
    of_sender = [one.parked.id for one in look(desk).rows if sender and one.sender == sender]
    wanted = [*ids, *of_sender]
    if not wanted:
        raise NoSuchWaiting
    return parked.decide(desk.db, wanted, keep)
