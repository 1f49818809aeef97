# SPDX-License-Identifier: EUPL-1.2
"""The whole round, with nothing but the commands: signed, sent, received, confirmed by a signed receipt, withdrawn."""

import json
import sqlite3
import subprocess
from datetime import UTC, datetime

from figures_desk import leave
from figures_home import Q1, signed_home, with_desk
from journey.vaults import PHRASE
from spreekuur.cli import main
from spreekuur.desk import statistics_signing
from spreekuur.statistics import ledger

APRIL_20 = datetime(2026, 4, 20, 12, tzinfo=UTC)


class Municipality:
    """An inbox that the desk can write in, and beside it what is the municipality's own."""

    def __init__(self, root, allowed, capfd):
        self.root, self.inbox, self.key, self._capfd = root, root / "inbox", root / "key", capfd
        self.inbox.mkdir(parents=True)
        (root / "keys").mkdir()
        (root / "keys" / "allowed_signers").write_bytes(allowed)
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "it@aalsmeer", "-f", self.key]
        subprocess.run(made, check=True)

    def receive(self, *more):
        """Take in what lies there; the JSON."""
        self._capfd.readouterr()
        named = [
            "--trust",
            str(self.root / "keys"),
            "--into",
            f"sqlite:///{self.root}/figures.sqlite",
            "--json",
        ]
        assert main.run(["--today", "2026-04-21", "receive", str(self.inbox), *named, *more]) == 0
        return json.loads(self._capfd.readouterr().out)

    def sums(self):
        """The periods that count, and how many counts of them."""
        with sqlite3.connect(self.root / "figures.sqlite") as db:
            found = dict(db.execute("SELECT period, count(*) FROM total GROUP BY period").fetchall())
        db.close()
        return found

    def verifies(self, receipt):
        """Whether `ssh-keygen` takes a receipt as the municipality's."""
        public = (self.root / "key.pub").read_text()
        (self.root / "desks-copy").write_text(f"gemeente {public}")
        named = ["-f", self.root / "desks-copy", "-I", "gemeente", "-n", "spreekuur-receipt@v1"]
        with receipt.open("rb") as content:
            command = ["ssh-keygen", "-Y", "verify", *named, "-s", f"{receipt}.sig"]
            return subprocess.run(command, stdin=content, check=False).returncode == 0


class Office:
    """A coordinator's laptop with signed figures, at a command line."""

    def __init__(self, root, capfd):
        self.home, self.phrase, self._capfd = signed_home(root / "home"), root / "phrase", capfd
        self.phrase.write_text(f"{PHRASE}\n")

    def send(self, *more):
        """What the command says."""
        self._capfd.readouterr()
        common = ["--home", str(self.home), "--today", "2026-04-21", "--lang", "en"]
        assert main.run([*common, "statistics", "send", "--passphrase-file", str(self.phrase), *more]) == 0
        return self._capfd.readouterr().out

    def states(self, *more):
        """How far packages and notices are."""
        told = json.loads(self.send("--json", *more))
        return [[(one["state"], one["code"]) for one in told[listed]] for listed in ("packages", "notices")]

    def allowed_signers(self):
        """The desk's key, as the municipality gets it."""
        return with_desk(
            self.home, lambda desk: statistics_signing.release_files(desk, Q1)["allowed_signers"]
        )

    def withdraw(self):
        """As the screen does, which is the only one that can."""
        with_desk(self.home, _withdraw)


def _withdraw(desk):
    (entry,) = ledger.of_period(desk.db, Q1)
    statistics_signing.withdraw(desk, entry.id, "counted twice", leave(APRIL_20), APRIL_20)


def lying(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_from_the_signature_to_the_sums_and_out_of_them_again(tmp_path, capfd):
    office = Office(tmp_path, capfd)
    theirs = Municipality(tmp_path / "theirs", office.allowed_signers(), capfd)
    signing = ("--sign-receipts", str(theirs.key))

    to = ("--to", str(theirs.inbox), "--keep", "--receipt-key", f"{theirs.key}.pub")
    assert office.states(*to) == [[("sent", "")], []]
    assert len(theirs.receive()["taken"]) == 1
    assert office.states() == [[("sent", "receipt_unsigned")], []]
    assert "A receipt lies there that nobody signed" in office.send()
    assert theirs.receive(*signing)["known"] == 1
    (receipt,) = theirs.inbox.glob("*.receipt.json")
    assert theirs.verifies(receipt)
    assert office.states() == [[("confirmed", "")], []]
    assert set(theirs.sums()) == {"2026-Q1"}

    office.withdraw()
    assert office.states() == [[], [("sent", "")]]
    told = theirs.receive(*signing)
    assert [(one["desk"], one["period"]) for one in told["withdrawn"]] == [
        ("aalsmeer-poolsspreekuur", "2026-Q1")
    ]
    assert theirs.sums() == {}
    before = lying(theirs.inbox)
    assert theirs.receive(*signing)["withdrawn"] == []
    assert lying(theirs.inbox) == before
    (notice,) = theirs.inbox.glob("*.withdrawn.json.receipt.json")
    assert theirs.verifies(notice)
    assert office.states() == [[], [("confirmed", "")]]
    said = "Withdrawal of the figures of quarter 1 of 2026: the municipality confirmed it (21-4-2026)."
    assert office.send().strip() == said
