# SPDX-License-Identifier: EUPL-1.2
"""Taking bundles in: beside a bulk insert of the same rows, and an evening beside three copies of the store."""

import os
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import baselines
from bench.made import KEY, store_with
from bench.measure import Figures, Measure, Plan, paired, wall
from builders import SENDER, SEVEN
from exchange_vaults import Ticking, a_vault, let_in
from spreekuur.content import pack
from spreekuur.desk import exchange, exchange_standing
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_steps import Brought
from spreekuur.exchange import counts, peers, sending, taking
from spreekuur.exchange.bundle import Opened
from spreekuur.exchange.sending import Made
from spreekuur.security import identity
from spreekuur.store import backup, connection, foreign, vault_settings
from spreekuur.store.backup import BackupReport
from spreekuur.store.connection import STORE_NAME, Database, open_store
from spreekuur.store.mark import MARK_NAME
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
    """Records half new, half edited, one edit in forty against an edit of ours; then the same ones once more.

    `whole` is sealing them there, opening and taking in here.
    """
    found: list[Figures] = []
    for count in plan.sizes((10_000, 100_000), (200,)):
        rounds = plan.times(5 if count == 10_000 else 2, 3)
        size = "" if count <= 10_000 else f"_{count // 1000}k"
        found += _merged(_Two(count), count, size, rounds)
        yield from found[-3:]
    if len(found) > 3:
        yield Figures("merge_growth", (found[3].rounds[0], found[0].rounds[0][:2]), 10**1.1)


def _merged(two: "_Two", count: int, size: str, rounds: int) -> Iterator[Figures]:
    ana, opened = two.ana, two.opened()

    def once() -> float:
        return _taken_back(ana, lambda: _take(ana, opened))

    def again() -> float:
        spent: list[float] = []

        def twice() -> None:
            _take(ana, opened)
            ana.execute("UPDATE peer SET taken = 1")
            started = time.process_time()
            ana.execute("DELETE FROM bundle_taken WHERE sequence = 2")
            _take(ana, opened)
            spent.append((time.process_time() - started) * 1000)

        _taken_back(ana, twice)
        return spent[0]

    def whole() -> float:
        return _taken_back(two.bo, two.seal) + _taken_back(ana, lambda: _take(ana, two.opened()))

    for name, ours, goal in (("merge", once, 3.0), ("merge_again", again, 1.5), ("merge_whole", whole, 5.5)):
        yield Figures(f"{name}{size}", paired(ours, two.bulk, rounds), goal, x=count)


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


