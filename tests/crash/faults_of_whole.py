# SPDX-License-Identifier: EUPL-1.2
"""In the child: founding, bringing a schema up to date and restoring, each with every change of a file failing once.

Each begins anew for every fault, and is done again on a disk that is well.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from builders import SEVEN
from crash import frozen
from crash.child import Job
from crash.faults import Failing
from journey.vaults import CHEAP, PHRASE, SECRET
from spreekuur.app import Founding, found_home, open_home
from spreekuur.demo.play import MovingClock
from spreekuur.errors.vault import VaultExists
from spreekuur.letters.sender import example
from spreekuur.security.instance import InstanceLock
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, checking, copying
from spreekuur.store.connection import open_store

FOUNDING = Founding("Pools spreekuur", example(), 0, (NewSlot("Marta", PHRASE, coordinator=True),), SECRET)


def _fresh(job: Job, base: str = "") -> Path:
    shutil.rmtree(job.home.parent, ignore_errors=True)
    job.home.parent.mkdir(parents=True)
    if base:
        shutil.copytree(base, job.home)
    return job.home


def _is_sound(home: Path) -> None:
    app = open_home(home, PHRASE)
    found = checking.check(app.db, deep=True)
    assert not found, found
    app.close()


def founding(job: Job) -> None:
    """A vault that could not be made is none, and can be made; one that stood whole beside its place is brought in."""
    for attempt in Failing(job).turns("founding", stride=7):
        home = _fresh(job)

        def found(home: Path = home) -> bool:
            found_home(home, FOUNDING, cost=CHEAP, clock=MovingClock(SEVEN)).close()
            return True

        if attempt(found) is None and not (home / "keyslots.json").exists():
            with suppress(VaultExists):  # the next try brings it in, and then there is one
                found()
        _is_sound(home)


def opening(job: Job) -> None:
    """A store whose schema could not be brought up to date is the old one; the next start does it."""
    _fresh(job)
    job.home.mkdir()
    store = job.home / "vault.db"
    shutil.copyfile(job.how["frozen"], store)
    columns, before = _look(store)
    for attempt in Failing(job).turns("opening", stride=5):
        shutil.rmtree(job.home)
        job.home.mkdir()
        shutil.copyfile(job.how["frozen"], store)

        def bring_up_to_date() -> bool:
            open_store(store, frozen.KEY, vault_id=frozen.VAULT).close()
            return True

        if attempt(bring_up_to_date) is None:
            assert _look(store, columns)[1] == before
            bring_up_to_date()
        assert _look(store, columns)[1] == before
        assert not list((job.home / "backups").glob("*.part"))


def _look(
    store: Path, columns: dict[str, list[str]] | None = None
) -> tuple[dict[str, list[str]], frozen.Dump]:
    connection = frozen.driver.connect(str(store), frozen.KEY)
    assert copying.problems(connection) == []
    columns = columns or frozen.columns_of(connection)
    found = frozen.dump(connection, columns)
    connection.close()
    return columns, found


def restoring(job: Job) -> None:
    """A copy that could not be put back leaves the old vault, or is put back at the next start."""
    home = _fresh(job, job.how["base"])
    app = open_home(home, PHRASE)
    copy = backup.back_up(app.db, home.parent.parent / "copies").folder
    key = app.unlocked.db_key
    app.close()
    for attempt in Failing(job).turns("restore"):
        home = _fresh(job, job.how["base"])

        def restore(home: Path = home) -> bool:
            with InstanceLock(home):
                backup.restore(copy, home, key, replace=True)
            return True

        if attempt(restore) is None:
            _is_sound(home)
            restore()
        _is_sound(home)
        assert not list(home.glob("restoring*"))
