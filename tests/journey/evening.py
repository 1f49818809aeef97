# SPDX-License-Identifier: EUPL-1.2
"""A case of the demo as somebody at the desk plays it: the same story, told by keys."""

from pathlib import Path
from typing import Any

from journey.person import Person
from spreekuur.demo.scenario import Scenario
from spreekuur.referral import answers, engine
from spreekuur.ui.letter.writing import SHEET
from spreekuur.ui.today.words import DOOR_LANGUAGES

_NOT_IN_ROWS = ("topics", "signals", "language", "age", "expected_months")


class Desk:
    """Plays cases one after the other and saves every paper into a folder."""

    def __init__(self, person: Person, papers: Path) -> None:
        self._person, self._papers = person, papers

    def give_number(self, scenario: Scenario) -> None:
        """At the door: only the language is asked."""
        self._person.press("F2")
        self._person.type(str(DOOR_LANGUAGES.index(scenario.answers["language"]) + 1))
        self._person.press("Enter")

    def help_next(self, scenario: Scenario) -> None:
        """Call the first of the queue, talk, choose, make the papers, save."""
        self.call_and_advise(scenario)
        self._make_papers()
        self._person.press("Ctrl+Enter")
        assert self._person.window.current()[0] == "today"

    def call_and_advise(self, scenario: Scenario) -> None:
        """Call the first of the queue, write down what is told, choose the routes."""
        self._person.press("Enter")
        self._person.wait(lambda: self._view.session.talk is not None)
        self._tell(scenario)
        self._advise()

    def print_letter(self) -> None:
        """Print the letter to the first route, with the client's yes."""
        person = self._person
        person.press("Ctrl+P")
        letter = person.screen("letter")
        person.reach(letter.form.tick.hasFocus)
        person.press("Space", "Ctrl+P")
        person.wait(lambda: not letter.bar.isHidden())
        person.settle()

    def close_evening(self, highest: int) -> None:
        """Count, copy, lock."""
        person = self._person
        close = person.screen("today").parts.close.button
        person.reach(close.hasFocus)
        person.press("Space")
        count = person.screen("closing").parts.count
        assert count.highest.hasFocus()
        person.write(str(highest))
        person.press("Enter")
        assert count.is_done()
        person.press("Ctrl+Enter")
        person.wait(lambda: person.locks == 1)

    @property
    def _view(self) -> Any:
        return self._person.screen("consultation")

    def _tell(self, scenario: Scenario) -> None:
        person, form = self._person, self._view.page.form
        for topic in scenario.answers["topics"]:
            person.write(form.topics._content.topics[topic].label["nl"])
            person.reach(lambda topic=topic: form.topics.field.list.found().topic == topic, "Down")
            person.press("Enter")
        signals = scenario.answers["signals"]
        person.press("Alt+0")
        for row in form.signals.rows.values() if signals else ():
            for signal in [chip.value for chip in row.chips if chip.value in signals]:
                person.pick(row, signal)
        self._answer(scenario)
        person.pick(form.outcomes.row, "info")
        if scenario.note:
            person.reach(form.note.note.hasFocus)
            person.write(scenario.note)

    def _answer(self, scenario: Scenario) -> None:
        """The rest of the story: every row that has an answer, and the exact months one key deeper."""
        person, block = self._person, self._view.page.form.optional
        if not block._open:
            person.reach(block.toggle.hasFocus)
            person.press("Space")
        for key, row in block.rows.items():
            value = scenario.answers.get(key)
            if key not in _NOT_IN_ROWS and value not in (None, "unknown"):
                person.pick(row, value)
        if not block._deep:
            person.reach(block.deeper.hasFocus)
            person.press("Space")
        person.reach(block.stays.months.hasFocus)
        person.write(str(scenario.answers["expected_months"]))

    def _advise(self) -> None:
        """Every emergency and urgent route, else the first: what the demo chooses."""
        talk, content = self._view.session.talk, self._view.page.form.topics._content
        advice = engine.suggest(answers.from_talk(talk, content), content)
        pressing = [s for s in advice.suggestions if s.priority != "normal"] or advice.suggestions[:1]
        shown = self._view.page.suggestions
        for suggestion in pressing:
            number = next(n for n in range(1, 10) if shown.route_at(n) == suggestion.route)
            self._person.press(f"Alt+{number}")

    def _make_papers(self) -> None:
        person = self._person
        person.press("Ctrl+P")
        letter = person.screen("letter")
        for _paper in range(letter.form.to.count()):
            sheet = letter.form.recipient() == SHEET
            if not sheet and letter.form.recipient() not in {one.route for one in letter.talk.routes}:
                person.press("Down")  # the cards, and all papers together: the demo makes neither
                continue
            if not sheet:
                person.reach(letter.form.tick.hasFocus)
                person.press("Space")
            name = f"sheet-{letter.talk.number}" if sheet else ""
            self._save(letter)
            person.reach(letter.form.to.hasFocus, "Shift+Tab")
            person.press("Down")
            if name:
                (self._papers / "client.pdf").rename(self._papers / f"{name}.pdf")
        person.press("Esc")

    def _save(self, letter: Any) -> None:
        before = set(self._papers.iterdir())
        person = self._person
        person.press("Alt+B")
        person.wait(letter.delivery.panel.folder.line.hasFocus)
        letter.delivery.panel.folder.line.selectAll()
        person.write(str(self._papers))
        person.press("Enter")
        person.wait(lambda: set(self._papers.iterdir()) > before)
        person.wait(lambda: letter.delivery.currentIndex() == 0)
        person.settle()
