# SPDX-License-Identifier: EUPL-1.2
"""`statistics show` and `release`, and what a demo leaves of figures."""

import json
import shutil
from base64 import b64decode
from datetime import UTC, date, datetime

import pytest

from spreekuur.app import open_home
from spreekuur.cli import main
from spreekuur.desk import statistics_signing
from spreekuur.desk.leave import Permit
from spreekuur.security import sshsig
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period

PASSPHRASE = "zeven blauwe fietsen rijden door de polder"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A demo of a quarter and its year, with the file of its passphrase."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "passphrase").write_text(PASSPHRASE + "\n")
    given = ["demo", str(folder / "demo"), "--consultations", "12", "--passphrase-file"]
    assert main.run([*given, str(folder / "passphrase"), "--json"]) == 0
    return folder


def run(played, *arguments):
    home = ["--home", str(played / "demo" / "home"), "--lang", "en", *arguments]
    return main.run([*home, "--passphrase-file", str(played / "passphrase")])


def told(capfd):
    return json.loads(capfd.readouterr().out)


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_demo_leaves_the_release_of_its_quarter_and_of_its_year(played):
    summary = json.loads((played / "demo" / "summary.json").read_text())
    assert summary["statistics"] == ["statistics/2026-Q4", "statistics/2026"]
    for place in summary["statistics"]:
        folder = played / "demo" / place
        manifest = (folder / "manifest.json").read_bytes()
        signature = (folder / "manifest.json.sig").read_text()
        public = (folder / "allowed_signers").read_text().split()[-1]
        assert sshsig.allowed_signers(_key(public), "x").split()[-1] == public
        assert sshsig.is_signed(_key(public), manifest, signature)
        assert json.loads(manifest)["period"] == folder.name
        assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")


def _key(public):
    return b64decode(public)[-32:]


def test_what_is_signed_is_written_again_byte_for_byte(played, capfd, tmp_path):
    assert (
        run(
            played, "--today", "2027-03-20", "statistics", "release", "--json", *_release("2026-Q4", tmp_path)
        )
        == 0
    )
    written = told(capfd)["released"]
    assert [one["period"] for one in written] == ["2026-Q4", "2026"]
    assert files_of(tmp_path) == files_of(played / "demo" / "statistics")
    (tmp_path / "2026" / "data.csv").write_bytes(b"changed")
    assert run(played, "--today", "2027-03-20", "statistics", "release", *_release("2026", tmp_path)) == 1


def _release(period, out):
    return ["--period", period, "--out", str(out)]


@pytest.mark.parametrize(
    ("period", "today", "said"),
    [
        ("2027-Q1", "2027-03-20", "not over"),
        ("2027-Q1", "2027-04-14", "from 15-4-2027 on"),
        ("2027-Q1", "2027-04-20", "Nobody came"),
        ("2027-Q1", "2026-12-01", "Set the date right"),
        ("2027-Q9", "2027-04-20", "no period"),
    ],
)
def test_what_may_not_be_released_leaves_one_sentence_and_no_file(
    played, capfd, tmp_path, period, today, said
):
    assert run(played, "--today", today, "statistics", "release", *_release(period, tmp_path / "out")) == 1
    output = capfd.readouterr()
    assert said in output.err
    assert output.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_tables_are_shown_rounded_and_named(played, capfd):
    assert run(played, "--today", "2027-03-20", "statistics", "show", "--period", "2026", "--json") == 0
    document = told(capfd)
    assert (document["state"], document["provisional"]) == ("sent", False)
    rows = [row for table in document["tables"].values() for row in table["rows"]]
    assert rows
    assert all(row["count"] % 5 == 0 for row in rows)
    assert run(played, "--today", "2027-03-20", "statistics", "show", "--period", "2026-Q4") == 0
    text = capfd.readouterr().out
    assert "First in the year" in text
    assert "0-4" in text
    assert run(played, "--today", "2027-03-20", "statistics", "show", "--json") == 0
    empty = told(capfd)
    assert (empty["period"], empty["state"]) == (f"{date(2027, 3, 20).year}-Q1", "open")
    assert empty["provisional"] is True


def test_of_a_period_that_was_withdrawn_the_notice_is_written(played, capfd, tmp_path):
    shutil.copytree(played / "demo" / "home", tmp_path / "home")
    now = datetime(2027, 3, 20, 12, tzinfo=UTC)
    app = open_home(tmp_path / "home", PASSPHRASE, content=None)
    try:
        (entry,) = ledger.of_period(app.desk.db, Period(2026, 4))
        statistics_signing.withdraw(app.desk, entry.id, "counted twice", Permit(app.unlocked, now), now)
    finally:
        app.close()
    given = [
        "--home",
        str(tmp_path / "home"),
        "--lang",
        "en",
        "--today",
        "2027-03-21",
        "statistics",
        "release",
    ]
    given += [*_release("2026-Q4", tmp_path / "out"), "--passphrase-file", str(played / "passphrase")]
    assert main.run([*given, "--json"]) == 0
    (one,) = told(capfd)["released"]
    path = tmp_path / "out" / f"{entry.told['name']}.withdrawn.json"
    assert one == {"period": "2026-Q4", "release": entry.release, "withdrawn": str(path)}
    assert sorted(tmp_path.glob("out/*")) == [path, path.with_name(path.name + ".sig")]
    assert main.run(given) == 0
    assert f"were withdrawn; send the notice {path}" in capfd.readouterr().out
