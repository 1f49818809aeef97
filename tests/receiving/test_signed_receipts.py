# SPDX-License-Identifier: EUPL-1.2
"""Receipts that the municipality signs: what `ssh-keygen` takes for good, once, and never over the words of others."""

import json
import os
import shutil
import stat
import subprocess

import pytest

import received_making as making
from spreekuur.cli.main import run
from spreekuur.errors.receiving import SigningKeyUnusable, WhySigning
from spreekuur.messages import explain
from spreekuur.receiving import receipts
from spreekuur.security import ssh_keys, sshsig

TOLD = {"format": receipts.FORMAT, "status": "taken", "date": "2027-02-01", "manifest": "ab"}
KEY = making.key("the municipality")


def made(folder, *more, phrase=""):
    """A key as the municipality makes it."""
    named = ["-t", "ed25519", *more, "-N", phrase, "-C", "gemeente", "-f", folder / "key"]
    subprocess.run(["ssh-keygen", "-q", *named], check=True)
    return folder / "key"


def accepted(folder, receipt):
    """Whether `ssh-keygen -Y verify` takes the signature beside a receipt."""
    line = (folder / "key.pub").read_text()
    (folder / "allowed").write_text(f'gemeente namespaces="{sshsig.RECEIPTS}" {line}')
    named = ["-f", folder / "allowed", "-I", "gemeente", "-n", sshsig.RECEIPTS, "-s", f"{receipt}.sig"]
    with receipt.open("rb") as content:
        return (
            subprocess.run(["ssh-keygen", "-Y", "verify", *named], stdin=content, check=False).returncode == 0
        )


def lying(folder):
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir() if one.is_file()}


def receive(tmp_path, box, *more, code=0, day="2027-02-01"):
    keys = making.trust_folder(tmp_path / "keys", "spreekuur")
    named = ["--trust", str(keys), "--into", f"sqlite:///{tmp_path}/figures.sqlite", "--json"]
    assert run(["--today", day, "receive", str(box), *named, *more]) == code


def test_ssh_keygen_takes_each_receipt_and_twice_changes_nothing(tmp_path, capfdbinary):
    box = tmp_path / "box"
    first, second, third, *_rest = making.packages()
    for package in (first, second, third):
        making.write_folder(package, box / package.name)
    (box / second.name / "data.csv").write_bytes(b"")
    receive(tmp_path, box, "--sign-receipts", str(made(tmp_path)), code=3)
    told = json.loads(capfdbinary.readouterr().out)
    assert [len(told[kind]) for kind in ("taken", "refused", "held")] == [1, 1, 1]
    found = sorted(box.glob("*.receipt.json"))
    assert [json.loads(one.read_bytes())["status"] for one in found] == ["taken", "refused", "held"]
    assert all(accepted(tmp_path, one) for one in found)
    before = lying(box)
    receive(tmp_path, box, "--sign-receipts", str(tmp_path / "key"), code=3, day="2027-03-01")
    assert lying(box) == before
    shutil.rmtree(box / second.name)
    making.write_folder(second, box / second.name)
    receive(tmp_path, box, "--sign-receipts", str(tmp_path / "key"), day="2027-03-01")
    assert json.loads(found[1].read_bytes())["status"] == "taken"
    assert all(accepted(tmp_path, one) for one in found)


def test_ours_is_the_signature_that_ssh_keygen_makes_by_hand(tmp_path):
    path, content = tmp_path / "a.receipt.json", receipts.rendered(TOLD)
    assert receipts.write(path, content, ssh_keys.read_key(made(tmp_path), lambda: None))
    ours = path.with_name("a.receipt.json.sig")
    theirs = tmp_path / "by-hand"
    theirs.write_bytes(content)
    named = ["-f", tmp_path / "key", "-n", sshsig.RECEIPTS, theirs]
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", *named], check=True, capture_output=True)
    assert (tmp_path / "by-hand.sig").read_bytes() == ours.read_bytes()


def test_a_receipt_that_somebody_else_laid_there_is_not_signed_but_replaced(tmp_path):
    path, signed = tmp_path / "a.receipt.json", tmp_path / "a.receipt.json.sig"
    content = receipts.rendered(TOLD)
    for other in (
        content,  # plain, as of the time before there was a key
        receipts.rendered(TOLD | {"date": "2020-01-01"}),
        content.replace(b'"status"', b'"status": "refused", "status"'),
        b"[" * 60_000,
    ):
        path.write_bytes(other)
        signed.write_text(sshsig.sign(making.key("somebody"), other, sshsig.RECEIPTS))
        assert receipts.write(path, content, KEY)
        assert path.read_bytes() == content
        assert signed.read_text() == sshsig.sign(KEY, content, sshsig.RECEIPTS)


