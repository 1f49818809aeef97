# SPDX-License-Identifier: EUPL-1.2
"""Texts that mean something to some program: ours shows them as typed, opens nothing, calls nobody."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from leak import corpus
from leak.conftest import World
from leak.watching import Call, calls, traced
from spreekuur import signs
from spreekuur.printing.png import png
from spreekuur.printing.raster import Picture

CHILD = Path(__file__).parent / "children" / "every_field.py"
CALLS = "%file,%network"
SEED, MIXED = 20261111, 2_000


@pytest.fixture
def bait(tmp_path) -> Path:
    """A real picture under a name that stands in the texts and nowhere else."""
    folder = tmp_path / "aas"
    folder.mkdir()
    picture = folder / f"{corpus.BAIT}.png"
    picture.write_bytes(png(Picture(width=1, height=1, stride=1, channels=1, top=0, data=b"\xff"), 72))
    return picture


def to_the_printers(call: Call) -> bool:
    """Which printers there are, the system's own print service on this computer is asked."""
    here = 'inet_addr("127.0.0.1")' in call.told or '"::1"' in call.told
    return here and "htons(631)" in call.told


def play(tmp_path: Path, texts: list[str], share: str) -> tuple[dict, list[str], list[str]]:
    """What the child found, the paths it touched that stand in the texts, and the addresses it called."""
    world = World(tmp_path / "world")
    (tmp_path / "texts.json").write_text(json.dumps(texts), "utf-8")
    log = tmp_path / "calls"
    command = [sys.executable, str(CHILD), str(tmp_path / "texts.json"), share]
    done = subprocess.run(
        [*traced(log, CALLS), *command],
        capture_output=True,
        env=world.environment(),
        cwd=world.folder / "here",
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    seen = list(calls(log))
    touched = [call.told for call in seen if corpus.BAIT.encode() in call.data()]
    called = [call.told for call in seen if "sa_family=AF_INET" in call.told and not to_the_printers(call)]
    assert len(seen) > 1000  # the tracer was there
    return json.loads(done.stdout or b"{}"), touched, called


def test_every_text_is_shown_as_typed_and_opens_nothing(tmp_path, bait, slow):
    found, touched, called = play(tmp_path, corpus.texts(bait, 9), "1" if slow else "11")
    assert "\n".join([*found["faults"], *touched, *called]) == ""
    assert found["shown"] > 2_000


@pytest.mark.slow
def test_texts_made_of_their_pieces_are_shown_as_typed_and_open_nothing(tmp_path, bait):
    print(f"seed {SEED}")  # noqa: T201
    found, touched, called = play(tmp_path, corpus.mixed(bait, 9, MIXED, SEED), "12")
    assert "\n".join([*found["faults"], *touched, *called]) == ""


def test_a_folder_that_cannot_be_is_said_and_calls_nobody(tmp_path, bait, slow):
    found, _touched, called = play(tmp_path, corpus.texts(bait, 9)[:: 1 if slow else 7], "folders")
    assert "\n".join([*found["faults"], *called]) == ""


def test_a_label_left_to_itself_opens_the_picture(tmp_path, bait):
    """The control: the tracer sees it, and so does the search in what it saw."""
    _found, touched, _called = play(tmp_path, corpus.texts(bait, 9)[: len(corpus.MARKUP)], "control")
    assert len(touched) > 5
    assert any(f'"{bait}"' in call for call in touched)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ko\0walska", "Kowalska"),
        ("half \ud83d teken", "half  teken"),
        ("\udc80\ud83d\ude00", "\U0001f600"),
        ("\u202eomgekeerd\t\n", "\u202eomgekeerd\t\n"),
    ],
)
def test_only_what_no_file_can_hold_is_left_out(typed, kept):
    assert signs.kept(typed) == kept


def test_half_a_character_from_a_file_is_left_out_where_it_is_kept(db):
    db.execute("INSERT INTO setting (name, value) VALUES (?, ?)", ("half", "a\ud83db"))
    db.execute("UPDATE setting SET value = value || :more WHERE name = 'half'", {"more": "\udc80c"})
    assert db.execute("SELECT value FROM setting WHERE name = 'half'").fetchone()[0] == "abc"
