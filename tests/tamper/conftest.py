# SPDX-License-Identifier: EUPL-1.2
"""A whole vault on the disk with three people and something in it; opened by Marta, coordinated by Ewa."""

import shutil
from pathlib import Path

import pytest

from builders import SENDER
from spreekuur import app
from spreekuur.app import Founding
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup
from spreekuur.store.writing import new_id, save

MARTA = "molen kaars zomer brug appel rivier"
EWA = "trein boter wolk hamer lepel groen"
JAN = "kasteel vogel tafel lucht bakker zeil"
SHEET = b"s" * 20
PEOPLE = (NewSlot("Marta", MARTA), NewSlot("Ewa", EWA, coordinator=True), NewSlot("Jan", JAN))
CHEAP = Argon2Cost(16 * 1024, 1, 1)


def found(home: Path, *, clients: int = 40) -> Path:
    """Found a vault with some clients and two copies beside it."""
    made = app.found_home(home, Founding("Punt", SENDER, 3, PEOPLE, SHEET), cost=CHEAP)
    for _copy in range(2):
        add_clients(made.db, clients)
        backup.back_up_locally(made.db)
    made.close()
    return home


def add_clients(db, number: int) -> None:
    """More of them, and an evening."""
    with db.atomic():
        save(db, "evening", {"id": new_id(), "held_on": "2026-11-11", "opened_at": "x"})
        for _client in range(number):
            row = {"id": new_id(), "code": new_id(), "language": "pl", "given": "Żaneta " * 20}
            save(db, "client", row)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory) -> Path:
    """Made once; no test changes it."""
    return found(tmp_path_factory.mktemp("pristine") / "kluis")


@pytest.fixture
def home(pristine, tmp_path) -> Path:
    """A copy to do anything with."""
    return Path(shutil.copytree(pristine, tmp_path / "kluis"))
