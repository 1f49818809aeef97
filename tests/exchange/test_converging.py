# SPDX-License-Identifier: EUPL-1.2
"""Any order of any bundles gives the same rows on every coordinator's vault, and no value that was saved is lost."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import SEVEN
from exchange_vaults import Ticking, a_copy, a_vault, let_in, put_back
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


@settings(max_examples=12, suppress_health_check=slowly)
@given(st.lists(DOING, min_size=5, max_size=40), st.integers(2, 3), st.randoms(use_true_random=False))
def test_any_order_of_any_bundles_gives_the_same_rows_and_loses_no_value(doings, leads, random):
    team = Team(leads)
    try:
        for number, doing in enumerate(doings):
            do(team, number, *doing)
        exchange_all(team, _shuffled_by(random))
        all_agree(team)
        saved = {value for value, place in team.saved.items() if place not in team.erased}
        for db in team.all[:leads]:
            assert saved <= everything_kept(db)
    finally:
        team.close()


PUT_BACK = st.tuples(st.sampled_from(["copy", "put back"]), st.integers(0, 3), st.just(0), st.just(""))


@settings(max_examples=12, suppress_health_check=slowly)
@given(st.lists(st.one_of(DOING, PUT_BACK), min_size=5, max_size=40), st.randoms(use_true_random=False))
def test_laptops_that_were_put_back_at_any_time_agree_in_the_end(doings, random):
    team = Team()
    try:
        for number, (what, who, *rest) in enumerate(doings):
            if what == "copy":
                team.copies[who] = a_copy(team.all[who])
            elif what == "put back" and who in team.copies:
                _put_back(team, who)
            else:
                do(team, number, what, who, *rest)
        exchange_all(team, _shuffled_by(random))
        all_agree(team)
    finally:
        team.close()


def _put_back(team, who):
    team.all[who] = db = put_back(a_copy(team.copies[who], team.all[who].clock), team.all[who].clock())
    team.taken = set()  # what came in after the copy was made may come again
    if who >= team.leads:
        let_in(team.all[0], db)


def _shuffled_by(random):
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


@pytest.fixture
def team():
    made = Team()
    yield made
    made.close()


def test_two_fields_of_one_client_changed_on_two_laptops_are_both_kept(team):
    client = a_client(team.cy, "K7-42M", given="Jan", phone="1")
    exchange_all(team)
    save(team.cy, "client", {"id": client, "phone": "2"})
    save(team.ana, "client", {"id": client, "given": "Janusz"})
    exchange_all(team)
    for db in (team.ana, team.bo, team.cy):
        row = db.execute("SELECT given, phone FROM client WHERE id = ?", (client,)).fetchone()
        assert row == ("Janusz", "2")


def test_what_is_erased_on_one_laptop_is_erased_on_all_and_comes_with_no_late_bundle(team):
    client = a_client(team.cy, "K7-42M", given="Zofia", phone="0699999999")
    team.send(team.cy)
    late = [len(team.bundles) - 1]  # to Bo, who takes it in after the erasure
    save(team.cy, "client", {"id": client, "phone": "0688888888"})
    exchange_all(team, lambda places: [place for place in places if place not in late])
    erase(team.ana, "client", client, ["given", "phone"])
    exchange_all(team)
    for db in team.all:
        assert not {"Zofia", "0699999999", "0688888888"} & everything_kept(db)


def test_an_erased_client_whose_row_is_gone_is_erased_everywhere(team):
    client = a_client(team.cy, "K7-42M", given="Zofia")
    exchange_all(team)
    remove(team.cy, "client", client)
    erase(team.cy, "client", client, ["given", "code", "language", "family", "phone"])
    exchange_all(team)
    for db in team.all:
        assert "Zofia" not in everything_kept(db)
        assert "client" not in rows_of(db)
        assert not disagrees(db, "client")


def test_a_part_waits_for_its_talk_and_stands_when_that_comes(team):
    """Bo hears from Ana of a topic that Ana added before Cy's own bundle comes in."""
    talk = a_talk(team.cy)
    team.send(team.cy)
    theirs = len(team.bundles)
    team.take(team.ana, range(theirs))
    save(
        team.ana, "consultation_topic", {"id": new_id(), "consultation_id": talk, "topic": "x", "position": 0}
    )
    exchange_all(team)
    assert rows_of(team.ana)["consultation_topic"] == rows_of(team.bo)["consultation_topic"]


def test_two_laptops_that_gave_out_one_code_keep_both_clients(team):
    for db in (team.cy, team.dee):
        a_client(db, "K7-42M", given=db.author)
    exchange_all(team)
    assert {row[2] for row in rows_of(team.ana)["client"]} >= {"pl"}
    assert len(rows_of(team.ana)["client"]) == 2
    assert rows_of(team.ana) == rows_of(team.bo)


def test_a_volunteers_laptop_gets_nothing_of_anothers(team):
    a_client(team.cy, "K7-42M", given="Jan")
    a_client(team.ana, "K7-43P", given="Ewa")
    exchange_all(team)
    assert rows_of(team.dee) == {}
    assert len(rows_of(team.cy)["client"]) == 1
