# SPDX-License-Identifier: EUPL-1.2
"""Bundles that nobody honest made: each is refused for its own reason, and the store stays as it was."""

import dataclasses
import zlib

import pytest

from builders import SEVEN
from exchange_world import AT, World, reopened, taken, whole
from spreekuur.errors.exchange import BundleRefused, BundleWaits, NotToBeTakenOver, Objection, Refusal
from spreekuur.exchange import bundle, parked, rows, sending, taking
from spreekuur.security import age
from spreekuur.security.identity import canonical
from spreekuur.team import membership, roster


@pytest.fixture(scope="module")
def world():
    return World()


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
    "an object for a word": {"keep_reason": {}},
    "another row's id": {"id": "other"},
    "a language that is markup": {"language": "<b>"},
}


@pytest.mark.parametrize("name", [*BAD, *BAD_VALUES])
def test_a_row_that_spreekuur_never_writes_is_told_apart(world, name):
    bad = world.a_change()
    more = BAD.get(name) or {"after": dict(bad.after) | BAD_VALUES[name]}
    line = rows.line(dataclasses.replace(bad, **more))
    assert rows.Reader(world.ana).read([line]) == ([], [line])


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


def test_lines_that_are_no_rows_are_told_and_nothing_of_them_is_kept_but_the_rest_comes_in():
    world = World()
    bad = world.a_change(at="yesterday", after={"given": "Zofia"})
    lines = [*HOSTILE, *world.lines(), rows.line(bad)]
    done = taken(world.ana, world.sealed(lines=lines))
    assert done.new == len(world.lines())
    (waits,) = parked.waiting(world.ana)
    assert (waits.why, waits.changes, waits.writer) == (Objection.FORM, len(HOSTILE) + 1, world.bo.origin)
    assert "Zofia" not in repr(whole(world.ana))
    with pytest.raises(NotToBeTakenOver):
        parked.decide(world.ana, [waits.id], parked.THEIRS)
    parked.decide(world.ana, [waits.id], parked.NONE)
    assert parked.count(world.ana) == 0
    again = world.sealed(lines=lines, sequence=2)
    assert taken(world.ana, again).parked == 0


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
