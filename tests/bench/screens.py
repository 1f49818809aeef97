# SPDX-License-Identifier: EUPL-1.2
"""What a key does on the desk until it is painted: a letter, the panel, a list, hiding, another language."""

import json
from collections.abc import Iterator

from bench.measure import Figures, Plan, run_child

_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
_GOALS = {"key_to_paint": None, "panel": None, "key_to_list": 3.5, "hide": 4.0, "switch_language": 5.0}
# What a person should wait at most, on a laptop of eight years old; no ratio, so it only informs.
_WAIT = {"key_to_paint": 50, "panel": 100, "key_to_list": 50, "hide": 100}


def screens(plan: Plan) -> Iterator[Figures]:
    """A key on the whole desk beside a key in a bare line of text, each in a fresh process, in turn."""
    rounds = str(plan.times(20, 3))
    ours: dict[str, list[float]] = {name: [] for name in _GOALS}
    bare: list[float] = []
    for _ in range(plan.times(3, 1)):
        bare += json.loads(run_child("bare_line", [rounds], _OFFSCREEN).said)
        for name, found in json.loads(run_child("our_screens", [rounds], _OFFSCREEN).said).items():
            ours[name] += found
    for name, goal in _GOALS.items():
        felt = f"goal {_WAIT[name]} ms" if name in _WAIT else ""
        yield Figures(name, (ours[name], bare), goal, note=felt)


BENCHES = {"screens": screens}
