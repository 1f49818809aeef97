# SPDX-License-Identifier: EUPL-1.2
"""Collects Python's garbage on the thread of the window, and on no other.

Left to itself, Python collects on whichever thread happens to make the next object. Parts of a window that only a
circle of references still holds would then be taken apart on the thread of the store, and Qt ends the program for it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 2000  # milliseconds


class Collector(QObject):
    """From now on garbage is collected between two events of the window, as often as Python itself would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(EVERY)


def collect_what_is_due() -> None:
    """Collect the oldest generation whose count is over Python's own threshold; often nothing is due."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return
