# SPDX-License-Identifier: EUPL-1.2
"""The vault's store: saving a talk so that it stays, and reading one, or a whole evening."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import baselines
from bench.made import PER_EVENING, store_with
from bench.measure import Figures, Measure, Plan, cpu, paired, wall
from spreekuur.consultations import store
from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.content import pack
from spreekuur.desk import talks
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.letters.sender import example
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id

_NOW = datetime(2026, 11, 11, 18, 0, tzinfo=UTC)
Timed = Callable[[Callable[[], object]], float]
_DRAFT = "INSERT INTO draft (id, evening_id, saved_at, kind, content) VALUES (?, ?, ?, 'talk', '{}')"


def _sizes(plan: Plan) -> dict[str, int]:
    """Empty always; in the full run also ten years, and five times that."""
    return {"": 0} if plan.quick else {"": 0, "_20k": 20_000, "_100k": 100_000}


@contextmanager
def _store(folder: Path, name: str, talks_in_it: int) -> Iterator[tuple[Database, str]]:
    db, evening = store_with(folder / f"{name}.db", talks_in_it)
    try:
        yield db, evening
    finally:
        db.close()


def save(plan: Plan) -> Iterator[Figures]:
    """A talk as the desk saves it, beside the same SQL on a bare connection with the same protections.

    Processor time: by the clock a disk that takes milliseconds to promise something hides everything else.
    """
    rounds = plan.times(300, 20)
    for suffix, size in _sizes(plan).items():
        with (
            TemporaryDirectory() as made,
            _store(Path(made), "ours", size) as (db, evening),
            _store(Path(made), "bare", size) as (bare, _),
            _store(Path(made), "empty", 0) as (empty, first),
        ):
            ours, least = _our_save(db, evening, cpu), _bare_save(bare.connection, evening, cpu)
            yield Figures(f"save{suffix}", paired(ours, least, rounds), 1.25, x=size or None)
            if size:
                grown = paired(ours, _our_save(empty, first, cpu), rounds)
                yield Figures(f"save_growth{suffix}", grown, 1.5, note="beside an empty store")
            else:
                slow, bare_slow = _our_save(db, evening, wall), _bare_save(bare.connection, evening, wall)
                yield Figures("save_wall", paired(slow, bare_slow, rounds), None, note="the disk decides")
                yield from _save_beside_the_disk(slow, Path(made), evening, rounds)
                yield Figures(
                    "save_reach", paired(ours, _unsaid(ours, db), rounds), 1.05, note="the same unsaid"
                )
                unsaid = paired(slow, _unsaid(slow, db), rounds)
                yield Figures("save_reach_wall", unsaid, 1.05, note="the same unsaid")


def _unsaid(saves: Measure, db: Database) -> Measure:
    """The same save, without saying beside the store how far it has come."""

    def measure() -> float:
        said, db.reach = db.reach, None
        try:
            return saves()
        finally:
            db.reach = said

    return measure


def _save_beside_the_disk(ours: Measure, folder: Path, evening: str, rounds: int) -> Iterator[Figures]:
    plain = _plain_store(folder, evening)
    yield Figures(
        "save_vs_plain",
        paired(ours, _bare_save(plain, evening, wall), rounds),
        None,
        note="SQLite without a key",
    )
    plain.close()
    place = folder / "disk"
    disk = paired(ours, lambda: wall(lambda: baselines.durable_write(place, 3)), rounds)
    yield Figures("save_vs_disk", disk, None, note="3 times 16 KiB written and synced")


def _our_save(db: Database, evening_id: str, timed: Timed) -> Measure:
    desk = Desk(db, pack.load(), example(), laptop=0)
    evening = Evening(evening_id, _NOW.date(), _NOW)

    def measure() -> float:
        talk = replace(
            talks.begin(evening, _NOW),
            language="pl",
            consent="yes",
            topics=("work.unpaid",),
            outcomes=(Outcome.INFO, Outcome.REFERRED),
            routes=(ChosenRoute("juridisch_loket", "urgent", ("R029",)),),
            answers={"employment": "agency", "municipality": "aalsmeer"},
        )
        talks.keep(desk, talk)
        return timed(lambda: talks.finish(desk, talk, _NOW))

    return measure


def _bare_save(connection: Any, evening: str, timed: Timed) -> Measure:
    def measure() -> float:
        talk = new_id()
        rows = baselines.rows_of_talk(talk, evening, "2026-11-11")
        connection.execute(_DRAFT, (talk, evening, baselines.AT))
        return timed(lambda: baselines.save_talk(connection, rows, talk))

    return measure


def _plain_store(folder: Path, evening: str) -> sqlite3.Connection:
    """The same tables in an ordinary SQLite file, as durable as ours."""
    with _store(folder, "model", 0) as (model, _):
        made = model.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
            " AND name NOT GLOB 'client_words_*'"
        )
        schema = [sql for (sql,) in made.fetchall()]
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-16384"):
        plain.execute(f"PRAGMA {pragma}").fetchall()
    for sql in schema:
        plain.execute(sql)
    row = (evening, "2026-11-11", baselines.AT, *baselines.MARK)
    plain.execute(
        "INSERT INTO evening (id, held_on, opened_at, version, changed_at, changed_by, origin)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return plain


def read(plan: Plan) -> Iterator[Figures]:
    """One talk and an evening of 120 as objects, beside their bare rows."""
    rounds = plan.times(60, 5)
    for suffix, size in _sizes(plan).items():
        with TemporaryDirectory() as made, _store(Path(made), "ours", size or PER_EVENING) as (db, evening):
            talk = db.execute("SELECT max(id) FROM consultation WHERE evening_id = ?", (evening,)).fetchone()[
                0
            ]
            one = partial(store.get, db, talk), partial(baselines.read_talks, db.connection, "id", talk)
            yield Figures(f"read{suffix}", paired(*_cpu_of(one, 20), rounds), 1.5, x=size or None)
            bare = partial(baselines.read_talks, db.connection, "evening_id", evening)
            many = partial(store.of_evening, db, evening), bare
            yield Figures(f"read_day{suffix}", paired(*_cpu_of(many, 1), rounds), 2.0, x=size or None)


def _cpu_of(works: tuple[Callable[[], object], Callable[[], object]], times: int) -> tuple[Measure, Measure]:
    ours, bare = works
    return (lambda: cpu(ours, times)), (lambda: cpu(bare, times))


BENCHES = {"save": save, "read": read}
