# SPDX-License-Identifier: EUPL-1.2
"""Kill -9 at random moments of an evening, played by the app's own use cases on a real vault.

A child says on a pipe what it begins and what is kept. It is killed either at a random call that would change a file
(half of a write may still be done), or from here once a random number of messages have come. Then the vault must
open with every passphrase that was acknowledged, be sound to the last page, hold every acknowledged talk whole, and
give every form back. `crash/truth.py` says so; the last tests show that it can say otherwise.
"""

import shutil
import sys
from random import Random

import pytest

from crash import truth
from journey.vaults import PHRASE
from spreekuur.app import open_home
from spreekuur.store import checking, mark

SEED = 20261111
# The last act is the one that is killed.
PLANS = {
    "typing and saving": ["talk"],
    "a letter": ["paper"],
    "taking back": ["undo"],
    "a client's file": ["named"],
    "slots": ["slots"],
    "closing": ["talk", "close"],
    "copies": ["talk", "copy"],
    "the lock": ["undo", "lock"],
}


@pytest.fixture(scope="module")
def lengths(lives, base, tmp_path_factory):
    """Which changes the last act of each plan makes, and how many messages it says."""
    found = {}
    for name, plan in PLANS.items():
        home = tmp_path_factory.mktemp("whole") / "home"
        shutil.copytree(base, home)
        life = lives.live("acts", home, acts=plan, seed=0, watch=str(home.parent))
        truth.holds(home, life.said, PHRASE)
        start = next(at for at, message in enumerate(life.said) if message["what"] == "last")
        found[name] = (life.said[start]["changes"], life.said[-1]["changes"], start, len(life.said))
    return found


@pytest.mark.parametrize("plan", PLANS)
def test_no_kill_loses_what_was_said_to_be_kept(lives, vault, lengths, plan, slow):
    rng = Random(f"{SEED} {plan}")
    first, end, message, messages = lengths[plan]
    for number in range(106 if slow else 6):
        home, seed = vault(), rng.randrange(1000)
        at, torn = rng.randrange(first + 1, end + 1), rng.random() < 0.5
        how = {"kill_at": at, "torn": torn}
        if number % 4 == 3:
            how = {"kill_after": rng.randrange(message + 1, messages)}
        life = lives.live("acts", home, acts=PLANS[plan], seed=seed, watch=str(home.parent), **how)
        sys.stdout.write(f"{plan}: seed {seed}, {how}, {len(life.said)} messages, killed {life.was_killed}\n")
        truth.holds(home, life.said, PHRASE)


def spoilt(log, how, rng):
    """What somebody makes of a log between the kill and the next start."""
    data = log.read_bytes()
    if how == "taken away":
        log.unlink()
    elif how == "flipped":
        at = rng.randrange(len(data))
        log.write_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
    else:
        log.write_bytes(data[: rng.randrange(1, len(data)) if how == "cut" else 0])


@pytest.fixture(scope="module")
def second_talk(lives, base, tmp_path_factory):
    """How to live two talks of which nothing is brought from the log into the file, and where the second is written."""
    home = tmp_path_factory.mktemp("two") / "home"
    shutil.copytree(base, home)
    how = {"acts": ["talk", "talk"], "seed": 0, "autocheckpoint": 1000}
    life = lives.live("acts", home, watch=str(home.parent), **how)
    return how, life.all("last")[0]["changes"] + 1, life.said[-1]["changes"]


@pytest.mark.parametrize("how", ["taken away", "emptied", "cut", "flipped"])
def test_what_somebody_takes_out_of_the_log_after_a_kill_is_told(lives, vault, second_talk, how, slow):
    """A talk that was acknowledged is there, or it is said how many changes are missing. Control: some are lost."""
    rng, lost = Random(f"{SEED} {how}"), 0
    plan, first, end = second_talk
    for _kill in range(60 if slow else 5):
        home = vault()
        life = lives.live("acts", home, watch=str(home.parent), kill_at=rng.randrange(first, end + 1), **plan)
        assert life.was_killed
        spoilt(home / "vault.db-wal", how, rng)
        app = open_home(home, PHRASE)
        there = {talk for (talk,) in app.db.execute("SELECT id FROM consultation")}
        if missing := {message["talk"] for message in life.all("talk")} - there:
            told = checking.as_left(app.db)
            assert told is not None and (told.what, told.missing > 0) == (mark.OLDER, True), missing
            lost += 1
        app.close()
    assert lost


def test_a_restore_that_is_killed_gives_the_old_vault_or_the_copy(lives, vault, slow):
    rng = Random(f"{SEED} restore")
    home = vault()
    life = lives.live("restoring", home, seed=0)
    truth.is_old_or_restored(home, life.said, PHRASE)
    first = life.all("last")[0]["changes"]
    for _kill in range(50 if slow else 6):
        home, at = vault(), rng.randrange(first + 1, life.said[-1]["changes"] + 1)
        killed = lives.live("restoring", home, seed=0, kill_at=at)
        sys.stdout.write(f"restore: kill_at {at}, {killed.said[-1]}\n")
        truth.is_old_or_restored(home, killed.said, PHRASE)


@pytest.mark.parametrize("control", ["early", "piecemeal"])
def test_a_program_that_breaks_the_promise_is_found_out(lives, vault, lengths, control):
    rng = Random(f"{SEED} {control}")
    first, end, *_messages = lengths["typing and saving"]
    found = 0
    for _kill in range(12):
        home, at = vault(), rng.randrange(first + 1, end + 1)
        how = {"acts": ["talk"], "seed": 0, "control": control, "kill_at": at}
        life = lives.live("acts", home, watch=str(home.parent), **how)
        found += truth.loses(home, life.said, PHRASE)
    assert found >= 2
