# SPDX-License-Identifier: EUPL-1.2
"""Every screen and every usual action after ten years, beside the first evening."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.made import KEY
from bench.measure import Figures, Plan, run_child
from spreekuur.store.connection import open_store

_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
_GOAL = 1.2


def ten_years(plan: Plan) -> Iterator[Figures]:
    """The same evening on a store of ten years and on a new one, each in a fresh process, in turn."""
    rounds = str(plan.times(9, 1))
    old: dict[str, list[float]] = {}
    new: dict[str, list[float]] = {}
    with TemporaryDirectory() as made:
        folder = Path(made)
        run_child("make_history", [str(folder / "old.db")])
        open_store(folder / "new.db", KEY).close()
        for turn in range(plan.times(3, 1)):
            for name, found in (("new", new), ("old", old)):
                played = folder / f"{name}{turn}" / "vault.db"
                played.parent.mkdir()
                shutil.copyfile(folder / f"{name}.db", played)
                said = run_child("our_ten_years", [str(played), rounds], _OFFSCREEN).said
                for what, taken in json.loads(said).items():
                    found.setdefault(what, []).extend(taken)
    for what, taken in old.items():
        yield Figures(f"ten_years_{what}", (taken, new[what]), _GOAL)


BENCHES = {"ten_years": ten_years}
