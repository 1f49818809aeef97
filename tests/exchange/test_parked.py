# SPDX-License-Identifier: EUPL-1.2
"""What a laptop may not write waits row by row; all else comes in, and who is hostile gains nothing by it."""

from dataclasses import replace

import pytest

from exchange_world import AT, World, taken, whole
from spreekuur.errors.exchange import NoSuchWaiting, NotToBeTakenOver, Objection
from spreekuur.exchange import parked, rows
from spreekuur.exchange.conflicts import open_ones
from spreekuur.store.foreign import Change
from spreekuur.store.writing import erase, new_id, save


class Hostile(World):
    """Bo, who writes by hand; Cy's client stands at Ana's."""

    def __init__(self) -> None:
        super().__init__()
        self.sent, self.n = 0, 900
        query = "SELECT id FROM client WHERE origin = ?"
        (self.theirs,) = self.ana.execute(query, (self.cy.origin,)).fetchone()

    def one(self, action, record, row_id, after, **more):
        self.n += 1
        if action == "insert":
            after = {"id": row_id, "origin": self.bo.origin} | after
        change = Change(self.bo.origin, self.n, AT, "Bo", action, record, row_id, "save/x", after, {})
        return replace(change, **more)

    def edit(self, **after):
        return self.one("update", "client", self.theirs, after)

    def give(self, *changes, honest=()):
        """A bundle of Bo's, as the next one."""
        self.sent += 1
        lines = [rows.line(one) for one in (*honest, *changes)]
        return taken(self.ana, self.sealed(lines=lines, sequence=self.sent, since=self.sent - 1))

    def talk(self, evening, row_id, **more):
        after = {"evening_id": evening, "held_on": "2026-11-11", "kind": "talk", "language": "pl"}
        after |= {"started_at": AT, "ended_at": AT, "entered_at": AT, "note": "nota"}
        return self.one("insert", "consultation", row_id, after | more)

    def question(self, evening, talk, row_id):
        after = {"evening_id": evening, "consultation_id": talk, "language": "pl", "words": "x"}
        after |= {"state": "open", "noted_at": AT, "noted_by": "Bo"}
        return self.one("insert", "question", row_id, after)

    def referral(self, talk, row_id):
        after = {"consultation_id": talk, "route": "x", "priority": "normal"}
        return self.one(
            "insert", "referral", row_id, after | {"state": "chosen", "chosen_at": AT, "reason": ""}
        )

    def phone(self):
        return self.ana.execute("SELECT phone FROM client WHERE id = ?", (self.theirs,)).fetchone()[0]


@pytest.fixture
def world():
    return Hostile()


def counted(db, table):
    return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_the_rest_of_the_bundle_and_all_after_it_come_in(world):
    own = new_id()
    after = {"id": own, "code": "K7-44Q", "language": "pl"}
    done = world.give(world.edit(phone="0600000000"), world.one("insert", "client", own, after))
    assert (done.new, done.parked) == (1, 1)
    assert world.give(world.one("update", "client", own, {"given": "Ewa"})).new == 1
    assert world.phone() is None
    assert parked.count(world.ana) == 1


def test_what_belongs_to_a_row_that_waits_waits_with_it_and_comes_with_it(world):
    (evening,) = world.bo.execute("SELECT id FROM evening").fetchone()
    talk, other, referral, step = new_id(), new_id(), new_id(), new_id()
    made = world.one("insert", "evening", evening, {"held_on": "2026-11-11", "opened_at": AT, "roster": "[]"})
    hangs = world.talk(evening, talk, client_id=world.theirs)
    free = world.talk(evening, other)
    branch = world.referral(talk, referral)
    noted = {"referral_id": referral, "step": "called", "reached_on": "2026-11-11"}
    deeper = world.one("insert", "referral_step", step, noted | {"noted_at": AT, "noted_by": "Bo"})
    done = world.give(made, hangs, free, branch, deeper)
    assert (done.new, done.parked) == (2, 3)
    late = world.one("update", "referral", referral, {"state": "called"})
    world.give(late)
    (waits,) = parked.waiting(world.ana)
    assert (waits.why, waits.record_id, waits.changes) == (Objection.BRANCH, talk, 4)
    assert waits.fields["note"] == "nota"
    parked.decide(world.ana, [waits.id], parked.THEIRS)
    assert parked.waiting(world.ana, kept=True) == []
    assert world.ana.execute("SELECT state FROM referral").fetchall() == [("called",)]
    assert (counted(world.ana, "referral_step"), counted(world.ana, "consultation")) == (1, 2)


def test_nothing_is_allowed_because_of_a_row_that_waits(world):
    """A file of Cy's that Bo says Bo made; then everything that would follow from it."""
    forged = world.one("insert", "client", world.theirs, {"code": "K7-42M", "language": "pl", "given": "X"})
    consent = {"purpose": "share", "given_on": "2026-11-11", "ends_on": "2027-11-11"}
    agreed = world.one("insert", "consent", new_id(), {"client_id": world.theirs} | consent)
    unknown = new_id()
    before = whole(world.ana)
    world.give(
        forged,
        agreed,
        world.edit(phone="0600000000"),
        world.one("insert", "consent", new_id(), {"client_id": unknown} | consent),
        world.one("erase", "client", world.theirs, {"given": None}),
        world.one("remove", "client", unknown, {}),
    )
    after = whole(world.ana)
    changed = {table for table in after if after[table] != before[table]}
    assert changed <= {"parked_change", "peer", "bundle_taken", "member", "setting"}
    assert {one.why for one in parked.waiting(world.ana)} == {Objection.AUTHOR, Objection.BRANCH}


