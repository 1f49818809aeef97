# SPDX-License-Identifier: EUPL-1.2
"""A lock ends the program; whoever unlocks finds the same field of the same talk, and the cursor in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journey.vaults import PHRASE

pytestmark = pytest.mark.usefixtures("undressed")

SCRIPT = Path(__file__).parent / "children" / "lock_and_return.py"


@pytest.fixture
def again(sit_down, person):
    """Locks, and sits down anew at the same vault, as after the lock."""

    def lock_and_return():
        person.press("Ctrl+L")
        assert person.locks == 1
        person.leave()
        back = sit_down()
        assert back.program.desk() is None
        back.unlock()
        return back

    return lock_and_return


def a_talk_with_a_route(person) -> None:
    person.press("Ctrl+N")
    person.screen("consultation").header.language.setFocus()
    person.type("p")
    person.press("Alt+0")
    person.screen("consultation").page.form.topics.field.setFocus()
    person.type("loo")
    person.press("Enter")


def route_with_letter(person) -> None:
    """Pick the first route whose card offers a letter."""
    view = person.screen("consultation")
    for number in range(1, 10):
        route = view.page.suggestions.route_at(number)
        person.press(f"Alt+{number}")
        if route in [r for r, _name in _receivers(person)]:
            return
    raise AssertionError("no route with a letter")


def _receivers(person):
    from spreekuur.ui.letter import writing

    view = person.screen("consultation")
    return [r for r in writing.receivers(view.page.form._content, view.session.talk) if r[0] != writing.SHEET]


def test_the_note_comes_back_with_the_cursor_where_it_was(person, again):
    a_talk_with_a_route(person)
    talk = person.screen("consultation").session.talk
    person.screen("consultation").page.form.note.note.setFocus()
    person.type("huur te hoog")
    person.press("Left", "Left", "Left")
    back = again()
    view = back.screen("consultation")
    assert back.window.current()[0] == "consultation"
    assert (view.session.talk.id, view.session.talk.topics) == (talk.id, talk.topics)
    note = view.page.form.note.note
    assert back.focused() is note
    assert (note.toPlainText(), note.textCursor().position()) == ("huur te hoog", 9)
    back.type("x")
    assert note.toPlainText() == "huur te hxoog"
    assert back.screen("today").today.drafts[0][0].id == talk.id
    assert back.screen("today").parts.question.isHidden()


def test_half_a_word_in_the_topic_field_comes_back(person, again):
    person.press("Ctrl+N")
    person.type("ont")
    back = again()
    field = back.screen("consultation").page.form.topics.field
    assert back.focused() is field
    assert (field.text(), field.cursorPosition()) == ("ont", 3)


def test_the_letter_comes_back_with_its_fields_and_the_talk_behind_it(person, again):
    a_talk_with_a_route(person)
    route_with_letter(person)
    person.press("Ctrl+P")
    letter = person.screen("letter")
    route, talk = letter.form.recipient(), letter.talk
    letter.form.tick.setFocus()
    person.press("Space")
    letter.form.fields.line("family").setFocus()
    person.type("Kowalska")
    person.press("Left", "Left")
    back = again()
    assert back.window.current()[0] == "letter"
    letter = back.screen("letter")
    line = letter.form.fields.line("family")
    assert letter.form.recipient() == route
    assert letter.form.tick.isChecked()
    assert back.focused() is line
    assert (line.text(), line.cursorPosition()) == ("Kowalska", 6)
    back.press("Esc")
    assert back.window.current()[0] == "consultation"
    held = back.screen("consultation").session.talk
    assert held.id == talk.id
    assert held.letter["family"] == "Kowalska"


def test_a_paper_that_is_shown_comes_back_and_a_form_leads_to_today(person, again):
    person.press("Ctrl+N")
    person.screen("today").paper_wanted.emit("form")
    person.settle()
    assert person.window.current()[0] == "paper"
    back = again()
    assert back.window.current()[0] == "today"


def test_a_real_lock_is_a_new_process_that_gives_the_field_back(home, tmp_path):
    seen = tmp_path / "seen.json"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "SEEN": str(seen), "PHRASE": PHRASE}
    command = [sys.executable, str(SCRIPT), str(home)]
    done = subprocess.run(command, env=environment, timeout=60, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first, second = json.loads(seen.read_text())
    assert first["field"] == second["field"] == "note"
    assert (second["text"], second["cursor"]) == ("huur te hoog", 9)
    assert first["talk"] == second["talk"]
    if os.name == "posix":
        assert first["process"] == second["process"]
