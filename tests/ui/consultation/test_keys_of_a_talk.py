# SPDX-License-Identifier: EUPL-1.2
"""Keyboard alone, and few keys: what the issue promises, counted on the real widgets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spreekuur.consultations import store
from spreekuur.consultations.model import Kind, Outcome
from spreekuur.language import use
from spreekuur.referral import store as referrals
from spreekuur.ui.widgets import QueueList, QueueRow
from ui.consultation.conftest import ALT, CONTROL, focused

SHORTEST, FULL, SHORT_CONTACT = 10, 25, 5


def call_from_queue(sitting, ticket) -> None:
    """Enter on the queue, as on the screen Today."""
    rows = QueueList("")
    rows.setParent(sitting.shell)
    rows.set_rows([QueueRow(ticket.id, "14", "Polski", "")])
    rows.opened.connect(lambda _id: sitting.view.session.begin(ticket))
    rows.show()
    rows.setFocus()
    sitting.press(Qt.Key.Key_Return)
    rows.hide()


def test_the_shortest_talk_takes_at_most_ten_keys(seat, desk, evening, ticket):
    sitting = seat()
    call_from_queue(sitting, ticket)
    sitting.type("unp")
    sitting.press(Qt.Key.Key_Return, Qt.Key.Key_Tab)
    sitting.type("i")
    sitting.press(Qt.Key.Key_Space)
    sitting.press(Qt.Key.Key_Return, hold=CONTROL)
    (kept,) = store.of_evening(desk.db, evening.id)
    assert (kept.language, kept.number) == ("pl", 14)
    assert kept.topics == ("work.unpaid",)
    assert kept.outcomes == (Outcome.INFO,)
    assert sitting.count <= SHORTEST


def test_the_full_talk_takes_at_most_twenty_five_keys(seat, desk, evening, ticket):
    sitting = seat()
    call_from_queue(sitting, ticket)
    sitting.type("unp")
    sitting.press(Qt.Key.Key_Return, Qt.Key.Key_Down)
    asked = sitting.form.ask.key
    sitting.press(Qt.Key.Key_Space)
    asked_next = sitting.form.ask.key
    sitting.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    sitting.press(Qt.Key.Key_1, hold=ALT)
    while focused() not in sitting.form.outcomes.row.chips:
        sitting.press(Qt.Key.Key_Tab)
    sitting.type("i")
    sitting.press(Qt.Key.Key_Space)
    sitting.press(Qt.Key.Key_Return, hold=CONTROL)
    (kept,) = store.of_evening(desk.db, evening.id)
    assert asked and asked_next and asked != asked_next
    assert set(kept.answers) == {asked, asked_next}
    assert set(kept.outcomes) == {Outcome.REFERRED, Outcome.INFO}
    assert len(referrals.of_consultation(desk.db, kept.id)) == 1
    # Alt and a digit count as two: they are two keys for two fingers.
    assert sitting.count + 1 <= FULL


def test_a_short_contact_takes_five_keys(seat, desk, evening):
    sitting = seat()
    sitting.window.on("new_talk", sitting.view.session.begin)
    sitting.press(Qt.Key.Key_N, hold=CONTROL)
    sitting.press(Qt.Key.Key_K, hold=ALT)
    sitting.type("p")
    sitting.press(Qt.Key.Key_Return, hold=CONTROL)
    (kept,) = store.of_evening(desk.db, evening.id)
    assert (kept.kind, kept.language, kept.outcomes) == (Kind.LIGHT_TOUCH, "pl", (Outcome.INFO,))
    assert sitting.count <= SHORT_CONTACT


def test_everything_on_the_form_can_be_reached_with_tab(hands):
    hands.topic("unp")
    hands.form.optional.set_open(True)
    reached: list[QWidget] = []
    hands.form.focus_question()
    while focused() not in reached:
        reached.append(focused())
        hands.press(Qt.Key.Key_Tab)
    hands.form.topics.field.setFocus()
    rows = [*hands.form.optional.rows.values(), hands.form.outcomes.row]
    unreached = [row.label.text() for row in rows if row.isVisible() and not set(row.chips) & set(reached)]
    assert unreached == []
    buttons = hands.view.page.buttons
    others = [hands.form.note.note, buttons.letter, buttons.save, buttons.save_next]
    assert [
        part for part in (*others, *hands.panel.stops()) if part.isVisible() and part not in reached
    ] == []


def test_shift_tab_from_the_outcome_goes_to_the_questions_above(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Tab)
    assert focused() is hands.form.outcomes.row.chips[0]
    hands.press(Qt.Key.Key_Backtab)
    assert focused() is hands.form.optional.toggle
    hands.press(Qt.Key.Key_Backtab)
    assert focused() in hands.form.ask.chips
    hands.press(Qt.Key.Key_Backtab)
    assert focused() is hands.form.topics.field


def test_alt_0_goes_to_the_question_and_escape_never_loses_text(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_0, hold=ALT)
    assert focused() in hands.form.ask.chips
    hands.form.topics.field.setFocus()
    hands.type("hou")
    hands.press(Qt.Key.Key_Escape)
    assert not hands.form.topics.field.list.isVisible()
    assert hands.form.topics.field.text() == "hou"


def test_f6_goes_to_the_suggestions_and_on_to_the_rail(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_F6)
    assert hands.panel.isAncestorOf(focused())
    hands.press(Qt.Key.Key_F6)
    assert hands.window.rail.isAncestorOf(focused())
    hands.press(Qt.Key.Key_F6)
    assert focused() is hands.form.topics.field


def test_the_outcome_letters_are_those_of_the_screen(hands, qapp):
    use("en")
    hands.view.retranslate()
    hands.topic("unp")
    hands.press(Qt.Key.Key_Tab)
    hands.type("f")
    hands.press(Qt.Key.Key_Space)
    assert hands.talk.outcomes == (Outcome.FORM,)
