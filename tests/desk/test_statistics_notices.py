# SPDX-License-Identifier: EUPL-1.2
"""The notice about withdrawn figures leaves as a file, and the municipality takes the figures out by it."""

import json
import subprocess

import pytest

from figures_desk import APRIL_15, leave, signed, some_talks
from spreekuur.cli.main import run
from spreekuur.desk import statistics_release, statistics_signing
from spreekuur.errors.papers import FolderMissing
from spreekuur.statistics.periods import Period

Q1 = Period(2026, 1)


@pytest.fixture
def gone(ana, tmp_path):
    """The desk after its figures were given out into a folder and then withdrawn."""
    some_talks(ana)
    (entry,) = signed(ana, Q1)
    (tmp_path / "inbox").mkdir()
    statistics_release.give_out(ana, Q1, tmp_path / "inbox", APRIL_15)
    statistics_signing.withdraw(ana, entry.id, "counted twice", leave(APRIL_15), APRIL_15)
    return entry


def receive(tmp_path, capfdbinary):
    named = ["--trust", str(tmp_path / "keys"), "--into", f"sqlite:///{tmp_path}/figures.sqlite", "--json"]
    assert run(["receive", str(tmp_path / "inbox"), *named]) == 0
    return json.loads(capfdbinary.readouterr().out)


def test_the_municipality_takes_out_what_the_notice_withdraws(ana, gone, tmp_path, capfdbinary):
    name, inbox = gone.told["name"], tmp_path / "inbox"
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "allowed_signers").write_bytes((inbox / name / "allowed_signers").read_bytes())
    told = receive(tmp_path, capfdbinary)
    assert [one["period"] for one in told["taken"]] == ["2026-Q1"] and told["sums"]
    notice = statistics_release.give_out(ana, Q1, inbox, APRIL_15)
    assert notice == inbox / f"{name}.withdrawn.json"
    told = receive(tmp_path, capfdbinary)
    assert [one["notice"] for one in told["withdrawn"]] == [notice.name]
    assert told["sums"] == []


def test_anybody_can_check_it_and_it_is_the_same_each_time(ana, gone, tmp_path):
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    notice = statistics_release.give_out(ana, Q1, inbox, APRIL_15)
    package, signature = inbox / gone.told["name"], notice.with_name(notice.name + ".sig")
    (again,) = statistics_release.give_notices(ana, statistics_release.withdrawn(ana, Q1), out, APRIL_15)
    assert sorted(path.name for path in out.iterdir()) == [notice.name, signature.name]
    assert again.read_bytes() == notice.read_bytes()
    principal = (package / "allowed_signers").read_text().split()[0]
    command = ["ssh-keygen", "-Y", "verify", "-f", package / "allowed_signers", "-I", principal]
    command += ["-n", "spreekuur-statistics@v1", "-s", signature]
    checked = subprocess.run(command, input=notice.read_bytes(), capture_output=True, check=False)
    assert checked.returncode == 0 and b"Good" in checked.stdout


def test_there_is_no_notice_about_what_stands_and_none_without_a_folder(ana, tmp_path):
    some_talks(ana)
    (entry,) = signed(ana, Q1)
    assert statistics_release.withdrawn(ana, Q1) == ()
    statistics_signing.withdraw(ana, entry.id, "a trial", leave(APRIL_15), APRIL_15)
    with pytest.raises(FolderMissing):
        statistics_release.give_out(ana, Q1, tmp_path / "nowhere", APRIL_15)
