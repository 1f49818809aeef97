# SPDX-License-Identifier: EUPL-1.2
"""A whole evening in the real window, by keys, with marked people; stops where it is told, to be looked at.

It is told on stdin what to do, so that a process which begins anew after a lock has never heard of anybody.
"""

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journey.evening import Desk
from journey.person import Person
from spreekuur.consultations.signal_card import Ground
from spreekuur.content import pack
from spreekuur.demo import scenario
from spreekuur.demo.scenario import Scenario
from spreekuur.security import process
from spreekuur.ui.crash import CrashHook
from spreekuur.ui.lock import begin_again

AGAIN = "AFTER_THE_LOCK"
_DUMPABLE = 4


def say(word: str) -> None:
    """Tell who looks that there is something to see, and wait until it was seen."""
    if os.geteuid() != 0:  # only root may look into a program that keeps its memory to itself
        ctypes.CDLL(None).prctl(_DUMPABLE, 1, 0, 0, 0)
    sys.stdout.write(word + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def main() -> None:
    """One of the lives of the program."""
    told: dict[str, Any] = {} if os.environ.get(AGAIN) else json.loads(sys.stdin.readline())
    os.environ[AGAIN] = "1"
    for protection in told.get("without", ()):
        setattr(process, protection, lambda: None)
    app = QApplication(["-style", "fusion"])
    home = Path(sys.argv[1])
    person = Person(app, home, restart=begin_again)
    if "phrase" not in told:
        say("locked")
        person.leave()
        return
    person.unlock(told["phrase"])
    person.screen("today").parts.start.names.setText(", ".join(told["roster"]))
    person.begin_evening()
    if told["cases"]:
        play(person, told)
    else:
        crash(person, told)


def play(person: Person, told: dict[str, Any]) -> None:
    """Everybody is helped and gets papers, one keeps a file; then a talk that is not finished, then the closing."""
    known = {each.id: each for each in scenario.read(told["cases"], pack.load())}
    desk = Evening(person, Path(told["papers"]))
    desk.town = told["town"]
    for case in known.values():
        desk.give_number(case)
    keep_a_file(person, told["clients"][1])
    person.press("Ctrl+K")
    person.write(told["sought"])
    person.press("Esc", "Ctrl+1")
    *first, last = known.values()
    for case in first:
        desk.help_next(case)
    desk.call_and_advise(last)
    write_note(person, told["unsaved"])
    write_cards(person, told["card"])
    desk.make_papers(last)
    say("open")
    person.press("Ctrl+Enter")
    person.wait(lambda: person.window.current()[0] == "today")
    desk.close_evening(len(known))


class Evening(Desk):
    """Fills in the letter too: name, phone, date of birth, town."""

    town = ""

    def help_next(self, case: Scenario) -> None:
        """As always, but for the fields of the letter."""
        self._case = case
        super().help_next(case)

    def make_papers(self, case: Scenario) -> None:
        """The papers of the talk that is on."""
        self._case = case
        self._make_papers()

    def _save(self, letter: Any) -> None:
        typed = self._case.client | {"area": self.town}
        for name, line in ((name, letter.form.fields.line(name)) for name in letter.form.fields.fields):
            if line.isVisible() and name in typed and not line.text():
                line.setFocus()
                self._person.write(typed[name])
        super()._save(letter)


def keep_a_file(person: Person, client: dict[str, str]) -> None:
    """A client file, as Ctrl+K makes one."""
    person.press("Ctrl+K")
    layer = person.window.findChild(object, "find-layer")
    layer.go(2)
    person.press("Space")
    for line, name in ((layer.new.given, "given"), (layer.new.family, "family"), (layer.new.phone, "phone")):
        line.setFocus()
        person.write(client[name])
    person.press("Ctrl+Enter")
    person.press("Enter")
    assert person.window.current()[0] == "clients"
    person.press("Ctrl+K")
    person.write(client["family"])
    person.press("Esc")


def write_cards(person: Person, text: str) -> None:
    """A signal card that is sealed at once, and one that is sealed when the talk is saved."""
    person.press("Ctrl+G")
    screen = person.screen("signal_card")
    for keys in ("Ctrl+Enter", "Esc"):
        screen.parts.columns[Ground.SAID].words.note.setFocus()
        person.write(text)
        person.press(keys)
        if keys == "Ctrl+Enter":
            person.wait(lambda: bool(screen.session.talk.cards))
    assert person.window.current()[0] == "consultation"


def write_note(person: Person, text: str) -> None:
    """Half a sentence in the note of a talk."""
    person.screen("consultation").page.form.note.note.setFocus()
    person.write(text)


def crash(person: Person, told: dict[str, Any]) -> None:
    """A bug with a name in it, said and noted; then it waits for its end."""
    log = Path(sys.argv[1]) / "log" / "problems.txt"
    CrashHook(log, person.program.end).install()
    person.press("Ctrl+N")
    write_note(person, told["unsaved"])
    client = told["clients"][0]

    def bug() -> None:
        raise ValueError(f"{client} cannot be {person.screen('consultation').session.talk.note}")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            again.stop()
            dialog.reject()
            QTimer.singleShot(0, lambda: say("crashed"))

    again = QTimer()
    again.timeout.connect(answer)
    again.start(20)
    QTimer.singleShot(0, bug)
    QApplication.exec()


main()
