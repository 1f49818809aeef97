# SPDX-License-Identifier: EUPL-1.2
"""Bundles that nobody honest made: each is refused for its own reason, and the store stays as it was."""

import dataclasses
import random
import zlib

import pytest

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from spreekuur.errors.exchange import BundleRefused, BundleWaits, Refusal
from spreekuur.exchange import bundle, rows, sending, taking
from spreekuur.exchange.roles import Rights
from spreekuur.security import age
from spreekuur.security.identity import canonical
from spreekuur.store.foreign import Change
from spreekuur.store.writing import new_id, save
from spreekuur.team import membership, roster

AT = "2026-11-11T18:00:00.000+00:00"


class World:
    """A coordinator, two volunteers, and somebody from outside with a team of their own."""

    def __init__(self) -> None:
        self.ana, self.bo, self.cy = a_vault("Ana", 0, founds=True), a_vault("Bo", 1), a_vault("Cy", 2)
        self.eve = a_vault("Eve", 9, founds=True)
        let_in(self.ana, self.bo)
        let_in(self.ana, self.cy)
        save(self.cy, "client", {"id": new_id(), "code": "K7-42M", "language": "pl", "given": "Jan"})
        self.cys = sending.make(self.cy, self.me, SEVEN).content
        taking.take(self.ana, taking.open_bundle(self.ana, self.cys), SEVEN)
        save(self.bo, "evening", {"id": new_id(), "held_on": "2026-11-11", "opened_at": AT})
        save(self.bo, "client", {"id": new_id(), "code": "K7-43P", "language": "bg", "phone": "0612345678"})

    @property
    def me(self):
        return roster.of(self.ana).me

    def lines(self, *changes):
        """Bo's own rows, with these behind them."""
        honest = list(sending._changes(self.bo, roster.of(self.bo), self.me, 0, 0))
        return [rows.line(one) for one in (*honest, *changes)]

    def told(self, **more):
        return sending._told(self.bo, roster.of(self.bo), self.me, SEVEN) | {"sequence": 1, "since": 0} | more

    def sealed(self, lines=None, keys=None, to=None, **more):
        keys = keys or roster.of(self.bo).keys
        lines = self.lines() if lines is None else lines
        return bundle.seal(keys, to or self.me, self.told(**more), lines)

    def a_change(self, **more):
        """A change by Bo to a new client of Bo's own."""
        row_id = new_id()
        after = {"id": row_id, "code": "K7-44Q", "language": "pl", "origin": self.bo.origin}
        one = Change(self.bo.origin, 900, AT, "Bo", "insert", "client", row_id, "save/x", after, {})
        return dataclasses.replace(one, **more)


@pytest.fixture(scope="module")
def world():
    return World()


def whole(db):
    """Every byte of a store in memory that means anything."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    rows_of = {name: db.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if name[0] != "_"}
    return {name: sorted(found, key=repr) for name, found in rows_of.items()}


def taken(db, content, now=SEVEN):
    return taking.take(db, taking.open_bundle(db, content), now)


def reopened(world, content):
    """What is inside, as somebody who has Ana's key could take it apart."""
    return age.unseal(roster.of(world.ana).keys.reading_key, content)


def resigned(world, inside, change):
    """The same with another manifest, under the signature of the old one."""
    length = int.from_bytes(inside[:4], "big")
    manifest = canonical(bundle.strict.parsed(inside[4 : 4 + length]) | change)
    return age.seal(world.me.reads_with, len(manifest).to_bytes(4, "big") + manifest + inside[4 + length :])


def by(world, db, **more):
    return world.sealed(keys=roster.of(db).keys, **more)


