# SPDX-License-Identifier: EUPL-1.2
"""How evenings and queue numbers are kept."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from spreekuur.evenings.model import Evening, Ticket, TicketState
from spreekuur.store.connection import Database
from spreekuur.store.writing import save
from spreekuur.times import from_stamp, stamp

_EVENING = "id, held_on, opened_at, closed_at, roster, at_desk, highest_paper_number"
_TICKET = "id, evening_id, number, language, taken_at, state, help_first, interpreter, called_at, left_at"


def add_evening(db: Database, evening: Evening) -> None:
    """Record an evening, or its changed version."""
    save(
        db,
        "evening",
        {
            "id": evening.id,
            "held_on": evening.held_on.isoformat(),
            "opened_at": stamp(evening.opened_at),
            "closed_at": _stamp_or_none(evening.closed_at),
            "roster": json.dumps(list(evening.roster), ensure_ascii=False),
            "at_desk": evening.at_desk,
            "highest_paper_number": evening.highest_paper_number,
        },
    )


def note_count_reasons(db: Database, evening_id: str, reasons: dict[str, str]) -> None:
    """Keep why a number is missing or double, as coded at closing."""
    save(db, "evening", {"id": evening_id, "count_reasons": json.dumps(reasons, sort_keys=True)})


def open_evening(db: Database) -> Evening | None:
    """The evening that was started here and not yet closed; the newest if there are several."""
    rows = db.execute(
        f"select {_EVENING} from evening where closed_at is null and origin = ? order by held_on desc, id desc limit 1",
        (db.origin,),
    ).fetchall()
    return _evening(rows[0]) if rows else None


def evening(db: Database, evening_id: str) -> Evening:
    """One evening by its id."""
    row = db.execute(f"select {_EVENING} from evening where id = ?", (evening_id,)).fetchone()
    return _evening(row)


def evening_on(db: Database, day: date) -> Evening | None:
    """The evening of a day on this laptop, open or closed."""
    rows = db.execute(
        f"select {_EVENING} from evening where held_on = ? and origin = ? order by id desc limit 1",
        (day.isoformat(), db.origin),
    ).fetchall()
    return _evening(rows[0]) if rows else None


def newest_held_on(db: Database) -> date | None:
    """The day of the newest evening on this laptop; if it says it is earlier, it has a wrong clock."""
    (day,) = db.execute("select max(held_on) from evening where origin = ?", (db.origin,)).fetchone()
    return date.fromisoformat(day) if day else None


def last_roster(db: Database) -> tuple[str, ...]:
    """The roster of the newest evening that had one."""
    row = db.execute(
        "select roster from evening where roster <> '[]' and origin = ? order by held_on desc, id desc limit 1",
        (db.origin,),
    ).fetchone()
    return tuple(json.loads(row[0])) if row else ()


def add_ticket(db: Database, ticket: Ticket) -> None:
    """Record a queue number, or its changed version."""
    save(
        db,
        "ticket",
        {
            "id": ticket.id,
            "evening_id": ticket.evening_id,
            "number": ticket.number,
            "language": ticket.language,
            "taken_at": stamp(ticket.taken_at),
            "state": ticket.state.value,
            "help_first": int(ticket.help_first),
            "interpreter": int(ticket.interpreter),
            "called_at": _stamp_or_none(ticket.called_at),
            "left_at": _stamp_or_none(ticket.left_at),
        },
    )


def ticket(db: Database, ticket_id: str) -> Ticket:
    """One queue number by its id."""
    row = db.execute(f"select {_TICKET} from ticket where id = ?", (ticket_id,)).fetchone()
    return _ticket(row)


def tickets(db: Database, evening_id: str) -> list[Ticket]:
    """All numbers of an evening in the order they were taken."""
    rows = db.execute(f"select {_TICKET} from ticket where evening_id = ? order by number, id", (evening_id,))
    return [_ticket(row) for row in rows]


def waiting(db: Database, evening_id: str) -> list[Ticket]:
    """Who waits: those to be helped first on top, then in order of arrival."""
    rows = db.execute(
        f"select {_TICKET} from ticket where evening_id = ? and state = 'waiting'"
        " order by help_first desc, taken_at, number",
        (evening_id,),
    )
    return [_ticket(row) for row in rows]


def next_number(db: Database, evening_id: str) -> int:
    """The number after the highest one given this evening, at the door or typed at a desk."""
    (highest,) = db.execute(
        "select max(n) from (select max(number) as n from ticket where evening_id = :evening"
        " union all select max(number) from consultation where evening_id = :evening)",
        {"evening": evening_id},
    ).fetchone()
    return (highest or 0) + 1


def _evening(row: Sequence[Any]) -> Evening:
    id_, held_on, opened_at, closed_at, roster, at_desk, highest = row
    return Evening(
        id_,
        date.fromisoformat(held_on),
        from_stamp(opened_at),
        _moment_or_none(closed_at),
        tuple(json.loads(roster)),
        at_desk,
        highest,
    )


def _ticket(row: Sequence[Any]) -> Ticket:
    id_, evening_id, number, language, taken_at, state, help_first, interpreter, called_at, left_at = row
    return Ticket(
        id_,
        evening_id,
        number,
        language,
        from_stamp(taken_at),
        TicketState(state),
        bool(help_first),
        bool(interpreter),
        _moment_or_none(called_at),
        _moment_or_none(left_at),
    )


def _stamp_or_none(moment: datetime | None) -> str | None:
    return stamp(moment) if moment else None


def _moment_or_none(text: str | None) -> datetime | None:
    return from_stamp(text) if text else None
