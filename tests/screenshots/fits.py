# SPDX-License-Identifier: EUPL-1.2
"""Whether a screen has room for its words."""

from PySide6.QtWidgets import QScrollArea, QWidget

from spreekuur.ui.frame.top_bar import TopBar


def too_wide(part: QWidget, width: int) -> list[str]:
    """What is wider than the place it scrolls in, and the screen itself when it needs more than the window."""
    areas = [area for area in part.findChildren(QScrollArea) if area.isVisible() and area.widget()]
    found = [
        f"{area.widget().width()} in {area.viewport().width()}"
        for area in areas
        if area.widget().width() > area.viewport().width()
    ]
    # The bar makes do with the width it is given, so what it would need counts by itself.
    found += [
        f"the bar needs {bar.minimumSizeHint().width()} of {bar.width()}"
        for bar in part.findChildren(TopBar)
        if bar.isVisible() and bar.minimumSizeHint().width() > bar.width()
    ]
    needs = part.minimumSizeHint().width()
    return [*found, f"needs {needs} of {width}"] if needs > width else found