class _Two:
    """A coordinator that has half of a volunteer's records, the bundle with the other half, and that one's rows."""

    def __init__(self, count: int) -> None:
        self.ana, self.bo = a_vault("Ana", 0, founds=True), a_vault("Bo", 1)
        let_in(self.ana, self.bo)
        self._me = roster.of(self.ana).me
        evening = {"id": (here := new_id()), "held_on": "2026-11-11", "opened_at": _AT}
        save(self.bo, "evening", evening)
        with self.bo.atomic():
            talks = [_talk(self.bo, here) for _one in range(count // 2)]
        sending.placed(self.bo, first := sending.make(self.bo, self._me, SEVEN))
        _take(self.ana, taking.open_bundle(self.ana, first.content))
        with self.bo.atomic():
            for one in talks:
                save(self.bo, "consultation", {"id": one, "note": "huur en loon"})
        with self.ana.atomic():
            for one in talks[:: 40 if count > 400 else 20]:
                save(self.ana, "consultation", {"id": one, "note": "loon"})
        with self.bo.atomic():
            for _one in range(count // 2):
                _talk(self.bo, here)
        self._made = sending.make(self.bo, self._me, SEVEN)
        assert self._made.rows >= count
        row = (here, "2026-11-11", _AT, _AT, _AT, "talk", "pl", "huur", _AT)
        self._rows = [(new_id(), *row) for _one in range(count)]

    def seal(self) -> None:
        """Make the bundle once more."""
        sending.make(self.bo, self._me, SEVEN)

    def opened(self) -> Opened:
        """The bundle, opened here."""
        return taking.open_bundle(self.ana, self._made.content)

    def bulk(self) -> float:
        """What as many plain rows take."""
        return _taken_back(self.ana, lambda: [self.ana.execute(_INSERT, row) for row in self._rows])


def _talk(db: Database, evening: str) -> str:
    save(
        db, "consultation", {"id": (one := new_id()), "evening_id": evening, "held_on": "2026-11-11"} | _TALK
    )
    return one


def evening_exchange(plan: Plan) -> Iterator[Figures]:
    """One of four laptops, with the talks of years and 120 of tonight: it seals those, and takes in three times 120.

    Each of the three comes by itself, as the desk takes it in: a copy of the vault, then all of it, kept. Before each
    round the vault is put back as it was; its copies stay, so that the oldest goes with each new one, as on any laptop.
    """
    with TemporaryDirectory() as made:
        folder, parts = Path(made), defaultdict(list)
        evening = _Evening(folder, plan.times(20_000, 120))

        def ours() -> float:
            evening.put_back()
            for part, spent in evening.played():
                parts[part].append(spent)
            return sum(spent[-1] for spent in parts.values())

        found = paired(ours, _three_copies(folder), plan.times(10, 3))
        evening.db.close()
        yield Figures("evening_exchange", found, 1.8)
        for part, spent in parts.items():
            yield Figures(f"evening_{part}", (spent[1:], found[1]), None, note="part of the one above")


class _Evening:
    """The vault of a coordinator with years in it, tonight's talks, and what three other laptops gave."""

    def __init__(self, folder: Path, talks: int) -> None:
        self._home, self._before = folder / "home", folder / "before"
        self._home.mkdir()
        self._before.mkdir()
        self.db, _evening = store_with(self._home / STORE_NAME, talks)
        _found(self.db)
        others = [a_vault(name, place) for place, name in enumerate(("Bo", "Cy", "Dee", "Eva"), 1)]
        for other in others:
            let_in(self.db, other, "coordinator" if other is others[-1] else "volunteer")
        me, eva = roster.of(self.db).me, others[-1]
        # The second coordinator has all of the years before.
        told = connection.changes(self.db), foreign.newest(self.db)
        peers.note_made(self.db, eva.origin, 1, *told)
        peers.note_placed(self.db, eva.origin, 1)
        self.db.execute(
            "DELETE FROM peer WHERE vault = ?", (eva.origin,)
        )  # else all goes to a new laptop again
        self._eva = roster.of(eva).me
        for one in (*others[:3], self.db):
            with one.atomic():
                self._tonight = new_id()
                save(one, "evening", {"id": self._tonight, "held_on": "2026-11-11", "opened_at": _AT})
                for _one in range(120):
                    _talk(one, self._tonight)
        self._came = [sending.make(other, me, SEVEN) for other in others[:3]]
        counts.keep(self.db, counts.of(self.db))
        self._content = pack.load(None)
        self.db.close()
        for name in (STORE_NAME, MARK_NAME):
            shutil.copyfile(self._home / name, self._before / name)
        self._open()

    def put_back(self) -> None:
        """As it was before the evening was exchanged, and on the disk."""
        self.db.close()
        for name in (STORE_NAME, MARK_NAME):
            shutil.copyfile(self._before / name, self._home / name)
            _flush(self._home / name)
        self._open()

    def _open(self) -> None:
        """As it is at the end of an evening: Today was looked at, and talks were saved."""
        place, clock = self._home / STORE_NAME, Ticking()
        self.db = open_store(place, KEY, author="Ana", clock=clock, vault_id=baselines.ORIGIN)
        self._desk = Desk(self.db, self._content, SENDER, laptop=0)
        exchange_standing.look(self._desk)
        _taken_back(self.db, lambda: _talk(self.db, self._tonight))

    def played(self) -> Iterator[tuple[str, float]]:
        """What each part of it took, in milliseconds by the clock."""
        yield "sealed", wall(lambda: sending.make(self.db, self._eva, SEVEN))
        taken, copied = 0.0, []
        for made in self._came:
            with copies_timed(copied):
                taken += wall(lambda one=made: self._take(one))
        yield "copied", sum(copied)
        yield "taken", taken - sum(copied)

    def _take(self, made: Made) -> None:
        done = exchange.receive(self._desk, Brought(((made.name, made.content),)), SEVEN)
        assert [one.rows for one in done.taken] == [made.rows] and not done.needs_a_person


@contextmanager
def copies_timed(found: list[float]) -> Iterator[None]:
    """Notes how long each copy of a vault takes that is made meanwhile."""
    copy = backup.back_up_locally

    def timed(db: Database, *, exactly: bool = False) -> BackupReport:
        started = time.perf_counter()
        try:
            return copy(db, exactly=exactly)
        finally:
            found.append((time.perf_counter() - started) * 1000)

    backup.back_up_locally = timed
    try:
        yield
    finally:
        backup.back_up_locally = copy


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
            shutil.copyfile(folder / "before" / STORE_NAME, copy)
            _flush(copy)
        return (time.perf_counter() - started) * 1000

    return copies


def _flush(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


BENCHES = {"merge": merge, "evening_exchange": evening_exchange}
