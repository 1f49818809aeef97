# SPDX-License-Identifier: EUPL-1.2
"""Whether a key made the pages of a store: tells a damaged store from one that belongs to other locks.

SQLCipher says the same of both. Its pages end with a seal (HMAC-SHA512 over the page, its number behind it) under a
key that follows from the store's key and the salt the file begins with; one page that fits proves the key.
"""

import hashlib
import hmac
from pathlib import Path

_PAGE, _SALT, _SEAL = 4096, 16, 64
_LOOKED_AT = 64


def fits_some_page(path: Path, key: bytes) -> bool:
    """Whether any of the first pages of a file was sealed with this key."""
    with path.open("rb") as file:
        pages = [file.read(_PAGE) for _number in range(_LOOKED_AT)]
    salt = bytes(sign ^ 0x3A for sign in pages[0][:_SALT])
    sealing_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
    whole = [(number, page) for number, page in enumerate(pages, 1) if len(page) == _PAGE]
    return any(_fits(sealing_key, number, page) for number, page in whole)


def _fits(sealing_key: bytes, number: int, page: bytes) -> bool:
    start = _SALT if number == 1 else 0
    sealed = page[start:-_SEAL] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(sealing_key, sealed, "sha512"), page[-_SEAL:])
