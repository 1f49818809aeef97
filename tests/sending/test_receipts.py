# SPDX-License-Identifier: EUPL-1.2
"""Receipts come from outside: one word is taken of one that is ours; with a key only if the municipality signed it."""

import json
import subprocess
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures_desk import APRIL_15
from sending.ledgers import a_release
from spreekuur.desk import figures_place, figures_receipts, figures_sending, figures_waiting
from spreekuur.desk.figures_place import Place
from spreekuur.errors.sending import ReceiptOfAnother, ReceiptUnsigned
from spreekuur.receiving import receipts
from spreekuur.security import ssh_keys, sshsig
from spreekuur.sending import outbox, receipt
from spreekuur.sending.delivery import deliver
from spreekuur.sending.outbox import Note, Receipt, Stage
from spreekuur.sending.receipt import About, Heard, Said

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
PUBLIC = sshsig.public_half(KEY)
MANIFEST = "ab" * 32
PLAIN, SIGNED = About(MANIFEST), About(MANIFEST, key=PUBLIC)


def content(status="taken", **more):
    told = {"format": receipt.FORMAT, "status": status, "manifest": MANIFEST, "date": "2027-01-20"} | more
    return receipts.rendered({name: value for name, value in told.items() if value is not None})


def said(untrusted, key=KEY, namespace=sshsig.RECEIPTS):
    return Said(untrusted, sshsig.sign(key, untrusted, namespace).encode() if key else b"")


def test_with_a_key_only_what_it_signed_counts():
    good = content()
    assert receipt.judge(said(good), SIGNED) == Heard(Receipt.TAKEN, date(2027, 1, 20))
    assert receipt.judge(said(good, key=None), SIGNED) == Heard(why=outbox.UNSIGNED)
    for other in (
        said(good, OTHER),
        said(good, namespace=sshsig.NAMESPACE),
        Said(good, said(content("refused")).signature),
        Said(content("refused"), said(good).signature),
        Said(good, b"x" * 5000),
        Said(good, said(good).signature + b" " * 5000),
        Said(good, b"\xff\xfe"),
    ):
        assert receipt.judge(other, SIGNED) == Heard(why=outbox.NOT_THEIRS)
    assert receipt.judge(Said(b"", said(good).signature), SIGNED) == Heard(), "a signature under nothing"


def test_without_a_key_any_receipt_counts_signed_or_not():
    for key in (None, KEY, OTHER):
        assert receipt.judge(said(content("refused"), key), PLAIN).word is Receipt.REFUSED


def test_signatures_with_the_line_ends_of_windows_count():
    good = said(content())
    assert receipt.judge(Said(good.content, good.signature.replace(b"\n", b"\r\n")), SIGNED).word


def test_a_receipt_is_about_one_manifest_and_a_notice_s_is_no_package_s():
    assert receipt.judge(said(content(manifest="cd" * 32)), SIGNED) == Heard()
    withdrawn, notice = said(content("withdrawn")), About(MANIFEST, is_notice=True, key=PUBLIC)
    assert receipt.judge(withdrawn, SIGNED) == Heard()
    assert receipt.judge(withdrawn, notice).word is Receipt.TAKEN
    assert receipt.judge(said(content("taken")), notice) == Heard()


@pytest.mark.parametrize(
    "untrusted",
    [
        b"null",
        b"[]",
        b"[" * 60_000,
        b'{"a":' * 12_000,
        content("eaten"),
        content(["taken"]),
        content(manifest=[MANIFEST]),
        content(format="spreekuur-receipt/2"),
        content(date="soon"),
        content(date=20270120),
        content(date=None, more=float("nan")),
        content() + b" " * 70_000,
        content().replace(b'"status"', b'"status": "refused", "status"'),
        content().replace(b"{", b'{"x": {"a": "1", "a": "2"},'),
        content().replace(b"taken", b"taken\xff"),
        content().decode().encode("utf-16"),
        content()[:-3],
        content().replace(b"{", b'{"x": Infinity,'),
        content().replace(b"{", b'{"x": ' + b"9" * 9000 + b","),
    ],
)
def test_what_is_almost_a_receipt_is_none(untrusted):
    assert receipt.judge(Said(untrusted), PLAIN) == Heard()
    assert receipt.judge(said(untrusted), SIGNED) == Heard()


