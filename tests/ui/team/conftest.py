# SPDX-License-Identifier: EUPL-1.2
"""Two real vaults on the disk: Ewa coordinates one, Jan's waits to join; a folder stands for the stick."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from builders import SENDER
from spreekuur import app
from spreekuur.app import App, Founding
from spreekuur.letters.model import Sender
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.ui.session import Session
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.team.section import TeamSection
from ui.inline import jobs_of

EWA = "trein boter wolk hamer lepel groen"
JAN = "kasteel vogel tafel lucht bakker zeil"
CHEAP = Argon2Cost(16 * 1024, 1, 1)
Open = Callable[..., TeamSection]


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every vault here is a copy of."""
    folder = tmp_path_factory.mktemp("team")
    ewa, jan = NewSlot("Ewa", EWA, coordinator=True), NewSlot("Jan", JAN)
    founder = Founding("Pools spreekuur", SENDER, 0, (ewa,), b"s" * 20)
    app.found_home(folder / "Ewa", founder, cost=CHEAP).close()
    waiting = Sender("Laptop van Jan", "", "", "", "", contact="Jan")
    joins = Founding("Laptop van Jan", waiting, 1, (jan,), b"t" * 20, joins=True)
    app.found_home(folder / "Jan", joins, cost=CHEAP).close()
    joins = Founding("Laptop van Ana", waiting, 0, (jan,), b"u" * 20, joins=True)
    app.found_home(folder / "Ana", joins, cost=CHEAP).close()
    return folder


@pytest.fixture
def homes(tmp_path: Path, founded_once: Path) -> Path:
    return shutil.copytree(founded_once, tmp_path / "homes")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def at(homes: Path, watch, qapp, undressed, shown) -> Iterator[Open]:
    """`at("Ewa")`: the section of that vault, as the settings hold it; asked again, the same one comes in front."""
    opened: dict[str, App] = {}
    sections: dict[str, TeamSection] = {}
    ends = []

    def open_home(name: str) -> TeamSection:
        if name not in sections:
            found = opened[name] = app.open_home(homes / name, EWA if name == "Ewa" else JAN, clock=watch)
            jobs = jobs_of(found.desk)
            session = Session(homes / name, next(jobs), found.desk.content, found.unlocked, watch)
            ends.append(jobs)
            sections[name] = TeamSection(SlotActions(qapp, session))
            sections[name].asking.connect(lambda foot: foot and foot.setParent(sections[name]))
            shown(sections[name], 900, 700)
            sections[name].acts.look()
        window = sections[name]
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        window.coming()
        return window

    yield open_home
    for jobs in ends:
        next(jobs, None)
    for found in opened.values():
        found.close()
