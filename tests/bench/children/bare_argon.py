# SPDX-License-Identifier: EUPL-1.2
"""Baseline (frozen): Argon2id alone, with so many MiB, three passes and four lanes, in a fresh process."""

import sys
import time

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

kdf = Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=int(sys.argv[1]) * 1024)
cpu, wall = time.process_time(), time.perf_counter()
kdf.derive(b"correct horse battery staple")
print("cpu", (time.process_time() - cpu) * 1000)
print("wall", (time.perf_counter() - wall) * 1000)
