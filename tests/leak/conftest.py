# SPDX-License-Identifier: EUPL-1.2
"""A world of its own for a marked evening: home, temporary folder, settings, and the program in it as a process."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import yaml

from leak import markers
from leak.watching import traced
from spreekuur.app import Founding, found_home
from spreekuur.letters.sender import example
from spreekuur.resources import root
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot

CHEAP = Argon2Cost(16 * 1024, 1, 1)
PATIENCE = 120
CASES = Path(__file__).parents[1] / "data" / "scenarios.yaml"
EVENING = Path(__file__).parent / "children" / "whole_evening.py"
_FOLDERS = ("home", "tmp", "config", "data", "cache", "state", "run", "papers", "here")


class World:
    """The folders of somebody who uses the program, and nothing of ours in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in _FOLDERS:
            (folder / name).mkdir(mode=0o700)
        self.vault = folder / "data" / "kluis Ж"
        self.papers = folder / "papers"

    def found(self) -> None:
        """Make the vault."""
        people = (NewSlot("Marta", markers.PHRASE, coordinator=True),)
        sender = Founding("Pools spreekuur", example(), 0, people, b"r" * 20)
        found_home(self.vault, sender, cost=CHEAP).close()

    def environment(self) -> dict[str, str]:
        """What a program is told of where it is."""
        places = {f"XDG_{n}_HOME": str(self.folder / n.lower()) for n in ("CONFIG", "DATA", "CACHE", "STATE")}
        told = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
        }
        told |= places | {"XDG_RUNTIME_DIR": str(self.folder / "run"), "QT_QPA_PLATFORM": "offscreen"}
        code = os.pathsep.join(str(root() / name) for name in ("desktop", "tests"))
        return told | {"PYTHONPATH": code, "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}

    def leaks(self, looked_for: tuple[bytes, ...] = markers.ANCHORS) -> dict[str, int]:
        """The files that hold a marker, the papers aside, which the user wanted."""
        folders = [self.folder / name for name in _FOLDERS if name != "papers"]
        return markers.where(folders, looked_for)


class Program:
    """The program of a world as a process; `told` is what it hears first."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def tell(self, **told: Any) -> None:
        """Let it begin, or go on."""
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()

    def hears(self, word: str) -> int:
        """Wait until it says this; the number of the process that said it."""
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        said = self.process.stdout.readline().strip() if ready else "nothing"
        assert said == word, (said, self.process.poll())
        return _running(self.process.pid)


def _running(number: int) -> int:
    """The program itself, below a tracer."""
    below = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    tracer = Path(f"/proc/{number}/comm").read_text().strip() == "strace"
    return int(below[0]) if tracer else number


@contextmanager
def evening(world: World, log: Path | None = None, calls: str = "") -> Iterator[Program]:
    """The evening of a world, as a process, traced if there is a log."""
    command = [
        "sh",
        "-c",
        'ulimit -c unlimited; exec "$@"',
        "sh",
        sys.executable,
        str(EVENING),
        str(world.vault),
    ]
    command = [*traced(log, calls), *command] if log is not None else command
    with (world.folder / "here" / "stderr").open("wb") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=world.environment(),
            cwd=world.folder / "here",
            start_new_session=True,
        )
        try:
            yield Program(process)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def marked(played: tuple[str, ...] | None) -> list[dict[str, Any]]:
    """The cases of these names, or all, each with one of the marked clients and notes."""
    cases = yaml.safe_load(CASES.read_text("utf-8"))["scenarios"]
    chosen = [case for case in cases if played is None or case["id"] in played]
    for at, case in enumerate(chosen):
        case["client"] = markers.CLIENTS[at % 2] | {"safe_to_call": markers.SAFE}
        case["note"] = markers.NOTES[at % 2]
        case["answers"]["consent"] = "yes"
    return chosen


def told(world: World, cases: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """What the evening needs to know."""
    names = ("PHRASE", "ROSTER", "CLIENTS", "SOUGHT", "TOWN", "UNSAVED", "CARD")
    return {name.lower(): getattr(markers, name) for name in names} | {
        "cases": [{key: case[key] for key in ("id", "answers", "client", "note")} for case in cases],
        "papers": str(world.papers),
        **more,
    }


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world with a vault."""
    made = World(tmp_path / "world")
    made.found()
    return made