def test_ten_thousand_forbidden_rows_wait_up_to_the_limit_and_the_rest_is_counted(world):
    edits = [world.one("update", "client", new_id(), {"given": "x"}) for _number in range(10_000)]
    own = world.one("insert", "client", new_id(), {"code": "K7-44Q", "language": "pl"})
    assert world.give(*edits, own).new == 1
    assert counted(world.ana, "parked_change") == parked.MOST_CHANGES
    over = 10_000 - parked.MOST_CHANGES
    assert parked.not_kept(world.ana) == {world.bo.origin: over}
    world.give(world.edit(phone="1"))
    assert parked.not_kept(world.ana) == {world.bo.origin: over + 1}
    every = [one.id for one in parked.waiting(world.ana)]
    assert parked.decide(world.ana, every, parked.NONE) == parked.MOST_CHANGES
    assert (parked.count(world.ana), parked.not_kept(world.ana)) == (0, {})
    world.give(world.edit(phone="1"))
    assert parked.count(world.ana) == 1


def test_large_values_are_bounded_too(world):
    world.give(*(world.edit(given="x" * 150_000) for _number in range(80)))
    size = world.ana.execute("SELECT sum(length(after)) FROM parked_change").fetchone()[0]
    assert 0 < size <= parked.MOST_BYTES
    assert sum(parked.not_kept(world.ana).values()) + counted(world.ana, "parked_change") == 80


def test_what_comes_twice_waits_once_and_what_was_decided_is_asked_no_more(world):
    edit = world.edit(phone="0600000000")
    world.give(edit)
    assert world.give(edit).parked == 0
    (waits,) = parked.waiting(world.ana)
    parked.decide(world.ana, [waits.id], parked.MINE)
    assert (world.give(edit).parked, parked.waiting(world.ana)) == (0, [])
    (kept,) = parked.waiting(world.ana, kept=True)
    assert kept.fields == {"phone": "0600000000"}
    parked.decide(world.ana, [kept.id], parked.NONE)
    assert "0600000000" not in repr(whole(world.ana))
    assert (world.give(edit).parked, parked.waiting(world.ana, kept=True)) == (0, [])
    with pytest.raises(NoSuchWaiting):
        parked.decide(world.ana, [kept.id], parked.THEIRS)


def test_what_is_taken_over_stands_and_asks_nothing_more(world):
    save(world.ana, "client", {"id": world.theirs, "phone": "0611111111"})
    world.give(world.edit(phone="0600000000"))
    (waits,) = parked.waiting(world.ana)
    parked.decide(world.ana, [waits.id], parked.THEIRS)
    assert (world.phone(), open_ones(world.ana)) == ("0600000000", [])


def test_who_sent_a_row_erases_it_and_takes_it_back_while_it_waits(world):
    row = {"code": "K7-42M", "language": "pl", "given": "Zofia"}
    consent = {"purpose": "record", "given_on": "2026-11-11", "ends_on": "2027-11-11"}
    world.give(
        world.one("insert", "client", world.theirs, row),
        branch := world.one("insert", "consent", new_id(), {"client_id": world.theirs} | consent),
    )
    world.give(world.one("erase", "client", world.theirs, {"given": None}))
    assert "Zofia" not in repr(whole(world.ana))
    (waits,) = parked.waiting(world.ana)
    assert waits.changes == 3
    world.give(world.one("remove", "consent", branch.record_id, {}))
    world.give(world.one("remove", "client", world.theirs, {}))
    assert parked.waiting(world.ana, kept=True) == []
    assert counted(world.ana, "client") == 1


def test_the_ledger_of_figures_is_taken_over_from_nobody(world):
    row = {"period": "2026-Q4", "release": "x", "entry": "{}", "signed_at": AT, "signed_by": "Bo"}
    world.give(world.one("insert", "release_entry", new_id(), row))
    (waits,) = parked.waiting(world.ana)
    assert waits.why is Objection.ROLE
    with pytest.raises(NotToBeTakenOver):
        parked.decide(world.ana, [waits.id], parked.THEIRS)


def test_who_is_erased_here_is_erased_in_what_waits(world):
    (evening,) = world.bo.execute("SELECT id FROM evening").fetchone()
    made = world.one("insert", "evening", evening, {"held_on": "2026-11-11", "opened_at": AT, "roster": "[]"})
    hangs = world.talk(evening, new_id(), client_id=world.theirs, note="Zofia")
    world.give(made, hangs, world.edit(given="Zofia"))
    erase(world.ana, "client", world.theirs, ["given", "family", "phone"])
    parked.forget_client(world.ana, world.theirs)
    assert "Zofia" not in repr(whole(world.ana))
