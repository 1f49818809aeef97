# SPDX-License-Identifier: EUPL-1.2
"""Every paper of a practice vault says that it is one: in Dutch, for whoever finds it, and as the screen does."""

from spreekuur.desk.desk import Desk
from spreekuur.language import _, current
from spreekuur.printing.stamp import stamp

_WORD, _LINE = "OEFENEN", "OEFENEN – NIET ECHT – verzonnen persoon"


def marked(desk: Desk, pdf: bytes) -> bytes:
    """The paper itself, or in practice the paper with the mark on every page."""
    return stamped(pdf) if desk.practice else pdf


def stamped(pdf: bytes) -> bytes:
    """The paper with the mark on every page."""
    line = _LINE if current() == "nl" else f"{_LINE} · {_('PRACTICE')} – {_('not real')}"
    return stamp(pdf, _WORD, line)
