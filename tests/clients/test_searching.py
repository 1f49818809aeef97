# SPDX-License-Identifier: EUPL-1.2
"""The index finds whom a look at every file would find, in the same order, whatever was written and taken back."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import people
from builders import SEVEN
from spreekuur.clients import matching, searching, store
from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.errors import UserError
from spreekuur.store import copying
from spreekuur.store.connection import memory_store
from spreekuur.store.writing import erase, new_id, remove, save, step, undo

TODAY = SEVEN.date()
MANY = 1000
STEPS = 200
SOME = list(people.people(12))
TYPED = [one.family[:2] for one in SOME[:8]] + [f"{one.given[:3]} {one.family[:3]}" for one in SOME[:8]]
TYPED += (
    [one.phone[-3:] for one in SOME[:8]]
    + [one.given[0] + one.family[0] for one in SOME[:8]]
    + ["zza", "K7-42M"]
)


def naive(db, text: str, today: date) -> dict[str, tuple[int, str]]:
    """Every open file held against what was typed: how sure, and the day of its last talk."""
    meant, found = matching.wanted(text), {}
    files = "select id, code, search from client where deleted_at is null and closed_at is null"
    for client_id, code, tokens in db.execute(files).fetchall():
        if code == meant.code:
            found[client_id] = searching.CODE
        elif meant.by_phone(tokens or ""):
            found[client_id] = searching.PHONE
        elif meant.by_initials(tokens or "") or (
            meant.by_name(tokens or "") and store.with_consent(db, [client_id], Purpose.RECORD, today)
        ):
            found[client_id] = searching.NAME
    return {client_id: (rank, last_day(db, client_id)) for client_id, rank in found.items()}


def last_day(db, client_id: str) -> str:
    query = (
        "select max(day) from (select held_on as day from consultation where deleted_at is null and (client_id = :id"
        " or id in (select consultation_id from talk_person where client_id = :id))"
        " union all select given_on from consent where client_id = :id)"
    )
    return db.execute(query, {"id": client_id}).fetchone()[0] or ""


def agrees(db) -> int:
    """The index says what the rows say; the same files are found, and the same ones first. How many."""
    many = 0
    db.execute("insert into client_words (client_words, rank) values ('integrity-check', 1)")
    for text in TYPED:
        expected = naive(db, text, TODAY)
        found = searching.find(db, matching.wanted(text), TODAY, MANY)
        assert found == {client_id: rank for client_id, (rank, _day) in expected.items()}, text
        order = [(-expected[client_id][0], expected[client_id][1]) for client_id in found]
        assert order == sorted(order, reverse=True), text
        first = searching.find(db, matching.wanted(text), TODAY, 5)
        assert list(first) == list(found)[:5]
        many += len(found)
    return many


class Desk:
    """Somebody who writes whatever the program can write, in no sensible order."""

    def __init__(self, db, chance: Random) -> None:
        self.db, self.chance, self.steps = db, chance, []
        for back in range(4):
            day = TODAY - timedelta(days=30 * back)
            at = datetime.combine(day, SEVEN.timetz()).isoformat()
            save(db, "evening", {"id": f"e{back}", "held_on": day.isoformat(), "opened_at": at})

    def any_of(self, table: str) -> str | None:
        rows = self.db.execute(f"select id from {table} order by id").fetchall()
        return self.chance.choice(rows)[0] if rows else None

    def new_file(self) -> None:
        one = self.chance.choice(SOME)
        client = Client(
            new_id(), f"K{self.chance.randrange(10**9)}", one.language, one.given, one.family, one.phone
        )
        store.add(self.db, client)
        if self.chance.random() < 0.8:
            ends = TODAY + timedelta(days=self.chance.choice((-1, 0, 1, 90)))
            store.give_consent(
                self.db,
                Consent(
                    new_id(),
                    client.id,
                    Purpose.RECORD,
                    TODAY - timedelta(days=self.chance.randrange(99)),
                    ends,
                ),
            )

    def correct(self) -> None:
        if client := store.get(self.db, self.any_of("client") or ""):
            one = self.chance.choice(SOME)
            store.add(self.db, replace(client, family=one.family, phone=one.phone))

    def into_bin_or_out(self) -> None:
        if client := store.get(self.db, self.any_of("client") or ""):
            store.put_in_bin(self.db, client.id, None if client.deleted_at else SEVEN)

    def close(self) -> None:
        if client_id := self.any_of("client"):
            erase(self.db, "client", client_id, store.PERSONAL)
            store.close(self.db, client_id, SEVEN)

    def remove_file(self) -> None:
        client_id = self.any_of("client")
        query = "select 1 from consultation where client_id = ? union select 1 from talk_person where client_id = ?"
        if client_id and not self.db.execute(query, (client_id, client_id)).fetchone():
            for consent in store.consents(self.db, client_id):
                remove(self.db, "consent", consent.id)
            remove(self.db, "client", client_id)

    def talk(self) -> None:
        row = {
            "id": new_id(),
            **self._when(),
            "kind": "talk",
            "language": "pl",
            "client_id": self.any_of("client"),
        }
        save(self.db, "consultation", row | dict.fromkeys(("started_at", "ended_at", "entered_at"), "x"))

    def talk_otherwise(self) -> None:
        if talk := self.any_of("consultation"):
            deleted = self.chance.choice((None, "x"))
            save(
                self.db,
                "consultation",
                {"id": talk, "client_id": self.any_of("client"), **self._when(), "deleted_at": deleted},
            )

    def talk_gone(self) -> None:
        if talk := self.any_of("consultation"):
            remove(self.db, "consultation", talk)

    def come_along(self) -> None:
        for _ in range(3):
            talk, client = self.any_of("consultation"), self.any_of("client")
            if talk and client:
                save(self.db, "talk_person", {"id": new_id(), "consultation_id": talk, "client_id": client})

    def _when(self) -> dict[str, str]:
        evening = self.any_of("evening")
        (day,) = self.db.execute("select held_on from evening where id = ?", (evening,)).fetchone()
        return {"evening_id": evening, "held_on": day}

    def act(self) -> None:
        if self.steps and self.chance.random() < 0.2:
            with suppress(UserError):  # a later step may stand in the way
                undo(self.db, self.steps.pop(self.chance.randrange(len(self.steps))))
            return
        often = [self.new_file] * 9 + [self.talk] * 5 + [self.correct, self.come_along] * 2
        act = self.chance.choice(
            [*often, self.into_bin_or_out, self.close, self.remove_file, self.talk_otherwise, self.talk_gone]
        )
        with step(self.db, "act") as step_id:
            act()
        self.steps.append(step_id)


@pytest.mark.parametrize("seed", range(4))
def test_the_index_finds_what_a_look_at_every_file_finds(seed):
    db = memory_store()
    desk = Desk(db, Random(seed))
    many = 0
    for number in range(STEPS):
        desk.act()
        if number % 40 == 39:
            many += agrees(db)
    assert many > 100, "the comparison is not blind"
    assert copying.lost_references(db.connection) == []
    db.close()


def test_the_parts_that_an_evening_adds_are_laid_together():
    db = memory_store()
    desk = Desk(db, Random(4))
    parts = "select count(distinct segid) from client_words_idx"
    for _ in range(120):
        desk.new_file()
        desk.talk()
    assert db.execute(parts).fetchone()[0] > 4
    searching.keep_fast(db)
    assert db.execute(parts).fetchone()[0] == 1
    agrees(db)
    db.close()


def test_a_talk_of_five_that_gets_another_day_moves_all_five():
    db = memory_store()
    desk = Desk(db, Random(1))
    for _ in range(6):
        desk.new_file()
    clients = [row[0] for row in db.execute("select id from client order by id")]
    desk.talk()
    (talk,) = db.execute("select id from consultation").fetchone()
    for client in clients[:5]:
        save(db, "talk_person", {"id": new_id(), "consultation_id": talk, "client_id": client})
    for evening in ("e3", "e0"):
        (day,) = db.execute("select held_on from evening where id = ?", (evening,)).fetchone()
        save(db, "consultation", {"id": talk, "evening_id": evening, "held_on": day, "client_id": clients[0]})
        agrees(db)
        db.execute("delete from consent")
        seen = [row[0] for row in db.execute("select client_id from client_place order by place limit 5")]
        assert set(seen) == set(clients[:5])
    db.close()


def test_a_file_laid_together_with_another_opens_that_one():
    db = memory_store()
    desk = Desk(db, Random(2))
    for _ in range(3):
        desk.new_file()
    for number, client in enumerate(
        ids := [row[0] for row in db.execute("select id from client order by id")]
    ):
        save(
            db,
            "client",
            {"id": client, "code": f"C{number}", "search": f" ~1 name{number} #87654321{number} "},
        )
    for one, other in ((ids[0], ids[1]), (ids[1], ids[2])):
        save(db, "client", {"id": one, "merged_into": other})
    for phone in ("876543210", "876543211", "876543212"):
        assert searching.find(db, matching.Wanted(phone=phone), TODAY, 5) == {ids[2]: searching.PHONE}
    save(db, "client", {"id": ids[2], "merged_into": ids[0]})  # a circle is nobody
    assert searching.find(db, matching.Wanted(phone="876543210"), TODAY, 5) == {}
    db.close()


@pytest.fixture(scope="module")
def known():
    db = memory_store()
    desk = Desk(db, Random(3))
    for _ in range(30):
        desk.new_file()
        desk.talk()
    yield db
    db.close()


HOSTILE = [
    '"',
    '" OR "',
    "ko* OR an",
    "NOT ko",
    "search:ko",
    "ko NEAR an",
    "^ko",
    "(ko",
    "ko\0an",
    "'; drop table client; --",
]
HOSTILE += [
    "{search} : ko",
    "an AND",
    "-ko",
    "+ko",
    "ko\ud800",
    "~1",
    "#123",
    "=ak",
    "ab " * 100,
    "ćwż" * 100,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_data(known, text):
    meant = matching.wanted(text)
    expected = {client_id: rank for client_id, (rank, _day) in naive(known, text, TODAY).items()}
    assert searching.find(known, meant, TODAY, MANY) == expected


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_finds_what_a_look_at_every_file_finds(known, text):
    expected = {client_id: rank for client_id, (rank, _day) in naive(known, text, TODAY).items()}
    assert searching.find(known, matching.wanted(text), TODAY, MANY) == expected
