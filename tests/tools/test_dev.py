# SPDX-License-Identifier: EUPL-1.2
"""`dev.py` is the first thing a newcomer runs, before anything is installed."""

import ast
import importlib.util
import os
import subprocess
import sys

import pytest

from architecture.reading import ROOT, imports

DEV = ROOT / "dev.py"


@pytest.fixture
def dev():
    """The module, without running it."""
    spec = importlib.util.spec_from_file_location("dev", DEV)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_needs_nothing_but_the_standard_library():
    assert set(imports(ast.parse(DEV.read_text(encoding="utf-8")))) <= sys.stdlib_module_names


def test_it_starts_without_site_packages_and_explains_itself():
    result = subprocess.run([sys.executable, "-I", "-S", DEV, "--help"], capture_output=True, text=True)
    assert result.returncode == 0
    assert "python3 dev.py test" in result.stdout


def test_an_unknown_verb_is_wrong_usage():
    assert subprocess.run([sys.executable, DEV, "jump"], capture_output=True).returncode == 2


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_it_knows_which_package_holds_a_library(dev, library, package):
    assert dev.package_of(library) == package


def test_a_change_in_a_source_is_newer_than_what_was_compiled(dev, tmp_path):
    folder, made = tmp_path / "sources", tmp_path / "made"
    folder.mkdir()
    (folder / "a.yaml").write_text("a", encoding="utf-8")
    made.write_text("a", encoding="utf-8")
    os.utime(made, (4_000_000_000, 4_000_000_000))
    assert dev.newest(str(folder)) < dev.newest(str(made))
    os.utime(folder / "a.yaml", (4_100_000_000, 4_100_000_000))
    assert dev.newest(str(folder)) > dev.newest(str(made))


def test_what_is_not_there_is_older_than_everything(dev, tmp_path):
    assert dev.newest(str(tmp_path / "nothing")) == 0


def test_without_rights_it_says_what_to_ask_for_and_goes_on(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "loads", lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    dev.ask_the_system("run")
    assert "apt-get install libxcb-cursor0\n" in capsys.readouterr().err


def test_tests_do_not_run_without_what_they_need(dev, monkeypatch):
    monkeypatch.setattr(dev, "TEST_PROGRAMS", {"age": "no-such-program"})
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(dev.Stop, match="apt-get install age"):
        dev.ask_the_system("dev")


def test_with_rights_it_installs_just_what_is_missing(dev, monkeypatch):
    ran = []
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda program: program)
    monkeypatch.setattr(dev, "call", lambda *command, **_: ran.append(command[-1]) or 0)
    dev.ask_the_system("run")
    assert ran == ["update", "libegl1"]


def test_tests_leave_the_home_of_the_user_alone(dev):
    folders = dev.quiet_home("/elsewhere")
    assert {value for name, value in folders.items() if name.startswith("XDG")} == {
        f"/elsewhere/{name}" for name in ("config", "data", "cache", "state")
    }
    assert (folders["HOME"], folders["QT_QPA_PLATFORM"]) == ("/elsewhere", "offscreen")
