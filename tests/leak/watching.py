# SPDX-License-Identifier: EUPL-1.2
"""A process looked at from outside: its memory, and by strace every byte it writes, file it opens, address it calls."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITING = "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,vmsplice"
_LONGEST = 1_000_000_000  # no text is cut short
_STEP = 1 << 24


def traced(log: Path, calls: str) -> list[str]:
    """Put before a command: these system calls of it and of all it starts go to the log, file names beside numbers."""
    return [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-y",
        "-s",
        str(_LONGEST),
        "-e",
        f"trace={calls}",
        "-o",
        str(log),
    ]


@dataclass(frozen=True, slots=True)
class Call:
    """One system call: what it was asked, all of it, and the first file it names."""

    name: str
    told: str
    target: str

    def data(self) -> bytes:
        """The bytes of every text in it."""
        return b"\0".join(_bytes(text) for text in _TEXT.findall(self.told))


_LINE = re.compile(r"^\d+ +(?:<\.\.\. )?(\w+)[( ](.*)$")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_TARGET = re.compile(r"\d+<((?:[^>\\]|\\.)*)>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|x[0-9a-f]{2}|.)")
_SIGNS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}


def calls(log: Path) -> Iterator[Call]:
    """What the log of strace says, call by call."""
    with log.open(encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                continue
            name, told = found.groups()
            target = _TARGET.search(told)
            yield Call(name, told, _bytes(target.group(1)).decode("utf-8", "replace") if target else "")


def _bytes(text: str) -> bytes:
    return _ESCAPE.sub(_unescaped, text.encode("utf-8", "surrogateescape"))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found.group(1)
    if sign[:1] == b"x" and len(sign) > 1:
        return bytes([int(sign[1:], 16)])
    return bytes([int(sign, 8)]) if sign.isdigit() else _SIGNS.get(sign, sign)


def memory(process: int) -> Iterator[bytes]:
    """All that a process has in its memory and the system lets us read, piece by piece, cut nowhere inside a word."""
    maps = Path(f"/proc/{process}/maps").read_text("utf-8", "replace").splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as file:
        for line in maps:
            span, rights, *_rest = line.split()
            start, end = (int(part, 16) for part in span.split("-"))
            if rights[0] == "r" and "[vvar" not in line and "[vsyscall" not in line:
                yield from _pieces(file.fileno(), start, end)


def _pieces(file: int, start: int, end: int) -> Iterator[bytes]:
    tail = b""
    for place in range(start, end, _STEP):
        try:
            piece = os.pread(file, min(_STEP, end - place), place)
        except OSError:
            return  # a map without pages behind it
        yield tail + piece
        tail = piece[-4096:]
