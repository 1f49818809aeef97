# SPDX-License-Identifier: EUPL-1.2
"""Signals are sealed: only the confidants' key opens them, only where they belong."""

import pytest

from spreekuur.errors.vault import SealNotYours
from spreekuur.security import identity, sealing

TEXT = "Paspoort ingenomen — Женя, Żaneta"


def test_a_sealed_note_opens_with_the_confidants_key():
    private = sealing.new_private_key()
    sealed = sealing.seal(TEXT, sealing.public_key(private), "note-1")
    assert sealing.unseal(sealed, private, "note-1") == TEXT
    assert b"Paspoort" not in sealed


def test_nobody_else_opens_it():
    private = sealing.new_private_key()
    sealed = sealing.seal(TEXT, sealing.public_key(private), "note-1")
    moved, changed = (sealed, private, "note-2"), (sealed[:-1] + bytes([sealed[-1] ^ 1]), private, "note-1")
    for attempt in (moved, changed, (sealed, sealing.new_private_key(), "note-1"), (sealed, None, "note-1")):
        with pytest.raises(SealNotYours):
            sealing.unseal(*attempt)
    for junk in (b"", b"x", bytes(32), bytes(200)):
        with pytest.raises(SealNotYours):
            sealing.unseal(junk, private, "note-1")


def test_the_same_text_is_sealed_differently_each_time():
    public = sealing.public_key(sealing.new_private_key())
    assert sealing.seal(TEXT, public, "x") != sealing.seal(TEXT, public, "x")


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
