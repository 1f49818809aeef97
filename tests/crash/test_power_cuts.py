# SPDX-License-Identifier: EUPL-1.2
"""The power fails at a random moment of an evening: what was acknowledged is on the disk, whatever of the rest is.

Every call that changes a file is recorded while the app plays an evening, founds a vault, or puts a copy back. From
the record a disk is made as a power cut may leave it (`crash/disk.py`), and the app's own layers open it. The control
plays the same evening with synchronous=OFF, and loses.
"""

import shutil
import sys
from random import Random

import pytest

from crash import disk, truth
from crash.faults_of_whole import FOUNDING
from journey.vaults import CHEAP, PHRASE
from spreekuur.app import found_home, open_home
from spreekuur.errors.vault import NoVault
from spreekuur.store import checking

SEED = 19701
EVENING = ["paper", "undo", "lock", "named", "slots", "talk", "close", "copy", "talk", "lock"]


class Recorded:
    """A script that was lived once, with all it wrote; `cut` gives what a power cut may leave."""

    def __init__(self, lives, world, base, script, **how):
        (world / "in").mkdir(parents=True)
        if base is not None:
            shutil.copytree(base, world / "in" / "home")
        self._world, self._before = world, world / "before"
        shutil.copytree(world / "in", self._before)
        empty = disk.Disk(world / "in")
        home, log = world / "in" / "home", world / "log"
        life = lives.live(script, home, watch=str(world / "in"), log=str(log), seed=7, **how)
        self.said, self._changes, self._disk = life.said, disk.read(log), empty
        assert sum(change.what == "m" for change in self._changes) == len(self.said)

    def cuts(self, many, rng, after=""):
        """For so many random moments, after a message: the folder that is left, and what had been said by then."""
        marks = [at for at, change in enumerate(self._changes) if change.what == "m"]
        first = next((at for at, said in zip(marks, self.said, strict=True) if said["what"] == after), 0)
        moments = sorted(rng.randrange(first + 1, len(self._changes) + 1) for _ in range(many))
        said, at = 0, 0
        for number, moment in enumerate(moments):
            for change in self._changes[at:moment]:
                self._disk.take(change)
                said += change.what == "m"
            at = moment
            target = self._world / "left"
            shutil.rmtree(target, ignore_errors=True)
            self._disk.left(rng, target)
            sys.stdout.write(f"cut {number} at change {moment}, after {said} messages\n")
            yield target / "home", self.said[:said]


@pytest.fixture
def recorded(lives, base, tmp_path):
    """Records a script; the evening is lived in a vault that was lived in."""

    def record(script, *, fresh=False, **how):
        return Recorded(lives, tmp_path / "world", None if fresh else base, script, **how)

    return record


def test_no_power_cut_loses_what_was_said_to_be_kept(recorded, slow):
    rng = Random(SEED)
    evening = recorded("acts", acts=EVENING)
    for home, said in evening.cuts(4000 if slow else 100, rng):
        truth.holds(home, said, PHRASE)


def test_the_same_evening_without_waiting_for_the_disk_is_lost(recorded):
    evening = recorded("acts", acts=EVENING, control="off")
    lost = [truth.loses(home, said, PHRASE) for home, said in evening.cuts(20, Random(SEED))]
    assert (
        sum(lost) >= 5
    )  # of the twenty; what lies beside the store is flushed all the same, and the store with it


def test_slots_that_are_not_flushed_are_lost(recorded):
    evening = recorded("acts", acts=["slots"], control="unflushed")
    lost = [truth.loses(home, said, PHRASE) for home, said in evening.cuts(20, Random(SEED), after="last")]
    assert sum(lost) >= 5


def test_a_vault_in_the_making_is_whole_or_none(recorded, slow):
    rng = Random(SEED + 1)
    for home, said in recorded("founding", fresh=True).cuts(500 if slow else 30, rng):
        if any(message["what"] == "slots" for message in said):
            truth.holds(home, said, PHRASE)
            continue
        try:
            app = open_home(home, PHRASE)
        except NoVault:
            app = found_home(home, FOUNDING, cost=CHEAP)
        found = checking.check(app.db, deep=True)
        assert not found, found
        app.close()


def test_a_copy_that_is_put_back_is_the_vault_or_the_old_one_still_is(recorded, slow):
    rng = Random(SEED + 2)
    for home, said in recorded("restoring").cuts(500 if slow else 20, rng, after="last"):
        truth.is_old_or_restored(home, said, PHRASE)
