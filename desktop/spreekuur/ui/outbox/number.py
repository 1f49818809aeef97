# SPDX-License-Identifier: EUPL-1.2
"""The number of periods that wait, in words. Said with every look at Today, so it loads nothing of the figures."""

from spreekuur.desk.figures_counts import Counts
from spreekuur.language import ngettext


def said(counts: Counts) -> tuple[str, str]:
    """What the line below every screen says, and how where there is little room; empty when nothing waits."""
    if needs_you := counts.needs_you:
        long = ngettext("{n} period needs you", "{n} periods need you", needs_you)
        short = ngettext("{n} needs you", "{n} need you", needs_you)
        return long.format(n=needs_you), short.format(n=needs_you)
    if waiting := counts.waiting:
        long = ngettext("{n} period to send", "{n} periods to send", waiting)
        short = ngettext("{n} to send", "{n} to send", waiting)
        return long.format(n=waiting), short.format(n=waiting)
    return "", ""
