# SPDX-License-Identifier: EUPL-1.2
"""What was taken in stays taken in when its key counts no more; nothing new comes in by that key."""

import hashlib
import json

import pytest

import received_making as making
from spreekuur.cli.main import run
from spreekuur.errors.receiving import Refusal
from spreekuur.security import sshsig
from spreekuur.security.identity import canonical
from spreekuur.statistics.withdrawal import FORMAT, notice_files, write_notice

PUBLIC = sshsig.public_half(making.key("spreekuur"))


class Place:
    """An inbox with one package of a desk that is in, and the keys of the municipality."""

    def __init__(self, root, printed):
        self.box, self.root, self._printed = root / "box", root, printed
        self.first, self.next, *_ = making.packages()
        making.write_folder(self.first, self.box / "a")
        self.keys = making.trust_folder(root / "keys", "spreekuur")
        assert len(self.receive()["taken"]) == 1
        self.receipt = (self.box / "a.receipt.json").read_bytes()

    def run(self, *more, code=0, trust=True):
        named = ["--trust", str(self.keys)] if trust else []
        named += ["--into", f"sqlite:///{self.root}/figures.sqlite", "--lang", "en"]
        assert run(["receive", str(self.box), *named, *more]) == code
        return self._printed.readouterr().out.decode()

    def receive(self, code=0, trust=True):
        return json.loads(self.run("--json", code=code, trust=trust))

    def revoke(self):
        """The key was stolen, say: it counts no more."""
        line = sshsig.allowed_signers(PUBLIC, "x").split(" ", 2)[2]
        (self.keys / "revoked_keys").write_text(line)

    def replace(self):
        """The desk has a new laptop, and its line is that of the new one."""
        public = sshsig.public_half(making.key("new laptop"))
        (self.keys / "allowed_signers").write_text(sshsig.allowed_signers(public, "aalsmeer-spreekuur"))


@pytest.fixture
def place(tmp_path, capfdbinary):
    return Place(tmp_path, capfdbinary)


@pytest.mark.parametrize("later", [Place.revoke, Place.replace])
def test_what_is_in_is_known_and_told_apart_and_its_receipt_stays(place, later):
    later(place)
    told = place.receive()
    assert (told["taken"], told["known"], told["refused"]) == ([], 1, [])
    doubted = {"package": "a", "desk": "aalsmeer-spreekuur", "period": "2026-Q1"}
    assert told["doubted"] == [doubted | {"key": sshsig.fingerprint(PUBLIC)}]
    assert (place.box / "a.receipt.json").read_bytes() == place.receipt
    assert json.loads(place.receipt)["status"] == "taken"
    lines = place.run().splitlines()
    assert "1 package was here already" in lines
    (line,) = [
        one for one in lines if one.startswith("In, but its key counts no more: a (aalsmeer-spreekuur")
    ]
    assert line.endswith(sshsig.fingerprint(PUBLIC))


@pytest.mark.parametrize(
    ("later", "why"), [(Place.revoke, Refusal.REVOKED), (Place.replace, Refusal.UNKNOWN_SIGNER)]
)
def test_nothing_new_comes_in_by_that_key_and_a_changed_copy_is_refused(place, later, why):
    later(place)
    making.write_folder(place.next, place.box / "b")
    (making.write_folder(place.first, place.box / "c") / "data.csv").write_bytes(b"x")
    signature = making.write_folder(place.first, place.box / "d") / "manifest.json.sig"
    signature.write_text(sshsig.sign(making.key("stranger"), place.first.manifest))
    told = place.receive(code=3)
    assert (told["taken"], told["known"]) == ([], 1)
    refused = {one["package"]: one["code"] for one in told["refused"]}
    assert refused == {"b": why, "c": Refusal.CHANGED, "d": Refusal.UNKNOWN_SIGNER}


def test_while_its_key_counts_nothing_is_doubted_and_neither_where_nobody_says_whose_keys_count(place):
    assert place.receive()["doubted"] == []
    told = place.receive(trust=False)
    assert (told["known"], told["refused"], told["doubted"]) == (1, [], [])


def test_a_notice_that_counted_before_stays_and_what_it_withdrew_is_not_doubted(place):
    manifest = json.loads(place.first.manifest)
    said = {"format": FORMAT, "period": manifest["period"], "release": manifest["release"], "why": "twice"}
    said |= {"withdrawn": "2027-02-01", "manifest": hashlib.sha256(place.first.manifest).hexdigest()}
    content = canonical(said)
    files = notice_files("a", 1, content, sshsig.sign(making.key("spreekuur"), content))
    path = write_notice(files, place.box)
    assert len(place.receive()["withdrawn"]) == 1
    place.revoke()
    told = place.receive()
    assert (told["known"], told["refused"], told["doubted"]) == (2, [], [])
    assert json.loads(path.with_name(path.name + ".receipt.json").read_bytes())["status"] == "withdrawn"
