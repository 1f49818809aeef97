# SPDX-License-Identifier: EUPL-1.2
"""The bin: a file lies there for thirty days, can be taken out, and is then really erased."""

from collections.abc import Collection
from datetime import date, datetime

from spreekuur.clients import merging, store
from spreekuur.clients.model import Client
from spreekuur.desk.client_files_erasing import erase_file, forget_removed
from spreekuur.desk.client_files_found import summaries_of_all
from spreekuur.desk.client_files_history import IN_BIN, gone_on
from spreekuur.desk.client_files_search import ClientHit
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import NoSuchClient
from spreekuur.store.reaching import is_owed_soon, owe, reach_disk
from spreekuur.store.writing import step
from spreekuur.times import local_date, stamp

_UNDONE = (
    "select record_id, json_extract(before, '$.code') from change where record = 'client'"
    " and action in ('erase', 'remove') and action = 'remove' and at <= ?"
    " and json_extract(before, '$.code') is not null and record_id not in (select id from client)"
)


def to_bin(desk: Desk, client_id: str, now: datetime) -> str:
    """Put a file in the bin: nobody finds it, and after thirty days it is erased. The step that takes it back.

    Raises:
        NoSuchClient: it was erased in the meantime.
    """
    return _moved(desk, client_id, now, "client_to_bin")


def out_of_bin(desk: Desk, client_id: str) -> str:
    """Take a file out of the bin, as it was. The step that puts it back.

    Raises:
        NoSuchClient: it was erased in the meantime.
    """
    return _moved(desk, client_id, None, "client_out_of_bin")


def in_bin(desk: Desk, today: date) -> list[ClientHit]:
    """The files in the bin with the day on which each is erased, the one put there last first."""
    lying = _whole(desk, store.in_bin(desk.db))
    gone = {client.id: gone_on(client) for client in lying}
    order = {client.id: place for place, client in enumerate(lying)}
    return sorted(summaries_of_all(desk, gone, today, gone), key=lambda hit: order[hit.id])


def purge(desk: Desk, now: datetime) -> int:
    """Erase what lay in the bin for thirty days, down to the pages on the disk; how many files that were.

    What is noted of a file that was made and undone goes after the same time, and what a crash left to be brought
    to the disk is brought there.

    Raises:
        NoRoom, StoreBusy, StoreFaulty: what was erased stays so, and its pages are written anew at the next start.
    """
    due = over(desk, local_date(now))
    undone = dict(desk.db.execute(_UNDONE, (stamp(now - IN_BIN),)).fetchall())
    if due or undone:
        with step(desk.db, "empty_bin"):
            for client in due:
                erase_file(desk.db, client)
            for client_id, code in undone.items():
                forget_removed(desk.db, client_id, code)
            owe(desk.db)
    reach(desk)
    return len(due)


def reach(desk: Desk) -> None:
    """Write anew the pages of what was erased and is in them still.

    Raises: as `purge`.
    """
    if is_owed_soon(desk.db):
        reach_disk(desk.db)


def over(desk: Desk, today: date) -> list[Client]:
    """The files that have lain in the bin for thirty days; of files that are seen as one only that one."""
    return [client for client in _whole(desk, store.in_bin(desk.db)) if (gone_on(client) or today) <= today]


def _moved(desk: Desk, client_id: str, moment: datetime | None, name: str) -> str:
    if store.get(desk.db, client_id) is None:
        raise NoSuchClient
    with step(desk.db, name) as step_id:
        for file_id in merging.members(desk.db, client_id):
            store.put_in_bin(desk.db, file_id, moment)
    return step_id


def _whole(desk: Desk, clients: Collection[Client]) -> list[Client]:
    """Of files that are seen as one only the one they are seen in."""
    ends = merging.ends(desk.db, [client.id for client in clients])
    return [client for client in clients if ends[client.id] == client.id]
