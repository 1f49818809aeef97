# SPDX-License-Identifier: EUPL-1.2
"""A kenmerk in any search of the program: a row that opens its referral, or what is wrong with it."""

from spreekuur.desk import kenmerk_typed
from spreekuur.errors.letters import WrongKenmerk
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.widgets import FoundRow

_KIND = "referral:"


def rows(typed: str) -> list[FoundRow]:
    """The row of a kenmerk, to stand before all that was found; none when it is no kenmerk."""
    kenmerk = kenmerk_typed.sound(typed)
    if not kenmerk:
        return []
    return [FoundRow(f"{_KIND}{kenmerk}", "send", kenmerk, _("What became of this letter"))]


def taken(row_id: str) -> str:
    """The kenmerk of such a row; empty for a row of something else."""
    return row_id.removeprefix(_KIND) if row_id.startswith(_KIND) else ""


def slip(typed: str) -> str:
    """The sentence to a kenmerk with a wrong or swapped character; empty when none was meant."""
    return explain(WrongKenmerk()) if kenmerk_typed.is_slip_of_the_hand(typed) else ""
