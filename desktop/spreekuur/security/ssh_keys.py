# SPDX-License-Identifier: EUPL-1.2
"""The key with which the municipality signs its receipts: a file that `ssh-keygen -t ed25519` made. It is only read."""

import os
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

from spreekuur.errors.receiving import SigningKeyUnusable, WhySigning
from spreekuur.outside import open_plain

_LARGEST = 1 << 16
_BEGIN = b"-----BEGIN OPENSSH PRIVATE KEY-----"


def read_key(path: Path, passphrase: Callable[[], str | None]) -> bytes:
    """The private half in a key file; `passphrase` is asked only of a key that has one, None where nobody can be asked.

    Raises: SigningKeyUnusable.
    """
    content = _content(path)
    if not content.lstrip().startswith(_BEGIN):
        is_public = content.startswith((b"ssh-", b"ecdsa-", b"sk-"))
        raise SigningKeyUnusable(WhySigning.PUBLIC if is_public else WhySigning.NO_KEY)
    try:
        key = _loaded(content, None)
    except TypeError:  # so the library says that it has a passphrase
        typed = passphrase()
        if typed is None:
            raise SigningKeyUnusable(WhySigning.NOBODY_TO_ASK) from None
        key = _loaded(content, typed)
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningKeyUnusable(WhySigning.KIND)
    return key.private_bytes_raw()


def _loaded(content: bytes, passphrase: str | None) -> object:
    """Raises: SigningKeyUnusable; TypeError where a passphrase is missing."""
    try:
        return load_ssh_private_key(content, None if passphrase is None else passphrase.encode())
    except TypeError:
        if passphrase is None:
            raise
        raise SigningKeyUnusable(WhySigning.PASSPHRASE) from None
    except UnsupportedAlgorithm:  # the library's words are left out: they may tell of what is in the file
        raise SigningKeyUnusable(WhySigning.KIND) from None
    except ValueError:
        why = WhySigning.NO_KEY if passphrase is None else WhySigning.PASSPHRASE
        raise SigningKeyUnusable(why) from None


def _content(path: Path) -> bytes:
    """Raises: SigningKeyUnusable."""
    try:
        with open_plain(path) as file:
            about = os.fstat(file.fileno())
            if about.st_size > _LARGEST:
                raise SigningKeyUnusable(WhySigning.NO_KEY)
            content = file.read(_LARGEST)
    except (OSError, ValueError):
        raise SigningKeyUnusable(WhySigning.UNREADABLE) from None
    if os.name == "posix" and _BEGIN in content and about.st_mode & 0o077:  # as ssh itself does
        raise SigningKeyUnusable(WhySigning.OPEN)
    return content
