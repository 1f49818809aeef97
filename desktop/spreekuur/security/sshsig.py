# SPDX-License-Identifier: EUPL-1.2
"""Signatures that any OpenSSH can verify: SSHSIG over Ed25519, as OpenSSH's PROTOCOL.sshsig lays down.

The municipality verifies figures with `ssh-keygen -Y verify`, which is on its computers already. The key signs figures
and nothing else: it is not the one that signs bundles.
"""

import base64
import hashlib
import re
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from spreekuur.security import identity

NAMESPACE = "spreekuur-statistics@v1"
RECEIPTS = "spreekuur-receipt@v1"
"""What the municipality signs: a signature under figures is none under a receipt, nor the other way round."""
_KIND, _HASH, _MAGIC = b"ssh-ed25519", b"sha512", b"SSHSIG"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70  # signs of base64, as OpenSSH breaks them
_PRINCIPAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")


def new_statistics_key() -> bytes:
    """A fresh key to sign figures with: its private half, which stays in the vault."""
    return identity.new_signing_key()[0]


def public_half(key: bytes) -> bytes:
    """The half that everybody may see."""
    return identity.public_half(key)


def sign(key: bytes, content: bytes, namespace: str = NAMESPACE) -> str:
    """The signature under this content, as the text of a `.sig` file; the same content has the same one."""
    signed = Ed25519PrivateKey.from_private_bytes(key).sign(_to_be_signed(content, namespace))
    blob = _MAGIC + struct.pack(">I", 1) + _string(_public_blob(public_half(key)))
    blob += _string(namespace.encode()) + _string(b"") + _string(_HASH)
    blob += _string(_string(_KIND) + _string(signed))
    text = base64.b64encode(blob).decode("ascii")
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def is_signed(public: bytes, content: bytes, untrusted: str, namespace: str = NAMESPACE) -> bool:
    """Whether the holder of this key signed this content for this use; only the form that `sign` writes counts."""
    try:
        body = untrusted.removeprefix(_BEGIN + "\n").removesuffix(f"\n{_END}\n").replace("\n", "")
        blob = base64.b64decode(body, validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(blob[-64:], _to_be_signed(content, namespace))
    except (ValueError, InvalidSignature):
        return False
    head = _MAGIC + struct.pack(">I", 1) + _string(_public_blob(public))
    head += _string(namespace.encode()) + _string(b"") + _string(_HASH)
    return blob == head + _string(_string(_KIND) + _string(blob[-64:]))


def signer_of(untrusted: str) -> bytes | None:
    """The key that a signature says it is by, which proves nothing yet; None when it is not in the form of `sign`."""
    try:
        body = untrusted.removeprefix(_BEGIN + "\n").removesuffix(f"\n{_END}\n").replace("\n", "")
        blob = base64.b64decode(body, validate=True)
    except ValueError:
        return None
    start = len(_MAGIC + struct.pack(">I", 1) + _string(_public_blob(bytes(32)))) - 32
    return blob[start : start + 32] if len(blob) > start + 32 else None


def key_in(text: str) -> bytes | None:
    """The key in the base64 of a line that OpenSSH writes; None when it is no Ed25519 key."""
    try:
        blob = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    public = blob[-32:]
    return public if blob == _public_blob(public) and len(public) == 32 else None


def allowed_signers(public: bytes, principal: str) -> str:
    """The line that tells `ssh-keygen` whose signature under figures counts.

    Raises ValueError for a name that is not one word of plain signs.
    """
    if not _PRINCIPAL.fullmatch(principal):
        raise ValueError("principal")
    return f'{principal} namespaces="{NAMESPACE}" {key_line(public)}\n'


def key_line(public: bytes) -> str:
    """The key as it stands in a `.pub` file, without a comment."""
    return f"{_KIND.decode()} {base64.b64encode(_public_blob(public)).decode('ascii')}"


def fingerprint(public: bytes) -> str:
    """The key in short, as OpenSSH shows it and as it is printed on paper."""
    digest = hashlib.sha256(_public_blob(public)).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


def _to_be_signed(content: bytes, namespace: str) -> bytes:
    parts = (namespace.encode(), b"", _HASH, hashlib.sha512(content).digest())
    return _MAGIC + b"".join(_string(part) for part in parts)


def _public_blob(public: bytes) -> bytes:
    return _string(_KIND) + _string(public)


def _string(content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + content
