# SPDX-License-Identifier: EUPL-1.2
"""Finding a client file: by code, by the end of the phone, by initials, and by name where that may be kept."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from spreekuur.clients import matching, searching, store
from spreekuur.clients.model import Purpose
from spreekuur.consultations import persons
from spreekuur.desk.desk import Desk
from spreekuur.referral.progress import ENDED

_MOST = 20
_SUMMARY = """
select c.id, c.code, c.language, c.given, c.family, max(k.held_on), count(distinct k.id),
    count(distinct case when r.id is not null and r.state not in (select value from json_each(:ended)) then r.id end)
from client c
left join consultation k on k.client_id = c.id and k.deleted_at is null
left join referral r on r.consultation_id = k.id
where c.id in (select value from json_each(:ids))
group by c.id"""


@dataclass(frozen=True, slots=True)
class ClientHit:
    """One line of what was found; `label` is a name only while there is consent to record, else initials."""

    id: str
    code: str
    label: str = field(repr=False)
    language: str
    last_on: date | None
    talks: int
    open_referrals: int
    really_gone_on: date | None = None
    """For a file in the bin the day on which it is erased."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, for the command line; the names are empty without consent to record."""

    code: str
    given: str = field(repr=False)
    family: str = field(repr=False)
    score: float
    """From 0 to 1: a code or a phone is surer than a name."""


_SCORES = {searching.CODE: 1.0, searching.PHONE: 0.9, searching.NAME: 0.7}


def found_with_names(desk: Desk, text: str, today: date, limit: int = _MOST) -> list[Found]:
    """The same files as `search` finds, in the same order, with the names that may be kept."""
    ranks = searching.find(desk.db, matching.wanted(text), today, limit)
    hits = _lines(desk, ranks, today)
    named = store.with_consent(desk.db, [hit.id for hit in hits], Purpose.RECORD, today)
    found = []
    for hit in hits:
        client = store.get(desk.db, hit.id) if hit.id in named else None
        given, family = (client.given, client.family) if client else ("", "")
        found.append(Found(hit.code, given, family, _SCORES[ranks[hit.id]]))
    return found


def search(desk: Desk, text: str, today: date, limit: int = _MOST) -> list[ClientHit]:
    """The files that somebody can mean, the surest first and then the one seen last; none under two signs.

    A code counts only with its right check character, and a name only where there is consent to record.
    """
    return _lines(desk, searching.find(desk.db, matching.wanted(text), today, limit), today)


def _lines(desk: Desk, found: Collection[str], today: date) -> list[ClientHit]:
    if not found:
        return []
    lines = {hit.id: hit for hit in summaries(desk, found, today)}
    return [lines[client_id] for client_id in found]


def summaries(
    desk: Desk, client_ids: Collection[str], today: date, gone_on: Mapping[str, date | None] | None = None
) -> list[ClientHit]:
    """These files as lines, in no order."""
    values = {"ids": json.dumps(list(client_ids)), "ended": json.dumps(sorted(ENDED))}
    named = store.with_consent(desk.db, client_ids, Purpose.RECORD, today)
    shared = persons.shared(desk.db, client_ids)
    return [
        ClientHit(
            id_,
            code,
            _label(given or "", family or "", id_ in named),
            language,
            shared[id_].latest(last_on) if id_ in shared else _day(last_on),
            talks + (shared[id_].talks if id_ in shared else 0),
            open_referrals,
            (gone_on or {}).get(id_),
        )
        for id_, code, language, given, family, last_on, talks, open_referrals in desk.db.execute(
            _SUMMARY, values
        )
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _label(given: str, family: str, named: bool) -> str:
    return f"{given} {family}".strip() if named else matching.initials(given, family)
