# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for."""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

import isolation
import memory_locks
import passphrases
from builders import SENDER
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.content.pack import Content, from_bytes
from spreekuur.desk.desk import Desk
from spreekuur.resources import resource
from spreekuur.security import argon, process
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import driver, vault_settings
from spreekuur.store.connection import Database, memory_store


def pytest_configure() -> None:
    """Before the first store is opened."""
    memory_locks.bound()


def pytest_collection_finish() -> None:
    """From here on garbage is collected between tests: the runner has threads of its own, and widgets die of those."""
    gc.collect()
    gc.freeze()
    gc.disable()


_AT_LEAST_EVERY = 50
_ONE_BY_ONE = "tests/ui/accessibility/"  # the tests of one scene come from many files, turn by turn
_since_all: Counter[str] = Counter()


def pytest_runtest_logfinish(nodeid: str) -> None:
    """Collect what the test left, now that nothing of the runner holds it any more.

    What one test left is still young. What served several, and what the runner held a moment too long, is not: at the
    end of a file, or after many tests, all of it is looked at.
    """
    file = _ONE_BY_ONE if nodeid.startswith(_ONE_BY_ONE) else nodeid.partition("::")[0]
    _since_all[file] += 1
    if len(_since_all) == 1 and _since_all[file] <= _AT_LEAST_EVERY:
        gc.collect(0)
    else:
        _since_all.clear()
        gc.collect()


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins in English, whatever the tests before it were about."""
    isolation.speak_english()


@pytest.fixture(autouse=True)
def nothing_goes_on() -> Iterator[None]:
    """What a test did to the process it ran in ends with it."""
    with isolation.put_back():
        yield


@pytest.fixture(autouse=True)
def nothing_stays_laid_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """The content is one for all tests; what a test had a team change in it is taken off again."""
    asked = request.getfixturevalue("content") if "content" in request.fixturenames else None
    with isolation.as_shipped(asked) if isinstance(asked, Content) else nullcontext():
        yield


@pytest.fixture(scope="session")
def content() -> Content:
    """The shipped content, compiled from what stands in `resources/` now."""
    made = from_bytes(as_bytes(compile_folder(resource("content"))), "content.json")
    gc.collect()
    gc.freeze()  # it stays to the end, and nobody needs to look through it for garbage
    return made


@pytest.fixture(scope="session", autouse=True)
def children_may_leave_a_core() -> Iterator[None]:
    """Whoever opens a vault gives up core files for itself and all that it starts; the tests of a crash need them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "_no_core_file", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def memory_need_not_be_locked() -> Iterator[None]:
    """No store of a test locks its memory, which was a third of the time of all tests together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "_PRAGMAS", memory_locks.unlocked())
        yield


@pytest.fixture(scope="session", autouse=True)
def passphrases_are_stretched_once() -> Iterator[None]:
    """The same passphrase of the same vault is not worked out again in every test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon, "stretch", passphrases.stretch)
        yield


@pytest.fixture(scope="session")
def catalogues() -> None:
    """The words of all languages as the build makes them, which a fresh checkout may not have yet."""
    from catalogues import main

    assert main(["compile", "--partial"]) in (None, 0)


@pytest.fixture
def db() -> Iterator[Database]:
    """A migrated encrypted store in memory."""
    database = memory_store()
    yield database
    database.close()


@pytest.fixture
def desk(db: Database, content: Content) -> Desk:
    """A desk on an empty encrypted store, with a confidant's key to seal signals to."""
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    return Desk(db, content, SENDER, laptop=0)
