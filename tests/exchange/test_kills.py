# SPDX-License-Identifier: EUPL-1.2
"""Kill -9 at random changes of a disk, and sticks that are pulled: the old state or the new one, never one between.

Real processes on real vaults, opened by their raw keys. After each end the vaults must open, be sound to the last page,
every bundle on the stick be whole, and the same work, done again, bring the evening in once.
"""

import shutil
import sys
from random import Random

import pytest

from crash.server import Lives
from exchange_homes import World, a_team, play, told
from spreekuur.desk import exchange
from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.exchange import sending, taking
from spreekuur.exchange.transport import Folder
from spreekuur.store import backup
from spreekuur.store.checking import check
from spreekuur.team import roster

SEED = 20261125
ERRORS = ("EIO", "ENOSPC", "ENODEV", "ENOENT", "EROFS")


@pytest.fixture(scope="module")
def lives(tmp_path_factory):
    child = Lives(tmp_path_factory.mktemp("child"))
    yield child
    child.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """Bo has written an evening; Cy was founded, to take Bo's place some day."""
    world = a_team(tmp_path_factory.mktemp("base") / "world")
    world.found("Cy", 1, joins=True)
    with world.desk("Bo") as desk:
        play(desk, 3)
    world.stick.mkdir()
    return world


@pytest.fixture
def fresh(base, tmp_path):
    """Makes that world anew, the one before is thrown away."""

    def made(*, given=False, taken=False):
        folder = tmp_path / "world"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base.folder, folder)
        world = World(folder)
        if given:
            world.send("Bo")
        if taken:
            world.receive("Ana")
        return world

    return made


def all_is_sound(world, names):
    """The vaults that were written to open and are whole, and so is every bundle that has its name."""
    for name in names:
        with world.desk(name) as desk:
            assert check(desk.db, deep=True) == []
            for copy in backup.local_copies(world.folder / name):
                assert backup.read_manifest(copy)["rows"] is not None
            digit = f"-{desk.laptop}-"
            for _name, content in Folder(world.stick).bundles(lambda name, digit=digit: digit in name):
                taking.open_bundle(desk.db, content)


def evening_of(world, name):
    with world.desk(name) as desk:
        return told(desk)


def moments(lives, fresh, script, names, count, **how):
    """Kills at so many random changes of a script, each with what its life had said."""
    rng = Random(f"{SEED} {script}")
    world = fresh(**how)
    life = lives.live(script, world.folder, watch=str(world.folder))
    first, end = life.said[0]["changes"], life.said[-1]["changes"]
    assert end - first > 5
    for _kill in range(count):
        world, at, torn = fresh(**how), rng.randrange(first + 1, end + 1), rng.random() < 0.5
        life = lives.live(script, world.folder, watch=str(world.folder), kill_at=at, torn=torn)
        said = [message["what"] for message in life.said]
        sys.stdout.write(f"{script}: kill at {at} of {end}, torn {torn}, said {said}\n")
        all_is_sound(world, names)
        yield world, said


def test_a_kill_while_giving_leaves_a_whole_bundle_or_none(lives, fresh, slow):
    for world, said in moments(lives, fresh, "giving", ("Ana", "Bo"), 67 if slow else 7):
        with world.desk("Bo") as bo:
            left = sending.unsent(bo.db)
        there = list(Folder(world.stick).bundles())
        assert "given" not in said or (left, len(there)) == (0, 1)
        assert left == 0 or len(there) <= 1
        before = evening_of(world, "Bo")
        world.send("Bo")
        assert [file.name for file in world.stick.iterdir() if file.name[0] == "."] == []
        done = world.receive("Ana")
        assert (done.held, done.refused) == ([], [])
        assert evening_of(world, "Ana") == evening_of(world, "Bo") == before


def test_a_kill_while_taking_in_leaves_all_of_the_evening_or_nothing(lives, fresh, slow):
    for world, said in moments(lives, fresh, "taking in", ("Ana",), 67 if slow else 7, given=True):
        evening = evening_of(world, "Bo")
        here = evening_of(world, "Ana")
        assert here in (evening, {"clients": [], "talks": []})
        assert "taken" not in said or here == evening
        done = world.receive("Ana")
        assert (len(done.taken) + done.already, done.refused) == (1, [])
        assert evening_of(world, "Ana") == evening


def test_a_kill_while_a_lost_laptop_is_replaced_loses_none_of_its_rows(lives, fresh, slow):
    for world, said in moments(
        lives, fresh, "rejoining", ("Ana", "Cy"), 66 if slow else 6, given=True, taken=True
    ):
        evening = evening_of(world, "Bo")
        with world.desk("Cy") as desk:
            assert "joined" not in said or not roster.is_waiting(desk.db)
        assert evening_of(world, "Cy") in (evening, {"clients": [], "talks": []})
        world.let_in("Cy", replaces="Bo")
        world.send("Ana")
        assert world.receive("Cy").refused == []
        assert evening_of(world, "Cy") == evening_of(world, "Ana") == evening
        with world.desk("Ana") as desk:
            names = [one.name for one in roster.of(desk.db).others()]
        assert names == ["Cy"]


def test_a_stick_that_is_pulled_at_any_change_holds_a_whole_bundle_or_none(lives, fresh, slow):
    change, failed = 1, 1
    while failed:
        for error in ERRORS if slow else ERRORS[change % len(ERRORS) :][:1]:
            world = fresh()
            life = lives.live("pulled", world.folder, change=change, error=error, torn=change % 2 == 0)
            failed, refused = life.said[-1]["failed"], life.said[-1]["refused"]
            there = list(Folder(world.stick).bundles())
            assert (refused, len(there)) in {("PlaceUnreachable", 0), ("PlaceUnreachable", 1), ("", 1)}
            all_is_sound(world, ("Ana", "Bo"))
            world.send("Bo")
            assert world.receive("Ana").refused == []
            assert evening_of(world, "Ana") == evening_of(world, "Bo")
        change += 1
    assert change > 5


def test_a_stick_that_is_pulled_while_it_is_read_changes_nothing(fresh):
    world = fresh(given=True)
    world.send("Bo")
    away = world.stick.with_name("pocket")
    before = evening_of(world, "Ana")

    class Loose(Folder):
        def bundles(self, *wanted):
            for number, found in enumerate(super().bundles(*wanted)):
                if number == 0:
                    world.stick.rename(away)
                yield found

    with world.desk("Ana") as desk, pytest.raises(PlaceUnreachable):
        exchange.receive(desk, Loose(world.stick), desk.db.clock())
    assert evening_of(world, "Ana") == before
    away.rename(world.stick)
    assert world.receive("Ana").refused == []
    assert evening_of(world, "Ana") == evening_of(world, "Bo")
