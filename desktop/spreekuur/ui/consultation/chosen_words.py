# SPDX-License-Identifier: EUPL-1.2
"""Why somebody was sent elsewhere than the advice says: the words of the coded reasons."""

from spreekuur.language import _
from spreekuur.referral.reasons import REASONS


def reason_words(code: str) -> str:
    """A coded reason in a few words; one that this program does not know gives nothing."""
    return {
        "closer_by": _("Nearer by"),
        "language": _("They speak the language"),
        "already_tried": _("The advice was tried before"),
        "client_wish": _("The client wants this"),
        "open_now": _("It is open now"),
        "knows_them": _("The client knows them"),
        "no_capacity": _("The other place is full"),
        "other": _("Another reason"),
    }.get(code, "")


def reasons() -> list[tuple[str, str]]:
    """All of them as (code, words), for a row of chips."""
    return [(code, reason_words(code)) for code in REASONS]
