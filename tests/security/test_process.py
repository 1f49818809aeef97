# SPDX-License-Identifier: EUPL-1.2
"""What a process keeps to itself, and how much memory its stores may lock."""

import resource
import subprocess
import sys
from pathlib import Path

from spreekuur.security import process
from spreekuur.security.process import MOST_LOCKED
from spreekuur.store.connection import memory_store

PAGE = resource.getpagesize()


def areas() -> int:
    """Into how many areas the memory of this process is split."""
    return len(Path("/proc/self/maps").read_text("utf-8").splitlines())


def test_a_protected_process_leaves_no_core_and_lets_nobody_look_in():
    code = "import resource, ctypes; from spreekuur.security.process import protect; protect()\n"
    code += "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    env = {"PYTHONPATH": str(Path(process.__file__).parents[2])}
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert run.stdout.split() == ["0", "0"]


def test_a_process_that_opens_many_stores_keeps_its_memory_in_one_piece():
    """Linux gives 65,530 areas; without a bound these stores would take some 1,200 at once, and more with each."""
    before = areas()
    stores = [memory_store() for _ in range(200)]
    after = areas()
    locked = Path("/proc/self/status").read_text("ascii").split("VmLck:")[1].split()[0]
    for store in stores:
        store.close()
    assert int(locked) * 1024 <= MOST_LOCKED
    assert after - before < 2 * MOST_LOCKED // PAGE
    assert resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] <= MOST_LOCKED
