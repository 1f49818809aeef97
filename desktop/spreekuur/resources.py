# SPDX-License-Identifier: EUPL-1.2
"""Finds what the program ships beside its code, from source and in a stand-alone folder alike."""

import sys
from pathlib import Path

_SOURCE = Path(__file__).resolve().parents[2]


def root() -> Path:
    """The folder that holds `resources/` and `compiled/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else _SOURCE


def resource(*parts: str) -> Path:
    """A file that people edit: content, fonts, icons, letter texts."""
    return root().joinpath("resources", *parts)


def compiled(*parts: str) -> Path:
    """A file that the build makes from those: the content pack, the message catalogues."""
    return root().joinpath("compiled", *parts)
