# SPDX-License-Identifier: EUPL-1.2
"""An evening on four laptops, played by the real commands: afterwards the coordinator's has all of it, once.

Once by a folder, as on a stick, and once by a real WebDAV server over TLS.
"""

import json
import shutil

import pytest

from exchange_homes import NAMES, World, a_team, play, told
from journey.vaults import PHRASE
from spreekuur.cli.main import run
from webdav_server import PASSWORD, USER, Authority, Davd


@pytest.fixture(scope="module")
def count(request):
    return 120 if request.config.getoption("--slow") else 12


@pytest.fixture(scope="module")
def played(tmp_path_factory, count):
    """Four vaults in four folders, each with its talks of one evening."""
    world = a_team(tmp_path_factory.mktemp("played") / "world", laptops=4)
    for name in NAMES:
        with world.desk(name) as desk:
            play(desk, count)
    return world


@pytest.fixture(params=["folder", "server"])
def place(request, tmp_path, monkeypatch):
    """Where the bundles go: the words of a command, and the folder behind it."""
    folder = tmp_path / "served" / "team"
    folder.mkdir(parents=True)
    if request.param == "folder":
        yield [str(folder)], folder
        return
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    (tmp_path / "credentials").write_text(f"{USER}\n{PASSWORD}\n", "utf-8")
    server = Davd(folder.parent, authority.certificate("localhost"))
    yield [server.url("team"), "--credentials-file", str(tmp_path / "credentials")], folder
    server.close()


@pytest.fixture
def laptops(played, tmp_path, capfd):
    """Runs a command on one of the four: its exit code and what it says as JSON."""
    world = World(tmp_path / "world")
    shutil.copytree(played.folder, world.folder)
    (tmp_path / "phrase").write_text(PHRASE)

    def command(name, *words):
        capfd.readouterr()
        common = ["--passphrase-file", str(tmp_path / "phrase"), "--lang", "nl", "--json"]
        code = run(["--home", str(world.folder / name), *words, *common])
        out, err = capfd.readouterr()
        assert "geheim" not in out + err
        return code, json.loads(out)

    return world, command


def test_the_coordinator_holds_the_whole_evening_once(laptops, place, count):
    world, command = laptops
    where, folder = place
    for name in NAMES[1:]:
        assert command(name, "exchange", "send", *where)[0] == 0
    rehearsed = command("Ana", "exchange", "receive", *where, "--dry-run")[1]
    done = command("Ana", "exchange", "receive", *where)[1]
    assert [one["added"]["consultation"] for one in done["taken"]] == [count] * 3
    assert rehearsed["taken"] == done["taken"]
    assert (done["held"], done["refused"], done["conflicts"]) == ([], [], 0)
    (evening,) = command("Ana", "exchange", "status")[1]["evenings"]
    assert [(one["consultations"], one["received"]) for one in evening["laptops"]] == [(count, count)] * 4
    again = command("Ana", "exchange", "receive", *where)[1]
    assert (again["taken"], again["already"]) == ([], 3)
    assert command("Ana", "exchange", "send", *where)[0] == 0
    for name in NAMES[1:]:
        assert command(name, "exchange", "receive", *where)[1]["refused"] == []
        told_here = command(name, "exchange", "status")[1]
        (laptop,) = told_here["evenings"][0]["laptops"]
        assert (told_here["unsent"], laptop["received"]) == (0, count)
    assert command("Ana", "check", "--deep")[0] == 0
    _everything_is_there_once(world, count)
    for file in folder.iterdir():
        assert file.read_bytes().startswith(b"age-encryption.org/v1\n")


def _everything_is_there_once(world, count):
    """What the coordinator's laptop holds is what the four wrote, row by row; a code may have given way."""
    with world.desk("Ana") as desk:
        here = told(desk)
    names = [tuple(rest) for _code, *rest in here["clients"]]
    assert len(set(here["talks"])) == len(here["talks"]) == 4 * count
    assert len(set(names)) == len(names) == 4 * count
    for name in NAMES[1:]:
        with world.desk(name) as desk:
            wrote = told(desk)
        assert len(wrote["talks"]) == count
        assert set(wrote["talks"]) <= set(here["talks"])
        assert {tuple(rest) for _code, *rest in wrote["clients"]} <= set(names)
