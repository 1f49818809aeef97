# SPDX-License-Identifier: EUPL-1.2
"""A real vault on the disk, opened by Marta; Ewa coordinates, and Jan has a passphrase too."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import SENDER
from spreekuur import app
from spreekuur.app import App, Founding
from spreekuur.desk.desk import Desk
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.looks import Looks
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session
from spreekuur.ui.settings.layout import SettingsLayout
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_panels import LeavePanel
from ui.inline import jobs_of

MARTA = "molen kaars zomer brug appel rivier"
EWA = "trein boter wolk hamer lepel groen"
JAN = "kasteel vogel tafel lucht bakker zeil"
SHEET = b"s" * 20
PEOPLE = (NewSlot("Marta", MARTA), NewSlot("Ewa", EWA, coordinator=True), NewSlot("Jan", JAN))
CHEAP = Argon2Cost(16 * 1024, 1, 1)


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every vault here is a copy of."""
    folder = tmp_path_factory.mktemp("founded") / "kluis"
    app.found_home(folder, Founding("Punt", SENDER, 3, PEOPLE, SHEET), cost=CHEAP).close()
    return folder


@pytest.fixture
def home(tmp_path: Path, founded_once: Path) -> Path:
    return shutil.copytree(founded_once, tmp_path / "kluis")


@pytest.fixture
def opened(home: Path, watch) -> Iterator[App]:
    found = app.open_home(home, MARTA, clock=watch)
    yield found
    found.close()


@pytest.fixture
def desk(opened: App) -> Desk:
    return opened.desk


@pytest.fixture
def jobs(desk: Desk) -> Iterator[InlineJobs]:
    yield from jobs_of(desk)


@pytest.fixture
def session(opened: App, jobs: InlineJobs, desk: Desk, home: Path, watch, qapp) -> Session:
    looks = Looks(qapp, home, "en")
    return Session(home, jobs, desk.content, opened.unlocked, watch, None, looks)


@pytest.fixture
def window(session: Session, undressed, shown) -> MainWindow:
    made = shown(open_desk(session))
    session.looks.retranslated = made.retranslate
    made.show_screen("settings")
    return made


@pytest.fixture
def parts(window: MainWindow) -> SettingsLayout:
    return window.screens()["settings"].parts


@pytest.fixture
def again(opened: App, home: Path, watch) -> Callable[[str], App]:
    """Closes the vault and opens it anew, as after a lock."""

    def open_again(passphrase: str = MARTA) -> App:
        opened.close()
        return app.open_home(home, passphrase, clock=watch)

    return open_again


def press(*keys: str | Qt.Key) -> None:
    """Type into whatever has the focus."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(QApplication.focusWidget(), key)
        else:
            QTest.keyClick(QApplication.focusWidget(), key)


def give_leave(section: PanelSection, phrase: str = EWA) -> None:
    """Type the coordinator's passphrase, which is asked for now."""
    assert isinstance(section.panel, LeavePanel)
    section.panel.asking.field.line.setFocus()
    press(phrase, Qt.Key.Key_Return)
