# SPDX-License-Identifier: EUPL-1.2
"""Files that are seen as one are found as one: by every old name, code and phone, and shown as a single line."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from spreekuur.clients import matching, merging, store
from spreekuur.clients.consents import state_of
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files_search
from spreekuur.desk.client_files_search import ClientHit, Found
from spreekuur.desk.desk import Desk

_MOST = 20


def search(desk: Desk, text: str, today: date, limit: int = _MOST) -> list[ClientHit]:
    """The files that somebody can mean, the surest first; a joined file leads to the one it is seen in."""
    hits = client_files_search.search(desk, text, today, limit)
    ends = merging.ends(desk.db, [hit.id for hit in hits])
    whole = {hit.id: hit for hit in summaries_of_all(desk, set(ends.values()), today)}
    return [
        whole[end] for end in dict.fromkeys(ends[hit.id] for hit in hits) if end in whole and _open(desk, end)
    ]


def found_with_names(desk: Desk, text: str, today: date, limit: int = _MOST) -> list[Found]:
    """The same files, with the names that may be kept."""
    lines: dict[str, Found] = {}
    for found in client_files_search.found_with_names(desk, text, today, limit):
        known = store.with_code(desk.db, found.code)
        client = merging.seen_as(desk.db, known.id) if known else None
        if client is not None and client.id not in lines and _open(desk, client.id):
            named = _may_name(desk, client.id, today)
            given, family = (client.given, client.family) if named else ("", "")
            lines[client.id] = Found(client.code, given, family, found.score)
    return list(lines.values())


def summaries_of_all(
    desk: Desk, client_ids: Collection[str], today: date, gone_on: Mapping[str, date | None] | None = None
) -> list[ClientHit]:
    """These files as lines, each with the talks of all that are seen in it, in no order."""
    own = {client_id: merging.members(desk.db, client_id) for client_id in client_ids}
    every = [file_id for files in own.values() for file_id in files]
    lines = {line.id: line for line in client_files_search.summaries(desk, every, today, gone_on)}
    return [
        lines[client_id]
        if len(files) == 1
        else _together(desk, [lines[f] for f in files if f in lines], today)
        for client_id, files in own.items()
        if client_id in lines
    ]


def _together(desk: Desk, lines: list[ClientHit], today: date) -> ClientHit:
    first = lines[0]
    client = merging.seen_as(desk.db, first.id)
    label = ""
    if client is not None:
        named = _may_name(desk, client.id, today)
        label = client.name if named else matching.initials(client.given, client.family)
    return replace(
        first,
        label=label,
        last_on=max((line.last_on for line in lines if line.last_on), default=None),
        talks=sum(line.talks for line in lines),
        open_referrals=sum(line.open_referrals for line in lines),
    )


def _may_name(desk: Desk, client_id: str, today: date) -> bool:
    return state_of(merging.consents(desk.db, client_id), Purpose.RECORD, today).live


def _open(desk: Desk, client_id: str) -> bool:
    client = store.get(desk.db, client_id)
    return client is not None and client.deleted_at is None and client.closed_at is None
