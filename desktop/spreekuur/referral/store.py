# SPDX-License-Identifier: EUPL-1.2
"""The routes that were chosen for a talk, and how far each is."""

import json
from collections.abc import Iterable, Iterator

from spreekuur.consultations.persons import OF_CLIENT
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.referral.model import Referral
from spreekuur.referral.progress import ENDED
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, remove, save

_COLUMNS = "id, consultation_id, route, priority, rules, state, chosen_at, reason, instead_of"


def choose(
    db: Database,
    consultation_id: str,
    routes: Iterable[ChosenRoute],
    chosen_at: str,
    *,
    first_time: bool = False,
) -> None:
    """Keep exactly these routes for a talk; a route chosen before keeps its state, unless it is the first time."""
    before = [] if first_time else of_consultation(db, consultation_id)
    kept = {referral.route: referral for referral in before}
    wanted = {route.route: route for route in routes}
    for route in kept.keys() - wanted.keys():
        remove(db, "referral", kept[route].id)
    for route, chosen in wanted.items():
        if route not in kept:
            _add(db, consultation_id, chosen, chosen_at)
        elif (chosen.reason, chosen.instead_of) != (kept[route].reason, kept[route].instead_of):
            save(db, "referral", {"id": kept[route].id, **_why(chosen)})


def of_consultation(db: Database, consultation_id: str) -> list[Referral]:
    """The routes of one talk, in the order in which they were chosen."""
    rows = db.execute(
        f"select {_COLUMNS} from referral where consultation_id = ? order by chosen_at, id",
        (consultation_id,),
    )
    return [_referral(row) for row in rows]


def every(db: Database) -> Iterator[Referral]:
    """All routes that were ever chosen on this laptop, for counting."""
    for row in db.execute(f"select {_COLUMNS} from referral"):
        yield _referral(row)


def routes_of_client(db: Database, client_id: str) -> dict[str, list[str]]:
    """The routes chosen in each talk of a client, in the order in which they were chosen."""
    rows = db.execute(
        "select consultation_id, route from referral where consultation_id in"
        f" ({OF_CLIENT}) order by chosen_at, id",
        {"key": client_id},
    )
    found: dict[str, list[str]] = {}
    for consultation_id, route in rows:
        found.setdefault(consultation_id, []).append(route)
    return found


def open_of_client(db: Database, client_id: str) -> int:
    """How many referrals of a client still wait for an answer."""
    rows = db.execute(
        "select state from referral where consultation_id in (select id from consultation where client_id = ?)",
        (client_id,),
    )
    return sum(state not in ENDED for (state,) in rows)


def reach(db: Database, referral_id: str, state: str) -> None:
    """Note how far a referral is."""
    save(db, "referral", {"id": referral_id, "state": state})


def _referral(row: tuple[str, ...]) -> Referral:
    id_, talk, route, priority, rules, state, chosen_at, reason, instead_of = row
    kept, passed_over = tuple(json.loads(rules)), tuple(json.loads(instead_of))
    return Referral(id_, talk, route, priority, kept, state, chosen_at, reason, passed_over)


def _why(chosen: ChosenRoute) -> dict[str, str]:
    return {"reason": chosen.reason, "instead_of": json.dumps(list(chosen.instead_of))}


def _add(db: Database, consultation_id: str, chosen: ChosenRoute, chosen_at: str) -> None:
    save(
        db,
        "referral",
        {
            "id": new_id(),
            "consultation_id": consultation_id,
            "route": chosen.route,
            "priority": chosen.priority,
            "rules": json.dumps(list(chosen.rules)),
            **_why(chosen),
            "state": "chosen",
            "chosen_at": chosen_at,
        },
    )
