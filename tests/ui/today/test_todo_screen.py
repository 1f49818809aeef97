# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from builders import a_talk
from spreekuur.desk import due, papers, talks
from spreekuur.times import stamp
from spreekuur.ui.today import TodayView
from spreekuur.ui.widgets import Button


def draft(desk, evening, watch, *, minutes_ago: int = 14):
    talk = replace(a_talk(evening), started_at=stamp(watch() - timedelta(minutes=minutes_ago)))
    talks.keep(desk, talk)
    return talk


def test_after_a_restart_an_unfinished_talk_is_asked_for_with_its_time(opened, desk, evening, watch):
    talk = draft(desk, evening, watch)
    view = opened()
    question = view.parts.question
    assert question.isVisible()
    assert question._words.words() == "There is a talk of 19:28 that was not finished."
    assert question.resume.hasFocus()
    resumed = []
    view.talk_resumed.connect(resumed.append)
    question.resume.click()
    assert resumed == [talk]


def test_later_keeps_it_under_still_to_do_and_is_not_asked_again(opened, desk, evening, watch):
    draft(desk, evening, watch)
    view = opened()
    view.parts.question.later.click()
    view.showing()
    assert not view.parts.question.isVisible()
    assert len(view.parts.todo.rows) == 1
    assert len(talks.unfinished(desk)) == 1


def test_thrown_away_can_still_be_brought_back(opened, desk, evening, watch):
    talk = draft(desk, evening, watch)
    view = opened()
    offered = []
    view.undo_offered.connect(lambda _words, back: offered.append(back))
    view.parts.question.throw_away.click()
    assert talks.unfinished(desk) == []
    offered[0](desk)
    assert [kept for kept, _saved_at in talks.unfinished(desk)] == [talk]


def test_a_talk_of_an_earlier_day_is_asked_for_with_its_day(opened, desk, evening, watch):
    draft(desk, evening, watch, minutes_ago=7 * 24 * 60)
    view = opened()
    assert "Wednesday 2 December, 19:42" in view.parts.question._words.words()


def test_a_draft_that_was_saved_meanwhile_is_not_asked_for_any_more(opened, desk, evening, watch):
    talk = draft(desk, evening, watch)
    view = opened()
    talks.finish(desk, talk, watch())
    view.showing()
    assert not view.parts.question.isVisible()


def test_a_talk_that_is_open_on_another_screen_is_not_asked_for(jobs, desk, evening, watch):
    talk = draft(desk, evening, watch)
    view = TodayView(jobs, watch)
    view.showing()
    assert view.parts.question.is_open()
    view.parts.question.leave_out(talk.id)
    assert not view.parts.question.is_open()
    assert len(view.parts.todo.rows) == 1


def test_a_paper_that_did_not_leave_the_desk_can_be_printed_from_here(opened, desk, evening, watch):
    talk = replace(a_talk(evening), number=11)
    made = papers.make(desk, talk, papers.sheet_case(desk.content, talk, evening.held_on), watch()).kept
    talks.finish(desk, talk, watch())
    view = opened()
    wanted = []
    view.print_wanted.connect(wanted.append)
    (row,) = view.parts.todo.rows
    assert row.button.accessibleDescription() == "Client sheet of number 11, not printed yet"
    row.button.click()
    assert wanted == [made]


def test_one_filled_button_at_a_time(opened, desk, evening, watch):
    draft(desk, evening, watch)
    view = opened()
    assert _filled(view) == [view.parts.question.resume]
    view.parts.question.later.click()
    assert _filled(view) == [view.parts.queue.new_number]
    view.open_entry()
    assert _filled(view) == [view.parts.queue.entry.give]


def test_nothing_is_cut_where_there_is_little_room(opened, desk, evening, watch):
    draft(desk, evening, watch)
    view = opened(760, 420)
    view.set_compact(True)
    view.open_entry()
    view.grab()
    content = view.parts.scroll.widget()
    assert content.minimumSizeHint().width() <= view.parts.scroll.viewport().width()


def _filled(view: QWidget) -> list[QWidget]:
    return [
        button for button in view.findChildren(Button) if button._kind == "primary" and button.isVisible()
    ]


def test_a_date_far_from_the_last_one_known_is_asked_about_once_and_the_answer_can_be_taken_back(
    opened, desk, jobs, watch
):
    due.look_after(desk, watch())
    watch.go(days=61)
    view = opened()
    (row,) = view.parts.todo.rows
    assert row.button.accessibleDescription() == (
        "Is it Monday 8 February 2027?, "
        "The last day known here is Wednesday 9 December 2026. Until you say yes, nothing old is erased."
    )
    assert view.parts.start.isVisible(), "and stands in nobody's way"
    offered = []
    view.undo_offered.connect(lambda _words, back: offered.append(back))
    row.button.click()
    assert view.parts.todo.rows == []
    jobs.write(view, offered[0], changed="queue")
    assert len(view.parts.todo.rows) == 1
    view.parts.todo.rows[0].button.click()
    due.look_after(desk, watch())
    view.showing()
    assert view.parts.todo.rows == []
