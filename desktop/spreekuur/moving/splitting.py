# SPDX-License-Identifier: EUPL-1.2
"""Several words in one cell. Pure."""

import re

_BETWEEN = re.compile(r"[;|\n+]|,(?!\d)|(?<!\w)/(?!\w)| / ")


def parts(cell: str) -> list[str]:
    """The words of a cell, without empty ones; each once, in their order."""
    found = (part.strip() for part in _BETWEEN.split(cell))
    return list(dict.fromkeys(part for part in found if part))


def on_every_sign(cell: str) -> list[str]:
    """The same, also cut at strokes and "&", which stand inside of some words."""
    found = (part.strip() for part in re.split(r"[;|\n+,/&]", cell))
    return list(dict.fromkeys(part for part in found if part))
