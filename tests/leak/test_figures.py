# SPDX-License-Identifier: EUPL-1.2
"""Figures stand nowhere readable before they are given out: while they are made, proved, signed, shown and received."""

import os
import re
import select
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from figures_desk import some_talks
from figures_home import with_desk
from journey.vaults import founded
from leak.conftest import World
from leak.watching import WRITING, calls, traced

CHILD = Path(__file__).parent / "children" / "figures.py"
FIGURES = b"count,status,unit"
"""Stands at the head of every table, and in nothing else."""
_OPENED = re.compile(r'(?:AT_FDCWD<[^>]*>, )?"((?:[^"\\]|\\.)*)", ([A-Z_|]+)')
_MADE = (
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "creat",
)


@pytest.fixture
def world(tmp_path):
    """Talks of a quarter in a vault, of which nothing was made yet."""
    made = World(tmp_path / "world")
    founded(made.vault)
    with_desk(made.vault, some_talks)
    return made


@contextmanager
def figures(world, waits_at="", log=None):
    """The child, held at a step if one is named."""
    command = [sys.executable, str(CHILD), str(world.vault), str(world.papers), waits_at]
    process = subprocess.Popen(
        [*(traced(log, f"{WRITING},%file") if log else ()), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=world.environment(),
        cwd=world.folder / "here",
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def touched(log):
    """The files that were opened to be written, made or moved."""
    for call in calls(log):
        if call.name in ("open", "openat") and (found := _OPENED.search(call.told)):
            if set(found.group(2).split("|")) & {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TMPFILE"}:
                yield found.group(1)
        elif call.name in _MADE:
            yield from re.findall(r'"((?:[^"\\]|\\.)*)"', call.told)


def beside(world):
    """Every file and folder of this world that is neither the vault nor what was given out."""
    kept = (world.vault, world.papers)
    return [
        path
        for top in world.folder.iterdir()
        for path in top.rglob("*")
        if not any(path == one or one in path.parents for one in kept) and path not in world.vault.parents
    ]


def readable(folder):
    """The files in which figures can be read."""
    return [path for path in folder.rglob("*") if path.is_file() and FIGURES in path.read_bytes()]


def test_from_the_talks_to_the_municipality_nothing_is_written_but_to_the_vault_and_what_is_given_out(
    world, tmp_path
):
    log = tmp_path / "calls"
    with figures(world, log=log) as child:
        _told, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
    # Names in the log are escaped where they are not ASCII, as that of the vault's folder is.
    fine = (str(world.vault.parent), str(world.papers), "/dev/")
    assert [name for name in touched(log) if not name.startswith(fine)] == []
    assert sum(name.startswith(str(world.papers)) for name in touched(log)) > 10  # the tracer does see files
    written = {call.target for call in calls(log) if FIGURES in call.data()}
    assert [one for one in written if one.startswith("/") and not one.startswith(str(world.papers))] == []
    assert (beside(world), readable(world.vault), bool(readable(world.papers))) == ([], [], True)


@pytest.mark.parametrize("step", ["prove", "made", "signed"])
def test_a_kill_leaves_nothing_that_can_be_read(world, step):
    with figures(world, step) as child:
        ready, _, _ = select.select([child.stdout], [], [], 120)
        assert ready and child.stdout.readline().strip() == step
        os.killpg(child.pid, signal.SIGKILL)
    assert (beside(world), readable(world.vault), list(world.papers.iterdir())) == ([], [], [])
