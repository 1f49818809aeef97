# SPDX-License-Identifier: EUPL-1.2
"""The unlock screen: what is wrong is said, nothing blocks, language, size and look change at once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from spreekuur import language
from spreekuur.errors.vault import DamagedKeyslots, WrongPassphrase
from spreekuur.settings import Settings
from spreekuur.ui import theme
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.unlock import typing
from spreekuur.ui.unlock.attempts import Attempts
from spreekuur.ui.unlock.unlock_view import UnlockView
from spreekuur.ui.widgets import Button

RIGHT = "appel boom citroen dorp eend fiets"
WORDS = RIGHT.split()


def complete(word: str) -> str:
    found = [whole for whole in WORDS if whole.startswith(word)]
    return found[0] if len(found) == 1 else word


def check(passphrase: str) -> str:
    if passphrase != RIGHT:
        raise WrongPassphrase
    return "opened"


@pytest.fixture
def view(shown, watch):
    view = UnlockView(Settings(), check, InlineJobs().aside, complete, watch)
    view.opened = []
    view.unlocked.connect(view.opened.append)
    shown(view)
    view.focus_first()
    return view


def enter(view, qtbot, phrase: str) -> None:
    view.field.line.clear()
    qtbot.keyClicks(view.field.line, phrase)
    qtbot.keyClick(view.field.line, Qt.Key.Key_Return)


def test_the_focus_is_in_the_field_and_enter_opens(view, qtbot):
    assert QApplication.focusWidget() is view.field.line
    enter(view, qtbot, RIGHT)
    assert view.opened == ["opened"]


def test_a_wrong_passphrase_is_said_and_stays_selected(view, qtbot):
    enter(view, qtbot, "wrong")
    assert "passphrase" in view.field.error_line.words()
    assert view.field.line.selectedText() == "wrong"
    qtbot.keyClicks(view.field.line, "a")
    assert view.field.error_line.words() == ""


def test_nothing_typed_is_no_try(view, qtbot):
    qtbot.keyClick(view.field.line, Qt.Key.Key_Return)
    assert view.field.error_line.words() == "Type your passphrase first."


def test_a_damaged_vault_is_another_sentence_and_no_wrong_try(qtbot, watch):
    def damaged(_passphrase: str) -> None:
        raise DamagedKeyslots

    view = UnlockView(Settings(), damaged, InlineJobs().aside, complete, watch)
    qtbot.addWidget(view)
    for _try in range(6):
        enter(view, qtbot, "x")
    assert "damaged" in view.field.error_line.words()
    assert view.button.text() == "Unlock"


def test_after_five_wrong_tries_a_growing_pause_is_said_in_seconds(view, qtbot, watch):
    for _try in range(5):
        enter(view, qtbot, "wrong")
    assert view.button.text() == "Wait 5 seconds"
    enter(view, qtbot, RIGHT)
    assert view.opened == []
    watch.go(seconds=5)
    enter(view, qtbot, "wrong")
    assert view.button.text() == "Wait 10 seconds"
    watch.go(seconds=10)
    enter(view, qtbot, RIGHT)
    assert view.opened == ["opened"]


def test_a_clock_set_back_never_makes_the_pause_longer(watch):
    attempts = Attempts()
    for _try in range(5):
        attempts.failed(watch())
    watch.go(hours=-3)
    assert attempts.seconds_left(watch()) == 5


def test_the_first_four_letters_of_each_word_are_enough(view, qtbot):
    enter(view, qtbot, "appe boom citr dorp eend fiet")
    assert view.opened == ["opened"]


def test_a_space_completes_the_word_only_while_it_is_shown(view, qtbot):
    qtbot.keyClicks(view.field.line, "appe ")
    assert view.field.line.text() == "appe "
    view.field.line.clear()
    view.field.show_button.click()
    assert view.field.line.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.keyClicks(view.field.line, "appe ")
    assert view.field.line.text() == "appel "
    assert QApplication.focusWidget() is view.field.line


def typed(letter: str, modifiers=Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifiers, letter)


def test_caps_lock_is_noticed_and_said(view):
    shift = Qt.KeyboardModifier.ShiftModifier
    assert typing.caps_lock(typed("A"), False)
    assert not typing.caps_lock(typed("A", shift), True)
    assert typing.caps_lock(typed("a", shift), False)
    assert typing.caps_lock(typed("7"), True)
    QApplication.sendEvent(view.field.line, typed("A"))
    assert view.field.caps_line.isVisible()


def test_another_alphabet_is_noticed_and_said(view):
    QApplication.sendEvent(view.field.line, typed("я"))
    assert view.field.alphabet_line.isVisible()
    assert not typing.other_alphabet("ąę șț ñ 7")


def test_while_a_try_is_under_way_the_window_stays_alive_and_takes_no_second(qtbot):
    waiting = []
    view = UnlockView(Settings(), check, lambda *job: waiting.append(job), complete)
    qtbot.addWidget(view)
    enter(view, qtbot, RIGHT)
    enter(view, qtbot, RIGHT)
    assert len(waiting) == 1
    assert view.button.text() == "One moment …"
    assert view.button.isEnabled()


def test_language_size_and_look_are_chosen_below(view, qtbot):
    with qtbot.waitSignal(view.settings_changed) as signal:
        box = view.choices.language
        box.setCurrentIndex(box.findData("pl"))
        box.activated.emit(box.currentIndex())
    assert signal.args == [Settings(language="pl")]


@pytest.mark.parametrize("code", ["nl", "pl", "bg", "ro", "es"])
@pytest.mark.parametrize(("width", "height", "percent"), [(1366, 720, 100), (1093, 576, 150)])
def test_the_button_is_seen_in_every_language_and_size(view, qapp, code, width, height, percent):
    theme.apply(qapp, theme="light", percent=percent)
    language.use(code)
    view.retranslate()
    view.resize(width, height)
    qapp.processEvents()
    assert (view.width(), view.height()) == (width, height)
    assert view.rect().contains(view.button.mapTo(view, view.button.rect().bottomRight()))
    for button in view.findChildren(Button):
        assert not button.isVisible() or button.width() >= button.sizeHint().width()
