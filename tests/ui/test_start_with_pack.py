# SPDX-License-Identifier: EUPL-1.2
"""The program starts with the pack that its vault uses, whatever lies beside the vault."""

import pytest

from pack_making import installed
from spreekuur import app
from spreekuur.app import Founding
from spreekuur.letters.sender import example
from spreekuur.options import Options
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.team import pack_beside
from spreekuur.ui import names
from spreekuur.ui.program import Program

PHRASE = "appel boom citroen dorp eend fiets"
TOWN, HOUR = "Voorbeeldstad", "Inloopspreekuur Voorbeeldstad"


@pytest.fixture
def home(tmp_path):
    """A vault that uses the pack of the invented municipality."""
    folder = tmp_path / "kluis"
    founding = Founding("Punt", example(), 0, (NewSlot("Dana", PHRASE, coordinator=True),), b"r" * 25)
    made = app.found_home(folder, founding, cost=Argon2Cost(16 * 1024, 1, 1))
    installed(made.db, made.db)
    pack_beside.write(folder, made.db)
    made.close()
    return folder


@pytest.fixture
def begun(qapp, qtbot, home):
    """Starts the program; ends it with the test."""
    before, made = names.hour(), []

    def begin() -> Program:
        program = Program(qapp, Options(lang="en"), home)
        qtbot.addWidget(program.shell)
        made.append(program)
        program.start()
        return program

    yield begin
    for program in made:
        program.end()
    names.use_hour(before)


def opened(program, qtbot):
    qtbot.waitUntil(lambda: program.shell.count() == 2, timeout=15000)
    program.unlock.field.line.setText(PHRASE)
    program.unlock.try_now()
    qtbot.waitUntil(lambda: program.desk() is not None, timeout=15000)
    return program.desk()


def towns(desk):
    return desk.screens()["settings"]._session.content.municipality.name


def test_the_first_picture_has_the_name_of_the_hour_and_the_desk_its_places(begun, qtbot):
    program = begun()
    assert program.unlock._name.text() == HOUR
    assert towns(opened(program, qtbot)) == TOWN
    assert program.shell.count() == 1


@pytest.mark.parametrize("bad", [None, b"{}", b"altered"])
def test_what_lies_beside_the_vault_and_is_not_the_vaults_is_not_used(begun, home, qtbot, bad):
    path = home / "content" / "content.json"
    good = path.read_bytes()
    if bad is None:
        path.unlink()
    else:
        path.write_bytes(good.replace(b"0900 000 01 06", b"0900 666 66 66") if bad == b"altered" else bad)
    desk = opened(begun(), qtbot)
    content = desk.screens()["settings"]._session.content
    assert content.organisations["vb_veilig"].phone == "0900 000 01 06"
    assert desk.screens()["today"]._jobs is not None
    assert path.read_bytes() == good
    assert names.hour() == HOUR
