# SPDX-License-Identifier: EUPL-1.2
"""Files that may be kept twice: read from the store, compared beside everything else, and shown pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from spreekuur.clients import merging, pairs
from spreekuur.clients.duplicates import Person, Same
from spreekuur.clients.pairs import Known, Pair
from spreekuur.desk.client_files_found import summaries_of_all
from spreekuur.desk.client_files_search import ClientHit
from spreekuur.desk.client_files_twice import person
from spreekuur.desk.desk import Desk

SHOWN = 20
_MOST_FILES = 20_000
# The newest files first: whoever came twice came lately.
_NAMED = """
select c.id, c.given, c.family, c.phone from client c
where c.deleted_at is null and c.closed_at is null and c.merged_into is null and exists (
    select 1 from consent where client_id = c.id and purpose = 'record' and withdrawn_at is null and ends_on > ?)
order by c.id desc limit ? + 0"""
_JOINED = "select distinct client_id from relation where kind = 'joined'"
_APART = "select client_id, other_id from relation where kind = 'two_people'"


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared: a copy, so that it is done without the store."""

    known: tuple[Known, ...] = field(repr=False)
    apart: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two files that may be of one person, as lines."""

    left: ClientHit
    right: ClientHit
    same: Same
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many pairs wait, and the likeliest of them."""

    count: int
    lines: tuple[PairLine, ...]


def to_compare(desk: Desk, today: date) -> Compared:
    """All files with a name or a phone that may be kept, and which were told apart."""
    rows = desk.db.execute(_NAMED, (today.isoformat(), _MOST_FILES)).fetchall()
    persons = {id_: Person(given or "", family or "", phone or "") for id_, given, family, phone in rows}
    for (file_id,) in desk.db.execute(_JOINED).fetchall():
        client = merging.seen_as(desk.db, file_id)
        if client is not None and client.id in persons:
            persons[client.id] = person(client)
    told = desk.db.execute(_APART).fetchall()
    ends = merging.ends(desk.db, {file_id for pair in told for file_id in pair})
    apart = frozenset(frozenset((ends[one], ends[other])) for one, other in told)
    return Compared(tuple(Known(file_id, one) for file_id, one in persons.items()), apart)


def compare(compared: Compared) -> list[Pair]:
    """The pairs that may be one person; asks nothing of the store."""
    return pairs.may_be_one(compared.known, compared.apart)


def as_lines(desk: Desk, found: Sequence[Pair], today: date) -> Waiting:
    """The pairs that still stand alone, the likeliest as lines."""
    ends = merging.ends(desk.db, {file_id for pair in found for file_id in (pair.one, pair.other)})
    still = [pair for pair in found if all(ends[file_id] == file_id for file_id in (pair.one, pair.other))]
    first = still[:SHOWN]
    files = {file_id for pair in first for file_id in (pair.one, pair.other)}
    hits = {hit.id: hit for hit in summaries_of_all(desk, files, today)}
    lines = tuple(
        PairLine(hits[pair.one], hits[pair.other], pair.judged.same, pair.judged.reasons)
        for pair in first
        if pair.one in hits and pair.other in hits
    )
    return Waiting(len(still), lines)
