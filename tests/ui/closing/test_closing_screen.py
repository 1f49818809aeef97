# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import a_talk
from spreekuur import language
from spreekuur.desk import closing, papers, queue, talks
from spreekuur.desk import evening as evenings
from spreekuur.letters import store as kept_papers
from spreekuur.letters.store import PaperState
from spreekuur.store import backup
from spreekuur.ui.widgets import Button

ENTER = Qt.Key.Key_Return


def press(*keys) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(QApplication.focusWidget(), key)
        else:
            QTest.keyClick(QApplication.focusWidget(), key)


def helped(desk, evening, watch, *numbers: int) -> None:
    for number in numbers:
        talks.finish(desk, replace(a_talk(evening), number=number), watch())


def test_an_evening_without_loose_ends_closes_with_four_keys(opened, desk, evening, watch, home):
    helped(desk, evening, watch, 1, 2)
    view = opened()
    ended = []
    view.closed.connect(ended.append)
    assert view.parts.count.highest.hasFocus()
    press(ENTER, ENTER)
    assert view.parts.end.hasFocus()
    press(ENTER)
    assert evenings.current(desk) is None
    assert ended[0].highest_paper_number == 2
    assert len(backup.local_copies(home)) == 1


def test_a_missing_number_takes_one_key_and_is_kept(opened, desk, evening, watch):
    helped(desk, evening, watch, 1, 3, 3)
    view = opened()
    press("4", ENTER)
    assert "Number 2 has no talk" in view.parts.count.question.words.words()
    press("2", "3", "1")
    assert view.parts.count.is_done()
    counted = desk.db.execute("select highest_paper_number, count_reasons from evening").fetchone()
    assert counted == (4, '{"2": "other_desk", "3": "several_persons", "4": "not_given_out"}')
    assert view.parts.backup.make.hasFocus()


def test_who_left_the_queue_is_not_asked_about(opened, desk, evening, watch):
    queue.gone(desk, queue.take(desk, evening, watch(), "pl").ticket.id, watch())
    view = opened()
    press(ENTER)
    assert view.parts.count.is_done()
    assert view.parts.count.said.words() == "1: left without a talk"


def test_an_evening_without_paper_numbers_is_counted_by_enter_alone(opened, desk, evening):
    view = opened()
    press(ENTER)
    assert view.parts.count.said.words() == "No paper numbers tonight."


def test_drafts_are_opened_or_left_alone(opened, desk, evening, watch):
    talk = a_talk(evening)
    talks.keep(desk, talk)
    view = opened()
    resumed = []
    view.talk_resumed.connect(resumed.append)
    press(ENTER)
    assert resumed == [talk]
    view.parts.drafts.leave.click()
    assert view.parts.count.highest.hasFocus()
    assert len(talks.unfinished(desk)) == 1


@pytest.mark.parametrize(("key", "state"), [("2", PaperState.PHOTOGRAPHED), ("3", PaperState.COPIED_OUT)])
def test_a_paper_is_done_without_a_printer_by_one_key(opened, desk, evening, watch, key, state):
    made = a_paper(desk, evening, watch)
    view = opened()
    offered = []
    view.undo_offered.connect(lambda _words, back: offered.append(back))
    press(key)
    assert [p.state for p in kept_papers.of_evening(desk.db, evening.id)] == [state]
    assert view.parts.count.highest.hasFocus()
    offered[0](desk)
    assert kept_papers.of_evening(desk.db, evening.id) == [made]


def test_a_paper_is_printed_from_here(opened, desk, evening, watch):
    made = a_paper(desk, evening, watch)
    view = opened()
    wanted = []
    view.print_wanted.connect(wanted.append)
    press("1")
    assert wanted == [made]


def test_the_end_is_never_blocked_by_what_is_open(opened, desk, evening, watch):
    talks.keep(desk, a_talk(evening))
    a_paper(desk, evening, watch)
    queue.take(desk, evening, watch(), "pl")
    view = opened()
    assert view.parts._still.words() == "1 person still waits"
    view.commands()["save_next"]()  # Ctrl+Enter
    assert evenings.current(desk) is None
    assert len(talks.unfinished(desk)) == 1


def test_each_step_can_be_opened_again_by_its_line(opened, desk, evening):
    view = opened()
    press(ENTER)
    view.parts.count.head.setFocus()
    press(ENTER)
    assert view.parts.count.body.isVisible()
    assert not view.parts.backup.body.isVisible()


def test_one_filled_button_at_a_time(opened, desk, evening, watch):
    talks.keep(desk, a_talk(evening))
    a_paper(desk, evening, watch)
    view = opened()
    assert filled(view) == [view.parts.drafts.buttons[0]]
    view.parts.drafts.leave.click()
    assert filled(view) == [view.parts.papers.buttons[0]]
    view.parts.papers.leave.click()
    assert filled(view) == [view.parts.count.check]
    press(ENTER)
    assert filled(view) == [view.parts.backup.make]
    press(ENTER)
    assert filled(view) == [view.parts.end]


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_nothing_is_cut_where_there_is_little_room(opened, desk, evening, watch, code):
    talks.keep(desk, a_talk(evening))
    a_paper(desk, evening, watch)
    language.use(code)
    view = opened(760, 420)
    view.set_compact(True)
    for step in view.parts.steps:
        view.parts._open(step)
        view.grab()
        content = view.parts.scroll.widget()
        assert content.minimumSizeHint().width() <= view.parts.scroll.viewport().width()


def test_without_an_evening_nothing_is_closed(opened, desk):
    view = opened()
    ended = []
    view.closed.connect(ended.append)
    view.finish()
    assert ended == []
    assert closing.look(desk).evening is None


def a_paper(desk, evening, watch):
    talk = a_talk(evening)
    return papers.make(desk, talk, papers.sheet_case(desk.content, talk, evening.held_on), watch()).kept


def filled(view) -> list[Button]:
    return [
        button for button in view.findChildren(Button) if button._kind == "primary" and button.isVisible()
    ]
