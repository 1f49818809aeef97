# SPDX-License-Identifier: EUPL-1.2
"""A laptop that is lost, a stick that is pulled, a program that ends in the middle: nothing is lost or half done."""

import random

import pytest

from builders import SEVEN
from exchange_vaults import a_vault, let_in
from exchange_world import World, taken, whole
from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.exchange import sending, taking
from spreekuur.exchange.conflicts import open_ones, resolve
from spreekuur.exchange.transport import Folder
from spreekuur.letters.store import next_number
from spreekuur.security import identity
from spreekuur.store import vault_settings
from spreekuur.store.writing import new_id, redo, save, undo
from spreekuur.team import roster


def give(db, to):
    """One bundle from one vault to another, through no folder."""
    made = sending.make(db, roster.of(to).me, SEVEN)
    sending.placed(db, made)
    return taken(to, made.content)


def test_the_rows_of_a_lost_laptop_come_to_the_one_that_takes_its_place():
    world = World()
    give(world.bo, world.ana)
    evening = world.ana.execute("SELECT id FROM evening").fetchone()[0]
    paper = {
        "evening_id": evening,
        "consultation_id": new_id(),
        "kind": "legal",
        "language": "pl",
        "state": "made",
    }
    paper |= {"made_on": "2026-11-11", "erase_on": "2026-11-25", "kenmerk": "PS-2026-1001-01"}
    save(world.bo, "paper", {"id": new_id()} | paper)
    give(world.bo, world.ana)
    new = a_vault("Bo again", 1)
    let_in(world.ana, new, replaces="Bo")
    give(world.ana, new)
    clients = new.execute("SELECT code, phone, origin FROM client").fetchall()
    assert clients == [("K7-43P", "0612345678", world.bo.origin)]
    assert (
        next_number(new, 2026, 1) == 2001
    )  # what the lost one gave out after its last bundle is known to nobody
    save(new, "client", {"id": new.execute("SELECT id FROM client").fetchone()[0], "phone": "0600000000"})
    assert isinstance(give(new, world.ana), taking.Taken)
    row = world.ana.execute("SELECT phone FROM client WHERE code = 'K7-43P'").fetchone()
    assert row == ("0600000000",)


class PulledPlug(Exception):
    """The program ends here."""


class Plug:
    """Counts the statements of a store, and ends the program at one of them."""

    def __init__(self, db, monkeypatch) -> None:
        self.count, self.pulled_at, self._execute = 0, 0, db.execute
        monkeypatch.setattr(db, "execute", self)

    def __call__(self, sql, params=()):
        self.count += 1
        if self.count == self.pulled_at:
            raise PulledPlug
        return self._execute(sql, params)


def test_what_ends_in_the_middle_of_taking_in_leaves_the_store_as_it_was(slow, monkeypatch):
    twin = World()
    opened = taking.open_bundle(twin.ana, twin.sealed())
    plug = Plug(twin.ana, monkeypatch)
    taking.take(twin.ana, opened, SEVEN)
    whole_run, world = plug.count, World()
    opened = taking.open_bundle(world.ana, world.sealed())
    before, plug = whole(world.ana), Plug(world.ana, monkeypatch)
    chance = random.Random(4)
    for _time in range(200 if slow else 20):
        plug.count, plug.pulled_at = 0, chance.randint(1, whole_run - 10)
        with pytest.raises(PulledPlug):
            taking.take(world.ana, opened, SEVEN)
        plug.pulled_at = 0
        assert whole(world.ana) == before
    assert isinstance(taking.take(world.ana, opened, SEVEN), taking.Taken)


@pytest.mark.parametrize("broken", ["mkdir", "open", "read_bytes", "replace"])
def test_a_stick_that_refuses_holds_no_half_bundle_and_the_next_one_carries_it_all(
    tmp_path, monkeypatch, broken
):
    world = World()
    me = roster.of(world.ana).me
    made = sending.make(world.bo, me, SEVEN)

    def refuse(*_args, **_more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(PlaceUnreachable):
        patch.setattr(f"pathlib.Path.{broken}", refuse)
        Folder(tmp_path).put(made.name, made.content)
    assert list(tmp_path.iterdir()) == []
    again = sending.make(world.bo, me, SEVEN)
    assert (again.rows, again.sequence) == (made.rows, made.sequence + 1)
    assert isinstance(taken(world.ana, again.content), taking.Taken)


def test_only_whole_bundles_are_seen_in_a_folder(tmp_path):
    (tmp_path / ".1-a-0-b-000001.spreekuur.77.part").write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"x")
    place = Folder(tmp_path).put("1-a-0-b-000002.spreekuur", b"whole")
    assert list(Folder(tmp_path).bundles()) == [("1-a-0-b-000002.spreekuur", b"whole")]
    assert place == str(tmp_path / "1-a-0-b-000002.spreekuur")


def test_a_decision_taken_back_opens_the_question_again_and_put_back_closes_it():
    world = World()
    give(world.bo, world.ana)
    (client,) = world.bo.execute("SELECT id FROM client").fetchone()
    save(world.ana, "client", {"id": client, "phone": "0611111111"})
    save(world.bo, "client", {"id": client, "phone": "0622222222"})
    give(world.bo, world.ana)
    (found,) = open_ones(world.ana)
    step = resolve(world.ana, found.id, "theirs")
    assert open_ones(world.ana) == []
    undo(world.ana, step)
    (again,) = open_ones(world.ana)
    assert {again.mine, again.theirs} == {"0611111111", "0622222222"}
    redo(world.ana, step)
    assert open_ones(world.ana) == []
    assert world.ana.execute("SELECT phone FROM client WHERE id = ?", (client,)).fetchone() == ("0622222222",)


def test_sealed_signals_come_in_as_they_were_sealed():
    world = World()
    give(world.bo, world.ana)
    (evening,) = world.bo.execute("SELECT id FROM evening").fetchone()
    at = "2026-11-11T18:00:00.000+00:00"
    talk = {"evening_id": evening, "held_on": "2026-11-11", "kind": "talk", "language": "pl"}
    save(world.bo, "consultation", {"id": "k1", "started_at": at, "ended_at": at, "entered_at": at} | talk)
    save(
        world.bo,
        "sealed_note",
        {"id": "s1", "consultation_id": "k1", "kind": "signals", "sealed": bytes(range(99))},
    )
    give(world.bo, world.ana)
    assert world.ana.execute("SELECT sealed FROM sealed_note").fetchone() == (bytes(range(99)),)


def test_what_is_local_never_travels():
    world = World()
    vault_settings.put(world.bo, "secret", "STAYS-HERE")
    keys = identity.from_setting(vault_settings.get(world.bo, "identity"))
    world.bo.execute("INSERT INTO kenmerk_used (year, laptop, number) VALUES (2026, 1, 7)")
    give(world.bo, world.ana)
    told = repr(whole(world.ana))
    assert "STAYS-HERE" not in told
    assert keys.signing_key.hex() not in told
    assert world.ana.execute("SELECT count(*) FROM kenmerk_used").fetchone() == (0,)
