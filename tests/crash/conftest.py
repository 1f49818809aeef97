# SPDX-License-Identifier: EUPL-1.2
"""One forking child for each file of tests, and a vault that has been lived in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crash.evening import lived_in
from crash.server import Lives
from journey.vaults import founded


@pytest.fixture(scope="session", autouse=True)
def compiled_words(catalogues: None) -> None:
    """All languages are spoken here."""


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    """The child that lives for us."""
    child = Lives(tmp_path_factory.mktemp("child"))
    yield child
    child.close()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with an evening of last week in it."""
    home = founded(tmp_path_factory.mktemp("base") / "home")
    lived_in(home)
    return home


@pytest.fixture
def vault(base: Path, tmp_path: Path) -> Callable[[], Path]:
    """Makes a fresh one of those vaults, the one before is thrown away."""

    def fresh() -> Path:
        world = tmp_path / "world"
        shutil.rmtree(world, ignore_errors=True)
        shutil.copytree(base, world / "home")
        return world / "home"

    return fresh
