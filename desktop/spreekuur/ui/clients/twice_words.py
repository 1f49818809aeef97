# SPDX-License-Identifier: EUPL-1.2
"""How sure it is that two files are of one person, and why, in words: a person decides."""

from collections.abc import Collection
from datetime import date

from spreekuur.clients.duplicates import Same
from spreekuur.desk.client_files_twice import Twice
from spreekuur.language import _
from spreekuur.ui.clients.words import day

_SAYS_MORE = frozenset({"other_spelling", "other_ending", "typo", "short_form", "initial"})


def how_sure(same: Same) -> str:
    """The judgement, in a few words."""
    return _("Likely the same person") if same is Same.LIKELY else _("Possibly the same person")


def why(reasons: Collection[str]) -> str:
    """Everything that was compared, one after the other."""
    said = {
        "same_phone": _("same phone number"),
        "other_phone": _("another phone number"),
        "same_name": _("same name"),
        "other_spelling": _("same name in another spelling"),
        "other_ending": _("ending for a man or a woman"),
        "typo": _("one letter differs"),
        "short_form": _("short form of a name"),
        "initial": _("only an initial"),
        "swapped": _("first name and family name swapped"),
        "part_missing": _("a part of the name is missing"),
        "other_given": _("another first name"),
        "other_family": _("another family name"),
    }
    # "Same name, one letter differs" would be said of two names: the exception says enough.
    told = [one for one in reasons if one != "same_name" or not _SAYS_MORE & set(reasons)]
    return ", ".join(said[reason] for reason in told if reason in said)


def title(found: Twice) -> str:
    """The file: its code, and a name where that may be kept."""
    return " · ".join(filter(None, (found.hit.code, found.hit.label)))


def about(found: Twice, today: date) -> str:
    """How sure, why, and when the client was here last."""
    last = found.hit.last_on
    seen = _("last talk {date}").format(date=day(last, today)) if last is not None else _("no talks so far")
    return f"{how_sure(found.same)}: {why(found.reasons)} · {seen}"
