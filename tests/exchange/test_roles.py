# SPDX-License-Identifier: EUPL-1.2
"""Who may write what, every cell, against the code that takes in; and what becomes of bundles changed at random."""

import dataclasses
import random

import pytest

from exchange_vaults import a_vault, let_in
from exchange_world import AT, World, reopened, taken, whole
from spreekuur.errors.exchange import BundleRefused, Objection, Refusal
from spreekuur.exchange import bundle, parked, rows, taking
from spreekuur.exchange.roles import Rights
from spreekuur.exchange.tables import ORDER
from spreekuur.security import age
from spreekuur.store.foreign import Change
from spreekuur.store.writing import new_id
from spreekuur.team import roster


@pytest.fixture(scope="module")
def world():
    return World()


def everything_that_counts(db):
    return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in ORDER}


OWN, OTHERS, NOBODYS = "its own row", "another laptop's row", "a row that nobody knows"


def changes_to(world, db, record, whose):
    """A change of that table by this laptop, to a row of its own, of another, or of nobody."""
    (cys,) = world.ana.execute("SELECT id FROM client WHERE origin = ?", (world.cy.origin,)).fetchone()
    mine, n = new_id(), 900
    made = world.a_change(writer=db.origin, record_id=mine)
    made = dataclasses.replace(made, after=dict(made.after) | {"id": mine, "origin": db.origin})
    changed = {OWN: mine, OTHERS: cys, NOBODYS: new_id()}[whose]
    edit = Change(db.origin, n + 1, AT, "x", "update", "client", changed, "save/x", {"given": "x"}, {})
    if record == "client":
        return [made, edit]
    after = {"id": (row := new_id()), "rule": "R1", "field": "why", "value": "x", "state": "waiting"}
    after |= {"noted_at": AT, "noted_by": "x", "origin": db.origin}
    return [Change(db.origin, n, AT, "x", "insert", record, row, "save/x", after, {})]


@pytest.mark.parametrize("role", ["volunteer", "confidant", "coordinator"])
@pytest.mark.parametrize(
    ("record", "whose"), [("client", OWN), ("client", OTHERS), ("client", NOBODYS), ("rule_edit", OWN)]
)
def test_the_matrix_of_roles(role, record, whose):
    world = World()
    dee = a_vault("Dee", 3)
    let_in(world.ana, dee, role)
    lines = [rows.line(one) for one in changes_to(world, dee, record, whose)]
    content = bundle.seal(roster.of(dee).keys, world.me, world.told(), lines)
    if role == "coordinator" or (record, whose) == ("client", OWN):
        assert isinstance(taken(world.ana, content), taking.Taken)
        return
    before = everything_that_counts(world.ana)
    assert taken(world.ana, content).parked == 1
    (waits,) = parked.waiting(world.ana)
    assert waits.why is (Objection.ROLE if record == "rule_edit" else Objection.AUTHOR)
    allowed = {"client"} if record == "client" else set()  # the row that the change stands beside
    assert {t for t, rows in everything_that_counts(world.ana).items() if rows != before.get(t)} == allowed


def test_what_is_written_in_anothers_name_refuses_the_whole_bundle(world):
    one = world.a_change(writer=world.cy.origin)
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, world.sealed(lines=[*world.lines(), rows.line(one)]))
    assert refused.value.why is Refusal.AUTHOR


def test_numbers_that_fall_refuse_the_whole_bundle(world):
    lines = [rows.line(world.a_change(n=n)) for n in (901, 900)]
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, world.sealed(lines=[*world.lines(), *lines]))
    assert refused.value.why is Refusal.AUTHOR


def test_a_row_that_another_is_said_to_have_made_waits(world):
    one = world.a_change()
    one = dataclasses.replace(one, after=dict(one.after) | {"origin": world.cy.origin})
    assert Rights(world.ana, roster.of(world.bo).me).objections([one]) == {one.n: Objection.AUTHOR}


def test_a_volunteer_hangs_nothing_on_anothers_row(world):
    (cys,) = world.ana.execute("SELECT id FROM client WHERE origin = ?", (world.cy.origin,)).fetchone()
    row = new_id()
    after = {
        "id": row,
        "client_id": cys,
        "purpose": "share",
        "given_on": "2026-11-11",
        "ends_on": "2027-11-11",
    }
    one = Change(
        world.bo.origin,
        900,
        AT,
        "x",
        "insert",
        "consent",
        row,
        "save/x",
        after | {"origin": world.bo.origin},
        {},
    )
    assert Rights(world.ana, roster.of(world.bo).me).objections([one]) == {900: Objection.BRANCH}


def test_a_volunteer_decides_nothing_about_the_directory(world):
    row = new_id()
    after = {"id": row, "org": "x", "field": "phone", "finding": "corrected", "state": "accepted"}
    after |= {"noted_at": AT, "noted_by": "x", "origin": world.bo.origin}
    one = Change(world.bo.origin, 900, AT, "x", "insert", "place_field", row, "save/x", after, {})
    assert Rights(world.ana, roster.of(world.bo).me).objections([one]) == {900: Objection.ROLE}


def mutated(data, chance):
    """Some bytes changed, cut out or put in."""
    content = bytearray(data)
    for _time in range(chance.randint(1, 4)):
        place = chance.randrange(len(content))
        kind = chance.randrange(3)
        if kind == 0:
            content[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del content[place : place + chance.randint(1, 30)]
        else:
            content[place:place] = chance.randbytes(chance.randint(1, 10))
    return bytes(content)


def test_no_mutant_of_a_bundle_is_taken_in(world, slow):
    """Changed outside; changed inside by who knows the public key; rows changed by a volunteer who signs them."""
    chance, honest = random.Random(8), world.sealed()
    inside, lines = reopened(world, honest), world.lines()
    before = whole(world.ana)
    for number in range(10_000 if slow else 1000):
        changed = mutated(honest if number % 2 else inside, chance)
        assert changed not in (honest, inside)
        mutant = changed if number % 2 else age.seal(world.me.reads_with, changed)
        with pytest.raises(BundleRefused):
            taken(world.ana, mutant)
    assert whole(world.ana) == before
    reader = rows.Reader(world.ana)
    for _number in range(10_000 if slow else 1000):
        line = mutated(chance.choice(lines), chance)
        changes, odd = reader.read([line])
        assert len(changes) + len(odd) == 1
