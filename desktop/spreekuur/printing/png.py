# SPDX-License-Identifier: EUPL-1.2
"""Writes a picture as PNG: enough for `--png` and for the pictures of the manual."""

import struct
import zlib

from spreekuur.printing.raster import Picture


def png(picture: Picture, dpi: float) -> bytes:
    """The picture as a PNG file that knows its own size on paper."""
    head = struct.pack(
        ">IIBBBBB", picture.width, picture.height, 8, 0 if picture.channels == 1 else 2, 0, 0, 0
    )
    per_metre = round(dpi / 0.0254)
    parts = (
        (b"IHDR", head),
        (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        (b"IDAT", zlib.compress(_rows(picture), 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(picture: Picture) -> bytes:
    rows = []
    for number in range(picture.height):
        row = picture.data[number * picture.stride :][: picture.width * picture.channels]
        rows.append(b"\0" + (row if picture.channels == 1 else _rgb(row)))
    return b"".join(rows)


def _rgb(row: bytes) -> bytes:
    """Blue, green, red, unused -> red, green, blue."""
    out = bytearray(len(row) // 4 * 3)
    out[0::3], out[1::3], out[2::3] = row[2::4], row[1::4], row[0::4]
    return bytes(out)
