# SPDX-License-Identifier: EUPL-1.2
"""Who is meant by what somebody typed: asked of the index of words, so that ten years of files take no longer.

The index is read in the order of who was seen last, and no further than is shown
(docs/decisions/0003-words-in-an-index.md).
"""

import json
from collections.abc import Iterable, Set
from contextlib import closing
from datetime import date
from itertools import islice

from spreekuur.clients import merging
from spreekuur.clients.matching import Wanted
from spreekuur.clients.model import Purpose
from spreekuur.store.connection import Database

CODE, PHONE, NAME = range(3)
"""How sure it is that a file is meant, the surest first."""

_BY_CODE = "select id from client where code = ? and deleted_at is null and closed_at is null"
# A bare value as a limit would have SQLite prepare the statement anew at each search (tests/architecture/test_sql.py).
_BY_WORDS = """
select client_id from client_words join client_place on place = client_words.rowid
where client_words match :words order by client_words.rowid limit :limit + 0"""
_CONSENT = """exists (select 1 from consent where consent.client_id = client_place.client_id
    and purpose = :purpose and withdrawn_at is null and ends_on > :today)"""
_BY_NAME = f"""
select client_place.client_id from client_words join client_place on place = client_words.rowid
where client_words match :words and {_CONSENT} order by client_words.rowid limit :limit + 0"""
_TO_LOOK_AT = f"""
select client_place.client_id, client.search, {_CONSENT} from client_words
join client_place on place = client_words.rowid join client on client.id = client_place.client_id
where client_words match :words order by client_words.rowid"""
# Beginnings of so many signs stand in the index; a longer one has it put together a list of all words that begin so.
_INDEXED = 6
_LOOKED_AT = 60
_ALL_TOKENS = "select client_id, search from client_found"
_PARTS = "select count(distinct segid) from client_words_idx"
_MANY_PARTS = 4
# So many pages at most: all there is with ten thousand files, and with a million no more than one waits for.
_LAY_TOGETHER = "insert into client_words (client_words, rank) values ('merge', -1000)"
_ANY_JOINED = "select 1 from client where merged_into is not null limit 1"
_IS_OPEN = (
    "select client.id from json_each(?) join client on client.id = value"
    " where deleted_at is null and closed_at is null"
)


def find(db: Database, meant: Wanted, today: date, limit: int) -> dict[str, int]:
    """The ids of at most so many files that can be meant, each with how sure that is.

    The surest come first, and then those seen last. A name counts only while there is consent to record.
    """
    found: dict[str, int] = {}
    if meant.code:
        found |= {client_id: CODE for (client_id,) in db.execute(_BY_CODE, (meant.code,))}
    if meant.phone:
        found = dict.fromkeys(_by_phone(db, meant.phone, limit), PHONE) | found
    named = _named(db, meant, limit, today) if meant.initials or meant.words else []
    found = dict.fromkeys(named, NAME) | found
    return _to_the_end(db, sorted(found, key=found.__getitem__)[:limit], found)


def by_tokens(db: Database) -> dict[str, str]:
    """Every open file by the tokens it is found by: for whoever holds very many persons against them at once."""
    return {tokens.strip(): client_id for client_id, tokens in db.execute(_ALL_TOKENS)}


def keep_fast(db: Database) -> None:
    """Lay the parts together that each write adds to the index: a piece of the work, where there is enough of it."""
    if db.execute(_PARTS).fetchone()[0] > _MANY_PARTS:
        db.execute(_LAY_TOGETHER)


def _named(db: Database, meant: Wanted, limit: int, today: date) -> list[str]:
    """The files with these words or initials: by what the index holds of them, as far as that says it all."""
    words = [_shortest(word) for word in meant.words]
    begun = [_shortest(frozenset(key[:_INDEXED] for key in keys)) for keys in words]
    values = {"purpose": Purpose.RECORD.value, "today": today.isoformat()}
    if meant.initials:
        either = [_all_of(words)] if words else []
        either.append(_one_of(_whole(f"={letters}") for letters in meant.initials))
        return _looked_at(db, meant, values | {"words": " OR ".join(either)}, limit, None)[0]
    if begun != words:
        found, seen = _looked_at(db, meant, values | {"words": _all_of(begun)}, limit, _LOOKED_AT)
        if len(found) == limit or seen < _LOOKED_AT:
            return found
    rows = db.execute(_BY_NAME, values | {"words": _all_of(words), "limit": limit})
    return [client_id for (client_id,) in rows]


def _looked_at(
    db: Database, meant: Wanted, values: dict[str, str], limit: int, most: int | None
) -> tuple[list[str], int]:
    """The files that are meant, of the first so many with these words; and how many were looked at."""
    found: list[str] = []
    seen = 0
    with closing(db.execute(_TO_LOOK_AT, values)) as rows:
        for client_id, tokens, may_be_named in islice(iter(rows.fetchone, None), most):
            seen += 1
            if (may_be_named and meant.by_name(tokens)) or meant.by_initials(tokens):
                found.append(client_id)
                if len(found) == limit:
                    break
    return found, seen


def _by_phone(db: Database, phone: str, limit: int) -> list[str]:
    values = {"words": _beginning(f"#{phone}"), "limit": limit}
    return [client_id for (client_id,) in db.execute(_BY_WORDS, values)]


def _to_the_end(db: Database, first: list[str], ranks: dict[str, int]) -> dict[str, int]:
    """A file that was joined with another opens that other one, while that one is open."""
    if not first or db.execute(_ANY_JOINED).fetchone() is None:
        return {client_id: ranks[client_id] for client_id in first}
    ends = merging.ends(db, first)
    elsewhere = [end for client_id, end in ends.items() if end != client_id]
    is_open = {client_id for (client_id,) in db.execute(_IS_OPEN, (json.dumps(elsewhere),))}
    found: dict[str, int] = {}
    for client_id in first:
        if ends[client_id] == client_id or ends[client_id] in is_open:
            found.setdefault(ends[client_id], ranks[client_id])
    return found


def _shortest(word: Set[str]) -> list[str]:
    """The spellings of a word without those that another one of them is the beginning of."""
    return sorted(key for key in word if not any(key != other and key.startswith(other) for other in word))


def _all_of(words: Iterable[Iterable[str]]) -> str:
    return " AND ".join(_one_of(_beginning(key) for key in keys) for keys in words)


def _one_of(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"


def _whole(token: str) -> str:
    """A token as the index understands it: between quotes, whatever somebody typed."""
    return '"' + token.replace('"', '""') + '"'


def _beginning(token: str) -> str:
    return _whole(token) + "*"
