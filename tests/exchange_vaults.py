# SPDX-License-Identifier: EUPL-1.2
"""Vaults of one team for the tests of exchange: real encrypted stores in memory, with real keys."""

from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from builders import SENDER, SEVEN
from spreekuur.desk.desk import Desk
from spreekuur.security import identity
from spreekuur.store import connection, resuming, vault_settings
from spreekuur.store.connection import Database, memory_store
from spreekuur.team import joining, membership, returning, roster


class Ticking:
    """A clock that goes on with each look, by a second: no two moments of a test are the same."""

    def __init__(self, begins: datetime = SEVEN, step: timedelta = timedelta(seconds=1)) -> None:
        self.now, self._step = begins, step

    def __call__(self) -> datetime:
        self.now += self._step
        return self.now


def a_vault(name: str, laptop: int, *, founds: bool = False, clock: Ticking | None = None) -> Database:
    """A vault as `init` leaves it, without its locks."""
    db = memory_store(author=name, clock=clock or Ticking())
    db.origin = str(uuid5(NAMESPACE_OID, f"{name} {laptop}"))
    role = "coordinator" if founds else "volunteer"
    ours = identity.make_identity(db.origin, name, role, laptop, "2026-11-01T12:00:00.000+00:00")
    for setting, value in {
        "vault_id": db.origin,
        "name": name,
        "sender": asdict(SENDER),
        "laptop": laptop,
        "identity": ours.as_setting(),
        roster.WAITING: not founds,
    }.items():
        vault_settings.put(db, setting, value)
    return db


def let_in(coordinator: Database, laptop: Database, role: str = "volunteer", *, replaces: str = "") -> None:
    """All three steps of joining."""
    name = vault_settings.get(laptop, "name")
    content, _words = membership.ask(laptop, name, "en", SEVEN)
    admission, _given = membership.admit(
        coordinator, joining.read_request(content), role, SEVEN, replaces=replaces
    )
    membership.join(laptop, admission)


def a_desk(db: Database, content) -> Desk:
    return Desk(db, content, SENDER, laptop=vault_settings.get(db, "laptop"))


def a_copy(db: Database, clock: Ticking | None = None) -> Database:
    """A store as it is now, in another one: to be put back later."""
    copy = memory_store(author=db.author, clock=clock or Ticking(db.clock()))
    db.connection.backup(copy.connection)
    copy.origin = db.origin
    return copy


def put_back(db: Database, now: datetime = SEVEN) -> Database:
    """What opening does with a store whose mark says that it is older than it was."""
    resuming.note(db, connection.changes(db))
    returning.settle(db, now)
    return db


class TwoCoordinators:
    """Ana who founded the team, Bo a volunteer, Dee a coordinator; each with a clock of its own."""

    def __init__(self) -> None:
        clocks = [Ticking(SEVEN + timedelta(minutes=7 * place)) for place in range(3)]
        self.ana = a_vault("Ana", 0, founds=True, clock=clocks[0])
        self.bo, self.dee = a_vault("Bo", 1, clock=clocks[1]), a_vault("Dee", 2, clock=clocks[2])
        let_in(self.ana, self.bo)
        let_in(self.ana, self.dee, "coordinator")
