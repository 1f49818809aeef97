# SPDX-License-Identifier: EUPL-1.2
"""The keys that are about two files."""

from collections.abc import Mapping

from spreekuur.ui.clients.layout import FILE, JOIN, PAIRS, ClientsLayout
from spreekuur.ui.screen import Handler


def of_two(parts: ClientsLayout) -> Mapping[str, Handler]:
    """The keys while a client is typed in, while two files stand side by side, and for the pair on top."""
    if parts.page() == FILE and parts.file.details.is_open():
        panel = parts.file.details.known.panel
        return {"same_person": panel.take_same, "two_people": panel.take_other}
    if parts.page() == JOIN and parts.join.at_sides():
        return {"save_next": parts.join.joined.emit, "two_people": parts.join.told_apart.emit}
    if parts.page() == PAIRS:
        return {"same_person": parts.pairs.take_same, "two_people": parts.pairs.take_other}
    return {}
