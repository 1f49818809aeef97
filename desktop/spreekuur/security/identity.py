# SPDX-License-Identifier: EUPL-1.2
"""Who this vault is towards others: its signing key, its key to be written to, and a certificate naming both.

Made at founding, so that everything kept from the first evening on can later be signed and exchanged.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from spreekuur.security import sealing

_DOMAIN = b"spreekuur/certificate/v1\x00"
ROLES = ("volunteer", "coordinator", "confidant")


@dataclass(frozen=True, slots=True)
class Identity:
    """A vault's own keys and certificate; private halves stay out of `repr` and live in the store alone."""

    certificate: dict[str, Any]
    signing_key: bytes = field(repr=False)
    reading_key: bytes = field(repr=False)

    def as_setting(self) -> dict[str, Any]:
        """As it is kept in the vault."""
        return {
            "certificate": self.certificate,
            "signing_key": _b64(self.signing_key),
            "reading_key": _b64(self.reading_key),
        }


def make_identity(vault_id: str, name: str, role: str, laptop: int, made_at: str) -> Identity:
    """Fresh keys, and a certificate signed by the first of them: a founder vouches for itself."""
    signing, reading = Ed25519PrivateKey.generate(), sealing.new_key_pair()
    body = {
        "vault": vault_id,
        "name": name,
        "role": role,
        "laptop": laptop,
        "serial": 1,
        "made_at": made_at,
        "signs_with": _b64(signing.public_key().public_bytes_raw()),
        "reads_with": _b64(reading.public),
    }
    private = signing.private_bytes_raw()
    return Identity(certified(body, private), private, reading.private)


def certified(body: dict[str, Any], signing_key: bytes) -> dict[str, Any]:
    """A certificate of this body, vouched for with this key."""
    signature = Ed25519PrivateKey.from_private_bytes(signing_key).sign(_DOMAIN + canonical(body))
    return body | {"signature": _b64(signature)}


def new_signing_key() -> tuple[bytes, bytes]:
    """A fresh signing key: the private half, and the one that everybody may see."""
    made = Ed25519PrivateKey.generate()
    return made.private_bytes_raw(), made.public_key().public_bytes_raw()


def public_half(signing_key: bytes) -> bytes:
    """The half of a signing key that everybody may see."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def from_setting(kept: dict[str, Any]) -> Identity:
    """The identity as the vault keeps it."""
    return Identity(
        kept["certificate"], base64.b64decode(kept["signing_key"]), base64.b64decode(kept["reading_key"])
    )


def sign(signing_key: bytes, domain: bytes, content: bytes) -> bytes:
    """A signature that counts for this kind of content alone; 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(domain + b"\x00" + content)


def is_signed(public: bytes, domain: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the holder of the private half signed this content as this kind of content."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, domain + b"\x00" + content)
    except (ValueError, InvalidSignature):
        return False
    return True


def is_signed_by(certificate: dict[str, Any], public_signing_key: bytes) -> bool:
    """Whether every word of a certificate is vouched for by this key."""
    body = {name: value for name, value in certificate.items() if name != "signature"}
    try:
        signature = base64.b64decode(certificate["signature"], validate=True)
        Ed25519PublicKey.from_public_bytes(public_signing_key).verify(signature, _DOMAIN + canonical(body))
    except (KeyError, TypeError, ValueError, InvalidSignature):
        return False
    return True


def canonical(body: dict[str, Any]) -> bytes:
    """The one spelling of a document that is signed."""
    return json.dumps(
        body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
