# SPDX-License-Identifier: EUPL-1.2
"""A window with one field that says on stdout what it hears: run by test_real_keys.py on a screen of its own."""

import sys

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from spreekuur.ui.keys import KEYS, Keys
from spreekuur.ui.widgets import LineEdit


def say(what: str, which: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{what} {which}\n")
    sys.stdout.flush()


def main() -> int:
    """Say `key NAME` for each key of ours, `text WORDS` after each change, and end with the input."""
    app = QApplication([])
    field = LineEdit()

    def hear(name: str) -> bool:
        ours = name in KEYS or name.startswith("Alt+")
        if ours:
            say("key", name)
        return ours

    Keys(app, hear)
    field.textChanged.connect(lambda text: say("text", text))
    field.resize(600, 80)
    field.show()
    field.activateWindow()
    field.setFocus()
    QTimer.singleShot(0, lambda: say("ready", str(int(field.winId()))))
    end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    end.activated.connect(app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
