# SPDX-License-Identifier: EUPL-1.2
"""Four laptops of one team on which things are done at random, for the tests that they agree in the end."""

import json
from contextlib import suppress
from datetime import timedelta

from hypothesis import HealthCheck
from hypothesis import strategies as st

from builders import SEVEN
from exchange_vaults import Ticking, a_vault, let_in
from spreekuur.errors.exchange import BundleWaits
from spreekuur.errors.vault import NothingToUndo, UndoOvertaken
from spreekuur.exchange import sending, taking
from spreekuur.exchange.tables import ORDER
from spreekuur.store.journal import disagrees
from spreekuur.store.writing import erase, new_id, redo, remove, save, step, undo

AT = "2026-11-11T19:00:00.000+00:00"


class Team:
    """Four laptops, two or three of them coordinators', and every bundle that was ever made."""

    def __init__(self, leads: int = 2) -> None:
        clocks = [Ticking(SEVEN + timedelta(minutes=7 * place)) for place in range(4)]
        self.ana = a_vault("Ana", 0, founds=True, clock=clocks[0])
        self.bo, self.cy, self.dee = (
            a_vault(n, i, clock=clocks[i]) for i, n in enumerate(("Bo", "Cy", "Dee"), 1)
        )
        let_in(self.ana, self.bo, "coordinator")
        let_in(self.ana, self.cy, "coordinator" if leads == 3 else "volunteer")
        let_in(self.ana, self.dee)
        self.leads = leads
        self.all = [self.ana, self.bo, self.cy, self.dee]
        self.copies: dict[int, object] = {}
        self.bundles: list[tuple[str, bytes]] = []
        self.taken: set[int] = set()
        # Everybody knows everybody before the evening.
        for other in self.all[1:]:
            self.send(self.ana)
            self.take(other, range(len(self.bundles)))
        self.saved: dict[str, tuple[str, str]] = {}
        self.erased: set[tuple[str, str]] = set()

    def send(self, db) -> None:
        for to in sending.recipients(db):
            made = sending.make(db, to, db.clock())
            sending.placed(db, made)
            self.bundles.append((to.vault, made.content))

    def take(self, db, places) -> None:
        for place in places:
            to, content = self.bundles[place % len(self.bundles)]
            if to == db.origin:
                with suppress(BundleWaits):
                    taking.take(db, taking.open_bundle(db, content), db.clock())
                    self.taken.add(place)

    def close(self) -> None:
        for db in self.all:
            db.close()


def an_evening(db):
    row = {"held_on": "2026-11-11", "opened_at": AT, "roster": "[]"}
    save(db, "evening", {"id": (evening := new_id())} | row)
    return evening


def a_client(db, code, **more):
    save(db, "client", {"id": (client := new_id()), "code": code, "language": "pl"} | more)
    return client


def a_talk(db, client=None):
    talk = {"evening_id": an_evening(db), "client_id": client, "held_on": "2026-11-11", "kind": "talk"}
    talk |= {"started_at": AT, "ended_at": AT, "entered_at": AT, "language": "pl"}
    save(db, "consultation", {"id": (talk_id := new_id())} | talk)
    return talk_id


def rows_of(db, *without):
    """Every row that travels, without how it came to be."""
    found = {}
    for table in ORDER:
        names = [name for name in db.shapes[table].columns if (table, name) != ("client", "search")]
        columns = ", ".join([*names, "version", "changed_at", "changed_by", "origin"])
        found[table] = db.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()
    return {table: rows for table, rows in found.items() if rows and table not in without}


def everything_kept(db):
    """Every value that stands anywhere in a store."""
    kept = {value for rows in rows_of(db).values() for row in rows for value in row}
    for (noted,) in db.execute(
        "SELECT before FROM change UNION ALL SELECT after FROM foreign_change"
    ).fetchall():
        kept |= {value for value in json.loads(noted).values() if isinstance(value, str)}
    return kept


