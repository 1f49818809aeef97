# SPDX-License-Identifier: EUPL-1.2
"""A whole evening by keys: no file, no write to one and no memory after the lock holds what was typed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from leak import markers
from leak.conftest import World, evening, marked, told
from leak.watching import WRITING, calls, memory, traced
from spreekuur.app import open_home
from spreekuur.security import vault

PLAYED = ("SC04",)
TRACED = f"{WRITING},%file"
PLAIN = Path(__file__).parent / "children" / "plain_store.py"
NO_FILES = ("pipe:", "socket:", "UNIX", "anon_inode:", "TCP", "UDP")


@pytest.fixture(scope="module")
def seen(tmp_path_factory, request):
    """The evening, played once: what was found at each moment when somebody looked."""
    world = World(tmp_path_factory.mktemp("evening") / "world")
    world.found()
    unlocked = vault.unlock(world.vault, markers.PHRASE)
    keys = {"vault key": unlocked.vault_key, "store key": unlocked.db_key}
    log = world.folder.parent / "calls"
    found = {"world": world, "log": log, "keys": keys}
    with evening(world, log, TRACED) as program:
        program.tell(**told(world, marked(None if request.config.getoption("--slow") else PLAYED)))
        number = program.hears("open")
        found["open"] = (world.leaks(), in_memory(number, keys))
        found["files"] = sorted(path.name for path in world.vault.iterdir())
        program.tell()
        assert program.hears("locked") == number
        found["locked"] = (world.leaks(), in_memory(number, keys))
        program.tell()
        assert program.process.wait(60) == 0
    found["end"] = world.leaks()
    return found


def in_memory(number: int, keys: dict[str, bytes]) -> dict[str, int]:
    looked_for = dict.fromkeys((*keys, "markers", "passphrase"), 0)
    forms = {name: key_forms(key) for name, key in keys.items()}
    for piece in memory(number):
        for name, shapes in forms.items():
            looked_for[name] += markers.count(piece, shapes)
        looked_for["markers"] += markers.count(piece, markers.CORE)
        looked_for["passphrase"] += markers.count(piece, markers.forms([markers.PHRASE]))
    return looked_for


def key_forms(key: bytes) -> tuple[bytes, ...]:
    return (key, key.hex().encode(), key.hex().upper().encode())


def written(log: Path) -> dict[str, int]:
    """Where the traced processes wrote a marker, or what they called a file with one in its name."""
    found: dict[str, int] = {}
    for call in calls(log):
        hits = 0 if call.target.startswith(NO_FILES) else markers.count(call.data())
        if hits:
            found[call.target or call.name] = found.get(call.target or call.name, 0) + hits
    return found


def test_no_file_holds_a_marker_at_any_moment(seen):
    assert (seen["open"][0], seen["locked"][0], seen["end"]) == ({}, {}, {})
    assert {"vault.db", "vault.db-shm", "vault.db-wal"} <= set(
        seen["files"]
    )  # they were there to be looked at


def test_no_write_to_a_file_holds_a_marker_but_the_papers_one_saved(seen):
    assert [where for where in written(seen["log"]) if not where.startswith(str(seen["world"].papers))] == []
    sums = [call.target for call in calls(seen["log"]) if call.target.endswith((".db", ".db-wal"))]
    assert len(sums) > 100  # the tracer does see the store being written


def test_before_the_lock_the_memory_holds_markers_and_keys_and_after_it_none(seen):
    before, after = seen["open"][1], seen["locked"][1]
    assert min(before.values()) > 0, before
    assert set(after.values()) == {0}, after


def test_the_papers_hold_what_was_typed_and_so_were_made_by_it(seen):
    texts = [
        subprocess.run(["pdftotext", str(paper), "-"], capture_output=True).stdout
        for paper in seen["world"].papers.glob("PS-*.pdf")
    ]
    assert sum(markers.count(text) for text in texts) > 0


@pytest.mark.parametrize("without", [(), ("_no_core_file",), ("_no_core_file", "_not_dumpable")])
def test_a_crash_leaves_no_core_and_no_name_in_the_report(world, without):
    """Each of the two protections is enough; without both there is a core, full of markers."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    with evening(world) as program:
        program.tell(**told(world, [], without=without))
        number = program.hears("crashed")
        report = (world.vault / "log" / "problems.txt").read_text("utf-8")
        assert report.count("ValueError at ") == 1
        assert world.leaks() == {}
        os.kill(number, signal.SIGSEGV)
        program.process.wait(60)
    found = world.leaks(markers.CORE)
    if len(without) < 2:
        assert found == {}
    elif not pattern.startswith(("|", "/")):  # here the system leaves cores where they fall
        assert sum(found.values()) > 10, found


def test_a_demo_writes_no_marker_but_into_its_papers(world, tmp_path, request):
    cases = tmp_path / "cases.json"
    cases.write_text(json.dumps(marked(None if request.config.getoption("--slow") else PLAYED)), "utf-8")
    out, log = world.folder / "here" / "out", tmp_path / "calls"
    command = [sys.executable, "-m", "spreekuur", "demo", str(out), "--scenarios", str(cases)]
    command += ["--passphrase-file", "-"]
    done = subprocess.run(
        [*traced(log, TRACED), *command],
        input=markers.PHRASE + "\n",
        capture_output=True,
        text=True,
        env=world.environment(),
        cwd=world.folder / "here",
    )
    assert done.returncode == 0, done.stderr
    assert markers.count((done.stdout + done.stderr).encode()) == 0
    assert [where for where in written(log) if not where.startswith(str(out / "letters"))] == []
    assert [where for where in world.leaks() if not where.startswith(str(out / "letters"))] == []
    assert len(list((out / "letters").glob("PS-*.pdf"))) > 0


def test_the_same_search_finds_the_same_rows_in_a_store_that_is_not_encrypted(seen, tmp_path):
    """The control: every row of the evening, copied many times with temporary data in files."""
    world = World(tmp_path / "plain")
    app = open_home(seen["world"].vault, markers.PHRASE)
    rows = [row[0] for row in app.db.execute("select before from change") if row[0]]
    rows += [" ".join(map(str, row)) for row in app.db.execute("select given, family, phone from client")]
    rows += [row[0] for row in app.db.execute("select note from consultation")]
    rows += [row[0] for row in app.db.execute("select content from paper where content is not null")]
    app.close()
    given = tmp_path / "rows.json"
    given.write_text(json.dumps(rows), "utf-8")
    log = tmp_path / "calls"
    command = [sys.executable, str(PLAIN), str(given), str(world.vault)]
    with subprocess.Popen(
        [*traced(log, TRACED), *command],
        env=world.environment(),
        cwd=world.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline().strip() == b"open"
        kept = world.leaks()
        process.communicate(b"\n", timeout=60)
    passed = written(log)
    assert {Path(name).name for name in kept} >= {"plain.db", "plain.db-wal"}
    assert any("etilqs" in name for name in passed), sorted(passed)
    assert sum(kept.values()) + sum(passed.values()) > 100_000
