# SPDX-License-Identifier: EUPL-1.2
"""The signal card by keys in the real window; and the steps to a bed on the form of the talk."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.consultations.shelter import Step
from spreekuur.consultations.signal_card import Ground, grounds
from spreekuur.desk import form
from spreekuur.store import drafts
from spreekuur.ui.signal_card.view import SignalCardView

from .conftest import CONTROL, Hands

SECRET = "blauwe deur zonder klink"
K = Qt.Key


@pytest.fixture
def card(hands: Hands, jobs, content, watch):
    """The window with the card beside the talk, as the desk has it."""
    made = SignalCardView(jobs, hands.view.session, content, watch)
    hands.window.add_screen("signal_card", made, under="consultation")
    hands.view.card_wanted.connect(
        lambda signal: made.open(signal) and hands.window.show_screen("signal_card")
    )
    made.closed.connect(lambda: hands.window.show_screen("consultation"))
    return made


def written(hands, card, words=SECRET):
    hands.press(K.Key_G, hold=CONTROL)
    card.parts.list.select("domestic_violence")
    hands.press(K.Key_Tab)
    hands.press(K.Key_Space)
    hands.press(K.Key_Tab)
    hands.type(words)


def test_by_keys_a_signal_is_ticked_as_seen_and_the_advice_follows(hands, card):
    written(hands, card)
    assert grounds(hands.talk.card, "domestic_violence") == (Ground.SEEN,)
    assert hands.talk.signals == ("domestic_violence",)
    assert "Seen" in card.parts.list.currentItem().text()
    hands.press(K.Key_Escape)
    assert hands.window.current()[0] == "consultation"
    assert "domestic_violence" in hands.panel.safety


def test_what_is_only_supposed_is_no_signal_of_the_talk(hands, card):
    hands.press(K.Key_G, hold=CONTROL)
    card.parts.columns[Ground.INFERRED].chip.click()
    assert len(hands.talk.card) == 1
    assert not hands.talk.signals


def test_a_kept_card_says_that_it_is_there_and_nothing_brings_its_words_back(hands, card, desk):
    written(hands, card)
    hands.press(K.Key_Return, hold=CONTROL)
    assert card.parts.kept.words().startswith("1 card kept at ")
    assert (hands.talk.card, len(hands.talk.cards)) == ((), 1)
    hands.view.session.editing.undo()
    hands.view.session.editing.undo()
    assert SECRET not in str([entry.words for entry in hands.talk.card])
    assert len(hands.talk.cards) == 1
    hands.view.keep_draft()
    assert SECRET not in drafts.open_drafts(desk.db)[0].content


def test_an_empty_card_is_not_kept_and_the_screen_says_what_to_do(hands, card):
    hands.press(K.Key_G, hold=CONTROL)
    hands.press(K.Key_Return, hold=CONTROL)
    assert card.parts.told.sentence().startswith("Nothing stands on the card yet.")
    assert hands.talk.cards == ()


def test_an_identifier_is_taken_out_when_the_field_is_left(hands, card):
    written(hands, card, "bsn 111222333")
    hands.press(K.Key_Tab)
    assert "111222333" not in str([entry.words for entry in hands.talk.card])
    assert "BSN" in card.parts.columns[Ground.SEEN].words.found.words()


def test_with_the_clients_yes_what_was_seen_goes_to_the_urgent_letter_and_stays_after_sealing(hands, card):
    written(hands, card)
    card.parts.share.click()
    hands.press(K.Key_Return, hold=CONTROL)
    assert hands.talk.letter["urgent_seen"] == SECRET
    assert hands.talk.card == ()
    assert not card.parts.share.isChecked()


def test_saving_and_staying_leaves_no_words_on_the_form(hands, card, content):
    hands.view.session.change(lambda talk: form.add_topic(talk, "work.unpaid", content))
    written(hands, card)
    hands.press(K.Key_Escape)
    hands.view.session.save(go_on=False, anyway=True)
    assert (hands.talk.card, len(hands.talk.cards)) == ((), 1)


def test_each_signal_has_its_own_words_and_whom_to_call(hands, card, content):
    hands.press(K.Key_G, hold=CONTROL)
    seen = set()
    for signal in content.signals:
        card.parts.list.select(signal)
        first = card.parts.about.first
        number = first.number.text() if first.number.isVisible() else ""
        seen.add(card.parts.about._title.words())
        assert not number or any(
            number in content.organisations[route].phones for route in content.signals[signal].routes
        )
    assert len(seen) == len(content.signals) == card.parts.list.count() == 25


def test_the_card_comes_back_after_a_lock_at_the_same_signal(hands, card):
    written(hands, card)
    place = card.place()
    hands.view.keep_draft()
    hands.view.session.editing.flush()
    hands.view.session.open(None)
    card.restore(place)
    assert card.parts.list.current_id() == "domestic_violence"
    assert card.parts.columns[Ground.SEEN].words.note.toPlainText() == SECRET
    assert SECRET not in str(place)


def test_the_steps_to_a_bed_are_pressed_one_by_one_and_a_jump_is_refused(hands, content):
    row = hands.form.shelter
    assert row.isHidden()
    hands.view.session.change(lambda talk: form.add_topic(talk, "care.homeless", content))
    chips = {chip.value: chip for chip in row.row.chips}
    assert row.isVisibleTo(hands.view.page)
    chips["accepted"].click()
    assert (hands.talk.shelter, row.why.words().split(".")[0]) == (
        (),
        "This step does not follow on the one before",
    )
    for step in ("signalled", "offered", "declined"):
        chips[step].click()
    assert [reached.step for reached in hands.talk.shelter] == [Step.SIGNALLED, Step.OFFERED, Step.DECLINED]
    chips["offered"].click()
    assert len(hands.talk.shelter) == 3, "the last one goes first"
    chips["declined"].click()
    assert [reached.step for reached in hands.talk.shelter] == [Step.SIGNALLED, Step.OFFERED]
