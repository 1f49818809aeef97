# SPDX-License-Identifier: EUPL-1.2
"""A vault on the disk with figures of a first quarter that are signed, and what lies where they went."""

from datetime import timedelta
from pathlib import Path

import pytest

from exchange_vaults import a_desk
from figures_desk import APRIL_15, signed, some_talks
from journey.vaults import founded, opened
from spreekuur.app import App
from spreekuur.desk import figures_place, figures_sending, figures_waiting, statistics_signing
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_place import Place
from spreekuur.errors.sending import FiguresPlaceAway
from spreekuur.sending.delivery import Outcome
from spreekuur.sending.outbox import Note
from spreekuur.statistics import ledger
from spreekuur.statistics.package import MANIFEST
from spreekuur.statistics.periods import Period

Q1 = Period(2026, 1)
NAME = "spreekuur-statistics-aalsmeer-poolsspreekuur-2026-Q1"


def signed_home(home: Path) -> Path:
    """A new vault of Marta, in whose team is nobody else, with the figures of a quarter signed and never sent."""
    founded(home)
    with_desk(home, _sign)
    return home


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Such a vault, made once: rounding and proof take a second."""
    return signed_home(tmp_path_factory.mktemp("made") / "home")


@pytest.fixture(scope="module")
def files(made):
    """The files of the package, as they were signed."""
    return with_desk(made, lambda desk: statistics_signing.release_files(desk, Q1))


def _sign(desk: Desk) -> None:
    some_talks(desk)
    signed(desk, Q1)


def with_desk(home: Path, work):
    """What some work on that vault gives, with the vault open for as long as it takes."""
    app: App = opened(home)
    try:
        return work(a_desk(app.db, app.content))
    finally:
        app.close()


def keep_place(home: Path, where: str, user: str = "", password: str = "") -> None:
    """Let figures go there from now on."""
    with_desk(home, lambda desk: figures_place.put(desk, Place(where, user, password)))


def ask_to_send(desk: Desk, now=APRIL_15, *, tries: int = 0) -> None:
    """Somebody asked to send what is signed, and it broke so many times, the last time now."""
    begun = figures_sending.begin(desk, now - timedelta(days=9))
    for _again in range(tries):
        broken = [Outcome(one, arrived=False, error=FiguresPlaceAway()) for one in begun.sending]
        figures_sending.finish(desk, broken, now)


def note(desk: Desk) -> Note:
    """How far the one package is."""
    (one,) = figures_waiting.packages(desk)
    return one.note


def steps(desk: Desk) -> list[str]:
    """What the ledger says became of the one package."""
    (entry,) = ledger.entries(desk.db)
    return [one.to.value for one in entry.steps]


def note_at(home: Path) -> Note:
    """The same, of a vault that is closed."""
    return with_desk(home, note)


def is_whole(folder: Path, files: dict[str, bytes]) -> bool:
    """Whether the package lies there once, whole, and nothing beside it but what waits for somebody else."""
    there = folder / NAME
    found = {
        path.relative_to(there).as_posix(): path.read_bytes() for path in there.rglob("*") if path.is_file()
    }
    return found == files and MANIFEST in found and [one.name for one in folder.iterdir()] == [NAME]
