# SPDX-License-Identifier: EUPL-1.2
"""A bug at twenty places of the real code, with somebody's name in it: what is noted and said names nobody."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leak import markers
from leak.conftest import World
from leak.sinks import screens
from screenshots import stage
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from spreekuur.ui import theme
from spreekuur.ui.crash import CrashHook
from spreekuur.ui.crash_dialog import CrashDialog
from spreekuur.ui.find.layer import FindLayer
from spreekuur.ui.jobs import Jobs

NAME, PHONE = markers.CLIENTS[0]["family"], markers.CLIENTS[0]["phone"]
LOOKED_FOR = (NAME, PHONE, markers.LATIN, "cannot be told")


def bug(*_given: object, **_named: object) -> None:
    """What every place raises: a name in the error, in its cause, in a note to it and in the frames."""
    client = {"family": NAME, "phone": PHONE}
    error = ValueError(f"{client} cannot be told")
    error.add_note(NAME)
    raise error from KeyError(NAME)


def type_note(house: screens.House) -> None:
    """Half a sentence, kept."""
    house.go("consultation")
    house.view.page.form.note.note.setPlainText(NAME)
    house.view.keep_draft()


def leave_note(house: screens.House) -> None:
    """The note is looked over."""
    house.view.page.form.note.look_over()


def new_client(house: screens.House) -> None:
    """A client file is made."""
    house.window.do("find")
    layer = house.window.findChild(FindLayer)
    layer.go(2)
    layer.new.ticks[Purpose.RECORD].setChecked(True)
    screens.put(layer.new.family, NAME)
    layer.new.accept()


def correct_client(house: screens.House) -> None:
    """A name is corrected."""
    made = client_files.found(house.desk, "pl", stage.NOW, (Purpose.RECORD,), family=NAME, phone=PHONE).client
    house.go("clients")
    house.window.screens()["clients"].open(made.id)
    details = house.window.screens()["clients"].parts.file.details
    details.open()
    screens.put(details.family, NAME + "x")
    details.save.click()


def look_up(house: screens.House) -> None:
    """Somebody is looked for."""
    house.window.do("find")
    screens.put(house.window.findChild(FindLayer).search.field, NAME)


def a_letter(house: screens.House) -> None:
    """A letter with the name in it."""
    house.go("consultation")
    house.window.do("print")
    screen = house.window.screens()["letter"]
    screens.put(screen.form.fields.line("family"), NAME)
    screen.refresh()


def save_talk(house: screens.House) -> None:
    """The talk is saved."""
    house.go("consultation")
    house.window.do("save_next")


def new_sender(house: screens.House) -> None:
    """Letters come from somebody else."""
    house.go("settings")
    view = house.window.screens()["settings"]
    view.restore({"section": "letters"})
    section = view.parts.sections["letters"]
    screens.put(section.fields.line("contact"), NAME)
    section.take_over()


def paint_names(house: screens.House) -> None:
    """The rows of the queue are painted."""
    house.go("today")
    house.shell.grab()


PLACES: dict[str, tuple[str, Callable[[screens.House], None]]] = {
    "a draft is kept": ("spreekuur.desk.talks:keep", type_note),
    "a draft is written": ("spreekuur.store.drafts:keep", type_note),
    "a row is written": ("spreekuur.clients.store:save", new_client),
    "a note is looked over": ("spreekuur.ui.consultation.note_box:find", leave_note),
    "a client file is made": ("spreekuur.desk.client_files:found", new_client),
    "a name is made findable": ("spreekuur.clients.store:tokens", new_client),
    "a name is corrected": ("spreekuur.desk.client_files:correct", correct_client),
    "somebody is looked for": ("spreekuur.desk.client_files:search", look_up),
    "a place is looked for": ("spreekuur.desk.directory_search:find", look_up),
    "a paper is drawn": ("spreekuur.desk.papers:as_it_will_print", a_letter),
    "a letter is composed": ("spreekuur.letters.compose:compose", a_letter),
    "a page is drawn": ("spreekuur.letters.pdf:draw", a_letter),
    "a talk is saved": ("spreekuur.desk.talks:finish", save_talk),
    "the sender is changed": ("spreekuur.desk.settings:set_sender", new_sender),
    "a line is painted": ("spreekuur.ui.widgets.rows:_QueuePainter.paint_row", paint_names),
}


@pytest.fixture
def house(qapp) -> Iterator[screens.House]:
    """The window over a real vault."""
    theme.apply(qapp, theme="light", percent=100)
    made = screens.House(qapp)
    yield made
    made.close()
    made.shell.deleteLater()
    made.throw_away()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where bugs are noted."""
    return tmp_path / "problems.txt"


