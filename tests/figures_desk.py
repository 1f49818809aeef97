# SPDX-License-Identifier: EUPL-1.2
"""Figures made at a desk, from the talks to the signature."""

from datetime import UTC, datetime

from figures_store import DAYS, Told, keep
from spreekuur.desk import statistics_making, statistics_package, statistics_signing
from spreekuur.desk.leave import Permit
from spreekuur.security.unlocked import Unlocked

APRIL_15 = datetime(2026, 4, 15, 12, tzinfo=UTC)


class Hand:
    """A clock that stands until it is set."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


def some_talks(desk, days=DAYS[:3], each=6):
    for number in range(each * len(days)):
        answers = {"stay": ("short", "long")[number % 2], "municipality": "aalsmeer"}
        day = days[number % len(days)]
        told = Told(day, language=("pl", "pl", "bg")[number % 3], answers=answers)
        keep(desk.db, f"{day}-{number}", told)


def leave(now):
    return Permit(Unlocked("0", "Marta", True, False, bytes(32), leads=True), now)


def made_of(desk, period, now):
    basis = statistics_signing.prepare(desk, period, leave(now), now)
    made = statistics_making.make(basis)
    return made, statistics_package.compose_all(made, statistics_signing.about(desk, basis, now))


def signed(desk, period, now=APRIL_15):
    made, packages = made_of(desk, period, now)
    return statistics_signing.sign(desk, made, packages, leave(now), now)
