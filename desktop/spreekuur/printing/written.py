# SPDX-License-Identifier: EUPL-1.2
"""Writes a PDF file: streams with clean ends, all other objects packed together, and the table of where each stands.

reportlab's own writer leaves out the line end before `endstream`, which strict readers refuse, and packs nothing.
Whoever writes the bytes here needs no second library that reads the file and writes it again.
"""

import zlib
from hashlib import md5
from itertools import accumulate

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PLAIN, _PACKED = 1, 2
_LEVEL = 6


class Written:
    """A file in the making. Equal objects in equal order give equal bytes."""

    def __init__(self) -> None:
        self._parts, self._length = [_HEAD], len(_HEAD)
        self._places: dict[int, tuple[int, int, int]] = {}
        """Number of an object -> how it is kept, where (an offset, or what it is packed in), and its place there."""
        self._packed: dict[int, bytes] = {}
        self._last = 0

    def number(self, count: int = 1) -> int:
        """Set a number aside, or the first of several in a row."""
        self._last += count
        return self._last - count + 1

    def add(self, number: int, text: str | bytes) -> None:
        """Add an object that is no stream."""
        self._packed[number] = text if isinstance(text, bytes) else text.encode("latin-1")

    def stream(self, number: int, entries: str, data: bytes, *, packed: bool = True) -> None:
        """Add a stream; `entries` are those of its dictionary that say what it is."""
        if packed:
            entries, data = f"{entries} /Filter /FlateDecode", zlib.compress(data, _LEVEL)
        self._places[number] = (_PLAIN, self._length, 0)
        head = f"{number} 0 obj\n<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        part = b"%b%b\nendstream\nendobj\n" % (head, data)
        self._parts.append(part)
        self._length += len(part)

    def closed(self, root: int, info: int) -> bytes:
        """The whole file."""
        self._pack()
        start, own = self._length, self.number()
        self._places[own] = (_PLAIN, start, 0)
        rows = [b"\0\0\0\0\0\xff\xff"]
        for number in range(1, own + 1):
            kind, where, place = self._places[number]
            rows.append(bytes((kind,)) + where.to_bytes(4, "big") + place.to_bytes(2, "big"))
        mark = md5(b"".join(self._parts), usedforsecurity=False).hexdigest()
        entries = f"/Type /XRef /W [1 4 2] /Size {own + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{mark}> <{mark}>]"
        self.stream(own, entries, b"".join(rows))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % start))

    def _pack(self) -> None:
        """Put the objects that are no streams into one: first where each begins, then all of them."""
        holder, objects = self.number(), self._packed
        starts = accumulate((len(text) + 1 for text in objects.values()), initial=0)
        index = " ".join([f"{number} {start}" for number, start in zip(objects, starts, strict=False)])
        data = b"\n".join((index.encode(), *objects.values()))
        self.stream(holder, f"/Type /ObjStm /N {len(objects)} /First {len(index) + 1}", data)
        for place, number in enumerate(objects):
            self._places[number] = (_PACKED, holder, place)