@pytest.fixture
def said(log, monkeypatch) -> Iterator[list[str]]:
    """What the dialog says of every bug; the hooks are those of the program."""
    for place in (sys, threading):
        monkeypatch.setattr(place, "excepthook", place.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    heard: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            heard.append(screens.words(dialog))
            dialog.reject()

    watching = QTimer()
    watching.timeout.connect(answer)
    watching.start(1)
    CrashHook(log, lambda: None).install()
    yield heard
    watching.stop()


def at(where: str) -> tuple[object, str]:
    """The owner and the name of a function, told as `module:Class.name`."""
    module, name = where.split(":")
    owner: object = import_module(module)
    *outer, last = name.split(".")
    for part in outer:
        owner = getattr(owner, part)
    return owner, last


def names_nobody(*texts: str) -> None:
    """None of the values stands in these."""
    for text in texts:
        assert not any(value in text for value in LOOKED_FOR), text


def run_into(do: Callable[[], object]) -> None:
    """Do this as the program does: whatever comes of it reaches the hook."""
    try:
        do()
    except (ValueError, KeyError) as error:
        assert NAME in str(error)
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.parametrize("place", PLACES)
def test_a_bug_in_the_window_is_told_by_type_and_place(house, log, said, capfd, monkeypatch, place):
    where, do = PLACES[place]
    owner, name = at(where)
    monkeypatch.setattr(owner, name, bug)
    run_into(lambda: do(house))
    monkeypatch.undo()
    written = log.read_text("utf-8")
    assert "ValueError at " in written
    assert "test_reports.py:" in written.splitlines()[0]
    assert len(said) >= 1
    names_nobody(written, *said, *capfd.readouterr())


def test_a_bug_on_the_thread_of_the_store_is_told_by_type_and_place(qtbot, log, said, capfd):
    jobs = Jobs(lambda: Broken())
    owner = QWidget()
    qtbot.addWidget(owner)
    jobs.read(owner, bug)
    run_into(lambda: qtbot.waitUntil(lambda: bool(said)))
    before = log.read_text("utf-8").count("ValueError at ")
    jobs.close()  # and closing it fails, where nobody waits for an answer
    written = log.read_text("utf-8")
    assert written.count("ValueError at ") == before + 1 > 1
    names_nobody(written, *said, *capfd.readouterr())


class Broken:
    """A store that cannot be closed."""

    close = staticmethod(bug)


def test_a_bug_while_something_is_thrown_away_is_told_by_type_and_place(log, said, capfd):
    class Thrown:
        __del__ = bug

    thrown = Thrown()
    del thrown
    written = log.read_text("utf-8")
    assert "ValueError at " in written
    names_nobody(written, *said, *capfd.readouterr())


COMMANDS = {
    "demo": (
        "spreekuur.demo.play:Player.play",
        ["demo", "out", "--scenarios", "cases.json", "--passphrase-file", "phrase"],
    ),
    "letter": ("spreekuur.letters.case:read", ["letter", "case.json", "--out", "."]),
    "init": (
        "spreekuur.cli.init:read_sender",
        ["init", "--name", NAME, "--sender", "sender.json", "--passphrase-file", "phrase"],
    ),
    "suggest": ("spreekuur.referral.answers:read", ["suggest", "--answers", "case.json"]),
    "person": (
        "spreekuur.security.vault:unlock",
        ["person", "export", NAME, "--out", ".", "--passphrase-file", "phrase"],
    ),
}
RAISE = """
import sys
sys.path.insert(0, {tests!r})
from leak.test_reports import at, bug
setattr(*at({where!r}), bug)
from spreekuur.__main__ import main
sys.argv = ["spreekuur", *{arguments!r}]
sys.exit(main())
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_bug_in_a_command_is_told_by_type_and_place(tmp_path, command):
    where, arguments = COMMANDS[command]
    world = World(tmp_path / "world")
    here = world.folder / "here"
    if command == "person":
        world.found()
    case = {"kind": "social", "language": "pl", "client": markers.CLIENTS[0]}
    (here / "case.json").write_text(json.dumps(case), "utf-8")
    (here / "cases.json").write_text("[]")
    (here / "phrase").write_text(markers.PHRASE)
    (here / "sender.json").write_text(json.dumps({"name": NAME}), "utf-8")
    code = RAISE.format(
        tests=str(Path(__file__).parents[1]), where=where, arguments=["--home", str(world.vault), *arguments]
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=world.environment(), cwd=here
    )
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "test_reports.py:" in done.stderr
    names_nobody(done.stdout, done.stderr)