ATTACKS = {
    "sealed to somebody else": (lambda w: w.sealed(to=roster.of(w.cy).me), Refusal.NOT_OPENED),
    "no bundle at all": (lambda w: b"age-encryption.org/v1\n" + b"x" * 500, Refusal.NOT_OPENED),
    "one byte changed outside": (lambda w: (c := w.sealed())[:-1] + bytes([c[-1] ^ 1]), Refusal.NOT_OPENED),
    "cut short": (lambda w: w.sealed()[:-100], Refusal.NOT_OPENED),
    "too large": (lambda w: b"\0" * (bundle.MOST_BYTES + 1), Refusal.TOO_LARGE),
    "a length beyond the end": (lambda w: age.seal(w.me.reads_with, b"\0\0\xff\xff{}"), Refusal.DAMAGED),
    "an empty inside": (lambda w: age.seal(w.me.reads_with, b""), Refusal.DAMAGED),
    "sealed on by another recipient": (
        lambda w: age.seal(
            w.me.reads_with, age.unseal(roster.of(w.cy).keys.reading_key, w.sealed(to=roster.of(w.cy).me))
        ),
        Refusal.NOT_FOR_US,
    ),
    "another manifest under the signature": (
        lambda w: resigned(w, reopened(w, w.sealed()), {"sequence": 2}),
        Refusal.SIGNATURE,
    ),
    "another sender's certificate": (
        lambda w: resigned(w, reopened(w, w.sealed()), {"sender": roster.of(w.cy).keys.certificate}),
        Refusal.SIGNATURE,
    ),
    "other rows under the manifest": (
        lambda w: age.seal(w.me.reads_with, reopened(w, w.sealed())[:-30] + bytes(30)),
        Refusal.DAMAGED,
    ),
    "a member that nobody knows": (lambda w: w.sealed(mood="x"), Refusal.DAMAGED),
    "of another team": (lambda w: by(w, w.eve, team=roster.of(w.eve).id), Refusal.OTHER_TEAM),
    "by a stranger who names the team": (lambda w: by(w, w.eve), Refusal.UNKNOWN_SENDER),
    "by the recipient itself": (lambda w: by(w, w.ana), Refusal.NOT_FOR_US),
    "of a later version": (lambda w: w.sealed(v=2), Refusal.NEWER),
    "of a later schema": (lambda w: w.sealed(schema=99), Refusal.NEWER),
    "from far in the future": (lambda w: w.sealed(made_at="2031-01-01T00:00:00.000+00:00"), Refusal.CLOCK),
    "a number that builds on itself": (lambda w: w.sealed(sequence=3, since=3), Refusal.DAMAGED),
    "a count that is not so": (lambda w: w.sealed(count=10**6), Refusal.DAMAGED),
    "rows that unpack to a gigabyte": (
        lambda w: _with_packed(w, zlib.compress(bytes(bundle.MOST_UNPACKED + 10), 1)),
        Refusal.TOO_LARGE,
    ),
    "a million rows": (lambda w: w.sealed(lines=[b"{}"] * (bundle.MOST_ROWS + 1)), Refusal.TOO_LARGE),
}


def _with_packed(world, packed):
    inside = reopened(world, world.sealed())
    length = int.from_bytes(inside[:4], "big")
    return age.seal(world.me.reads_with, inside[: 4 + length + 64] + packed)


@pytest.mark.parametrize("name", ATTACKS)
def test_it_is_refused_and_the_store_stays_as_it_was(world, name):
    make, why = ATTACKS[name]
    before = whole(world.ana)
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, make(world))
    assert refused.value.why is why
    assert whole(world.ana) == before


BAD = {
    "of no table": {"record": "sqlite_master"},
    "of a table that stays here": {"record": "setting"},
    "with an action of its own": {"action": "drop"},
    "with an id that is a path": {"record_id": "../../x"},
    "with a step that is code": {"step": "x'; DROP TABLE client"},
    "with a number below one": {"n": 0},
    "by half a character": {"by": "\n"},
    "at no time": {"at": "yesterday"},
    "that knew nonsense": {"knew": {"x": 1}},
}
BAD_VALUES = {
    "a field that is none": {"nope": 1},
    "what each vault makes itself": {"search": "x"},
    "nothing where something must be": {"language": None},
    "a number for a text": {"given": 7},
    "a text too long": {"given": "x" * 300_000},
    "a sign that ends a text": {"given": "a\0b"},
    "an object": {"given": {"base64": "AA=="}},
    "a day that is none": {"keep_until": "2026-02-30"},
    "a moment that is none": {"deleted_at": "2026-11-11"},
    "a word that is none": {"keep_reason": "whim"},
    "another row's id": {"id": "other"},
    "a language that is markup": {"language": "<b>"},
}


@pytest.mark.parametrize("name", [*BAD, *BAD_VALUES])
def test_a_row_that_spreekuur_never_writes_refuses_the_whole_bundle(world, name):
    bad = world.a_change()
    more = BAD.get(name) or {"after": dict(bad.after) | BAD_VALUES[name]}
    before = whole(world.ana)
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, world.sealed(lines=world.lines(dataclasses.replace(bad, **more))))
    assert refused.value.why is Refusal.ROWS
    assert whole(world.ana) == before


HOSTILE = [
    b"",
    b"[]",
    b"{",
    b"null",
    b'{"n":NaN}',
    b"[" * 5000,
    b'{"a":1,"a":2}',
    b'{"a":"\\ud800"}',
    b"\xff\xfe",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_a_line_that_is_no_change_refuses_the_whole_bundle(world, line):
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, world.sealed(lines=[*world.lines(), line]))
    assert refused.value.why is Refusal.ROWS


