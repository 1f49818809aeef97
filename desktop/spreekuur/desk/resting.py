# SPDX-License-Identifier: EUPL-1.2
"""What rests on talks: figures that were closed, here or on another laptop; and what was done to them afterwards."""

import json
from collections.abc import Collection
from datetime import date, timedelta

from spreekuur.desk.desk import Desk
from spreekuur.exchange import peers
from spreekuur.statistics import closing
from spreekuur.statistics.periods import Period
from spreekuur.store import resting
from spreekuur.store.resting import Afterwards
from spreekuur.team import roster
from spreekuur.times import local_date

_GIVEN = """
SELECT id FROM consultation WHERE id IN (SELECT value FROM json_each(?)) AND held_on < ? AND EXISTS (
    SELECT 1 FROM change WHERE record = 'consultation' AND record_id = consultation.id AND seq <= ?)"""


def on_figures(desk: Desk, talks: Collection[str]) -> frozenset[str]:
    """Those of these talks that stay: a closed quarter counted them, or another laptop may have.

    That is so where they went to other laptops, their quarter may be closed by now, and no figures are made here.
    """
    found = resting.counted(desk.db, talks)
    if closing.closed(desk.db):
        return found
    rows = desk.db.execute(
        _GIVEN, (json.dumps(sorted(talks)), _may_be_closed_before(desk).isoformat(), _went_to_others(desk))
    )
    return found | {talk for (talk,) in rows.fetchall()}


def _may_be_closed_before(desk: Desk) -> date:
    """The first day of the first quarter that nobody may have closed yet."""
    return Period.of(local_date(desk.db.clock()) - timedelta(days=closing.FROM_DAY - 1)).first


def _went_to_others(desk: Desk) -> int:
    """How far our journal went, where another laptop makes figures: also what went by a volunteer's."""
    if not roster.has_keys(desk.db) or roster.is_waiting(desk.db):
        return 0
    team = roster.of(desk.db)
    counts_there = any(team.leads(one) for one in team.members.values() if one.vault != desk.db.origin)
    return peers.went_to_any(desk.db) if counts_there else 0


def since(desk: Desk, place: int) -> Afterwards:
    """What was done since this place in the journal."""
    first_open = closing.first_open(desk.db)
    if first_open is None:
        return Afterwards()
    return Afterwards(
        len(resting.corrected(desk.db, place)),
        resting.late(desk.db, place, first_open.first.isoformat()),
        str(first_open),
    )
