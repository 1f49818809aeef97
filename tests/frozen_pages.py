# SPDX-License-Identifier: EUPL-1.2
"""Frozen stores as they lie in the repository: the very bytes of an encrypted store, in a tenth of the room.

Sealed bytes cannot be packed. So the pages are kept unsealed, with the random bytes each was sealed with; sealing them
with those gives the file back byte for byte. Only stores of made people with a key that everybody knows are kept so.
"""

import hashlib
import hmac
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _SALT, _VECTOR, _SEAL = 4096, 16, 16, 64
_BODY = _PAGE - _VECTOR - _SEAL
PACKED = ".pages"


def packed(store: bytes, key: bytes) -> bytes:
    """The unsealed pages of a store, packed; `unpacked` gives the store back.

    Raises: ValueError when it would not, byte for byte.
    """
    salt, plain, vectors = store[:_SALT], bytearray(), bytearray()
    for start in range(0, len(store), _PAGE):
        page = store[start : start + _PAGE]
        skipped = 0 if start else _SALT
        vector = page[_BODY : _BODY + _VECTOR]
        decryptor = _cipher(key, vector).decryptor()
        plain += bytes(skipped) + decryptor.update(page[skipped:_BODY]) + decryptor.finalize()
        vectors += vector
    found = zlib.compress(bytes(salt + vectors + plain), 9)
    if unpacked(found, key) != store:
        raise ValueError("it does not come back byte for byte")
    return found


def unpacked(kept: bytes, key: bytes) -> bytes:
    """The store as it was frozen."""
    content = zlib.decompress(kept)
    salt, count = content[:_SALT], (len(content) - _SALT) // (_VECTOR + _BODY)
    vectors, plain = content[_SALT : _SALT + count * _VECTOR], content[_SALT + count * _VECTOR :]
    sealing_key = hashlib.pbkdf2_hmac("sha512", key, bytes(sign ^ 0x3A for sign in salt), 2, 32)
    store = bytearray()
    for number in range(count):
        vector = vectors[number * _VECTOR :][:_VECTOR]
        body = plain[number * _BODY :][:_BODY][0 if number else _SALT :]
        encryptor = _cipher(key, vector).encryptor()
        sealed = encryptor.update(body) + encryptor.finalize() + vector
        seal = hmac.digest(sealing_key, sealed + (number + 1).to_bytes(4, "little"), "sha512")
        store += (b"" if number else salt) + sealed + seal
    return bytes(store)


def thaw(frozen: Path, target: Path, key: bytes) -> None:
    """Put a frozen store in a file, sealed, whichever way it is kept."""
    kept = frozen.read_bytes()
    target.write_bytes(unpacked(kept, key) if frozen.suffix == PACKED else kept)


def frozen_stores(folder: Path) -> list[Path]:
    """Every frozen store, the oldest schema first."""
    return sorted([*folder.glob("schema-*.db"), *folder.glob(f"schema-*.db{PACKED}")])


def _cipher(key: bytes, vector: bytes) -> Cipher[modes.CBC]:
    return Cipher(algorithms.AES(key), modes.CBC(vector))
