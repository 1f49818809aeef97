# SPDX-License-Identifier: EUPL-1.2
"""Notes that even those who open the vault cannot read: sealed to the confidants (HPKE, RFC 9180)."""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from spreekuur.errors.vault import SealNotYours

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
NOTE, HANDED_KEY = b"spreekuur/sealed-note/v1\x00", b"spreekuur/slot/handed/v2\x00"
CARD, HANDED_CONFIDANT = b"spreekuur/signal-card/v1\x00", b"spreekuur/slot/confidant/v3\x00"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key that opens seals, and the one to seal to, which gives nothing away; 32 bytes each."""

    private: bytes = field(repr=False)
    public: bytes


def new_key_pair() -> KeyPair:
    """A fresh pair."""
    return pair_of(X25519PrivateKey.generate().private_bytes_raw())


def pair_of(private: bytes) -> KeyPair:
    """The pair that a private key belongs to."""
    return KeyPair(private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def seal(public: bytes, content: bytes, bound_to: bytes, use: bytes = NOTE) -> bytes:
    """Seal content for the confidants; it opens only as the note of the record it is bound to.

    Another `use` is another kind of seal: what was made for the one never opens as the other.
    """
    key = X25519PublicKey.from_public_bytes(public)
    return bytes(_SUITE.encrypt(content, key, info=use + bound_to))


def unseal(private: bytes | None, sealed: bytes, bound_to: bytes, use: bytes = NOTE) -> bytes:
    """The content of a seal.

    Raises: SealNotYours when this slot holds no key, another key, or the note was moved or changed.
    """
    if private is None:
        raise SealNotYours
    try:
        key = X25519PrivateKey.from_private_bytes(private)
        return bytes(_SUITE.decrypt(sealed, key, info=use + bound_to))
    except InvalidTag as error:
        raise SealNotYours from error
