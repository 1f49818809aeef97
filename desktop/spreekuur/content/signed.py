# SPDX-License-Identifier: EUPL-1.2
"""How a signed pack lies in its file: who signs what is another's business (`team.pack_files`). Pure.

Five bytes strings one after the other: a line that says what it is, the length of the manifest (4 bytes, big end
first), the manifest, its signature (64 bytes), and the pack itself, packed with zlib.
"""

import json
import zlib
from dataclasses import dataclass, field

MAGIC = b"spreekuur pack\n"
SUFFIX = ".spreekuur-pack"
MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 16 * 1024 * 1024
_MOST_MANIFEST = 16 * 1024
_SIGNATURE = 64


class TooLarge(ValueError):
    """More bytes than a pack may have."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file holds; nothing in it is believed yet."""

    manifest: bytes
    signature: bytes = field(repr=False)
    packed: bytes = field(repr=False)


def is_signed_pack(untrusted: bytes) -> bool:
    """Whether these bytes begin like a signed pack."""
    return untrusted.startswith(MAGIC)


def joined(manifest: bytes, signature: bytes, content: bytes) -> bytes:
    """The bytes of the file."""
    return MAGIC + len(manifest).to_bytes(4, "big") + manifest + signature + zlib.compress(content, 9)


def split(untrusted: bytes) -> Parts:
    """The parts of a file.

    Raises: TooLarge, ValueError.
    """
    if len(untrusted) > MOST_BYTES:
        raise TooLarge
    if not is_signed_pack(untrusted):
        raise ValueError("no signed pack")
    rest = untrusted[len(MAGIC) :]
    length = int.from_bytes(rest[:4], "big")
    if length > _MOST_MANIFEST or len(rest) < 4 + length + _SIGNATURE:
        raise ValueError("cut off")
    after = 4 + length
    return Parts(rest[4:after], rest[after : after + _SIGNATURE], rest[after + _SIGNATURE :])


def content_of(parts: Parts) -> bytes:
    """The pack inside.

    Raises: TooLarge, ValueError.
    """
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(parts.packed, MOST_UNPACKED)
    except zlib.error as error:
        raise ValueError("not packed by zlib") from error
    if unpacking.unconsumed_tail:
        raise TooLarge
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError("cut off")
    return content


def as_pack(content: dict[str, object]) -> bytes:
    """A pack as JSON, spelled as the compiler spells it."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
