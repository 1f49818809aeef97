# SPDX-License-Identifier: EUPL-1.2
"""The pages of an encrypted store as they are on the disk, unsealed: also what no query can reach any more."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _SALT = 4096, 80, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the store, free ones too, and every frame of the log beside it, older ones too."""
    data = path.read_bytes()
    assert len(data) % _PAGE == 0
    for start in range(0, len(data), _PAGE):
        yield _unsealed(data[start : start + _PAGE], key, first=start == 0)
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes()[_LOG_HEADER:] if log.exists() else b""
    for start in range(0, len(frames), _FRAME_HEADER + _PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        sealed = frames[start + _FRAME_HEADER : start + _FRAME_HEADER + _PAGE]
        yield _unsealed(sealed, key, first=number == 1)


def hits(path: Path, key: bytes, texts: list[str]) -> int:
    """How often one of the texts stands in a page, in any of the encodings of text."""
    markers = [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return sum(page.count(marker) for page in pages(path, key) for marker in markers)


def _unsealed(page: bytes, key: bytes, *, first: bool) -> bytes:
    body, vector = page[_SALT if first else 0 : -_RESERVED], page[-_RESERVED:][:16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
