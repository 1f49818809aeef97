# SPDX-License-Identifier: EUPL-1.2
"""What a key does on the desk until it is painted: a list of topics, hiding the screen, another language."""

import json
from collections.abc import Iterator

from bench.measure import Figures, Plan, run_child

_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
_GOALS = {"key_to_list": 3.5, "hide": 4.0, "switch_language": 5.0}


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
        yield Figures(name, (ours[name], bare), goal)


BENCHES = {"screens": screens}