def exchange_all(team, shuffled=list):
    """Let everybody send and take until nothing is new; each takes in an order of its own."""
    for _round in range(3):
        for db in team.all:
            team.send(db)
        waiting: set[int] | None = None
        while waiting != (waiting := set(range(len(team.bundles))) - team.taken):
            for db in team.all:
                team.take(db, shuffled(sorted(waiting)))


FIELDS = ("given", "family", "phone", "birth_date")
DOING = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 3), st.integers(0, 9), st.sampled_from(FIELDS)),
    st.tuples(st.just("new"), st.integers(0, 3), st.integers(0, 3), st.just("")),
    st.tuples(st.just("talk"), st.integers(0, 3), st.integers(0, 9), st.just("")),
    st.tuples(st.just("remove"), st.integers(0, 3), st.integers(0, 9), st.just("")),
    st.tuples(st.just("erase"), st.integers(0, 3), st.integers(0, 9), st.sampled_from(FIELDS)),
    st.tuples(st.just("undo"), st.integers(0, 3), st.integers(0, 9), st.just("")),
    st.tuples(st.just("send"), st.integers(0, 3), st.just(0), st.just("")),
    st.tuples(st.just("take"), st.integers(0, 3), st.integers(0, 99), st.just("")),
)


def do(team, number, what, who, which, field):
    """One thing that somebody does on one laptop; on their own rows if they do not lead."""
    db = team.all[who]
    mine = "SELECT id FROM client WHERE origin = ? OR ? ORDER BY id"
    clients = [one for (one,) in db.execute(mine, (db.origin, who < team.leads)).fetchall()]
    value = f"{field} {number}"
    if what == "new":
        client = a_client(db, f"CODE-{which}" if not _has(db, which) else f"CODE-{number}x", given=value)
        team.saved[value] = client, "given"
    elif what == "edit" and clients:
        client = clients[which % len(clients)]
        with step(db, "save"):
            save(db, "client", {"id": client, field: value})
        team.saved[value] = client, field
    elif what == "erase" and clients:
        client = clients[which % len(clients)]
        team.erased.add((client, field))
        erase(db, "client", client, [field])
    elif what == "talk" and clients:
        talk = a_talk(db, clients[which % len(clients)])
        save(db, "consultation_topic", {"id": new_id(), "consultation_id": talk, "topic": "x", "position": 0})
    elif what in _ON_THE_WHOLE:
        _ON_THE_WHOLE[what](team, db, which)


def _remove(_team, db, which):
    mine = "SELECT id FROM consultation WHERE origin = ? OR ?"
    talks = db.execute(mine, (db.origin, db in _team.all[: _team.leads])).fetchall()
    if talks:
        remove(db, "consultation", talks[which % len(talks)][0])


def _has(db, which):
    return db.execute("SELECT 1 FROM client WHERE code = ?", (f"CODE-{which}",)).fetchone()


def _turn(_team, db, which):
    steps = db.execute(
        "SELECT DISTINCT step FROM change WHERE step LIKE 'save/%' AND instr(step, '~') = 0"
    ).fetchall()
    if steps:
        with suppress(NothingToUndo, UndoOvertaken):
            (undo if which % 2 else redo)(db, steps[which % len(steps)][0])


_ON_THE_WHOLE = {
    "remove": _remove,
    "undo": _turn,
    "send": lambda team, db, _which: team.send(db),
    "take": lambda team, db, which: team.take(db, [which]),
}


slowly = [HealthCheck.too_slow, HealthCheck.data_too_large]


def shuffled_by(random):
    def shuffled(places):
        random.shuffle(places)
        return places

    return shuffled


def all_agree(team):
    """Coordinators hold the same rows, volunteers their own as these have them; nothing in a store is off."""
    first, *others = (rows_of(db) for db in team.all[: team.leads])
    assert all(rows == first for rows in others)
    for db in team.all[team.leads :]:
        for table, rows in rows_of(db).items():
            assert set(rows) <= set(first[table])
    for db in team.all:
        assert not any(disagrees(db, table) for table in ORDER)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
