# SPDX-License-Identifier: EUPL-1.2
"""All papers of the talk in one go: shown one after another, made each for itself, and told apart in the list."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import letter_cases, several
from spreekuur.desk.letter_cases import Choice
from spreekuur.desk.papers import FOR_CLIENT, SHEET
from spreekuur.desk.several import Made
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.letters.store import PaperState
from spreekuur.messages import explain
from spreekuur.times import Clock, local_date
from spreekuur.ui.letter import delivery
from spreekuur.ui.letter.leaving import Leaving
from spreekuur.ui.letter.letter_form import LetterForm
from spreekuur.ui.letter.paper_list import Waits


class Chooses(Protocol):
    """What this needs of the letter's screen: what would be printed for a receiver, and what is wrong with it."""

    def __call__(self, route: str) -> tuple[Choice, bool]:
        """The choice, and whether a field that it needs cannot be read."""


class EveryPaper(QObject):
    """Keeps which papers were made together, and says in the list what becomes of each."""

    def __init__(self, form: LetterForm, leaving: Leaving, content: Content, clock: Clock) -> None:
        super().__init__(form)
        self._form, self._leaving, self._content, self._clock = form, leaving, content, clock
        self._keys: tuple[str, ...] = ()
        leaving.made.connect(self._on_made)

    def begin(self, talk: Talk, names: Mapping[str, str]) -> None:
        """Begin with the papers of a talk."""
        keys = several.receivers(self._content, talk)
        self._form.papers.begin({key: names.get(key, "") for key in keys})

    def cases(self, talk: Talk, choose: Chooses) -> list[dict[str, Any]]:
        """The cases of the papers that are chosen and can be read; in the list stands what is wrong with the others."""
        self._keys, cases = (), []
        for key in self._form.papers.chosen():
            choice, unreadable = choose(key)
            if unreadable:
                self._form.papers.set_state(
                    key, _("A field of it is not right. Choose this letter, and look.")
                )
                continue
            letter = key not in FOR_CLIENT and not choice.shared
            self._form.papers.set_state(key, Waits.NAMELESS if letter else Waits.READY)
            cases.append(letter_cases.case_of(self._content, talk, choice, local_date(self._clock())))
            self._keys = (*self._keys, key)
        return cases

    def make(self, how: str, talk: Talk, choose: Chooses) -> None:
        """Make what is chosen and did not leave yet; if all of it left, all of it once more."""
        now, cases = self._clock(), self.cases(talk, choose)
        gone = self._form.papers.left()
        rest = [number for number, key in enumerate(self._keys) if key not in gone]
        if how == delivery.LARGE:
            rest, cases = [0], [letter_cases.case_of(self._content, talk, choose(SHEET)[0], local_date(now))]
            self._keys = (SHEET,)
        elif rest:
            self._keys, cases = tuple(self._keys[n] for n in rest), [cases[n] for n in rest]
        if cases:
            sheet = letter_cases.case_of(self._content, talk, choose(SHEET)[0], local_date(now))
            self._leaving.make_each(how, talk, cases, sheet, now)

    def tell(self, faults: Mapping[int, UserError]) -> None:
        """Say which of the papers cannot be made, and why."""
        for number, error in faults.items():
            self._form.papers.set_state(self._keys[number], explain(error))

    def left(self, number: int, how: PaperState) -> None:
        """Say that one of them left the desk."""
        if number < len(self._keys):
            self._form.papers.set_state(self._keys[number], how)

    def all_left(self, how: PaperState) -> None:
        """Say that all that were made left the desk."""
        for number in self._made:
            self.left(number, how)

    _made: tuple[int, ...] = ()

    def _on_made(self, made: Made) -> None:
        self._made = tuple(number for number, paper in enumerate(made.papers) if paper is not None)
        for number in self._made:
            self._form.papers.set_state(self._keys[number], Waits.MADE)
        self.tell(made.faults)
