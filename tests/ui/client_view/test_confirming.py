# SPDX-License-Identifier: EUPL-1.2
"""What the client pressed is nothing before the volunteer says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spreekuur.consultations.talk import ClientSaid
from spreekuur.desk import talks
from ui.client_view.conftest import ALT, CONTROL

LOKET = "juridisch_loket"


def press_answer(seat, value):
    answer = next(each for each in seat.page.ask.answers if each.value == value)
    answer.click()
    QApplication.processEvents()


def test_a_yes_is_consent_only_once_it_is_confirmed_and_can_be_undone(seat, desk):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    press_answer(seat, "yes")
    assert "Wolontariusz" in seat.page.ask.small.words()
    assert seat.talk.consent == "unknown"
    ((draft, _at),) = talks.unfinished(desk)
    assert draft.consent == "unknown"
    seat.press(Qt.Key.Key_F8)
    bar = seat.form.page.said
    assert bar.isVisible()
    assert bar.sentence() == "The client chose: Yes, pass this on to Het Juridisch Loket."
    seat.press(Qt.Key.Key_C, hold=ALT)
    assert (seat.talk.consent, bar.isVisible()) == ("yes", False)
    seat.window.do("undo")
    assert (seat.talk.consent, bar.isVisible()) == ("unknown", True)
    seat.press(Qt.Key.Key_D, hold=ALT)
    assert (seat.talk.consent, seat.talk.client_said, bar.isVisible()) == ("unknown", None, False)


def test_a_no_passes_nothing_on_and_later_takes_it_back(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    press_answer(seat, "no")
    press_answer(seat, "later")
    assert seat.talk.client_said is None
    press_answer(seat, "no")
    seat.press(Qt.Key.Key_F8)
    seat.form.page.said.confirm.click()
    assert seat.talk.consent == "limited"


def test_an_answer_to_a_question_is_taken_over_like_any_other(seat):
    seat.begin(topics=("reg.brp",))
    seat.press(Qt.Key.Key_F8)
    assert seat.page.ask.question.words() == "Gdzie Państwo mieszkają?"
    press_answer(seat, "uithoorn")
    assert "municipality" not in seat.talk.answers
    seat.press(Qt.Key.Key_F8)
    assert "Uithoorn" in seat.form.page.said.sentence()
    seat.form.page.said.confirm.click()
    assert seat.talk.answers["municipality"] == "uithoorn"
    seat.press(Qt.Key.Key_F8)
    assert seat.page.ask.question.words() != "Gdzie Państwo mieszkają?"


def test_i_do_not_know_is_not_asked_again_once_confirmed(seat):
    seat.begin(topics=("reg.brp",))
    seat.press(Qt.Key.Key_F8)
    press_answer(seat, "unknown")
    seat.press(Qt.Key.Key_F8)
    seat.form.page.said.confirm.click()
    seat.press(Qt.Key.Key_F8)
    assert seat.page.ask.question.words() != "Gdzie Państwo mieszkają?"


def test_after_a_lock_one_is_back_in_the_talk_and_what_was_pressed_waits_there(seat, sit):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    press_answer(seat, "yes")
    seat.press(Qt.Key.Key_L, hold=CONTROL)
    assert seat.restarts == [True]
    seat.leave()
    again = sit()
    again.come_back()
    assert again.window.current()[0] == "consultation"
    assert again.page is None
    assert again.talk.client_said == ClientSaid("consent", "yes", (LOKET,))
    assert again.talk.consent == "unknown"
    assert again.form.page.said.isVisible()


def test_a_client_of_unknown_language_presses_it_and_reads_on_in_it(seat):
    seat.begin(language="unknown")
    seat.press(Qt.Key.Key_F8)
    press_answer(seat, "ro")
    assert seat.page.place.noted_lead.text() == "Am notat:"
    assert seat.talk.language == "unknown"
    seat.press(Qt.Key.Key_F8)
    seat.form.page.said.confirm.click()
    assert seat.talk.language == "ro"
