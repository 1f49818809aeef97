# SPDX-License-Identifier: EUPL-1.2
"""Talks go out to a file: what is coded of each, and names only when somebody asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spreekuur.clients import store as clients
from spreekuur.clients.model import Client
from spreekuur.consultations import store as consultations
from spreekuur.desk.desk import Desk
from spreekuur.moving import lines, store, writing
from spreekuur.moving.model import Sent
from spreekuur.referral import steps
from spreekuur.referral import store as referrals
from spreekuur.referral.progress import Progress
from spreekuur.store import practice


@dataclass(frozen=True, slots=True)
class Out:
    """A file's content, how many talks stand in it, and in how many of them a name or a note."""

    data: bytes = field(repr=False)
    talks: int
    with_names: int


def export(desk: Desk, kind: str, *, names: bool = False) -> Out:
    """All talks as `jsonl` or `xlsx`; the content is not encrypted.

    Raises: PracticeStays.
    """
    practice.refuse(desk.db)
    found = list(_lines(desk, names=names))
    write = {"jsonl": writing.as_jsonl, "xlsx": writing.as_xlsx}[kind]
    told = sum(any(name in line for name in ("note", "given", "family", "phone")) for line in found)
    return Out(write(found), len(found), told)


def _lines(desk: Desk, *, names: bool) -> Iterator[dict[str, Any]]:
    people: dict[str, Client | None] = {}
    for evening_id in store.evenings(desk.db):
        for talk in consultations.of_evening(desk.db, evening_id):
            client = None
            if names and talk.client_id is not None:
                client = people.setdefault(talk.client_id, clients.get(desk.db, talk.client_id))
            yield lines.line(talk, _sent(desk, talk.id), client, names=names)


def _sent(desk: Desk, talk_id: str) -> list[Sent]:
    return [
        Sent(each.route, each.priority, each.state, _why(desk, each.id, each.state))
        for each in referrals.of_consultation(desk.db, talk_id)
    ]


def _why(desk: Desk, referral_id: str, state: str) -> str:
    if state != Progress.COULD_NOT_HELP:
        return ""
    reasons = [step.why for step in steps.of_referral(desk.db, referral_id) if step.why is not None]
    return reasons[-1].value if reasons else "other"
