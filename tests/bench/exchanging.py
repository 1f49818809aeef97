# SPDX-License-Identifier: EUPL-1.2
"""Taking bundles in: beside a bulk insert of the same rows, and an evening beside three copies of the store."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.made import store_with
from bench.measure import Figures, Measure, Plan, paired
from builders import SENDER, SEVEN
from exchange_vaults import a_vault, let_in
from spreekuur.exchange import sending, taking
from spreekuur.exchange.bundle import Opened
from spreekuur.security import identity
from spreekuur.store import backup, vault_settings
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, save
from spreekuur.team import roster

_AT = "2026-11-11T18:00:00.000+00:00"
_TALK = {
    "started_at": _AT,
    "ended_at": _AT,
    "entered_at": _AT,
    "kind": "talk",
    "language": "pl",
    "note": "huur",
}
_INSERT = (
    "INSERT INTO consultation (id, evening_id, held_on, started_at, ended_at, entered_at, kind, language, note,"
    " version, changed_at, changed_by, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'Bo', 'x')"
)


class _Undo(Exception):
    """Takes back what was measured, so that the next round finds the same store."""


def merge(plan: Plan) -> Iterator[Figures]:
    """Records half new, half edited, one edit in forty against an edit of ours; then the same ones once more."""
    count = plan.times(10_000, 200)
    ana, opened, rows = _team_with(count)

    def bulk() -> float:
        return _taken_back(ana, lambda: [ana.execute(_INSERT, row) for row in rows])

    rounds = plan.times(10, 3)
    yield Figures("merge", paired(lambda: _taken_back(ana, lambda: _take(ana, opened)), bulk, rounds), 3.0)

    def again() -> float:
        found: list[float] = []

        def twice() -> None:
            _take(ana, opened)
            ana.execute("UPDATE peer SET taken = 1")
            started = time.process_time()
            ana.execute("DELETE FROM bundle_taken WHERE sequence = 2")
            _take(ana, opened)
            found.append((time.process_time() - started) * 1000)

        _taken_back(ana, twice)
        return found[0]

    yield Figures("merge_again", paired(again, bulk, rounds), 1.5)


def _take(db: Database, opened: Opened) -> None:
    taking.take(db, opened, SEVEN)


def _taken_back(db: Database, work: object) -> float:
    try:
        with db.atomic():
            started = time.process_time()
            work()  # type: ignore[operator]
            spent = (time.process_time() - started) * 1000
            raise _Undo
    except _Undo:
        return spent


def _team_with(count: int) -> tuple[Database, Opened, list[tuple[str, ...]]]:
    """A coordinator that has half of a volunteer's records, the bundle with the other half, and that one's rows."""
    ana, bo = a_vault("Ana", 0, founds=True), a_vault("Bo", 1)
    let_in(ana, bo)
    me = roster.of(ana).me
    save(bo, "evening", {"id": (evening := new_id()), "held_on": "2026-11-11", "opened_at": _AT})
    talks = [_talk(bo, evening) for _one in range(count // 2)]
    sending.placed(bo, first := sending.make(bo, me, SEVEN))
    _take(ana, taking.open_bundle(ana, first.content))
    with bo.atomic():
        for one in talks:
            save(bo, "consultation", {"id": one, "note": "huur en loon"})
    with ana.atomic():
        for one in talks[:: 40 if count > 400 else 20]:
            save(ana, "consultation", {"id": one, "note": "loon"})
    new = [_talk(bo, evening) for _one in range(count // 2)]
    made = sending.make(bo, me, SEVEN)
    rows = [
        (new_id(), evening, "2026-11-11", _AT, _AT, _AT, "talk", "pl", "huur", _AT) for _one in range(count)
    ]
    assert len(new) + len(talks) <= made.rows
    return ana, taking.open_bundle(ana, made.content), rows


def _talk(db: Database, evening: str) -> str:
    save(
        db, "consultation", {"id": (one := new_id()), "evening_id": evening, "held_on": "2026-11-11"} | _TALK
    )
    return one


def evening_exchange(plan: Plan) -> Iterator[Figures]:
    """One of four laptops, with the talks of years, seals its own and takes in three times 120, a copy before each."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        db, _evening = store_with(folder / "ana.db", plan.times(20_000, 120))
        _found(db)
        others = [a_vault(name, place) for place, name in enumerate(("Bo", "Cy", "Dee"), 1)]
        opened = []
        for other in others:
            let_in(db, other)
            save(other, "evening", {"id": (theirs := new_id()), "held_on": "2026-11-11", "opened_at": _AT})
            for _one in range(120):
                _talk(other, theirs)
            content = sending.make(other, roster.of(db).me, SEVEN).content
            opened.append(content)

        def ours() -> float:
            """The store is put back by taking out what came in: only its size matters to the next round."""
            started = time.perf_counter()
            sending.make(db, roster.of(others[0]).me, SEVEN)
            for content in opened:
                backup.back_up_locally(db, exactly=True)
                _taken_back(db, lambda one=content: _take(db, taking.open_bundle(db, one)))
            return (time.perf_counter() - started) * 1000

        yield Figures("evening_exchange", paired(ours, _three_copies(folder), plan.times(10, 3)), 1.8)
        db.close()


def _found(db: Database) -> None:
    ours = identity.make_identity(db.origin, "Ana", "coordinator", 0, _AT)
    told = {"name": "Ana", "sender": asdict(SENDER), "laptop": 0, "identity": ours.as_setting()}
    for setting, value in told.items():
        vault_settings.put(db, setting, value)


def _three_copies(folder: Path) -> Measure:
    def copies() -> float:
        started = time.perf_counter()
        for number in range(3):
            copy = folder / f"copy-{number}"
            shutil.copyfile(folder / "ana.db", copy)
            with copy.open("rb") as file:
                os.fsync(file.fileno())
        return (time.perf_counter() - started) * 1000

    return copies


BENCHES = {"merge": merge, "evening_exchange": evening_exchange}
