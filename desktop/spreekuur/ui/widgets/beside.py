# SPDX-License-Identifier: EUPL-1.2
"""A screen of parts beside each other, such as a list and what is chosen in it."""

from PySide6.QtWidgets import QBoxLayout, QWidget


def beside(screen: QWidget, *parts: tuple[QWidget, int]) -> QBoxLayout:
    """Lay these parts out from left to right, each with its share of the width."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, screen)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for part, share in parts:
        row.addWidget(part, share)
    # The wide form must not keep the window from getting narrow enough for the compact one.
    screen.setMinimumSize(320, 240)
    return row
