# SPDX-License-Identifier: EUPL-1.2
"""Finding a client file: how long a key takes with many files, how that grows, and who is found at all."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import log
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bench import baselines, people
from bench.measure import Figures, Plan, cpu, paired
from spreekuur.clients import matching, searching
from spreekuur.resources import root
from spreekuur.store.connection import Database

# Of each size the highest ratio to a look at every file, for the slowest of twenty keys and for the middle one.
_GOALS: dict[int, tuple[float | None, float | None]] = {
    1_000: (None, None),
    20_000: (1 / 6, None),
    100_000: (1 / 10, 1 / 40),
    1_000_000: (1 / 35, None),
}
_NAMES = {1_000: "1k", 20_000: "20k", 100_000: "100k", 1_000_000: "1000k"}
_NAMED, _LIMIT = 40, 20
_PERSONS = 1_000


def search(plan: Plan) -> Iterator[Figures]:
    """Every beginning of forty names, as keys come, beside a look at the words of every file."""
    sizes = (1_000,) if plan.quick else tuple(_GOALS)
    middle, slow = [], []
    for size in sizes:
        with TemporaryDirectory() as made:
            db = people.store_of(Path(made) / "files.db", size)
            rounds = plan.times(5 if size < 1_000_000 else 2, 1)
            p50, p95, base = _rounds(db, rounds)
            db.close()
        middle.append((float(size), min(p50)))
        slow.append((float(size), min(p95)))
        goal_95, goal_50 = _GOALS[size]
        yield Figures(f"search_p95_{_NAMES[size]}", (p95, base), goal_95, x=size)
        yield Figures(f"search_p50_{_NAMES[size]}", (p50, base), goal_50, x=size)
    if len(sizes) > 1:
        for name, points, goal in (("p50", middle[1:], 0.45), ("p95", slow[1:], 0.7)):
            note = "time grows with files^k; " + ", ".join(f"{k:.2f}" for k in _steps(points))
            yield Figures(f"search_growth_{name}", ([_exponent(points)], [1.0]), goal, unit="", note=note)


def _rounds(db: Database, rounds: int) -> tuple[list[float], list[float], list[float]]:
    p50, p95, base = [], [], []

    def keys() -> float:
        taken = sorted(cpu(lambda text=text: _find(db, text)) for text in typed())
        p50.append(taken[len(taken) // 2])
        p95.append(taken[int(len(taken) * 0.95)])
        return p95[-1]

    _ours, base = paired(keys, lambda: cpu(lambda: baselines.scan_files(db.connection)), rounds)
    return p50[1:], p95[1:], base


def _find(db: Database, text: str) -> Any:
    return searching.find(db, matching.wanted(text), people.TODAY, _LIMIT)


@cache
def typed() -> tuple[str, ...]:
    """Each beginning of two letters or more of forty names, the family name or both; seeded."""
    random, found = Random(40), []
    for number, one in enumerate(random.sample(list(people.people(5_000)), _NAMED)):
        name = one.family if number % 2 else f"{one.given} {one.family}"
        found += [name[:length] for length in range(2, len(name) + 1)]
    return tuple(found)


def _exponent(points: list[tuple[float, float]]) -> float:
    (first, small), (last, large) = points[0], points[-1]
    return log(large / small) / log(last / first)


def _steps(points: list[tuple[float, float]]) -> list[float]:
    return [_exponent([one, other]) for one, other in pairwise(points)]


def search_recall(plan: Plan) -> Iterator[Figures]:
    """Of a hundred who are spelled otherwise how many are missed; nobody tunes on the held-out list."""
    for name, goal in (("tuned", 0.02), ("held_out", 0.15)):
        text = (root() / "tests" / "data" / "search" / f"{name}.json").read_text("utf-8")
        pairs: list[tuple[str, str]] = [(kept, meant) for kept, meant in json.loads(text)]
        missed = [not matching.wanted(meant).by_name(matching.tokens("", kept, "")) for kept, meant in pairs]
        rounds = [100 * sum(missed) / len(missed)], [100.0]
        yield Figures(f"search_missed_{name}", rounds, goal, unit="%", note=f"of {len(pairs)}")
        if name == "tuned":
            yield Figures("search_false", ([_false_hits(pairs)], [float(_PERSONS)]), 0.008, unit="")


def _false_hits(pairs: list[tuple[str, str]]) -> float:
    """How many of a thousand other names a search finds, in the mean."""
    others = [matching.tokens(one.given, one.family, "") for one in people.people(_PERSONS)]
    found = [sum(matching.wanted(meant).by_name(each) for each in others) for _kept, meant in pairs]
    return sum(found) / len(found)


BENCHES = {"search": search, "search_recall": search_recall}
