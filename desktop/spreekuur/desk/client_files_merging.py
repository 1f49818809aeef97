# SPDX-License-Identifier: EUPL-1.2
"""Two files of one person are put together, also taken apart after months; or said to be of two people."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from spreekuur.clients import merging, store
from spreekuur.clients.merging import FIELDS
from spreekuur.clients.model import Client
from spreekuur.desk.client_files_consents import may_link
from spreekuur.desk.client_files_history import ClientFile, open_file
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import (
    FileInBin,
    FileNotJoined,
    FilesAreOne,
    JoinNeedsConsent,
    NoSuchClient,
    ToldApart,
)
from spreekuur.referral import store as referrals
from spreekuur.store.writing import step
from spreekuur.times import local_date, stamp

__all__ = [
    "FIELDS",
    "Separation",
    "Together",
    "beside",
    "join",
    "not_two_people",
    "separate",
    "two_people",
    "what_separates",
]
_TASKS = "select count(*) from task where ended_at is null and client_id in (select value from json_each(?))"
_SINCE = "select count(*) from consultation where client_id = ? and entered_at > ? and deleted_at is null"


@dataclass(frozen=True, slots=True)
class Together:
    """Two files side by side, before they are put together."""

    left: ClientFile
    right: ClientFile
    talks: int
    papers: int
    open_referrals: int
    tasks: int

    def filled_by(self, name: str) -> ClientFile:
        """The file whose field is proposed: the left one, unless only the right one says something."""
        said = getattr(self.left.client, name) not in ("", "unknown")
        return self.left if said or not getattr(self.right.client, name) else self.right


@dataclass(frozen=True, slots=True)
class Separation:
    """What separating a file again would leave: its own code, and the talks since, which stay where they are."""

    code: str
    stays_code: str
    talks_since: int


def beside(desk: Desk, left: str, right: str, today: date) -> Together:
    """The two files to look at side by side.

    Raises: NoSuchClient, FilesAreOne, ToldApart, JoinNeedsConsent.
    """
    one, other = _both(desk, left, right, today)
    found = [open_file(desk, file_id, today) for file_id in (one, other)]
    assert found[0] is not None and found[1] is not None
    talks = [talk for file in found if file is not None for talk in file.talks]
    own = [*merging.members(desk.db, one), *merging.members(desk.db, other)]
    return Together(
        found[0],
        found[1],
        len(talks),
        sum(talk.papers for talk in talks),
        sum(referrals.open_of_client(desk.db, file_id) for file_id in own),
        desk.db.execute(_TASKS, (json.dumps(own),)).fetchone()[0],
    )


def join(desk: Desk, stays: str, goes: str, shown: Collection[str], now: datetime) -> str:
    """Let the one file be seen in the other, which shows these of its fields. The step that takes it back.

    A file that was joined to another counts as the one it is seen in, so there is neither a chain nor a circle.

    Raises: NoSuchClient, FilesAreOne, ToldApart, JoinNeedsConsent.
    """
    kept, joined = _both(desk, stays, goes, local_date(now))
    with step(desk.db, "join_files") as step_id:
        merging.join(desk.db, kept, joined, shown, now)
    return step_id


def what_separates(desk: Desk, file_id: str) -> Separation:
    """What separating this file again would leave.

    Raises: NoSuchClient, FileNotJoined.
    """
    joint = _joint(desk, file_id)
    stays = _known(desk, merging.end_of(desk.db, file_id))
    since: Any = desk.db.execute(_SINCE, (stays.id, stamp(joint.at))).fetchone()
    return Separation(_known(desk, file_id).code, stays.code, since[0])


def separate(desk: Desk, file_id: str) -> str:
    """Let a file that was joined stand alone again, as it was, with its own talks. The step that takes it back.

    What was added to the joined file since, stays with the file it was added to.

    Raises: NoSuchClient, FileNotJoined.
    """
    _joint(desk, file_id)
    with step(desk.db, "separate_files") as step_id:
        merging.separate(desk.db, file_id)
    return step_id


def two_people(desk: Desk, one: str, other: str, now: datetime) -> str:
    """Note for good that two files are of two people, so that nobody is asked again. The step that takes it back.

    Raises: NoSuchClient, FilesAreOne.
    """
    for file_id in (one, other):
        _known(desk, file_id)
    if merging.end_of(desk.db, one) == merging.end_of(desk.db, other):
        raise FilesAreOne
    with step(desk.db, "two_people") as step_id:
        merging.tell_apart(desk.db, one, other, now)
    return step_id


def not_two_people(desk: Desk, one: str, other: str) -> str:
    """Take back that two files are of two people. The step that notes it again."""
    with step(desk.db, "not_two_people") as step_id:
        merging.take_back(desk.db, one, other)
    return step_id


def _both(desk: Desk, one: str, other: str, today: date) -> tuple[str, str]:
    """The files that two are seen in, if these may be put together."""
    found = [_known(desk, merging.end_of(desk.db, _known(desk, file_id).id)) for file_id in (one, other)]
    if found[0].id == found[1].id:
        raise FilesAreOne
    if found[1].id in merging.apart(desk.db, found[0].id):
        raise ToldApart
    for client in found:
        if client.deleted_at is not None:
            raise FileInBin(client.code)
        if not may_link(desk, client.id, today):
            raise JoinNeedsConsent(client.code)
    return found[0].id, found[1].id


def _known(desk: Desk, file_id: str) -> Client:
    client = store.get(desk.db, file_id)
    if client is None:
        raise NoSuchClient
    return client


def _joint(desk: Desk, file_id: str) -> merging.Joint:
    _known(desk, file_id)
    for joint in merging.joints(desk.db, file_id):
        if joint.file_id == file_id:
            return joint
    raise FileNotJoined
