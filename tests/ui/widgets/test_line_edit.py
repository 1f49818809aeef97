# SPDX-License-Identifier: EUPL-1.2
"""One line to type in."""

import gc
import weakref

from PySide6.QtCore import QEvent, Qt

from spreekuur.ui.widgets import LineEdit


def test_a_field_that_heard_enter_is_forgotten_with_its_screen(qapp, qtbot):
    line = LineEdit()
    entered = []
    line.returnPressed.connect(lambda: entered.append(True))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    left = weakref.ref(line)
    line.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del line
    gc.collect()
    assert entered == [True]
    assert left() is None
