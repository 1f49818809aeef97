# SPDX-License-Identifier: EUPL-1.2
"""F8 from anywhere, what it says, and what the client presses there."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme
from spreekuur.ui.client_view.parts import Answer, Fact
from spreekuur.ui.widgets import Button, Paragraph
from ui.client_view.conftest import ALT, CONTROL

LOKET = "juridisch_loket"


def words_of(page):
    parts = [part for part in page.findChildren(Paragraph) if part.isVisible()]
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in page.findChildren(Button) if button.isVisible()]
    facts = [fact.words() for fact in page.findChildren(Fact) if fact.isVisible()]
    return [part.words() for part in parts] + labels + buttons + facts


@pytest.mark.parametrize(
    ("key", "hold"), [(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_E, CONTROL)]
)
def test_both_keys_show_it_and_go_back_to_the_same_field(seat, key, hold):
    seat.begin(LOKET)
    seat.form.page.form.note.note.setFocus()
    before = QApplication.focusWidget()
    seat.press(key, hold=hold)
    assert seat.page.size() == seat.shell.size()
    assert seat.page.place.big.words() == "0800-8020"
    seat.press(key, hold=hold)
    assert seat.page is None
    assert QApplication.focusWidget() is before


def test_the_second_form_works_under_a_cyrillic_layout(seat, monkeypatch):
    seat.begin(LOKET)
    widget = QApplication.focusWidget()
    # The key of the Latin E under a Bulgarian layout: another letter, the same place on the keyboard.
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key(0x0415), CONTROL, 26, 0, 0, "е")
    QCoreApplication.sendEvent(widget, event)
    assert seat.page is not None


def test_escape_and_the_button_close_it(seat):
    seat.begin(LOKET)
    seat.window.top_bar.client_button.click()
    assert seat.page is not None
    seat.press(Qt.Key.Key_Escape)
    assert seat.page is None
    seat.press(Qt.Key.Key_F8)
    seat.page.close_button.click()
    assert seat.page is None


def test_it_opens_from_the_letter_too_and_goes_back_there(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_P, hold=CONTROL)
    assert seat.window.current()[0] == "letter"
    seat.press(Qt.Key.Key_F8)
    assert seat.page.place.name.words() == "Het Juridisch Loket"
    seat.press(Qt.Key.Key_F8)
    assert seat.page is None
    assert seat.window.current()[0] == "letter"


@pytest.mark.parametrize("screen", ["today", "consultation", "closing"])
def test_where_there_is_nothing_to_show_it_says_so(seat, screen):
    seat.window.show_screen(screen)
    assert seat.window.top_bar.client_button.isVisible()
    seat.press(Qt.Key.Key_F8)
    assert seat.page is None
    assert "Open a talk first" in seat.window.notices.sentence()


def test_a_talk_without_a_topic_has_nothing_to_show_yet(seat):
    seat.begin(topics=())
    seat.press(Qt.Key.Key_F8)
    assert seat.page is None
    assert "Choose a topic first" in seat.window.notices.sentence()


def test_no_other_key_reaches_what_lies_below(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    before = seat.talk
    seat.press(Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_Z, hold=CONTROL)
    seat.press(Qt.Key.Key_F2, Qt.Key.Key_F1, Qt.Key.Key_F6)
    seat.press(Qt.Key.Key_1, Qt.Key.Key_K, hold=ALT)
    assert seat.page is not None
    assert seat.talk == before
    assert seat.window.current()[0] == "consultation"


def test_tab_goes_round_on_the_page_alone(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    reached = []
    for _turn in range(4):
        seat.press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    page = seat.page
    assert reached[:3] == [page.close_button, page.hide_button, page.lock_button]
    assert isinstance(reached[3], Answer)
    seat.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.lock_button


def test_tab_reaches_each_answer(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    reached = set()
    for _step in range(20):
        reached.add(QApplication.focusWidget())
        seat.press(Qt.Key.Key_Tab)
    assert set(seat.page.ask.answers) <= reached


def test_the_focus_is_on_later_and_the_three_answers_are_equal(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    yes, no, later = seat.page.ask.answers
    assert later.hasFocus()
    assert yes.size() == no.size() == later.size()
    assert yes._kind == no._kind == later._kind == "normal"
    seat.press(Qt.Key.Key_Return)
    assert seat.talk.client_said is None


def test_several_places_are_turned_by_buttons_and_keys(seat):
    seat.begin("sncu", LOKET, answers={"employment": "agency"})
    seat.press(Qt.Key.Key_F8)
    place, pager = seat.page.place, seat.page.place.pager
    assert pager.isVisible()
    assert "1 z 2" in words_of(seat.page)
    first = place.name.words()
    seat.press(Qt.Key.Key_Right, hold=ALT)
    assert place.name.words() != first
    seat.press(Qt.Key.Key_Left, hold=ALT)
    assert place.name.words() == first
    pager.after.click()
    assert "2 z 2" in words_of(seat.page)


def test_hiding_and_showing_again_leaves_it_as_it_was(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    seat.press(Qt.Key.Key_F9)
    assert seat.guard.is_hidden()
    assert seat.shell.childAt(400, 300) is seat.guard.hider.cover
    seat.press(Qt.Key.Key_F8)
    assert seat.guard.is_hidden() and seat.page is not None
    seat.press(Qt.Key.Key_F9)
    assert not seat.guard.is_hidden() and seat.page is not None
    assert seat.page.ask.answers[-1].hasFocus()
    seat.page.hide_button.click()
    assert seat.guard.is_hidden()


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_speaks_one_language_whatever_the_screen_speaks(seat, code):
    language.use("bg" if code != "bg" else "nl")
    seat.window.retranslate()
    seat.begin(LOKET, language=code)
    seat.press(Qt.Key.Key_F8)
    words = words_of(seat.page)
    said = " ".join(words).replace("Het Juridisch Loket", "").replace("Pools spreekuur Aalsmeer", "")
    cyrillic = any("а" <= letter.lower() <= "я" for letter in said)
    assert cyrillic is (code == "bg")
    _ = language.speaker(code)
    for sentence in ("Close", "Hide", "Lock", "Later", "We wrote down:", "Please call:"):
        assert _(sentence) in words
    english = {"Close", "Hide", "Lock", "We wrote down:", "Please call:", "Yes", "Please have ready:"}
    assert bool(english & set(words)) is (code == "en")


def test_the_code_holds_what_the_page_says(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    code = seat.page.place.take.code
    assert code.isVisible()
    assert code.module() >= 3
    assert code.width() >= code.module() * (len(code._runs) + 8)


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1366, 768, 100), (1093, 576, 150), (1366, 720, 200)]
)
@pytest.mark.parametrize("code", ["nl", "pl", "bg"])
def test_number_and_answers_are_in_sight_in_every_size(seat, qapp, width, height, percent, code):
    theme.apply(qapp, theme="light", percent=percent)
    seat.shell.resize(width, height)
    seat.begin(language=code, topics=("work.unpaid", "housing.quality"))
    seat.press(Qt.Key.Key_F8)
    page = seat.page
    view = page.place.area.viewport()
    inside = QRect(view.mapTo(page, view.rect().topLeft()), view.size())
    big = page.place.big
    assert inside.contains(QRect(big.mapTo(page, big.rect().topLeft()), big.size()))
    for button in [*page.ask.answers, page.close_button, page.hide_button, page.lock_button]:
        box = QRect(button.mapTo(page, button.rect().topLeft()), button.size())
        assert page.rect().contains(box)
        assert button.width() >= button.sizeHint().width()
    content = page.place.area.widget()
    assert content.width() <= view.width()


def test_a_change_of_text_size_is_seen_at_once(seat, qapp):
    seat.window.on("larger", lambda: theme.apply(qapp, theme="light", percent=150))
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    before = seat.page.lock_button.height()
    seat.press(Qt.Key.Key_Plus, hold=CONTROL)
    assert theme.percent() == 150
    qapp.processEvents()
    assert seat.page.lock_button.height() > before
    assert seat.page.ask.answers[-1].hasFocus()


def test_the_title_bar_says_nothing_of_it(seat):
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    assert seat.shell.windowTitle() == "Spreekuur"
    assert seat.page.windowTitle() == ""


def test_the_frame_of_the_practice_stays_in_sight(seat):
    seat.shell.setContentsMargins(6, 46, 6, 6)
    seat.begin(LOKET)
    seat.press(Qt.Key.Key_F8)
    assert seat.page.geometry() == seat.shell.contentsRect()
    seat.shell.resize(1200, 700)
    assert seat.page.geometry() == seat.shell.contentsRect()
