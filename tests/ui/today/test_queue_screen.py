# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.consultations.model import Kind
from spreekuur.consultations.store import of_evening
from spreekuur.desk import queue
from spreekuur.evenings.model import TicketState
from spreekuur.evenings.store import tickets

ENTER = Qt.Key.Key_Return


def press(*keys, to: QWidget | None = None) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(to or QApplication.focusWidget(), key)
        else:
            QTest.keyClick(to or QApplication.focusWidget(), key)


def test_a_number_takes_three_keys(opened, desk, evening):
    view = opened()
    assert view.commands()["new_number"]() is True  # F2
    press("1", ENTER)
    (ticket,) = queue.waiting(desk, evening)
    assert (ticket.number, ticket.language, ticket.help_first, ticket.interpreter) == (1, "pl", False, False)
    assert view.parts.queue.entry.isHidden()
    assert view.parts.queue.list.hasFocus()


def test_help_first_and_interpreter_are_a_digit_each(opened, desk, evening):
    view = opened()
    view.open_entry()
    press("2", "8", "9", ENTER)
    (ticket,) = queue.waiting(desk, evening)
    assert (ticket.language, ticket.help_first, ticket.interpreter) == ("bg", True, True)


def test_a_paper_number_can_be_typed_and_a_double_one_is_said(opened, desk, evening):
    view = opened()
    for _time in range(2):
        view.open_entry()
        view.parts.queue.entry.number.setFocus()
        press("17", ENTER)
    assert [t.number for t in queue.waiting(desk, evening)] == [17]
    assert "17" in view.parts.queue.entry._error.words()
    press(Qt.Key.Key_Escape)
    assert view.parts.queue.entry.isHidden()


def test_enter_calls_the_one_to_be_helped_first(opened, desk, evening, watch):
    queue.take(desk, evening, watch(), "pl")
    urgent = queue.take(desk, evening, watch() + timedelta(minutes=1), "bg", help_first=True).ticket
    view = opened()
    called = []
    view.called.connect(called.append)
    press(ENTER)
    assert [ticket.id for ticket in called] == [urgent.id]
    assert called[0].state is TicketState.CALLED


def test_delete_notes_that_somebody_left_and_undo_brings_the_number_back(opened, desk, evening, watch):
    first = queue.take(desk, evening, watch(), "pl").ticket
    view = opened()
    offered = []
    view.undo_offered.connect(lambda words, back: offered.append((words, back)))
    press(Qt.Key.Key_Delete)
    assert queue.waiting(desk, evening) == []
    ((words, back),) = offered
    assert words == "Number 1 is not here any more"
    back(desk)
    assert queue.waiting(desk, evening) == [first]


def test_a_called_number_without_a_talk_can_be_put_back_or_noted_as_not_come(opened, desk, evening, watch):
    for _number in range(2):
        queue.call(desk, queue.take(desk, evening, watch(), "pl").ticket.id, watch())
    view = opened()
    view.parts.todo.rows[0].button.click()
    assert [t.number for t in queue.waiting(desk, evening)] == [1]
    (did_not_come,) = [a for a in view.parts.queue.more.menu.actions() if "Number 2" in a.text()]
    did_not_come.trigger()
    (kept,) = of_evening(desk.db, evening.id)
    assert (kept.kind, kept.number) == (Kind.NO_SHOW, 2)
    assert [t.state for t in tickets(desk.db, evening.id)] == [TicketState.WAITING, TicketState.GONE]


def test_waiting_minutes_go_on_without_asking_the_store(opened, jobs, desk, evening, watch):
    queue.take(desk, evening, watch(), "pl")
    view = opened()
    watch.go(minutes=12)
    jobs.db = None
    view.tick()
    row = view.parts.queue.list.item(0).text()
    assert row == "1, Polski, 12 min"


def test_nobody_waiting_is_said_with_the_next_step(opened, evening):
    view = opened()
    assert view.parts.queue.empty.isVisible()
    assert view.parts.queue.new_number.hasFocus()
    press(ENTER)
    assert view.parts.queue.entry.isVisible()


def test_the_queue_shows_neither_name_nor_topic(opened, desk, evening, watch):
    queue.take(desk, evening, watch(), "other", interpreter=True)
    view = opened()
    assert view.parts.queue.list.item(0).text() == "1, another language, interpreter needed, 0 min"


def test_the_keys_without_a_number_and_for_paper_are_passed_on(opened, evening):
    view = opened()
    said = []
    view.talk_without_number.connect(lambda: said.append("without"))
    view.late_talk.connect(lambda: said.append("late"))
    view.paper_wanted.connect(said.append)
    view.commands()["new_talk"]()
    view.commands()["late_talk"]()
    for action in view.parts.queue.more.menu.actions()[-3:]:
        action.trigger()
    assert said == ["without", "late", "form", "tickets", "again"]


def test_the_mouse_notes_that_somebody_left_and_takes_it_back(opened, desk, evening, watch):
    for _number in range(2):
        queue.take(desk, evening, watch(), "pl")
    view = opened()
    wanted = []
    view.undo_wanted.connect(lambda: wanted.append(True))
    view.parts.queue.list.setCurrentRow(1)
    _change, gone, back = view.parts.queue.row_keys.buttons
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert [t.number for t in queue.waiting(desk, evening)] == [1]
    assert view.parts.queue.list.hasFocus()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert wanted == [True]


def test_a_double_click_calls(opened, desk, evening, watch):
    queue.take(desk, evening, watch(), "pl")
    view = opened()
    called = []
    view.called.connect(called.append)
    view.parts.queue.list.itemActivated.emit(view.parts.queue.list.item(0))
    assert [ticket.number for ticket in called] == [1]


def test_what_was_noted_of_a_number_is_changed_and_changed_back(opened, desk, evening, watch):
    first, second = (queue.take(desk, evening, watch(), "pl").ticket for _number in range(2))
    view = opened()
    offered = []
    view.undo_offered.connect(lambda words, back: offered.append((words, back)))
    view.parts.queue.list.setCurrentRow(1)
    assert view.commands()["change_number"]() is True  # F4
    entry = view.parts.queue.entry
    assert entry.languages[0].hasFocus()
    assert (entry.number.text(), entry.number.isEnabled()) == ("2", False)
    press("4", "8", "9", ENTER)
    changed = queue.waiting(desk, evening)[0]
    assert (changed.id, changed.language, changed.help_first, changed.interpreter) == (
        second.id,
        "es",
        True,
        True,
    )
    ((words, back),) = offered
    assert words == "Number 2 changed"
    back(desk)
    assert queue.waiting(desk, evening) == [first, second]
    view.open_entry()
    assert entry.number.isEnabled()
    assert entry.number.text() == ""


def test_nobody_waiting_is_nobody_to_change(opened, evening):
    view = opened()
    assert view.commands()["change_number"]() is False
