# SPDX-License-Identifier: EUPL-1.2
"""Changing the sentences of a letter, with real keys; the pages and the paper follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from letter_builders import LEGAL, SOCIAL, papers_of, words_of
from spreekuur.desk import letter_text, papers
from spreekuur.letters.sentences import ASKS, DONE, GOING_ON, WHO


@pytest.fixture
def view(opened):
    """The letter to the legal desk with its sentences beside it."""
    found = opened(
        routes=(LEGAL, SOCIAL), topics=("work.unpaid",), answers={"employment": "agency"}, printer="Laser"
    )
    found.commands()["Alt+W"]()
    return found


def _row(view, key):
    return next(row for part in view.text.editor.parts.values() for row in part.rows if row.line.key == key)


def _ticked(view, part):
    return [row.line.key for row in view.text.editor.parts[part].rows if row.isChecked()]


def test_the_first_sentence_has_the_focus_and_arrows_go_on(view, qtbot):
    rows = view.text.editor.parts[ASKS].rows
    assert rows[0].hasFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()


def test_space_takes_a_sentence_out_of_both_pages_at_once(view, qtbot):
    _row(view, "going_on.work.agency").setFocus()
    qtbot.keyClick(_row(view, "going_on.work.agency"), Qt.Key.Key_Space)
    assert "uitzendbureau" not in words_of(view.preview._pdf)
    assert "tymczasowej" not in words_of(view.preview._pdf)
    row = _row(view, "going_on.work.agency")
    assert not row.isChecked() and row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert "uitzendbureau" in words_of(view.preview._pdf)


def test_another_sentence_that_fits_is_unfolded_and_chosen(view):
    part = view.text.editor.parts[WHO]
    part.more.click()
    _row(view, "who.no_voicemail").click()
    assert "voicemail" in words_of(view.preview._pdf)


def test_own_words_are_typed_and_entered(view, qtbot):
    line = view.text.editor.parts[ASKS].line
    line.setFocus()
    qtbot.keyClicks(line, "Bel voor vrijdag.")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Bel voor vrijdag." in _ticked(view, ASKS)
    assert words_of(view.preview._pdf).count("Bel voor vrijdag.") == 2
    assert line.text() == "" and line.hasFocus()


def test_own_words_that_were_not_entered_are_printed_all_the_same(view, qtbot, desk, evening):
    qtbot.keyClicks(view.text.editor.parts[DONE].line, "Wij belden gisteren.")
    view.commands()["Alt+B"]()
    (kept,) = papers_of(desk, evening)
    assert "Wij belden gisteren." in words_of(papers.again(desk, kept))


def test_a_bsn_in_own_words_is_refused_beside_the_field(view, qtbot, desk, evening):
    part = view.text.editor.parts[GOING_ON]
    qtbot.keyClicks(part.line, "Nummer 111222333")
    view.commands()["Alt+B"]()
    assert "BSN" in part.own.error()
    assert view.text.is_open() and papers_of(desk, evening) == []


def test_undo_and_redo_go_back_and_forth(view, qtbot):
    before = _ticked(view, GOING_ON)
    qtbot.keyClick(_row(view, "going_on.work.agency"), Qt.Key.Key_Space)
    after = _ticked(view, GOING_ON)
    assert view.commands()["undo"]() and _ticked(view, GOING_ON) == before
    assert view.commands()["redo"]() and _ticked(view, GOING_ON) == after
    assert not view.commands()["redo"]()


def test_a_sentence_is_carried_up_and_keeps_the_focus(view):
    first, second = _ticked(view, ASKS)
    _row(view, second).setFocus()
    view.commands()["Ctrl+Up"]()
    assert _ticked(view, ASKS) == [second, first]
    assert _row(view, second).hasFocus()


def test_a_third_thing_to_ask_is_not_squeezed_in(view, qtbot):
    line = view.text.editor.parts[ASKS].line
    for words in ("Een.", "Twee.", "Drie."):
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _ticked(view, ASKS) == ["Een.", "Twee."]
    assert "no more than this" in view.text.editor.said.words()
    assert line.text() == "Drie."


def test_what_keeps_the_client_safe_stays_and_says_so(view):
    _row(view, "who.contacts_self").click()
    assert "stays" in view.text.editor.said.words()
    assert "who.contacts_self" in _ticked(view, WHO)


def test_the_changes_are_kept_with_the_draft_and_come_back(view, qtbot):
    qtbot.keyClick(_row(view, "going_on.work.agency"), Qt.Key.Key_Space)
    view.commands()["close"]()
    assert not view.text.is_open()
    talk = view.talk
    assert letter_text.edits_of(talk.letter, "juridisch_loket").leave_out == ("going_on.work.agency",)
    view.open(talk)
    view.commands()["Alt+W"]()
    assert not _row(view, "going_on.work.agency").isChecked()


def test_another_receiver_has_its_own_sentences(view, qtbot):
    qtbot.keyClick(_row(view, "going_on.work.agency"), Qt.Key.Key_Space)
    view.commands()["close"]()
    view.form.to.set_value("participe")
    view.form.recipient_chosen.emit()
    assert "uitzendbureau" in words_of(view.preview._pdf)


def test_the_sheet_of_the_client_has_no_sentences_to_change(opened):
    view = opened(consent="no")
    view.commands()["Alt+W"]()
    assert not view.text.is_open()
    assert view.delivery.outlet.text.isHidden()


def test_tab_goes_through_the_sentences_and_to_the_own_words(view, qtbot):
    part = view.text.editor.parts[ASKS]
    part.rows[-1].setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert part.more in seen and part.line in seen
