# SPDX-License-Identifier: EUPL-1.2
"""Tab goes as the eye does: what stands together first, from top to bottom and from left to right.

Qt goes in the order in which parts were made, and much here is made late: a row, a chip, a card.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus
_TOUCH = 1  # pixels that two rows may share


def step(root: QWidget, *, forward: bool) -> bool:
    """Go to the next stop in `root`, or to the one before; after the last comes the first."""
    here = QApplication.focusWidget()
    found = stops(root, here)
    if here in found:
        target = found[(found.index(here) + (1 if forward else -1)) % len(found)]
    elif found:
        target = found[0 if forward else -1]
    else:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def stops(root: QWidget, here: QWidget | None = None) -> list[QWidget]:
    """All stops in `root` in the order of the eye; `here` is one of them, whatever it is."""
    if root is here or (root.focusPolicy() & _TAB and root.isEnabled() and root.focusProxy() is None):
        return [root]
    parts = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisibleTo(root)
    ]
    return [stop for part in _in_order(parts) for stop in stops(part, here)]


def _in_order(parts: list[QWidget]) -> list[QWidget]:
    """Cut what stands beside or below each other apart, again and again."""
    if len(parts) < 2:
        return parts
    for begin, end in ((QRect.top, QRect.bottom), (QRect.left, QRect.right)):
        groups = _cut(parts, begin, end)
        if len(groups) > 1:
            return [part for group in groups for part in _in_order(group)]
    return sorted(parts, key=lambda part: (part.y(), part.x()))


def _cut(
    parts: Iterable[QWidget], begin: Callable[[QRect], int], end: Callable[[QRect], int]
) -> list[list[QWidget]]:
    """Groups with room between them, along one direction."""
    groups: list[list[QWidget]] = []
    reached = 0
    for part in sorted(parts, key=lambda part: begin(part.geometry())):
        box = part.geometry()
        if groups and begin(box) < reached - _TOUCH:
            groups[-1].append(part)
        else:
            groups.append([part])
        reached = max(reached, end(box)) if len(groups[-1]) > 1 else end(box)
    return groups
