# SPDX-License-Identifier: EUPL-1.2
"""Finding a client file: by code, by the end of the phone, by initials, and by name where that may be kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from spreekuur.clients import matching, store
from spreekuur.clients.matching import Wanted
from spreekuur.clients.model import Purpose
from spreekuur.desk.desk import Desk
from spreekuur.referral.model import ENDED

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


def search(desk: Desk, text: str, today: date, limit: int = _MOST) -> list[ClientHit]:
    """The files that somebody can mean, the surest first and then the one seen last; none under two signs.

    A code counts only with its right check character, and a name only where there is consent to record.
    """
    meant = matching.wanted(text)
    if meant == Wanted():
        return []
    named = store.with_consent(desk.db, Purpose.RECORD, today) if meant.words else frozenset()
    found: dict[str, int] = {}
    for client_id, code, tokens in store.found_by(desk.db):
        if (rank := _rank(meant, code, tokens, client_id in named)) is not None:
            found[client_id] = rank
    hits = summaries(desk, found, today)
    hits.sort(key=lambda hit: hit.code)
    hits.sort(key=lambda hit: hit.last_on or date.min, reverse=True)
    hits.sort(key=lambda hit: found[hit.id])
    return hits[:limit]


def summaries(
    desk: Desk, client_ids: Iterable[str], today: date, gone_on: Mapping[str, date | None] | None = None
) -> list[ClientHit]:
    """These files as lines, in no order."""
    values = {"ids": json.dumps(list(client_ids)), "ended": json.dumps(sorted(ENDED))}
    named = store.with_consent(desk.db, Purpose.RECORD, today)
    return [
        ClientHit(
            id_,
            code,
            _label(given or "", family or "", id_ in named),
            language,
            date.fromisoformat(last_on) if last_on else None,
            talks,
            open_referrals,
            (gone_on or {}).get(id_),
        )
        for id_, code, language, given, family, last_on, talks, open_referrals in desk.db.execute(
            _SUMMARY, values
        )
    ]


def _rank(meant: Wanted, code: str, tokens: str, named: bool) -> int | None:
    """How sure this is, 0 the surest; None if it is somebody else."""
    if code == meant.code:
        return 0
    if meant.by_phone(tokens):
        return 1
    if meant.by_initials(tokens) or (named and meant.by_name(tokens)):
        return 2
    return None


def _label(given: str, family: str, named: bool) -> str:
    return f"{given} {family}".strip() if named else matching.initials(given, family)
