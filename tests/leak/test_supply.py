# SPDX-License-Identifier: EUPL-1.2
"""What the program is made of is pinned, listed and licensed, and starting it calls nobody."""

import json
import os
import re
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from architecture.reading import ROOT
from journey.vaults import founded
from journey.x_server import XServer, wait
from leak.watching import calls, traced
from supply import LOCK, licences, normal, write_bill

DEV_LOCK = ROOT / "requirements-dev.lock"
ACCENT, TEXT = "#0b6b5b", "#1b2421"
# Families whose works may be combined with ours (EUPL-1.2, article 5 and its appendix; permissive ones always may).
COMPATIBLE = ("MIT", "BSD", "0BSD", "Apache", "MPL", "LGPL", "PSF", "Python", "ISC", "Public Domain", "zlib")
# They build the folder and are no part of it but for a starter, which its exception leaves free; the last one comes
# with a reader that only tests use, and may be taken under the Artistic licence.
BUILDERS = {"pyinstaller", "pyinstaller-hooks-contrib", "text-unidecode"}
FAMILIES = {
    "Apache Software License": "Apache",
    "GNU Lesser General Public License": "LGPL",
    "Mozilla Public License": "MPL",
    "Python-2.0": "PSF",
}


def locked(lock: Path) -> dict[str, set[str]]:
    """The versions of each package in a lock."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", lock.read_text("utf-8"), re.MULTILINE):
        found.setdefault(normal(name), set()).add(version)
    return found


def test_every_requirement_has_hashes_and_one_version_for_a_system():
    for lock in (LOCK, DEV_LOCK):
        parts = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
        assert len(parts) >= len(locked(lock)) > 20
        for part in parts:
            assert re.fullmatch(
                r"[\w.-]+==[\w.]+( ; [^\\]+)? \\(\s+--hash=sha256:[0-9a-f]{64}( \\)?)+", part
            ), part[:80]


def test_what_is_installed_is_what_the_locks_name():
    installed = {normal(each.name): each.version for each in metadata.distributions()}
    pinned = locked(DEV_LOCK)
    assert {
        name: installed[name]
        for name in installed.keys() & pinned.keys()
        if installed[name] not in pinned[name]
    } == {}


def declared() -> dict[str, list[str]]:
    """What each installed package says of its licence, read here and at once."""
    found = {}
    for each in metadata.distributions():
        told = [each.metadata.get("License-Expression") or "", *(each.metadata.get_all("Classifier") or ())]
        found[normal(each.name)] = [
            words for words in told if (words and "::" not in words) or "License ::" in words
        ]
    return found


def test_every_licence_goes_with_ours_and_stands_in_the_list(tmp_path, slow):
    said = licences(tmp_path / "environment.json") if slow else declared()
    pinned = locked(DEV_LOCK)
    rows = [
        row for row in (ROOT / "docs/dependencies.md").read_text("utf-8").splitlines() if row.startswith("| ")
    ]
    assert len(said.keys() & pinned.keys()) > 70
    for name in said.keys() & pinned.keys():
        row = next(
            row
            for row in rows
            if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", row.split("|")[1].lower())
        )
        mine = set().union(*map(families, said[name]))
        assert not mine or name in BUILDERS or mine & set(COMPATIBLE), (name, said[name])
        assert not mine or any(family.lower() in row.lower() for family in mine), (name, said[name], row)


def families(licence: str) -> set[str]:
    """MIT of `MIT`, LGPL and GPL of `LGPL-3.0-only OR GPL-2.0-only`; none of words that name no licence."""
    for long, short in FAMILIES.items():
        licence = licence.replace(long, short)
    return set(re.findall(r"\b(0BSD|BSD|MIT|Apache|MPL|LGPL|GPL|PSF|ISC|Public Domain)\b", licence))


@pytest.mark.parametrize(
    ("licence", "mine"),
    [("GPL-3.0-only", {"GPL"}), ("Apache-2.0 OR BSD-3-Clause", {"Apache", "BSD"}), ("DFSG", set())],
)
def test_a_licence_is_read_by_its_family(licence, mine):
    assert families(licence) == mine
    assert bool(mine & set(COMPATIBLE)) is (licence == "Apache-2.0 OR BSD-3-Clause")


def test_the_bill_of_materials_names_every_part_of_the_program(tmp_path):
    write_bill(tmp_path / "bill.json")
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    listed: dict[str, set[str]] = {}
    for part in bill["components"]:
        listed.setdefault(normal(part["name"]), set()).add(part["version"])
    assert (bill["bomFormat"], listed) == ("CycloneDX", locked(LOCK))


def called(log: Path) -> list[str]:
    """Every use of the network, whatever came of it."""
    return [f"{call.name} {call.told}" for call in calls(log) if "AF_INET" in call.told]


def test_starting_calls_nobody(tmp_path):
    home, screen, log = founded(tmp_path / "home"), tmp_path / "screen", tmp_path / "calls"
    (home / "settings.toml").write_text('language = "nl"\ntheme = "light"\ntext_size = 100\n', "utf-8")
    screen.mkdir()
    server = XServer(screen)
    hidden = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {
        "DISPLAY": server.display,
        "SPREEKUUR_HOME": str(home),
        "PYTHONPATH": str(ROOT / "desktop"),
    }
    try:
        with subprocess.Popen(
            [*traced(log, "%network"), sys.executable, "-m", "spreekuur"],
            env=environment,
            start_new_session=True,
        ) as process:
            wait(lambda: process.poll() is not None or {ACCENT, TEXT} <= server.colours())
            assert process.poll() is None
            os.killpg(process.pid, signal.SIGTERM)
    finally:
        server.close()
    assert called(log) == []
    assert any("AF_UNIX" in call.told for call in calls(log))  # the screen itself was called


def test_the_tracer_sees_who_calls(tmp_path):
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([*traced(tmp_path / "calls", "%network"), sys.executable, "-c", code], check=True)
    assert [call.split("(")[0].split()[0] for call in called(tmp_path / "calls")][:2] == ["socket", "connect"]
