# SPDX-License-Identifier: EUPL-1.2
"""Run four times by itself: from the unlock screen into practice, a lock in it, out of it, and the ordinary start."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from journey.person import Person
from spreekuur.ui.lock import begin_again
from spreekuur.ui.main import _room

SEEN = Path(os.environ["SEEN"])


def main() -> None:
    """One of the lives of the program."""
    before = json.loads(SEEN.read_text()) if SEEN.exists() else []
    room = _room()
    person = Person(QApplication(["-style", "fusion"]), Path(sys.argv[1]), restart=begin_again, room=room)
    seen = {"room": str(room.folder) if room else "", "process": os.getpid()}
    if len(before) == 1:
        person.wait(lambda: person.program.desk() is not None)
        person.settle()
        person.press("Ctrl+N")
        person.screen("consultation").page.form.note.note.setFocus()
        person.type("verzonnen")
    if len(before) == 2:
        person.unlock(room.phrase)
        seen["note"] = person.screen("consultation").page.form.note.note.toPlainText()
        seen["done"] = sorted(room.done())
    SEEN.write_text(json.dumps([*before, seen]))
    if len(before) == 0:
        person.program.unlock.practice_button.click()
    if len(before) == 1:
        person.press("Ctrl+L")
    if len(before) == 2:
        person.program._practice.band.stop.click()
    person.leave()
    sys.exit(0 if len(before) == 3 else 1)


main()
