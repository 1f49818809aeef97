# SPDX-License-Identifier: EUPL-1.2
"""The routes that were chosen for a talk, and how far each is."""

import json
from collections.abc import Iterable, Iterator

from spreekuur.consultations.persons import OF_CLIENT
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.referral.model import Referral
from spreekuur.referral.progress import ENDED, Progress
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, remove, save

_COLUMNS = "id, consultation_id, route, priority, rules, state, chosen_at, reason, instead_of"
_ADVISED, _CHOSEN = Progress.ADVISED.value, Progress.CHOSEN.value
_GOES = (_ADVISED, _CHOSEN, Progress.PAPER_MADE.value)
# Advice that the client thought over and never took is no referral that was made.
_MADE = """state <> 'advised' and (
    not exists (select 1 from referral_step s where s.referral_id = referral.id and s.step = 'advised')
    or exists (select 1 from referral_step s where s.referral_id = referral.id and s.step = 'chosen'))"""


def choose(
    db: Database,
    consultation_id: str,
    routes: Iterable[ChosenRoute],
    chosen_at: str,
    *,
    advised: Iterable[ChosenRoute] = (),
    first_time: bool = False,
) -> tuple[str, ...]:
    """Keep exactly these routes for a talk, and those the client thinks over; the ids of what is advice only since now.

    A route kept before keeps its state, unless it is the first time. Only what is neither a paper nor chosen later may
    still turn from a choice into advice, or back. One that went on stays, though nobody wants it any more: the letter
    is in somebody's hands, or the answer is in.
    """
    before = [] if first_time else of_consultation(db, consultation_id)
    kept = {referral.route: referral for referral in before}
    thought_over = {route.route: route for route in advised}
    wanted = {route.route: route for route in routes} | thought_over
    for route in kept.keys() - wanted.keys():
        if kept[route].state in _GOES:
            remove(db, "referral", kept[route].id)
    told = []
    for route, chosen in wanted.items():
        state = _ADVISED if route in thought_over else _CHOSEN
        if route not in kept:
            referral_id = _add(db, consultation_id, chosen, chosen_at, state)
            told += [referral_id] if state == _ADVISED else []
            continue
        if (chosen.reason, chosen.instead_of) != (kept[route].reason, kept[route].instead_of):
            save(db, "referral", {"id": kept[route].id, **_why(chosen)})
        if _turned(db, kept[route], state):
            told += [kept[route].id] if state == _ADVISED else []
    return tuple(told)


def _turned(db: Database, referral: Referral, state: str) -> bool:
    """Make a choice of this talk advice, or the other way round; what went on since stays as it is."""
    if referral.state == state or referral.state not in (_ADVISED, _CHOSEN):
        return False
    steps = db.execute("select id, step from referral_step where referral_id = ?", (referral.id,)).fetchall()
    if any(step != _ADVISED for _id, step in steps):
        return False
    for step_id, _step in steps:
        remove(db, "referral_step", step_id)
    save(db, "referral", {"id": referral.id, "state": state})
    return True


def of_consultation(db: Database, consultation_id: str) -> list[Referral]:
    """The routes of one talk, in the order in which they were chosen."""
    rows = db.execute(
        f"select {_COLUMNS} from referral where consultation_id = ? order by chosen_at, id",
        (consultation_id,),
    )
    return [_referral(row) for row in rows]


def every(db: Database) -> Iterator[Referral]:
    """All routes that were ever chosen on this laptop, for counting; not what was advised only."""
    for row in db.execute(f"select {_COLUMNS} from referral where {_MADE}"):
        yield _referral(row)


def routes_of_client(db: Database, client_id: str) -> dict[str, list[tuple[str, str]]]:
    """The routes of each talk of a client with their states, in the order in which they were chosen."""
    rows = db.execute(
        "select consultation_id, route, state from referral where consultation_id in"
        f" ({OF_CLIENT}) order by chosen_at, id",
        {"key": client_id},
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for consultation_id, route, state in rows:
        found.setdefault(consultation_id, []).append((route, state))
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


def _add(db: Database, consultation_id: str, chosen: ChosenRoute, chosen_at: str, state: str) -> str:
    referral_id = new_id()
    save(
        db,
        "referral",
        {
            "id": referral_id,
            "consultation_id": consultation_id,
            "route": chosen.route,
            "priority": chosen.priority,
            "rules": json.dumps(list(chosen.rules)),
            **_why(chosen),
            "state": state,
            "chosen_at": chosen_at,
        },
    )
    return referral_id
