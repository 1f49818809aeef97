# SPDX-License-Identifier: EUPL-1.2
"""Run with the addresses of two buses: types in a talk, waits for the computer to lock it, and says how it is then."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from journey.person import Person


def main() -> None:
    """An evening that ends with the lid."""
    app = QApplication(["-style", "fusion"])
    person = Person(app, Path(sys.argv[1]))
    person.unlock(os.environ["PHRASE"])
    person.begin_evening()
    person.press("Ctrl+N")
    person.screen("consultation").page.form.note.note.setFocus()
    person.type("huur te hoog")
    sys.stdout.write("open\n")
    sys.stdout.flush()
    person.wait(lambda: person.locks > 0)
    shown = [top.windowOpacity() for top in app.topLevelWidgets() if top.isVisible()]
    sys.stdout.write(json.dumps({"locks": person.locks, "shown": max(shown, default=0)}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # as a lock ends


main()
