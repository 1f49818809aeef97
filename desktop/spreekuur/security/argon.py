# SPDX-License-Identifier: EUPL-1.2
"""From a passphrase to a key, slowly on purpose: each guess must cost a thief a second of this laptop."""

import time
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_BYTES = 32
SALT_BYTES = 16
_MIB = 1024

# A file that asks for more, or for nearly nothing, was not written by this program: it must not fill the memory.
_MEMORY = range(16 * _MIB, 256 * _MIB + 1)
_PASSES = range(1, 11)
_LANES = range(1, 9)


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How much memory, how many passes and how many lanes one try takes."""

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if self.memory_kib not in _MEMORY or self.passes not in _PASSES or self.lanes not in _LANES:
            raise ValueError("cost of Argon2id out of bounds")


FLOOR = Argon2Cost(64 * _MIB, 3, 4)
CEILING = Argon2Cost(_MEMORY.stop - 1, 3, 4)  # a laptop with 4 GiB must still unlock beside a browser


def stretch(secret: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """The 32-byte key behind a secret; takes as long as the cost says."""
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(secret)


def calibrated(target_seconds: float = 1.0) -> Argon2Cost:
    """The highest cost that this computer meets in the target time, between the floor and the ceiling."""
    started = time.perf_counter()
    stretch(b"calibration", bytes(SALT_BYTES), FLOOR)
    return affordable(time.perf_counter() - started, target_seconds)


def affordable(floor_seconds: float, target_seconds: float) -> Argon2Cost:
    """The cost for a computer that does the floor in so many seconds: first memory, then passes."""
    memory, seconds = FLOOR.memory_kib, max(floor_seconds, 0.001)
    while memory < CEILING.memory_kib and seconds * 2 <= target_seconds:
        memory, seconds = memory * 2, seconds * 2
    passes = FLOOR.passes
    if memory == CEILING.memory_kib:
        passes = min(_PASSES.stop - 1, max(passes, int(passes * target_seconds / seconds)))
    return Argon2Cost(memory, passes, FLOOR.lanes)
