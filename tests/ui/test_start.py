# SPDX-License-Identifier: EUPL-1.2
"""The start: little is loaded before the first picture, and the window goes from passphrase to desk."""

import os
import subprocess
import sys

import pytest

from spreekuur import app
from spreekuur.app import Founding
from spreekuur.letters.model import Sender
from spreekuur.options import Options
from spreekuur.security import vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.ui import door
from spreekuur.ui.program import Program

PHRASE = "appel boom citroen dorp eend fiets"
HEAVY = ("yaml", "reportlab", "pikepdf", "segno", "babel", "sqlite_utils", "sqlcipher3", "cryptography")
HEAVY += ("pypdfium2", "uuid_utils", "platformdirs", "asyncio", "email", "http", "json")
HEAVY += ("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "spreekuur.store.connection")


def test_before_the_first_picture_nothing_heavy_is_imported(tmp_path):
    code = f"""if True:
        import sys
        from pathlib import Path
        from PySide6.QtWidgets import QApplication
        from spreekuur.options import Options
        from spreekuur.ui.program import Program
        Path({str(tmp_path)!r}, "keyslots.json").touch()
        app = QApplication([])
        program = Program(app, Options(), Path({str(tmp_path)!r}))
        program.shell.show()
        app.processEvents()
        print(sorted(set({HEAVY!r}) & set(sys.modules)))
    """
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert result.stdout.strip() == "[]", result.stdout + result.stderr


def test_the_names_of_the_vaults_files_are_the_vaults():
    assert (door.LOCKS, door.STORE) == (vault.KEYSLOTS_NAME, vault.STORE_NAME)


@pytest.fixture
def home(tmp_path):
    sender = Sender(
        "Pools spreekuur", "Dorpsstraat 1", "1431 AA", "Aalsmeer", "0297 000000", "x@example.org", "D."
    )
    people = (NewSlot("Dana", PHRASE, coordinator=True),)
    founding = Founding("Pools spreekuur", sender, 0, people, b"r" * 25)
    folder = tmp_path / "kluis met spatie Ж"
    app.found_home(folder, founding, cost=Argon2Cost(16 * 1024, 1, 1)).close()
    return folder


@pytest.fixture
def program(qapp, qtbot, home):
    made = Program(qapp, Options(lang="en"), home)
    qtbot.addWidget(made.shell)
    made.start()
    yield made
    made.end()


def test_the_right_passphrase_opens_the_desk_without_blocking(program, qtbot):
    program.unlock.field.line.setText(PHRASE)
    program.unlock.try_now()
    qtbot.waitUntil(lambda: program.desk() is not None, timeout=15000)
    assert program.shell.currentWidget() is program.desk()
    assert program.shell.windowTitle() == "Spreekuur"


def test_a_wrong_one_is_said(program, qtbot):
    program.unlock.field.line.setText("verkeerd")
    program.unlock.try_now()
    qtbot.waitUntil(lambda: bool(program.unlock.field.error_line.words()), timeout=15000)
    assert program.desk() is None


def test_the_desk_is_built_while_somebody_types_and_asks_nothing_of_the_locked_vault(program, qtbot):
    qtbot.waitUntil(lambda: program.shell.count() == 2, timeout=15000)
    built = program.shell.widget(1)
    qtbot.waitUntil(lambda: "closing" in built.screens(), timeout=15000)
    assert program.shell.currentWidget() is program.unlock
    program.unlock.field.line.setText(PHRASE)
    program.unlock.try_now()
    qtbot.waitUntil(lambda: program.desk() is not None, timeout=15000)
    assert program.shell.currentWidget() is built
    assert program.shell.count() == 1
