# SPDX-License-Identifier: EUPL-1.2
"""The real program, offscreen, with a real vault: killed while one types, saves and locks; and on a failing disk.

After a kill the program is opened once more: Today asks for the talk with its time, and the form has every letter
that the bottom line said to be saved. On a full, read-only or broken disk the form keeps what was typed, a sentence
says what to do, the bottom line says that it is not saved yet, and later it is saved, once.
"""

import shutil
import sys
from collections import Counter
from random import Random

import pytest

from crash import truth
from journey.vaults import PHRASE
from spreekuur.times import from_stamp, local

SEED = 404


@pytest.fixture(scope="module")
def length(lives, base, tmp_path_factory):
    """Which changes the program makes once the evening is on, and how many messages it says."""
    home = tmp_path_factory.mktemp("whole") / "home"
    shutil.copytree(base, home)
    life = lives.live("window", home)
    truth.holds(home, life.said, PHRASE)
    opened = life.all("evening")[0]
    return opened["changes"], life.said[-1]["changes"], life.said.index(opened), len(life.said)


def test_no_kill_of_the_window_loses_a_letter_that_was_said_to_be_saved(lives, vault, length, slow):
    rng, asked = Random(SEED), 0
    first, end, message, messages = length
    for number in range(96 if slow else 4):
        home = vault()
        how = {"kill_at": rng.randrange(first + 1, end + 1), "torn": rng.random() < 0.5}
        if number % 3 == 2:
            how = {"kill_after": rng.randrange(message + 2, messages)}
        life = lives.live("window", home, **how)
        sys.stdout.write(f"window: {how}, {len(life.said)} messages, killed {life.was_killed}\n")
        truth.holds(home, life.said, PHRASE)
        asked += is_asked_for(lives, home, life)
    assert asked > 1


def is_asked_for(lives, home, life):
    """Today asks for the form that was open, with the time of its talk, and gives it back."""
    (answer,) = lives.live("asked", home).said
    forms = truth.forms(home, PHRASE)
    if not forms:
        assert answer["words"] == ""
        return False
    assert answer["note"] == forms[0].note
    if life.said[-1]["note" if "note" in life.said[-1] else "what"] in ("huur te hoog, nu", "locked"):
        return bool(answer["words"])  # the lock had begun: the talk may be on the screen again, unasked
    time = local(from_stamp(forms[0].started_at)).strftime("%H:%M")
    assert answer["words"] == f"There is a talk of {time} that was not finished."
    return True


def test_on_a_failing_disk_the_form_keeps_everything_and_says_so(lives, vault):
    life = lives.live("window faults", vault())
    said = Counter((message["what"], message["error"]) for message in life.said if "error" in message)
    sys.stdout.write(f"{said}\n")
    assert {error for what, error in said if what == "draft refused"} == {"ENOSPC", "EROFS", "EIO"}
    assert {error for what, error in said if what == "save refused"} == {"ENOSPC", "EROFS", "EIO"}
