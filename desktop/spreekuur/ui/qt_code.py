# SPDX-License-Identifier: EUPL-1.2
"""Spares every start the compiling of PySide's own Python: a seventh of the time to the first picture.

PySide carries part of itself as source inside its library and compiles it each time. Here the outcome is kept in
our `__pycache__`, as Python does with our own modules, under the hash of the source. Whatever is odd about the
file, or with another Python or PySide, the source is compiled as ever.
"""

import _imp
import builtins
import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_PLACE = Path(__file__).parent / "__pycache__" / f"qt_code.{sys.implementation.cache_tag}.kept"
_OF_QT = ("shibokensupport", "signature_bootstrap")

Codes = dict[bytes, Any]


@contextmanager
def kept_code(place: Path = _PLACE) -> Iterator[None]:
    """While PySide is imported in here, `compile` looks first at what was kept."""
    known, compile_ = _read(place), builtins.compile
    used: Codes = {}

    def compile_once(source: Any, filename: Any, mode: str, *more: Any, **options: Any) -> Any:
        if not (mode == "exec" and isinstance(source, bytes) and str(filename).startswith(_OF_QT)):
            return compile_(source, filename, mode, *more, **options)
        key = _key(source, str(filename))
        code = known.get(key)
        used[key] = compile_(source, filename, mode, *more, **options) if code is None else code
        return used[key]

    builtins.compile = compile_once
    try:
        yield
    finally:
        builtins.compile = compile_
    if used.keys() != known.keys() and not sys.dont_write_bytecode:
        _write(place, used)


def _key(source: bytes, filename: str) -> bytes:
    return _imp.source_hash(0, f"{sys.version}\0{filename}\0".encode() + source)


def _read(place: Path) -> Codes:
    with suppress(OSError, EOFError, ValueError, TypeError):
        kept = marshal.loads(place.read_bytes())
        if isinstance(kept, dict):
            return kept
    return {}


def _write(place: Path, codes: Codes) -> None:
    beside = place.with_suffix(".new")
    with suppress(OSError):  # a folder that cannot be written, as for our own modules
        beside.write_bytes(marshal.dumps(codes))
        beside.replace(place)
