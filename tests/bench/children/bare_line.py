# SPDX-License-Identifier: EUPL-1.2
"""Baseline (frozen): a key typed and painted in a line of text that fills the bare window: `ROUNDS`.

Prints milliseconds of processor time as JSON.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

app = QApplication(sys.argv[:1])
window, line = QMainWindow(), QLineEdit()
window.setCentralWidget(line)
window.resize(900, 600)
window.show()
app.processEvents()
found = []
for _ in range(int(sys.argv[1]) + 1):
    line.clear()
    for _ in range(3):
        app.processEvents()
    started = time.process_time()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_O, Qt.KeyboardModifier.NoModifier, "o")
        QCoreApplication.sendEvent(line, key)
    app.processEvents()
    found.append((time.process_time() - started) * 1000)
print(json.dumps(found[1:]), flush=True)
os._exit(0)
