# SPDX-License-Identifier: EUPL-1.2
"""What comes of a passphrase with its salt and its cost is the same every time: a process of tests works it out once.

Most vaults of the tests are copies of one that was founded, so the same passphrase is stretched again and again. What
a try costs somebody, and how that is measured, is asked of Argon2id itself (tests/security).
"""

from functools import lru_cache

from spreekuur.security import argon
from spreekuur.security.argon import Argon2Cost

_real = argon.stretch
_known = lru_cache(maxsize=512)(_real)
_MEASURED = b"calibration"  # by the clock, so never known before


def stretch(secret: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """In the place of `argon.stretch`."""
    return (_real if secret == _MEASURED else _known)(secret, salt, cost)


def stretch_once() -> None:
    """From here to the end of this process."""
    argon.stretch = stretch
