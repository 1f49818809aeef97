# SPDX-License-Identifier: EUPL-1.2
"""Taking a step back, and putting it back: always as new versions, history itself is never rewritten.

The writes of an undo carry the step's id with a turn behind it: `save/…` was done, `save/…~1` undid it,
`save/…~2` redid it. So an even number of turns means that the step holds.
"""

from typing import Any, NamedTuple

from spreekuur.errors.vault import NothingToUndo, UndoOvertaken
from spreekuur.store import driver, resting
from spreekuur.store.connection import Database
from spreekuur.store.journal import from_json
from spreekuur.store.rows import insert_row, remove_row, update_row

_TURN = "~"


class _Change(NamedTuple):
    seq: int
    action: str
    record: str
    record_id: str
    on_version: int
    before: str


def undo(db: Database, step_id: str) -> None:
    """Put every row of a step back as it was before it, in reverse order.

    Raises: NothingToUndo; UndoOvertaken when a later step changed the same fields; RestsOnFigures when a quarter was
    closed since that counted what the step wrote. Nothing is changed then.
    """
    _turn_back(db, step_id, holds=True)


def redo(db: Database, step_id: str) -> None:
    """Do again what `undo` took back.

    Raises: NothingToUndo, UndoOvertaken, RestsOnFigures.
    """
    _turn_back(db, step_id, holds=False)


def was_used(db: Database) -> bool:
    """Whether anything was ever taken back in this vault."""
    return db.execute("SELECT 1 FROM change WHERE instr(step, ?) LIMIT 1", (_TURN,)).fetchone() is not None


def _turn_back(db: Database, step_id: str, *, holds: bool) -> None:
    turns = _turns(db, step_id)
    if turns is None or (turns % 2 == 0) is not holds:
        raise NothingToUndo
    changes = _changes(db, _named(step_id, turns))
    resting.refuse_undo(
        db, [resting.Noted(one.seq, one.action, one.record, one.record_id, one.before) for one in changes]
    )
    with db.atomic():
        before = db.swap_step(_named(step_id, turns + 1))
        try:
            for change in reversed(changes):
                _refuse_overtaken(db, step_id, change)
                _REVERSE[change.action](db, change)
        except (
            driver.IntegrityError
        ) as error:  # a later row belongs to one of these, or what it held was erased
            raise UndoOvertaken from error
        finally:
            db.swap_step(before)


def _named(step_id: str, turns: int) -> str:
    return f"{step_id}{_TURN}{turns}" if turns else step_id


def _turns(db: Database, step_id: str) -> int | None:
    """How often the step was undone and redone; None when there is no such step."""
    rows = db.execute(
        "SELECT DISTINCT step FROM change WHERE step = ? OR (step > ? AND step < ?)",
        (step_id, step_id + _TURN, step_id + _TURN + _TURN),
    ).fetchall()
    return max((int(step[len(step_id) + 1 :] or 0) for (step,) in rows), default=None)


def _changes(db: Database, step: str) -> list[_Change]:
    rows = db.execute(
        "SELECT seq, action, record, record_id, on_version, before FROM change WHERE step = ? ORDER BY seq",
        (step,),
    )
    return [_Change(*row) for row in rows]


def _refuse_overtaken(db: Database, step_id: str, change: _Change) -> None:
    later = db.execute(
        "SELECT step, before, action FROM change WHERE record = ? AND record_id = ? AND seq > ?",
        (change.record, change.record_id, change.seq),
    ).fetchall()
    fields = from_json(change.before).keys() if change.action == "update" else None
    for step, before, action in later:
        other = step.split(_TURN)[0]
        if other == step_id or action == "erase" or (_turns(db, other) or 0) % 2:
            continue
        if fields is None or action != "update" or fields & from_json(before).keys():
            raise UndoOvertaken


def _take_away(db: Database, change: _Change) -> None:
    for child, column in db.shapes[change.record].children:
        query = f"SELECT 1 FROM {child} WHERE {column} = ?"
        if db.execute(query, (change.record_id,)).fetchone():
            raise UndoOvertaken  # it would fall with the row, unnoted
    remove_row(db, change.record, change.record_id)


def _put_back(db: Database, change: _Change) -> None:
    row = from_json(change.before)
    origin = row.pop("origin")
    # The removal was a version too, so that another laptop sees the row as newer than its removal.
    insert_row(db, change.record, row, version=change.on_version + 2, origin=origin)


def _set_back(db: Database, change: _Change) -> None:
    after = from_json(change.before)
    if not after:  # every field of it was erased since
        return
    read = db.shapes[change.record].statement("read", tuple(after))
    found: Any = db.execute(read, (change.record_id,)).fetchone()
    if found is None:
        raise UndoOvertaken
    version, *present = found
    update_row(db, change.record, change.record_id, after, dict(zip(after, present, strict=True)), version)


def _leave(_db: Database, _change: _Change) -> None:
    """An erased field stays erased."""


_REVERSE = {"insert": _take_away, "remove": _put_back, "update": _set_back, "erase": _leave}