def test_what_a_hand_may_write_counts():
    for good in (
        b"\xef\xbb\xbf" + content(),
        content(date=None),
        content(note="zażółć", more={"a": ["b", True, None, 7]}),
    ):
        assert receipt.judge(said(good), SIGNED).word is Receipt.TAKEN


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), st.binary(max_size=200))
def test_any_bytes_are_no_receipt(untrusted, signature):
    assert receipt.judge(Said(untrusted, signature), PLAIN) == Heard()
    assert receipt.judge(Said(content(), signature), SIGNED).word is None


@given(st.integers(0), st.integers(0, 255), st.booleans())
def test_a_signed_receipt_changed_in_one_byte_says_nothing(at, byte, in_signature):
    good = said(content())
    parts = [bytearray(good.content), bytearray(good.signature)]
    part = parts[in_signature]
    part[at % len(part)] = byte
    changed = Said(*map(bytes, parts))
    heard = receipt.judge(changed, SIGNED)
    assert heard.word is None or changed.content == good.content


EVENTS = st.tuples(
    st.sampled_from(["taken", "refused", "held", "withdrawn"]),
    st.sampled_from([None, KEY, OTHER]),
    st.sampled_from([MANIFEST, "cd" * 32]),
)


@given(st.lists(EVENTS, max_size=12))
def test_with_a_key_nothing_but_its_word_moves_a_package_and_what_was_taken_stays_so(events):
    note = Note(Stage.SENT, at=NOW, arrived=True)
    for status, key, manifest in events:
        heard = receipt.judge(said(content(status, manifest=manifest), key), SIGNED)
        after = receipt.after(note, heard, NOW)
        assert after.arrived
        if note.stage is Stage.CONFIRMED:
            assert after == note
        if key != KEY or manifest != MANIFEST or status == "withdrawn":
            assert after.stage is note.stage
        elif status == "taken":
            assert after.stage is Stage.CONFIRMED
        note = after


class Sent:
    """A desk whose figures lie in a folder, and what it makes of what is laid beside them."""

    def __init__(self, desk, folder):
        self.desk, self.folder, self.now = desk, folder, APRIL_15
        a_release(desk)
        self.way = figures_place.way_to(Place(str(folder)))
        self.look()
        (self.parcel,) = figures_sending.begin(desk, self.now).asking

    def look(self):
        self.now += timedelta(hours=7)
        begun = figures_sending.begin(self.desk, self.now)
        outcomes = deliver(begun.sending, begun.asking, self.way)
        (one,) = figures_sending.finish(self.desk, outcomes, self.now)
        return one.note.stage, one.note.why

    def lay(self, status, key=KEY, day="2026-04-16"):
        """As the municipality does, or somebody else."""
        told = {"format": receipt.FORMAT, "status": status, "date": day, "manifest": self.parcel.digest}
        path = self.folder / f"{self.parcel.name}{receipt.SUFFIX}"
        path.unlink(missing_ok=True)
        assert receipts.write(path, receipts.rendered(told), key)
        return path


@pytest.fixture
def sent(ana, tmp_path):
    return Sent(ana, tmp_path)


def test_with_a_key_a_receipt_that_nobody_signed_is_told_and_changes_nothing(sent):
    figures_receipts.put_municipality_key(sent.desk, sshsig.key_line(PUBLIC))
    assert sent.look() == (Stage.SENT, "")
    for status in ("taken", "refused"):
        sent.lay(status, key=None)
        assert sent.look() == (Stage.SENT, outbox.UNSIGNED)
        sent.lay(status, key=OTHER)
        assert sent.look() == (Stage.SENT, outbox.NOT_THEIRS)
    (one,) = figures_waiting.packages(sent.desk)
    assert isinstance(figures_sending.why(one, Place()), ReceiptOfAnother)
    path = sent.lay("taken", key=None)
    sent.look()
    (one,) = figures_waiting.packages(sent.desk)
    assert isinstance(figures_sending.why(one, Place()), ReceiptUnsigned)
    assert not one.waits
    path.unlink()
    assert sent.look() == (Stage.SENT, "")
    sent.lay("held")
    assert sent.look() == (Stage.SENT, "")
    sent.lay("taken")
    assert sent.look() == (Stage.CONFIRMED, "")


