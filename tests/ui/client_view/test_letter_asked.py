# SPDX-License-Identifier: EUPL-1.2
"""F8 beside a letter: who would read what, and each yes or no with one key."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.language import LANGUAGES, speaker

YES, NO, LATER = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3


def asked(seat, route="juridisch_loket", **more):
    """The letter to this place is open, and F8 was pressed."""
    seat.begin(route, **more)
    seat.form.letter_wanted.emit(seat.talk, route)
    seat.app.processEvents()
    letter = seat.window.screens()["letter"]
    assert letter.form.recipient() == route
    seat.press(Qt.Key.Key_F8)
    assert seat.page is not None
    return letter


def told(seat):
    """What stands on the page as passed on or asked."""
    flow = seat.page.place.bring.layout()
    return [flow.itemAt(n).widget().words() for n in range(flow.count())]


def question(seat):
    return seat.page.ask.question.words() if seat.page.ask.question.isVisible() else ""


def test_the_client_reads_in_their_own_language_who_would_be_told_what_with_the_dutch_beside(seat):
    asked(seat)
    assert seat.page.place.name.words() == "Het Juridisch Loket"
    assert "Pracodawca lub agencja pracy" in told(seat)
    assert question(seat).startswith("Czy możemy przekazać")
    assert seat.page.ask.small.words().startswith("Mogen wij dit doorgeven")
    assert seat.page.place.take.isHidden()


def test_each_yes_is_a_tick_on_the_form_with_one_key_and_the_next_thing_is_asked(seat):
    letter = asked(seat)
    seat.press(YES)
    assert letter.form.tick.isChecked()
    first = next(ask for ask in letter.form.extras.ticks if letter.form.extras.ticks[ask].isVisibleTo(letter))
    assert speaker("pl")("Employer or agency") in question(seat)
    seat.press(YES)
    assert letter.form.extras.ticks[first].isChecked()
    assert letter.form.agreed.told("juridisch_loket") == {first}
    assert speaker("pl")("Employer or agency") not in question(seat)


def test_no_is_no_and_later_changes_nothing(seat):
    letter = asked(seat)
    seat.press(YES, NO, LATER)
    assert letter.form.agreed.told("juridisch_loket") == frozenset()
    before = question(seat)
    seat.press(Qt.Key.Key_F8)
    assert seat.page is None
    seat.press(Qt.Key.Key_F8)
    assert question(seat) != before
    assert speaker("pl")("Employer or agency") in question(seat)


def test_after_a_no_to_the_letter_nothing_else_is_asked_and_the_tick_is_off(seat):
    letter = asked(seat)
    seat.press(YES)
    seat.press(Qt.Key.Key_F8)
    letter.form.tick.setChecked(False)
    seat.press(Qt.Key.Key_F8, NO)
    assert not letter.form.tick.isChecked()
    assert question(seat) == ""


def test_when_all_is_answered_the_page_shows_what_was_agreed(seat):
    letter = asked(seat)
    for _ in range(20):
        if not question(seat):
            break
        seat.press(YES)
    assert question(seat) == ""
    visible = [ask for ask, tick in letter.form.extras.ticks.items() if tick.isVisibleTo(letter)]
    assert visible and letter.form.agreed.told("juridisch_loket") == set(visible)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_asked_in_every_language_and_dutch_has_no_dutch_beside(seat, language):
    asked(seat, language=language)
    dutch = speaker("nl")("May we pass this on to {names}?").format(names="Het Juridisch Loket")
    assert (question(seat) == dutch) == (language == "nl")
    assert (seat.page.ask.small.words() == dutch) == (language != "nl")


def test_the_sheet_for_the_client_shows_the_talk_as_ever(seat):
    letter = asked(seat)
    seat.press(Qt.Key.Key_F8)
    letter.form.to.set_value("client")
    seat.press(Qt.Key.Key_F8)
    assert not seat.page.place.take.isHidden()
    # This is asked of the talk: it waits for the volunteer, and no letter is ticked by it.
    seat.page.ask.answers[0].click()
    assert seat.talk.client_said is not None
    assert not letter.form.agreed.all()
