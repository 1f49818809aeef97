# SPDX-License-Identifier: EUPL-1.2
"""How papers are printed here: which envelopes are used, how fine, on one side or on both.

Each change applies at once and gives the value from before, which takes it back.
"""

from dataclasses import dataclass

from spreekuur.desk.desk import Desk
from spreekuur.store import vault_settings

WINDOWS = ("left", "right", "none")
"""Where the envelope has its window; `none` is for letters that are handed over."""
FINENESS = (300, 600)
"""Dots per inch: 600 takes four times as long, and is for printers that print small type badly."""
_WINDOW, _DPI, _BOTH = "letter_window", "print_dpi", "print_both_sides"


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """What is set, or what holds until somebody sets something."""

    window: str = WINDOWS[0]
    dpi: int = FINENESS[0]
    both_sides: bool = False
    """For the papers of a client alone: the second page of a letter is for somebody else than the first."""


def look(desk: Desk) -> PaperSettings:
    """How papers are printed now; what cannot be meant is as if it was never set."""
    window = vault_settings.get(desk.db, _WINDOW)
    dpi = vault_settings.get(desk.db, _DPI)
    return PaperSettings(
        window if window in WINDOWS else WINDOWS[0],
        dpi if dpi in FINENESS else FINENESS[0],
        vault_settings.get(desk.db, _BOTH) is True,
    )


def put(desk: Desk, wanted: PaperSettings) -> PaperSettings:
    """Print like this from now on; gives how it was."""
    before = look(desk)
    vault_settings.put(desk.db, _WINDOW, wanted.window)
    vault_settings.put(desk.db, _DPI, wanted.dpi)
    vault_settings.put(desk.db, _BOTH, wanted.both_sides)
    return before
