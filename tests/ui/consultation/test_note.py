# SPDX-License-Identifier: EUPL-1.2
"""The note: what must not be kept is masked when the field is left, and nothing of it stays anywhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from spreekuur.desk import talks
from spreekuur.identifiers import MASK, Identifier
from ui.consultation.conftest import CONTROL

BSN = "111222333"


def write_note(hands, text: str) -> None:
    hands.form.note.note.setFocus()
    hands.type(text)
    hands.press(Qt.Key.Key_Tab)


def test_a_bsn_is_masked_and_can_be_taken_away(hands):
    write_note(hands, f"bel {BSN} morgen")
    assert hands.talk.note == f"bel {MASK} morgen"
    bar = hands.form.note.bars[Identifier.BSN]
    assert bar.isVisible()
    assert "BSN" in bar.sentence()
    bar.findChildren(type(hands.view.begin_button))[0].click()
    assert hands.talk.note == "bel morgen"
    assert hands.form.note.bars == {}


def test_a_phone_number_goes_to_the_phone_field_of_the_letter(hands):
    write_note(hands, f"bel {BSN}")
    bar = hands.form.note.bars[Identifier.BSN]
    next(b for b in bar.findChildren(type(hands.view.begin_button)) if "phone" in b.text()).click()
    assert hands.talk.letter["phone"] == BSN
    assert hands.talk.note == "bel"


def test_other_identifiers_each_have_their_sentence(hands):
    write_note(hands, "jan@voorbeeld.example 44051401359")
    assert set(hands.form.note.bars) == {Identifier.EMAIL, Identifier.PESEL}
    assert "PESEL" in hands.form.note.bars[Identifier.PESEL].sentence()
    assert hands.talk.note == f"{MASK} {MASK}"


def test_no_draft_and_nothing_to_undo_holds_it(hands, desk):
    hands.form.note.note.setFocus()
    hands.type(f"nr {BSN} x")
    hands.view.keep_draft()
    ((draft, _at),) = talks.unfinished(desk)
    assert BSN not in draft.note
    hands.press(Qt.Key.Key_Tab)
    for _step in range(20):
        if not hands.view.session.editing.undo():
            break
        assert BSN not in hands.talk.note
    assert not hands.form.note.note.document().isUndoAvailable()


def test_a_bsn_is_seen_before_the_talk_leaves_the_screen(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    hands.form.note.note.setFocus()
    hands.type(BSN)
    hands.press(Qt.Key.Key_Return, hold=CONTROL)
    assert hands.talk.note == MASK
    assert hands.form.note.bars[Identifier.BSN].isVisible()
    hands.press(Qt.Key.Key_Return, hold=CONTROL)
    assert hands.view.session.talk is None


def test_what_is_being_composed_counts_as_typed(hands):
    note = hands.form.note.note
    note.setFocus()
    hands.type("z")
    QApplication.sendEvent(note, QInputMethodEvent("ż", []))
    assert hands.talk.note == "zż"


def test_polish_romanian_and_spanish_letters_are_kept_as_typed(hands):
    note = hands.form.note.note
    note.setFocus()
    for letters in ("ł", "ș", "ñ", "Ж"):
        event = QInputMethodEvent()
        event.setCommitString(letters)
        QApplication.sendEvent(note, event)
    assert hands.talk.note == "łșñЖ"
