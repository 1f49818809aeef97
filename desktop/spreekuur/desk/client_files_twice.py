# SPDX-License-Identifier: EUPL-1.2
"""Files that may be of the person who is typed in now: looked for by the search, then judged one by one.

The search finds by beginnings, so a few are tried: whole names, and the begin of one with the whole other, which finds
a name with a slip in it. At most fifty are judged, so that it takes as long with many files as with few.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from spreekuur.clients import matching, merging
from spreekuur.clients.consents import state_of
from spreekuur.clients.duplicates import Judgement, Person, Same, judge
from spreekuur.clients.model import Client, Purpose
from spreekuur.clients.names import take_apart
from spreekuur.desk import client_files_search
from spreekuur.desk.client_files_found import summaries_of_all
from spreekuur.desk.client_files_search import ClientHit
from spreekuur.desk.desk import Desk

MOST = 3
_JUDGED = 50
_EACH = 15
_BEGIN = 3
_LEAST_DIGITS = 7
_READINGS = 2
_HEARD = 4
_WRITTEN = {"S": "sh", "Z": "zh", "C": "cz", "T": "ts"}  # what `clients/sounding.py` writes for a sound


@dataclass(frozen=True, slots=True)
class Twice:
    """A file that may be of the same person, how sure that is, and the coded reasons."""

    hit: ClientHit
    same: Same
    score: float
    reasons: tuple[str, ...]


def known_already(desk: Desk, typed: Person, today: date, apart: Collection[str] = ()) -> list[Twice]:
    """The files that may be of the person who is typed in, the likeliest first; few, and never the ones in `apart`.

    A name counts only where there is consent to record.
    """
    hidden = set(merging.ends(desk.db, apart).values())
    judged: dict[str, Judgement] = {}
    for file_id in _candidates(desk, typed, today):
        if file_id not in hidden:
            found = _judge(desk, typed, file_id, today)
            if found is not None and found.same is not Same.NO:
                judged[file_id] = found
    best = sorted(judged, key=lambda file_id: (*_rank(judged[file_id]), file_id))[:MOST]
    lines = {line.id: line for line in summaries_of_all(desk, best, today)}
    return [
        Twice(lines[file_id], judged[file_id].same, judged[file_id].score, judged[file_id].reasons)
        for file_id in best
        if file_id in lines
    ]


def known_twice(desk: Desk, client_id: str, typed: Person | None, today: date) -> list[Twice]:
    """The other files that may be of this client, as the file says or as it is corrected to now."""
    client = merging.seen_as(desk.db, client_id)
    if client is None:
        return []
    away = [client.id, *merging.apart(desk.db, client.id)]
    return known_already(desk, typed or person(client), today, away)


def person(client: Client) -> Person:
    """What is compared of a file."""
    return Person(client.given, client.family, client.phone)


def _rank(judged: Judgement) -> tuple[float, bool]:
    return -judged.score, "same_phone" not in judged.reasons


def _candidates(desk: Desk, typed: Person, today: date) -> Iterator[str]:
    """The files that are judged, as they are seen, each once."""
    seen: set[str] = set()
    # Two texts that are looked for in the same way are looked for once.
    texts = {matching.wanted(text): text for text in reversed(list(_wanted(typed)))}
    for text in reversed(texts.values()):
        hits = client_files_search.search(desk, text, today, _EACH)
        for file_id in merging.ends(desk.db, [hit.id for hit in hits]).values():
            if file_id not in seen and len(seen) < _JUDGED:
                seen.add(file_id)
                yield file_id


def _wanted(typed: Person) -> Iterator[str]:
    """What is looked for, the surest first: as it is written, as it sounds, and one name alone."""
    if sum(sign.isdigit() for sign in typed.phone) >= _LEAST_DIGITS:
        yield typed.phone
    given, family = typed.given.split(), typed.family.split()
    if given and family:
        yield f"{typed.given} {typed.family}"
        yield from _begun(given[0], family[0])
        yield from _begun(given[0], family[-1])
    words = [word for word in given + family if len(word) > _BEGIN]
    yield from (f"{one} {other}" for one, other in pairwise(words))
    heard = [_readings(text) for text in (typed.given, typed.family)]
    yield from (f"{one} {other[:_HEARD]}" for one, other in product(*heard))
    yield from (f"{one[:1]} {other[:_HEARD]}" for one, other in product(*heard))
    yield from reversed(words)
    yield from (reading for readings in reversed(heard) for reading in readings[:1])


def _begun(one: str, other: str) -> Iterator[str]:
    yield f"{one} {other[:_BEGIN]}"
    yield f"{one[:_BEGIN]} {other}"


def _readings(text: str) -> list[str]:
    """The first word of a name as it can sound, written so that the search hears the same."""
    words = take_apart(text)
    likeliest = [] if not words or words[0].initial else words[0].likeliest[:_READINGS]
    return ["".join(_WRITTEN.get(sign, sign) for sign in reading) for reading in likeliest]


def _judge(desk: Desk, typed: Person, file_id: str, today: date) -> Judgement | None:
    client = merging.seen_as(desk.db, file_id)
    if client is None or client.deleted_at is not None or client.closed_at is not None:
        return None
    named = state_of(merging.consents(desk.db, file_id), Purpose.RECORD, today).live
    return judge(typed, person(client)) if named else None
