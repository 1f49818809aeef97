# SPDX-License-Identifier: EUPL-1.2
"""Why a version is held where it is; the test fails when the reason comes back."""

import sys

from PySide6.QtWidgets import QWidget


def test_a_call_without_a_result_keeps_the_count_of_none_level(qtbot):
    """PySide6 6.12.0 lost a reference at each such call on Python 3.11, and the process died after thousands."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 50