def test_a_bundle_whose_forerunner_is_missing_waits_and_changes_nothing(world):
    before = whole(world.ana)
    with pytest.raises(BundleWaits) as waits:
        taken(world.ana, world.sealed(sequence=5, since=4))
    assert (waits.value.missing, whole(world.ana)) == (4, before)


def test_what_came_in_once_changes_nothing_again_and_another_of_its_number_is_refused():
    world = World()
    first = world.sealed()
    assert isinstance(taken(world.ana, first), taking.Taken)
    before = whole(world.ana)
    assert isinstance(taken(world.ana, first), taking.Already)
    assert whole(world.ana) == before
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, world.sealed())
    assert refused.value.why is Refusal.FORKED


def test_who_is_revoked_is_refused_and_an_older_list_brings_nobody_back():
    world = World()
    membership.revoke(world.ana, "Bo", SEVEN)
    older = [dict(told.document) for told in roster.of(world.ana).lists]
    membership.revoke(world.ana, "Cy", SEVEN)
    roster.keep_lists(world.ana, [roster.revocation.read(one) for one in older])
    for content in (world.sealed(), world.cys):
        with pytest.raises(BundleRefused) as refused:
            taken(world.ana, content)
        assert refused.value.why is Refusal.REVOKED


def test_a_revocation_reaches_the_others_with_the_next_bundle():
    world = World()
    membership.revoke(world.ana, "Bo", SEVEN)
    made = sending.make(world.ana, roster.of(world.cy).me, SEVEN)
    taken(world.cy, made.content)
    assert roster.of(world.cy).revoked == {world.bo.origin}


def test_news_of_the_team_counts_only_from_a_coordinator():
    """Bo tells of a list of revocations of its own, and of a certificate that Bo signed."""
    world = World()
    bo = roster.of(world.bo)
    told = roster.revocation.make(bo.keys, bo.id, 1, [world.cy.origin], AT)
    stranger = dict(roster.of(world.eve).me.document)
    taken(world.ana, world.sealed(lists=[dict(told.document)], members=[stranger]))
    team = roster.of(world.ana)
    assert team.revoked == frozenset()
    assert world.eve.origin not in team.members


def test_a_wrong_clock_locks_nobody_out():
    """A laptop whose battery ran out says 1970; another is ten months ahead."""
    world = World()
    taken(world.ana, world.sealed(made_at="1970-01-01T00:00:00.000+00:00"))
    taken(world.ana, world.sealed(lines=[], sequence=2, since=1, made_at="2027-09-01T00:00:00.000+00:00"))
    assert roster.latest_signed(world.ana) < "2026-12"


# -- who may write what: every cell of the matrix, against the code that takes in

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
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, content)
    assert refused.value.why is (Refusal.ROLE if record == "rule_edit" else Refusal.AUTHOR)


FORGED = {
    "in another's name": lambda w: {"writer": w.cy.origin},
    "of a row that another made": lambda w: {"after": dict(w.a_change().after) | {"origin": w.cy.origin}},
}


@pytest.mark.parametrize("name", FORGED)
def test_a_volunteer_writes_nothing(world, name):
    one = world.a_change()
    more = FORGED[name](world)
    if "after" in more:
        more["after"]["id"] = one.record_id
    with pytest.raises(BundleRefused) as refused:
        taken(world.ana, world.sealed(lines=[rows.line(dataclasses.replace(one, **more))]))
    assert refused.value.why is Refusal.AUTHOR


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
    with pytest.raises(BundleRefused) as refused:
        Rights(world.ana, roster.of(world.bo).me).check([one])
    assert refused.value.why is Refusal.AUTHOR


def test_a_volunteer_decides_nothing_about_the_directory(world):
    row = new_id()
    after = {"id": row, "org": "x", "field": "phone", "finding": "corrected", "state": "accepted"}
    after |= {"noted_at": AT, "noted_by": "x", "origin": world.bo.origin}
    one = Change(world.bo.origin, 900, AT, "x", "insert", "place_field", row, "save/x", after, {})
    with pytest.raises(BundleRefused) as refused:
        Rights(world.ana, roster.of(world.bo).me).check([one])
    assert refused.value.why is Refusal.ROLE


# -- random changes: 1,000 in all, 10,000 with --slow


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
        try:
            list(reader.read([line]))
        except BundleRefused as error:
            assert error.why is Refusal.ROWS