def test_the_signature_lies_there_before_the_receipt_does(tmp_path, monkeypatch):
    path, content = tmp_path / "a.receipt.json", receipts.rendered(TOLD)
    receipts.write(path, receipts.rendered(TOLD | {"status": "held"}), KEY)
    put, seen = receipts._put, []

    def noted(where, what):
        put(where, what)
        signature = (tmp_path / "a.receipt.json.sig").read_text()
        seen.append(
            (where.name, sshsig.is_signed(sshsig.public_half(KEY), content, signature, sshsig.RECEIPTS))
        )

    monkeypatch.setattr(receipts, "_put", noted)
    receipts.write(path, content, KEY)
    assert seen == [("a.receipt.json.sig", True), ("a.receipt.json", True)]


def test_without_the_key_a_new_answer_takes_the_signature_of_the_old_one_along(tmp_path):
    path, signed = tmp_path / "a.receipt.json", tmp_path / "a.receipt.json.sig"
    receipts.write(path, receipts.rendered(TOLD), KEY)
    before = lying(tmp_path)
    assert receipts.write(path, receipts.rendered(TOLD | {"date": "2027-05-01"}))
    assert lying(tmp_path) == before, "the same answer, and the signature is good"
    assert receipts.write(path, receipts.rendered(TOLD | {"status": "refused"}))
    assert (path.exists(), signed.exists()) == (True, False)


def test_links_and_folders_in_place_of_a_receipt_lead_nowhere(tmp_path):
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    box = tmp_path / "box"
    box.mkdir()
    path, signed = box / "a.receipt.json", box / "a.receipt.json.sig"
    path.symlink_to(outside)
    signed.symlink_to(outside)
    assert receipts.write(path, receipts.rendered(TOLD), KEY)
    assert outside.read_bytes() == b"mine"
    assert not path.is_symlink() and not signed.is_symlink()
    signed.unlink()
    signed.mkdir()
    assert not receipts.write(path, receipts.rendered(TOLD | {"status": "held"}), KEY)
    assert path.read_bytes() == receipts.rendered(TOLD), "never a receipt that nobody could sign"
    assert sorted(one.name for one in box.iterdir()) == ["a.receipt.json", "a.receipt.json.sig"]


def refused(path, phrase=None):
    with pytest.raises(SigningKeyUnusable) as caught:
        ssh_keys.read_key(path, lambda: phrase)
    assert explain(caught.value)
    return caught.value.why


def test_a_key_with_a_passphrase_is_opened_by_it_alone(tmp_path):
    path = made(tmp_path, "-a", "1", phrase="geheim woord")
    assert refused(path) is WhySigning.NOBODY_TO_ASK
    assert refused(path, "") is WhySigning.PASSPHRASE
    assert refused(path, "geheim") is WhySigning.PASSPHRASE
    public = sshsig.public_half(ssh_keys.read_key(path, lambda: "geheim woord"))
    assert sshsig.key_line(public) in (tmp_path / "key.pub").read_text()


def test_what_cannot_sign_is_said_before_anything_is_taken_in(tmp_path, capfdbinary):
    path = made(tmp_path)
    whole = path.read_bytes()
    assert refused(tmp_path / "none") is WhySigning.UNREADABLE
    assert refused(tmp_path) is WhySigning.UNREADABLE
    assert refused(tmp_path / "key.pub") is WhySigning.PUBLIC
    for other in (b"", b"x", whole[:200], whole[:150] + b"AAAA" + whole[154:], b"-" * 70_000):
        path.write_bytes(other)
        assert refused(path) is WhySigning.NO_KEY
    path.write_bytes(whole)
    if os.name == "posix":
        path.chmod(stat.S_IRUSR | stat.S_IRGRP)
        assert refused(path) is WhySigning.OPEN
        box = tmp_path / "box"
        box.mkdir()
        receive(tmp_path, box, "--sign-receipts", str(path), code=1)
        assert b"chmod 600" in capfdbinary.readouterr().err
        assert not (tmp_path / "figures.sqlite").exists()
        receive(tmp_path, tmp_path, "--sign-receipts", str(path), code=1)
        assert b"inbox" in capfdbinary.readouterr().err


def test_a_key_of_another_kind_is_refused(tmp_path):
    named = ["-t", "ecdsa", "-N", "", "-f", tmp_path / "key"]
    subprocess.run(["ssh-keygen", "-q", *named], check=True)
    assert refused(tmp_path / "key") is WhySigning.KIND
