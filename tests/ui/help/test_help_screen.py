# SPDX-License-Identifier: EUPL-1.2
"""The Help screen: practise, what if, who to call, keys, about; in six languages."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from spreekuur import __version__, language
from spreekuur.desk.practice import Task
from spreekuur.ui.help.view import HelpView
from spreekuur.ui.help.what_ifs import MAIN, what_if
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.widgets import Button


class ARoom:
    """A room in which something was done."""

    def done(self):
        return frozenset({Task.NUMBER, Task.HIDE})


@pytest.fixture
def opened(desk, shown):
    def open_view(room=None, on=desk):
        view = HelpView(InlineJobs(on), room)
        view.heard = []
        view.practice_wanted.connect(view.heard.append)
        view.today_wanted.connect(lambda: view.heard.append("today"))
        view.showing()
        shown(view, 1118, 640)
        view.focus_first()
        return view

    return open_view


def primaries(view) -> list[str]:
    return [b.text() for b in view.findChildren(Button) if b._kind == "primary" and b.isVisible()]


def test_the_one_filled_button_begins_a_practice_and_has_the_focus(opened):
    view = opened()
    assert primaries(view) == ["Start practising"]
    assert QApplication.focusWidget() is view.practice.button
    view.practice.button.click()
    assert view.heard == [True]
    assert not view.practice.stop.isVisible()


def test_in_practice_one_goes_on_or_stops_and_sees_what_is_done(opened):
    view = opened(ARoom())
    assert primaries(view) == ["Go on practising"]
    view.practice.button.click()
    view.practice.stop.click()
    assert view.heard == ["today", False]
    ticked = {task for task, (icon, _aim) in view.practice._tasks.items() if icon._icon == "circle-check"}
    assert ticked == {Task.NUMBER, Task.HIDE}


def test_who_to_call_is_who_stands_on_the_letters(opened):
    assert opened().call.line.words() == "Call Anna V.: 010 000 00 00."


@pytest.mark.parametrize(
    ("contact", "phone", "said"),
    [("", "010 1", "Call the coordinator: 010 1."), ("Anna", "", "Call the coordinator.")],
)
def test_without_a_name_or_number_it_is_the_coordinator(opened, desk, contact, phone, said):
    on = replace(desk, sender=replace(desk.sender, contact=contact, phone=phone))
    assert opened(on=on).call.line.words() == said


def test_it_says_which_version_it_is_and_how_far_translations_are_checked(opened):
    said = [line.words() for line in opened().about._lines]
    assert __version__ in said[0]
    assert "EUPL" in said[1]
    assert "unreviewed" in said[2]


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_question_has_an_answer_in_every_language(opened, code):
    view = opened()
    language.use(code)
    view.retranslate()
    told = [what_if(name) for name in MAIN]
    assert len({one.question for one in told} | {one.answer for one in told}) == 2 * len(MAIN)
    assert [label.text() for label, _answer in view.what_ifs._rows] == [one.question for one in told]
    assert all("112" in what_if("danger").answer for _once in told)
    assert code == "en" or what_if("danger").answer != _english("danger", code)


def _english(name: str, back: str) -> str:
    language.use("en")
    said = what_if(name).answer
    language.use(back)
    return said
