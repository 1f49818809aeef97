# SPDX-License-Identifier: EUPL-1.2
"""The municipality takes in the packages of ten desks: of one year, and of five years. Each proof is run again.

Beside it the same files only read and hashed, which nobody can do without. A proof is no matter of reading, so no
ratio is the goal: a minute for 250 packages on two cores is, by the clock. That a package costs the same however many
there are is held in processor time, that of the proofs in their own processes included.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import received_making as making
from bench.measure import Figures, Plan, Rounds, paired, wall
from spreekuur.content import pack
from spreekuur.receiving import trust
from spreekuur.receiving.adding import add_up
from spreekuur.receiving.database import SQLITE, opened
from spreekuur.receiving.proving import Prover
from spreekuur.receiving.store import Store
from spreekuur.receiving.taking import Receiving, receive
from spreekuur.statistics import catalogue

_DESKS = tuple(f"desk{name}" for name in "abcdefghij")
_PACKAGES_A_YEAR, _CONTACTS_A_YEAR = 5, 300
_GROWTH, _MINUTE = 1.15, 60_000.0


def received(plan: Plan) -> Iterator[Figures]:
    """Into a fresh database each time; a package costs the same however many there are."""
    rounds, desks = plan.times(2, 1), _DESKS[: plan.times(len(_DESKS), 1)]
    a_package = []
    for years in plan.sizes((1, 5), (1,)):
        many = len(desks) * years * _PACKAGES_A_YEAR
        with TemporaryDirectory() as folder:
            root = Path(folder)
            made = making.releases(plan.times(_CONTACTS_A_YEAR, 40) * years, 12 * years)
            for desk in desks:
                for package in making.packages(desk, made):
                    making.write_folder(package, root / "inbox" / package.name)
            making.trust_folder(root / "keys", *desks)
            found, passed = _measured(root, many, rounds)
        a_package.append([each / many for each in found[0]])
        yield Figures(f"receive_{many}", found, None, x=many)
        minutes = [_MINUTE] * rounds
        yield Figures(f"receive_{many}_wall", (passed, minutes), 1.0, note="beside a minute")
    yield Figures("receive_growth", (a_package[-1], a_package[0]), _GROWTH, note="a package, most by fewest")


def _measured(root: Path, many: int, rounds: int) -> tuple[Rounds, list[float]]:
    """The processor time of ours beside that of reading, and how long ours took by the clock."""
    passed: list[float] = []

    def ours() -> float:
        used, took = _take(root, many)
        passed.append(took)
        return used

    return paired(ours, lambda: _used(lambda: _read(root / "inbox"))[0], rounds), passed[1:]


def _used(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of processor time, children that ended included, and by the clock."""
    before = _spent()
    took = wall(work)
    return _spent() - before, took


def _spent() -> float:
    ended = os.times()
    return (time.process_time() + ended.children_user + ended.children_system) * 1000


def _take(root: Path, many: int) -> tuple[float, float]:
    """What it costs to take in all of it."""
    figures = catalogue.of(pack.load())
    with TemporaryDirectory() as folder, opened(f"{SQLITE}{folder}/figures.sqlite") as place:
        how = Receiving(trust.read(root / "keys"), Prover(figures), Store(place, figures), date(2032, 3, 1))

        def take() -> None:
            assert len(receive(root / "inbox", how).taken) == many
            add_up(place)

        return _used(take)


def _read(inbox: Path) -> list[bytes]:
    return [hashlib.sha256(path.read_bytes()).digest() for path in sorted(inbox.rglob("*")) if path.is_file()]


BENCHES = {"receive": received}
