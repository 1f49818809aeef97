# SPDX-License-Identifier: EUPL-1.2
"""QR codes, as runs of black modules."""

import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import segno.encoder  # noqa: F401 - so that a build finds it

Runs = list[list[tuple[int, int]]]


def runs(text: str, *, error: str = "q", eci: bool = False) -> Runs:
    """For each row of the code its black runs (start, length), without the quiet border.

    A code on paper bears a stain (`error` q); on a screen l gives larger modules for the same text. `eci` says in
    the code that it is UTF-8: without, a telephone guesses, and takes an accented letter for a Chinese one.
    """
    # Every mask gives a valid code; trying all eight to find the prettiest takes longer than the letter.
    code = _encoder().encode(
        text, error=error, mask=3, micro=False, boost_error=False, eci=eci, encoding="utf-8" if eci else None
    )
    rows: Runs = []
    for row in code.matrix:
        found: list[tuple[int, int]] = []
        for place, dark in enumerate(row):
            if dark and found and sum(found[-1]) == place:
                found[-1] = (found[-1][0], found[-1][1] + 1)
            elif dark:
                found.append((place, 1))
        rows.append(found)
    return rows


@cache
def _encoder() -> Any:
    """segno's encoder alone: the package as a whole loads what writes pictures, and with that half the web."""
    if "segno" in sys.modules:
        return import_module("segno.encoder")
    spec = find_spec("segno")
    if spec is None:
        raise ModuleNotFoundError(name="segno")
    sys.modules["segno"] = module_from_spec(spec)  # where it lies, and nothing of it run
    try:
        return import_module("segno.encoder")
    finally:
        del sys.modules["segno"]
