# SPDX-License-Identifier: EUPL-1.2
"""Notes that even those who open the vault cannot read: sealed to the confidants (HPKE, RFC 9180)."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from spreekuur.errors.vault import SealNotYours

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_INFO = b"spreekuur/sealed-note/v1\x00"


def new_private_key() -> bytes:
    """A fresh key that opens seals, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_key(private_key: bytes) -> bytes:
    """The key to seal to, which gives nothing away."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal(text: str, public: bytes, bound_to: str) -> bytes:
    """Seal a text for the confidants; it opens only as the note of the record it is bound to."""
    key = X25519PublicKey.from_public_bytes(public)
    return bytes(_SUITE.encrypt(text.encode("utf-8"), key, info=_INFO + bound_to.encode("utf-8")))


def unseal(sealed: bytes, private_key: bytes | None, bound_to: str) -> str:
    """The text in a seal.

    Raises: SealNotYours when this slot holds no key, another key, or the note was moved or changed.
    """
    if private_key is None:
        raise SealNotYours
    key = X25519PrivateKey.from_private_bytes(private_key)
    try:
        return _SUITE.decrypt(sealed, key, info=_INFO + bound_to.encode("utf-8")).decode("utf-8")
    except InvalidTag as error:
        raise SealNotYours from error
