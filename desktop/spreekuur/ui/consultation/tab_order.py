# SPDX-License-Identifier: EUPL-1.2
"""Makes Tab follow what the eye sees, also for parts that came later."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spreekuur.ui.widgets import Chip


def follow(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts, and what stands in them, in this order."""
    stops = [stop for part in parts for stop in _stops(part)]
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)


def _stops(part: QWidget) -> list[QWidget]:
    if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return [part]
    # Chips take turns at being the stop, so all of them keep their place in the line.
    return [
        child
        for child in part.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(child, Chip)
    ]