def test_what_a_signed_receipt_confirmed_no_other_takes_back(sent):
    figures_receipts.put_municipality_key(sent.desk, sshsig.key_line(PUBLIC))
    sent.lay("taken")
    assert sent.look() == (Stage.CONFIRMED, "")
    for status, key in (("refused", None), ("refused", KEY), ("held", KEY), ("refused", OTHER)):
        sent.lay(status, key, day="2026-05-01")
        assert sent.look() == (Stage.CONFIRMED, "")


def test_an_older_receipt_laid_there_again_takes_nothing_back(sent):
    figures_receipts.put_municipality_key(sent.desk, sshsig.key_line(PUBLIC))
    sent.lay("refused", day="2026-04-10")
    assert sent.look() == (Stage.NEEDS_YOU, outbox.REFUSED)
    sent.lay("held", day="2026-04-14")
    assert sent.look() == (Stage.SENT, "")
    sent.lay("refused", day="2026-04-10")
    assert sent.look() == (Stage.SENT, "")
    sent.lay("refused", day="2036-01-01")  # a clock that is far ahead decides nothing for years
    assert sent.look() == (Stage.NEEDS_YOU, outbox.REFUSED)
    sent.lay("held", day="2026-04-15")
    assert sent.look() == (Stage.SENT, "")
    sent.lay("taken", day="2026-01-01")
    assert sent.look() == (Stage.CONFIRMED, "")


def test_without_a_key_a_plain_receipt_and_a_signed_one_count(sent):
    sent.lay("refused", key=None)
    assert sent.look() == (Stage.NEEDS_YOU, outbox.REFUSED)
    sent.lay("taken", key=OTHER)
    assert sent.look() == (Stage.CONFIRMED, "")


def test_a_link_in_place_of_a_receipt_or_its_signature_is_not_followed(sent, tmp_path_factory):
    figures_receipts.put_municipality_key(sent.desk, sshsig.key_line(PUBLIC))
    away = tmp_path_factory.mktemp("away")
    path = sent.lay("taken")
    signature = path.with_name(path.name + receipt.SIGNED)
    signature.rename(away / "signature")
    signature.symlink_to(away / "signature")
    assert sent.look() == (Stage.SENT, outbox.UNSIGNED)
    path.rename(away / "receipt")
    path.symlink_to(away / "receipt")
    assert sent.look() == (Stage.SENT, "")


def test_what_the_municipality_signs_by_hand_counts(sent, tmp_path_factory):
    """With nothing but an editor and `ssh-keygen`."""
    there = tmp_path_factory.mktemp("municipality")
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "it@aalsmeer", "-f", there / "key"]
    subprocess.run(made, check=True)
    figures_receipts.put_municipality_key(sent.desk, (there / "key.pub").read_text())
    assert figures_receipts.municipality_key(sent.desk) == sshsig.public_half(
        ssh_keys.read_key(there / "key", lambda: None)
    )
    path = sent.folder / f"{sent.parcel.name}{receipt.SUFFIX}"
    path.write_text(
        json.dumps({"format": receipt.FORMAT, "status": "taken", "manifest": sent.parcel.digest}, indent=4)
    )
    by_hand = ["ssh-keygen", "-Y", "sign", "-f", there / "key", "-n", "spreekuur-receipt@v1", path]
    subprocess.run(by_hand, check=True, capture_output=True)
    assert path.with_name(path.name + ".sig").exists()
    assert sent.look() == (Stage.CONFIRMED, "")
