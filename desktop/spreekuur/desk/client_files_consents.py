# SPDX-License-Identifier: EUPL-1.2
"""What a client's consents allow today."""

from datetime import date

from spreekuur.clients import merging, store
from spreekuur.clients.consents import state_of
from spreekuur.clients.model import Purpose
from spreekuur.consultations.talk import Talk
from spreekuur.desk import linking
from spreekuur.desk.desk import Desk


def may_link(desk: Desk, client_id: str, today: date) -> bool:
    """May a talk be kept under this client's code: is the file open, and does consent to record hold today?"""
    client = store.get(desk.db, merging.end_of(desk.db, client_id))
    if client is None or client.deleted_at is not None or client.closed_at is not None:
        return False
    return state_of(merging.consents(desk.db, client_id), Purpose.RECORD, today).live


def may_follow_up(desk: Desk, client_id: str, today: date) -> bool:
    """May we call this client back: does consent to follow up hold today, and is the file open?"""
    if not may_link(desk, client_id, today):
        return False
    return state_of(merging.consents(desk.db, client_id), Purpose.FOLLOW_UP, today).live


def sensitive_topics(desk: Desk, talk: Talk) -> tuple[str, ...]:
    """The topics of a talk that stand under a code only after the client said yes to exactly that (AVG 9, 10)."""
    return linking.sensitive(talk, desk.content)
