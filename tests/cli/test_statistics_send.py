# SPDX-License-Identifier: EUPL-1.2
"""`statistics send`: the figures of a demo to a folder and to a real server, received there, and confirmed."""

import json
import shutil

import pytest

from spreekuur.cli import main
from spreekuur.security.instance import InstanceLock
from transport.conftest import authority, certificate, davd, served, trusted
from webdav_server import PASSWORD, USER

__all__ = ["authority", "certificate", "davd", "served", "trusted"]
PASSPHRASE = "zeven blauwe fietsen rijden door de polder"


@pytest.fixture(scope="module")
def played_once(tmp_path_factory):
    """Rounding and proof take a few seconds."""
    folder = tmp_path_factory.mktemp("played")
    (folder / "passphrase").write_text(PASSPHRASE + "\n")
    (folder / "server").write_text(f"{USER}\n{PASSWORD}\n")
    given = ["demo", str(folder / "demo"), "--consultations", "12", "--passphrase-file"]
    assert main.run([*given, str(folder / "passphrase"), "--json"]) == 0
    return folder


@pytest.fixture
def played(played_once, tmp_path):
    return shutil.copytree(played_once, tmp_path / "played")


def send(played, capfd, *arguments, today="2027-03-20"):
    capfd.readouterr()
    home = [
        "--home",
        str(played / "demo" / "home"),
        "--lang",
        "en",
        "--today",
        today,
        "statistics",
        "send",
    ]
    code = main.run([*home, *arguments, "--passphrase-file", str(played / "passphrase")])
    return code, capfd.readouterr()


def states(told):
    return [(one["period"], one["state"]) for one in json.loads(told.out)["packages"]]


def test_figures_go_to_the_server_that_is_kept_are_received_and_confirmed(played, served, capfd):
    code, told = send(played, capfd)
    assert (code, "No place for the figures" in told.err) == (1, True)
    to = ["--to", served.url("team"), "--credentials-file", str(played / "server")]
    code, told = send(played, capfd, *to, "--keep", "--json")
    assert (code, states(told)) == (0, [("2026-Q4", "sent"), ("2026", "sent")])
    team = served.folder / "team"
    receive = [
        "receive",
        str(team),
        "--trust",
        str(_keys(played)),
        "--into",
        f"sqlite:///{played}/in.sqlite",
        "--json",
    ]
    assert main.run(receive) == 0
    asked = len(served.asked)
    code, told = send(played, capfd, "--json")
    assert (code, states(told)) == (0, [("2026-Q4", "confirmed"), ("2026", "confirmed")])
    assert {method for method, _path in served.asked[asked:]} == {"GET"}, "nothing is sent twice"
    code, told = send(played, capfd)
    assert code == 0
    assert "the municipality confirmed them (20-3-2027)" in told.out


def _keys(played):
    keys = played / "keys"
    keys.mkdir()
    shipped = played / "demo" / "statistics" / "2026" / "allowed_signers"
    (keys / "allowed_signers").write_bytes(shipped.read_bytes())
    return keys


def test_a_stick_that_is_out_ends_with_three_and_a_sentence(played, capfd):
    stick = played / "stick"
    code, told = send(played, capfd, "--to", str(stick))
    assert (code, "not sent yet. The folder for the figures cannot be used now" in told.out) == (3, True)
    stick.mkdir()
    code, told = send(played, capfd, "--to", str(stick), "--json")
    assert (code, states(told)) == (0, [("2026-Q4", "sent"), ("2026", "sent")])
    code, told = send(played, capfd, "--to", "http://localhost/in")
    assert (code, "https" in told.err) == (1, True)


def test_a_timer_waits_longer_each_time_and_calls_nobody_meanwhile(played, served, capfd):
    served.instead = lambda asked: ("500 Internal Server Error", {}, b"")
    to = ["--to", served.url("team"), "--credentials-file", str(played / "server")]
    code, told = send(played, capfd, *to, "--keep", "--json")
    assert (code, states(told)) == (3, [("2026-Q4", "waiting"), ("2026", "waiting")])
    served.instead, before = lambda asked: None, len(served.asked)
    code, told = send(played, capfd, "--if-due", "--json")
    assert (code, states(told)) == (3, [("2026-Q4", "waiting"), ("2026", "waiting")])
    assert len(served.asked) == before
    code, told = send(played, capfd, "--if-due", "--json", today="2027-03-21")
    assert (code, states(told)) == (0, [("2026-Q4", "sent"), ("2026", "sent")])
    before = len(served.asked)
    assert send(played, capfd, "--if-due", today="2027-03-21")[0] == 0
    assert len(served.asked) == before, "receipts are not looked for every ten minutes"


def test_what_needs_somebody_ends_with_three(played, served, capfd):
    (played / "server").write_text(f"{USER}\nwrong\n")
    to = ["--to", served.url("team"), "--credentials-file", str(played / "server")]
    code, told = send(played, capfd, *to, "--json")
    assert (code, states(told)) == (3, [("2026-Q4", "needs_you"), ("2026", "needs_you")])


def test_a_vault_that_another_program_has_open_sends_nothing(played, served, capfd):
    to = ["--to", served.url("team"), "--credentials-file", str(played / "server")]
    with InstanceLock(played / "demo" / "home"):
        code, told = send(played, capfd, *to)
    assert (code, "open" in told.err, told.out, served.asked) == (1, True, "", [])


def test_figures_are_saved_for_a_mail_and_what_was_mailed_is_received(played, capfd):
    mails = played / "mails"
    mails.mkdir()
    with pytest.raises(SystemExit):
        send(played, capfd, "--mail", str(mails), "--to", str(mails))
    code, told = send(played, capfd, "--mail", str(mails), "--json")
    (quarter, year) = json.loads(told.out)["mails"]
    assert (code, quarter["period"], year["period"]) == (0, "2026-Q4", "2026")
    assert len(quarter["files"]) == 5 and quarter["subject"].endswith("vierde kwartaal van 2026")
    assert len(list(mails.iterdir())) == 4
    code, told = send(played, capfd, "--mail", str(mails))
    assert code == 0 and "attach the 5 files (" in told.out.splitlines()[1]
    into = ["--into", f"sqlite:///{played}/in.sqlite", "--json"]
    assert main.run(["receive", str(mails), "--trust", str(_keys(played)), *into]) == 0
    assert len(json.loads(capfd.readouterr().out)["taken"]) == 2
    (played / "out").mkdir()
    assert send(played, capfd, "--to", str(played / "out"))[0] == 0
    code, told = send(played, capfd, "--mail", str(mails))
    assert (code, "nothing was saved" in told.out) == (0, True)
