# SPDX-License-Identifier: EUPL-1.2
"""Disk full, read-only, I/O error: at every call of an evening that changes a file.

Each call fails once, or with all that follow until the disk is well again; on a full disk half of a write may be
there. Each time: an error with a sentence in six languages, nothing of the step kept, and the same step done once
more on a disk that is well is there once. `crash/faults.py` holds it, inside the child whose calls fail.
"""

import sys
from collections import Counter

import pytest

from crash.frozen import STORES
from spreekuur import language
from spreekuur.errors import vault as errors
from spreekuur.messages import explain

# A write that ends short before it fails is a full disk to SQLite, whatever the error behind it.
ALLOWED = {
    "ENOSPC": {"NoRoom", "StoreFaulty", ""},
    "EROFS": {"ReadOnlyHome", "StoreFaulty", "NoRoom", ""},
    "EIO": {"StoreFaulty", "ReadOnlyHome", "NoRoom", ""},  # what cannot be opened to be written is read only
}
STEPS = {
    "start",
    "door",
    "draft",
    "letter",
    "save",
    "undo",
    "close",
    "copy",
    "stick",
    "slot added",
    "slot removed",
}


def test_every_change_of_an_evening_may_fail(lives, vault, slow):
    home = vault()
    life = lives.live("faults", home, watch=str(home.parent), all_ways=slow)
    faults = life.all("fault")
    sys.stdout.write(f"{Counter((fault['step'], fault['error'], fault['refused']) for fault in faults)}\n")
    assert {fault["step"] for fault in faults} == STEPS | {"close store", "open store"}
    are_told(faults)
    assert len(faults) > 400
    assert life.all("whole")[0]["talks"] > 100


def counted(faults):
    """How often each step ended how."""
    return Counter((fault["step"], fault["error"], fault["refused"]) for fault in faults)


def are_told(faults):
    """Each ends with an error of its own kind, or is borne: a log that cannot be brought in now is brought in later."""
    for fault in faults:
        assert fault["refused"] in ALLOWED[fault["error"]], fault
    assert sum(not fault["refused"] for fault in faults) < len(faults) / 3


@pytest.mark.parametrize(
    ("script", "many"), [("faulty founding", 30), ("faulty opening", 15), ("faulty restore", 30)]
)
def test_what_is_done_whole_or_not_at_all_bears_every_fault(lives, base, tmp_path, slow, script, many):
    first = STORES / "schema-001.db"
    how = {"base": str(base), "frozen": str(first), "all_ways": slow}
    faults = lives.live(script, tmp_path / "world" / "home", watch=str(tmp_path / "world"), **how).all(
        "fault"
    )
    sys.stdout.write(f"{Counter((fault['step'], fault['error'], fault['refused']) for fault in faults)}\n")
    assert len(faults) >= many
    are_told(faults)


def test_each_of_these_errors_has_its_sentence_in_six_languages():
    kinds = {name for names in ALLOWED.values() for name in names if name}
    sentences = set()
    for code in language.LANGUAGES:
        language.use(code)
        sentences |= {explain(getattr(errors, name)()) for name in kinds}
    language.use("en")
    assert len(sentences) == 6 * len(kinds)
