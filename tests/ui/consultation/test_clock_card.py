# SPDX-License-Identifier: EUPL-1.2
"""The card under the stays: it counts as dates are typed, asks what is missing, and says who decides."""

from PySide6.QtCore import Qt

from ui.consultation.test_filling_in import press_chip


def type_stay(hands, arrival: str, departure: str = "", at: int = 0) -> None:
    block = hands.form.optional
    for field, text in zip(block.stays.dates[at], (arrival, departure), strict=True):
        field.setFocus()
        hands.type(text)
    hands.press(Qt.Key.Key_Tab)


def opened(hands):
    block = hands.form.optional
    block.set_open(True)
    block.deeper.click()
    return block


def test_without_stays_there_is_no_card(hands):
    block = opened(hands)
    assert block.clock.isHidden() and block.clock.said() == []


def test_it_counts_as_dates_are_typed(hands):
    block = opened(hands)
    press_chip(block.rows["registration"], "rni")
    type_stay(hands, "1-11-2026")
    card = block.clock
    assert card.isVisibleTo(block)
    assert card.sentence.words() == (
        "RNI is enough until and including 27 February 2027; after that BRP. Burgerzaken decides."
    )
    assert "The last day is 5 March 2027" in card.report.words()
    assert card.said()[0] == "Short stay"
    assert [part.words() for part in card.questions if not part.isHidden()] == []
    assert "120" in card.line.accessibleName() and "27 February" in card.accessibleName()


def test_both_classes_stand_side_by_side(hands):
    block = opened(hands)
    type_stay(hands, "1-3-2026", "1-12-2026")
    assert block.clock.said()[:2] == ["Short stay", "Mid stay"]
    assert "From 6 to 12 months" in block.clock.notes.words()


def test_what_is_missing_is_asked_as_a_question(hands):
    block = opened(hands)
    type_stay(hands, "1-3-2026")
    assert block.clock.questions[0].words() == "How is the client registered now: BRP, RNI or not at all?"
    block.stays.add.click()
    type_stay(hands, "1-9-2026", at=1)
    asked = [part.words() for part in block.clock.questions if not part.isHidden()]
    assert "When did the client leave before coming again?" in asked
    assert block.clock.line.isHidden() and block.clock.sentence.isHidden()


def test_a_year_that_nobody_means_is_not_counted(hands):
    block = opened(hands)
    type_stay(hands, "1-3-9990")
    assert hands.talk.stays == () and block.clock.isHidden()
