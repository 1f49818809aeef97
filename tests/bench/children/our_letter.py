# SPDX-License-Identifier: EUPL-1.2
"""The first letter of a process whose content is loaded, as it is at the desk; `prepared`: one was made before."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from spreekuur.content import pack

content = pack.load()
started = time.process_time()
from bench.one_letter import letter  # noqa: E402
from spreekuur.letters import warm_up  # noqa: E402
from spreekuur.letters.sender import example  # noqa: E402

if "prepared" in sys.argv:
    warm_up(content, example())
    started = time.process_time()
letter(content, 2)
print("first", (time.process_time() - started) * 1000)
warm = []
for number in range(3, 12):
    started = time.process_time()
    letter(content, number)
    warm.append((time.process_time() - started) * 1000)
print("warm", sorted(warm)[len(warm) // 2])
