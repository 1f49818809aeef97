# SPDX-License-Identifier: EUPL-1.2
"""The life of referrals in the store: every step is kept, the last one says how far it is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from spreekuur.referral.progress import ENDED, Progress, Step, WhyNot
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, save
from spreekuur.times import from_stamp, local_date, stamp

_OPEN = """
select r.id, r.consultation_id, r.route, r.state, r.chosen_at,
    (select kenmerk from paper where consultation_id = r.consultation_id and recipient = r.route
        and kenmerk is not null order by made_on desc, kenmerk desc limit 1),
    (select reply_by from paper where consultation_id = r.consultation_id and recipient = r.route
        order by made_on desc limit 1),
    (select max(reached_on) from referral_step where referral_id = r.id)
from referral r join consultation k on k.id = r.consultation_id and k.deleted_at is null
where """


@dataclass(frozen=True, slots=True)
class Followed:
    """One referral as it is followed up: nobody's name, only the kenmerk of its letter if there is one."""

    id: str
    consultation_id: str
    route: str
    state: Progress
    chosen_on: date
    kenmerk: str | None
    reply_by: date | None
    since: date
    """The day of the last step."""


def add(db: Database, referral_id: str, step: Step, now: datetime) -> None:
    """Keep a step, and let the referral stand there."""
    with db.joined():
        save(
            db,
            "referral_step",
            {
                "id": new_id(),
                "referral_id": referral_id,
                "step": step.to.value,
                "why": step.why.value if step.why else None,
                "reached_on": step.reached_on.isoformat(),
                "noted_at": stamp(now),
                "noted_by": step.noted_by,
            },
        )
        save(db, "referral", {"id": referral_id, "state": step.to.value})


def of_referral(db: Database, referral_id: str) -> list[Step]:
    """The steps of one referral, in the order in which they were noted."""
    return list(of_referrals(db, [referral_id])[referral_id])


def of_referrals(db: Database, referral_ids: Iterable[str]) -> dict[str, tuple[Step, ...]]:
    """The steps of each of these referrals, in the order in which they were noted; asked for all at once."""
    asked = list(referral_ids)
    found: dict[str, list[Step]] = {referral_id: [] for referral_id in asked}
    rows = db.execute(
        "select referral_id, step, reached_on, noted_by, why from referral_step"
        " where referral_id in (select value from json_each(?)) order by id",
        (json.dumps(asked),),
    )
    for referral_id, to, on, by, why in rows:
        step = Step(Progress(to), date.fromisoformat(on), by, WhyNot(why) if why else None)
        found[referral_id].append(step)
    return {referral_id: tuple(steps) for referral_id, steps in found.items()}


def not_ended(db: Database) -> list[Followed]:
    """All referrals of which something is still awaited, the oldest first."""
    rows = db.execute(
        f"{_OPEN} r.state in (select value from json_each(?)) order by r.chosen_at, r.id",
        (json.dumps(sorted(set(Progress) - ENDED)),),
    )
    return [_followed(row) for row in rows.fetchall()]


def one(db: Database, referral_id: str) -> Followed | None:
    """One referral, wherever it stands."""
    row = db.execute(f"{_OPEN} r.id = ?", (referral_id,)).fetchone()
    return _followed(row) if row else None


def of_client(db: Database, client_id: str) -> list[Followed]:
    """The referrals of all talks in a client's file, the oldest first."""
    rows = db.execute(f"{_OPEN} k.client_id = ? order by r.chosen_at, r.id", (client_id,))
    return [_followed(row) for row in rows.fetchall()]


def with_kenmerk(db: Database, kenmerk: str) -> Followed | None:
    """The referral that a letter belongs to."""
    row = db.execute(
        f"{_OPEN} r.id = (select r2.id from paper p join referral r2 on r2.consultation_id = p.consultation_id"
        " and r2.route = p.recipient where p.kenmerk = ?)",
        (kenmerk,),
    ).fetchone()
    return _followed(row) if row else None


def evening_days(db: Database) -> list[str]:
    """The day of every evening that was held, the first one first."""
    return [day for (day,) in db.execute("select held_on from evening order by held_on")]


def _followed(row: Sequence[Any]) -> Followed:
    id_, talk, route, state, chosen_at, kenmerk, reply_by, since = row
    chosen_on = local_date(from_stamp(chosen_at))
    return Followed(
        id=id_,
        consultation_id=talk,
        route=route,
        state=Progress(state),
        chosen_on=chosen_on,
        kenmerk=kenmerk,
        reply_by=date.fromisoformat(reply_by) if reply_by else None,
        since=date.fromisoformat(since) if since else chosen_on,
    )
