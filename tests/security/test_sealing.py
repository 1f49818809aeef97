# SPDX-License-Identifier: EUPL-1.2
"""Signals are sealed: only the confidants' key opens them, only where they belong."""

import pytest

from spreekuur.errors.vault import SealNotYours
from spreekuur.security import identity, sealing

TEXT = "Paspoort ingenomen — Женя, Żaneta".encode()


def test_a_sealed_note_opens_with_the_confidants_key():
    pair = sealing.new_key_pair()
    sealed = sealing.seal(pair.public, TEXT, b"note-1")
    assert sealing.unseal(pair.private, sealed, b"note-1") == TEXT
    assert sealing.pair_of(pair.private) == pair
    assert b"Paspoort" not in sealed


def test_nobody_else_opens_it():
    pair, other = sealing.new_key_pair(), sealing.new_key_pair()
    sealed = sealing.seal(pair.public, TEXT, b"note-1")
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for key, content, record in (
        (pair.private, sealed, b"note-2"),
        (pair.private, changed, b"note-1"),
        (other.private, sealed, b"note-1"),
        (None, sealed, b"note-1"),
    ):
        with pytest.raises(SealNotYours):
            sealing.unseal(key, content, record)
    for junk in (b"", b"x", bytes(32), bytes(200)):
        with pytest.raises(SealNotYours):
            sealing.unseal(pair.private, junk, b"note-1")


def test_the_same_note_is_sealed_differently_each_time():
    public = sealing.new_key_pair().public
    assert sealing.seal(public, TEXT, b"x") != sealing.seal(public, TEXT, b"x")


def test_a_certificate_vouches_for_every_word_in_it():
    made = identity.make_identity("v", "Punt Aalsmeer", "coordinator", 3, "2026-11-11")
    import base64

    key = base64.b64decode(made.certificate["signs_with"])
    assert identity.is_signed_by(made.certificate, key)
    for name, value in {
        "name": "Eve",
        "role": "volunteer",
        "laptop": 4,
        "serial": 2,
        "signature": "AAAA",
    }.items():
        assert not identity.is_signed_by(made.certificate | {name: value}, key)
    assert not identity.is_signed_by({}, key)
    assert not identity.is_signed_by(made.certificate, bytes(32))


def test_an_identity_is_kept_whole_and_shows_no_key():
    made = identity.make_identity("v", "Punt Aalsmeer", "coordinator", 3, "2026-11-11")
    assert identity.from_setting(made.as_setting()) == made
    assert made.as_setting()["signing_key"] not in repr(made)
