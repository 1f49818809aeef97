# SPDX-License-Identifier: EUPL-1.2
"""Makes the frozen vaults of laptops that took in one file each: `python tests/stores/make_wedged.py`.

Run once, with the program as it was when the ids of a file were kept as they stood there, and never again: that such
vaults get on is the test. In `wedged` Bo's bundles cannot come in at Ana's; in `quarrel` Ana and Cy, who both lead,
took in the file and exchanged.
"""

import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_OID, uuid5

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the other tests, which pytest finds by itself

from builders import SENDER, SEVEN, a_talk, minutes
from exchange_vaults import Ticking, a_vault, let_in
from frozen_pages import packed
from spreekuur.content import pack
from spreekuur.desk import evening as evenings
from spreekuur.desk import exchange, moving_in, moving_out, talks
from spreekuur.desk.desk import Desk
from spreekuur.exchange.transport import Folder
from spreekuur.moving import reading
from spreekuur.moving.model import Choices
from spreekuur.security import identity
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database, open_store
from spreekuur.store.reaching import reach_disk
from spreekuur.team import roster

FROZEN_KEY = bytes(range(32))
WEDGED = Path(__file__).parent / "wedged"
MOVED_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
TALKS = 20


def a_file(content, first_day: datetime, count: int) -> bytes:
    """What a laptop outside the team exports: so many talks, ten an evening."""
    desk = Desk(a_vault("Old", 9, founds=True), content, SENDER, laptop=9)
    for number in range(count):
        if number % 10 == 0:
            day = first_day + timedelta(days=number // 10)
            evening = evenings.start(desk, day, roster=("Marta",))
        talks.finish(desk, a_talk(evening, number=number + 1), day + minutes(number % 10 + 8))
        if number % 10 == 9:
            desk.db.execute("UPDATE evening SET closed_at = opened_at")
    return moving_out.export(desk, "jsonl").data


def a_vault_on_disk(path: Path, name: str, digit: int, *, founds: bool, minute: int) -> Database:
    """As `exchange_vaults.a_vault`, in a file."""
    vault_id = str(uuid5(NAMESPACE_OID, f"{name} {digit}"))
    clock = Ticking(MOVED_AT + minutes(minute))
    path.parent.mkdir()
    db = open_store(path, FROZEN_KEY, author=name, clock=clock, vault_id=vault_id)
    role = "coordinator" if founds else "volunteer"
    ours = identity.make_identity(vault_id, name, role, digit, "2026-11-01T12:00:00.000+00:00")
    settings = {"name": name, "sender": asdict(SENDER), "laptop": digit}
    settings |= {"identity": ours.as_setting(), roster.WAITING: not founds}
    for setting, value in settings.items():
        vault_settings.put(db, setting, value)
    return db


def move_in(desk: Desk, data: bytes) -> None:
    plan = moving_in.look(desk, reading.table(data, "x"), Choices(), MOVED_AT)
    assert moving_in.keep(desk, plan, desk.db.clock()).added > 0


def freeze(db: Database, name: str) -> None:
    reach_disk(db)
    db.close()
    (WEDGED / f"{name}.db.pages").write_bytes(packed(db.path.read_bytes(), FROZEN_KEY))


def two_laptops(folder: Path, content, other: str, role: str) -> tuple[Desk, Desk]:
    """Ana's, who leads, and another; both took in one file of twenty talks."""
    data = a_file(content, SEVEN - timedelta(days=90), TALKS)
    ana = a_vault_on_disk(folder / "ana" / "vault.db", "Ana", 0, founds=True, minute=0)
    two = a_vault_on_disk(folder / "two" / "vault.db", other, 1, founds=False, minute=7)
    let_in(ana, two, role)
    desks = Desk(ana, content, SENDER, laptop=0), Desk(two, content, SENDER, laptop=1)
    for desk in desks:
        move_in(desk, data)
    return desks


def make_wedged(folder: Path, content) -> None:
    """Bo gave twice; the first is refused at Ana's, and the second waits for it."""
    ana, bo = two_laptops(folder, content, "Bo", "volunteer")
    stick = folder / "stick"
    for step in ("refused", "held"):
        if step == "held":
            move_in(bo, a_file(content, SEVEN - timedelta(days=30), TALKS))
        exchange.send(bo, Folder(stick), bo.db.clock())
        done = exchange.receive(ana, Folder(stick), ana.db.clock())
        assert not done.taken and getattr(done, step)
    for path in stick.iterdir():
        (WEDGED / path.name).write_bytes(path.read_bytes())
    freeze(ana.db, "wedged-ana")
    freeze(bo.db, "wedged-bo")


def make_quarrel(folder: Path, content) -> None:
    """Ana and Cy exchanged both ways; all that differs is what nobody filled in."""
    ana, cy = two_laptops(folder, content, "Cy", "coordinator")
    stick = folder / "stick"
    for _time in range(2):
        for desk in (ana, cy):
            exchange.receive(desk, Folder(stick), desk.db.clock()) if stick.exists() else None
            exchange.send(desk, Folder(stick), desk.db.clock())
    assert len(exchange.open_conflicts(ana)) == 2 * TALKS
    freeze(ana.db, "quarrel-ana")
    freeze(cy.db, "quarrel-cy")


if __name__ == "__main__":
    if WEDGED.exists():
        raise SystemExit("these are frozen: they are never made again")
    WEDGED.mkdir()
    shipped = pack.load(None)
    for make in (make_wedged, make_quarrel):
        with TemporaryDirectory() as temporary:
            make(Path(temporary), shipped)
