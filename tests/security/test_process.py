# SPDX-License-Identifier: EUPL-1.2
"""What a process keeps to itself, and how much memory its stores may lock."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from spreekuur.security import process
from spreekuur.security.process import MOST_LOCKED

PAGE = resource.getpagesize()


MANY_STORES = """
import json, resource
from pathlib import Path
import memory_locks
memory_locks.bound()
from spreekuur.store.connection import memory_store

def areas():
    return len(Path("/proc/self/maps").read_text("utf-8").splitlines())

memory_store().close()
before = areas()
stores = [memory_store() for _ in range(200)]
after = areas()
locked = Path("/proc/self/status").read_text("ascii").split("VmLck:")[1].split()[0]
bound = resource.getrlimit(resource.RLIMIT_MEMLOCK)[0]
print(json.dumps({"before": before, "after": after, "locked": int(locked) * 1024, "bound": bound}))
"""


def test_a_protected_process_leaves_no_core_and_lets_nobody_look_in():
    code = "import resource, ctypes; from spreekuur.security.process import protect; protect()\n"
    code += "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    env = {"PYTHONPATH": str(Path(process.__file__).parents[2])}
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert run.stdout.split() == ["0", "0"]


def test_a_process_that_opens_many_stores_keeps_its_memory_in_one_piece():
    """Linux gives 65,530 areas; without a bound these stores would take some 1,200 at once, and more with each.

    In a process as the program is one: here stores lock nothing, see `memory_need_not_be_locked`.
    """
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", MANY_STORES], env=env, capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout)
    assert 0 < found["locked"] <= MOST_LOCKED
    assert found["after"] - found["before"] < 2 * MOST_LOCKED // PAGE
    assert found["bound"] <= MOST_LOCKED
