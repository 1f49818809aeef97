# SPDX-License-Identifier: EUPL-1.2
"""Whatever is done to the file with the locks, it is refused as damaged or opens nothing: no crash, no memory bomb."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from spreekuur.errors.vault import DamagedKeyslots, WrongPassphrase
from spreekuur.security import keyslots, vault

from .conftest import MARTA

SEED = 20261126
KEYS = ("wrapped", "salt", "public", "private", "seal")
PIECES = [b"", b" ", b"\n", b"0", b'"', b"true", b"null", b"9" * 30, b"\xff", b"{", b"]", b"\\u0000", b"-"]


def mutated(rng, good):
    """The bytes of the file with something cut out, put in, changed or said twice."""
    data = bytearray(good)
    for _time in range(rng.choice((1, 1, 1, 2, 5))):
        at = rng.randrange(len(data))
        kind = rng.randrange(5)
        if kind == 0:
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del data[at : at + rng.randrange(1, 60)]
        elif kind == 2:
            data[at:at] = rng.choice(PIECES)
        elif kind == 3:
            data[at:at] = data[at : at + rng.randrange(1, 200)]
        else:
            other = rng.randrange(len(data))
            data[at : at + 8], data[other : other + 8] = data[other : other + 8], data[at : at + 8]
        if not data:
            break
    return bytes(data)


def forged(rng, good):
    """The file as somebody writes it who knows its form: other values under a checksum that is right."""
    body = json.loads(good)
    body.pop("sha256")
    slots = body["slots"]
    for _time in range(rng.randrange(1, 4)):
        slot, kind = rng.choice(slots), rng.randrange(6)
        if kind == 0:
            slot["coordinator"] = not slot["coordinator"]
        elif kind == 1:
            slot["name"] = rng.choice(("Eve", "Marta ", "Jan", "M" * 41, "\u202e", ""))
        elif kind == 2:
            name = rng.choice([name for name in KEYS if slot.get(name)])
            slot[name] = rng.choice(slots).get(name) if rng.random() < 0.5 else turned(rng, slot[name])
        elif kind == 3:
            left_out = [name for name in ("confidant", "handed", "private", "seal", "public") if name in slot]
            slot.pop(rng.choice(left_out or ["kind"]), None)
        elif kind == 4:
            slot["handed"] = [keyslots._b64(rng.randbytes(108))] * rng.randrange(1, 20)
        else:
            body["salt"] = keyslots._b64(rng.randbytes(16))
    return keyslots._canonical(body | {"sha256": keyslots._checksum(body)})


def turned(rng, text):
    if not text:
        return "AAAA"
    at = rng.randrange(len(text) - 4)
    return text[:at] + rng.choice("ABCDabcd0123") + text[at + 1 :]


def as_whom(locks_home):
    """Who Marta's passphrase opens the vault as, with which rights; or None."""
    try:
        opened = vault.unlock(locks_home, MARTA)
    except (DamagedKeyslots, WrongPassphrase):
        return None
    return opened.slot_name, opened.coordinator, opened.confidant_key is not None


def test_no_mutated_lock_file_is_read(home, slow):
    rng, good = random.Random(SEED), (home / "keyslots.json").read_bytes()
    keyslots.from_bytes(good)
    for number in range(100_000 if slow else 10_000):
        data = mutated(rng, good)
        if data == good:
            continue
        with pytest.raises(DamagedKeyslots):
            keyslots.from_bytes(data)
            pytest.fail(f"seed {SEED}: mutation {number} was read")


def test_no_forged_lock_file_opens_the_vault_as_somebody_else(home, slow):
    """Where the forger touched others' slots alone, Marta still gets in, as herself and with her own rights."""
    rng, good = random.Random(SEED), (home / "keyslots.json").read_bytes()
    herself, seen = as_whom(home), set()
    for number in range(3_000 if slow else 150):
        (home / "keyslots.json").write_bytes(forged(rng, good))
        (home / "keyslots.previous.json").unlink(missing_ok=True)
        found = as_whom(home)
        seen.add(found)
        assert found in (None, herself), f"seed {SEED}: forgery {number} opens as {found}"
    assert seen == {None, herself}


def test_absurd_costs_take_no_memory_and_no_time(home):
    """Run apart, as the highest memory of a process never goes down; the control asks for the most there may be."""
    child = [sys.executable, Path(__file__).parent / "children" / "hostile_costs.py", home]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(child, env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    told = json.loads(said.stdout)
    assert told["cases"] >= 100
    assert told["refused"] >= told["cases"] - 2, said.stderr
    assert told["opened"] == "Marta"
    assert told["longest"] < 1
    assert told["absurd"] < 200 < 256 < told["most"]
