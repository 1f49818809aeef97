# SPDX-License-Identifier: EUPL-1.2
"""The whole program on a real vault, driven by keys alone."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from journey.person import Person
from journey.vaults import CHEAP, founded
from spreekuur import language
from spreekuur.practice import Room
from spreekuur.ui import theme
from spreekuur.ui.theme import switch


@pytest.fixture(scope="session", autouse=True)
def compiled_words(catalogues: None) -> None:
    """All languages are spoken here."""


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every vault here is a copy of."""
    return founded(tmp_path_factory.mktemp("founded") / "kluis")


@pytest.fixture
def home(tmp_path: Path, founded_once: Path) -> Path:
    """The folder of a new vault."""
    return shutil.copytree(founded_once, tmp_path / "kluis met spatie Ж")


@pytest.fixture(autouse=True)
def practice_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its passphrase stands on the screen; what a real one costs is not proved here."""
    monkeypatch.setattr(Room.found, "__defaults__", (None, CHEAP))


@pytest.fixture
def undressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program without its style sheet, for what is done by keys: to dress it takes longer than to use it."""
    monkeypatch.setattr(switch, "sheet", lambda _tokens: "")


@pytest.fixture
def sit_down(qapp: QApplication, home: Path) -> Iterator[Callable[..., Person]]:
    """Somebody starts the program of that vault; afterwards it is closed."""
    people: list[Person] = []

    def sit(folder: Path = home, **more: Any) -> Person:
        people.append(Person(qapp, folder, **more))
        return people[-1]

    yield sit
    while people:
        people.pop().leave()
    gc.collect(1)  # a whole program is much to leave to the next test
    theme.apply(qapp, theme="light", percent=100)
    language.use("en")


@pytest.fixture
def person(sit_down: Callable[..., Person]) -> Person:
    """Marta, with the vault unlocked and the evening begun."""
    marta = sit_down()
    marta.unlock()
    marta.begin_evening()
    return marta
