# SPDX-License-Identifier: EUPL-1.2
"""What `spreekuur receive` says of code lists that are not the one of this program."""

from collections.abc import Mapping
from typing import Any

from spreekuur.language import _
from spreekuur.receiving.database import Figures
from spreekuur.receiving.differing import Other
from spreekuur.receiving.lists import other_lists, unknown_codes
from spreekuur.statistics.catalogue import Catalogue


def as_document(figures: Figures, catalogue: Catalogue) -> dict[str, Any]:
    """As the command prints it: the names of the members are public and stable."""
    codes = [
        {"dimension": dimension, "code": code, "label": label}
        for dimension, code, label in unknown_codes(figures, catalogue)
    ]
    differs = [
        {"catalogue": one.catalogue, "desks": list(one.desks), "dimension": one.difference.dimension}
        | {"code": one.difference.code, "what": str(one.difference.what)}
        | {"theirs": one.difference.theirs, "ours": one.difference.ours}
        for one in other_lists(figures, catalogue)
    ]
    return {"unknown_codes": codes, "differs": differs}


def lines(document: Mapping[str, Any]) -> list[str]:
    """The same in words."""
    text = _("Unknown code, kept: {dimension} {code} ({label})")
    found = [text.format(**one) for one in document["unknown_codes"]]
    words = {
        Other.NAME: _("{dimension} {code} is called {theirs} by {desks}, and {ours} here; it is added."),
        Other.PARENT: _("{dimension} {code} stands below {theirs} at {desks}, and below {ours} here."),
        Other.PARTS: _(
            "{dimension} {code} is another whole at {desks} (there too: {theirs}; only here: {ours}). "
            "It is added only over desks with the newest list."
        ),
    }
    for one in document["differs"]:
        desks = ", ".join(one["desks"])
        found.append(words[Other(one["what"])].format(**one | {"desks": desks}))
    return found
