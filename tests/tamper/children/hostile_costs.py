# SPDX-License-Identifier: EUPL-1.2
"""Reads lock files that ask for absurd amounts of memory and time, and says what that took of this process.

Says how many were refused, the longest time one took, and the memory at its highest: after them, after the untouched
file was opened, and, as a control, after one that asks for the most that is allowed.
"""

import json
import random
import resource
import sys
import time
from pathlib import Path

from spreekuur.errors.vault import DamagedKeyslots, WrongPassphrase
from spreekuur.security import keyslots, vault

MARTA = "molen kaars zomer brug appel rivier"
RISKY = [0, -1, 1, 10**40, 2**31, 2**32, 2**63, 2**64, 1.5, True, None, "65536", [], {}, 1e308]
BOMBS = {
    "memory_kib": [15 * 1024, 16_383, 262_145, 2**20, 4 * 2**20, 64 * 2**20],
    "passes": [11, 12, 1000, 10**6],
    "lanes": [9, 64, 255, 2**24],
}


def peak() -> int:
    """The most memory of this program, in MiB. What `getrusage` tells is also what its parent had when it forked."""
    return int(Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1].split()[0]) // 1024


def put(home: Path, body: dict) -> None:
    body.pop("sha256", None)
    data = keyslots._canonical(body | {"sha256": keyslots._checksum(body)})
    (home / "keyslots.json").write_bytes(data)


def main(home: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
    good = (home / "keyslots.json").read_bytes()
    cases = [(name, value) for name in BOMBS for value in (*RISKY, *BOMBS[name])]
    rng = random.Random(20261126)
    while len(cases) < 100:
        name = rng.choice(list(BOMBS))
        cases.append((name, rng.randrange(2**20, 2**60)))
    refused, longest = 0, 0.0
    for name, value in cases:
        body = json.loads(good)
        if value == body["argon2id"][name] and type(value) is int:
            value = 2**40
        body["argon2id"][name] = value
        put(home, body)
        started = time.process_time()
        try:
            vault.unlock(home, MARTA)
        except DamagedKeyslots:
            refused += 1
        except WrongPassphrase:  # the cost is an allowed one; the keys are bound to another
            sys.stderr.write(f"{name}={value!r} was tried\n")
        longest = max(longest, time.process_time() - started)
    absurd = peak()
    (home / "keyslots.json").write_bytes(good)
    opened = vault.unlock(home, MARTA).slot_name
    body = json.loads(good)
    body["argon2id"]["memory_kib"] = 256 * 1024
    put(home, body)
    try:
        vault.unlock(home, MARTA)
    except WrongPassphrase:
        most = peak()
    told = {"cases": len(cases), "refused": refused, "longest": longest, "absurd": absurd}
    sys.stdout.write(json.dumps(told | {"opened": opened, "most": most}))


main(Path(sys.argv[1]))
