# SPDX-License-Identifier: EUPL-1.2
"""Run twice by its own lock: types in a talk and locks; in the new process unlocks and tells what is there."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from journey.person import Person
from spreekuur.ui.lock import begin_again

SEEN = Path(os.environ["SEEN"])


def main() -> None:
    """One of the two lives of the program."""
    before = json.loads(SEEN.read_text()) if SEEN.exists() else []
    person = Person(QApplication(["-style", "fusion"]), Path(sys.argv[1]), restart=begin_again)
    person.unlock(os.environ["PHRASE"])
    if not before:
        person.begin_evening()
        person.press("Ctrl+N")
        person.screen("consultation").page.form.note.note.setFocus()
        person.type("huur te hoog")
        person.press("Left", "Left", "Left")
    note = person.screen("consultation").page.form.note.note
    seen = {
        "process": os.getpid(),
        "field": person.field(),
        "talk": person.screen("consultation").session.talk.id,
        "text": note.toPlainText(),
        "cursor": note.textCursor().position(),
    }
    SEEN.write_text(json.dumps([*before, seen]))
    if not before:
        person.press("Ctrl+L")  # never returns: the same file is run again
        sys.exit(1)
    person.leave()


main()
