# SPDX-License-Identifier: EUPL-1.2
"""Baseline (frozen): an empty window, gone once it is painted; says its memory, or what is loaded, when asked."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, painted)


def painted() -> None:
    if "modules" in sys.argv:
        print("\n".join(sorted(sys.modules)), flush=True)
    if "memory" in sys.argv:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            print("".join(line for line in status if line.startswith(("VmRSS", "RssAnon"))), flush=True)
    os._exit(0)


app = QApplication(sys.argv[:1])
window = Window()
window.resize(900, 600)
window.show()
app.exec()
