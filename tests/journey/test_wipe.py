# SPDX-License-Identifier: EUPL-1.2
"""From the locked screen, without a passphrase: the keys are held, the word is typed, and nothing opens any more."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from journey.vaults import PHRASE
from spreekuur.app import open_home
from spreekuur.errors.vault import NoVault
from spreekuur.practice import new_room
from spreekuur.security import wiping
from spreekuur.ui.unlock import wipe_page
from spreekuur.ui.unlock.unlock_view import UnlockView
from spreekuur.ui.unlock.wipe_page import HeldKeys, WipePage

pytestmark = pytest.mark.usefixtures("undressed")

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def send(person, kind, *, key=Qt.Key.Key_Delete, modifiers=CTRL_SHIFT, repeated=False):
    QApplication.sendEvent(person.focused(), QKeyEvent(kind, key, modifiers, "", repeated))


def page(person):
    return person.program._entrance.page


def hold(person):
    (keys,) = person.program.shell.findChildren(HeldKeys)
    send(person, QEvent.Type.KeyPress)
    assert keys._timer.isActive()
    assert keys._timer.interval() == wipe_page.HELD_MS == 2000
    keys._timer.start(0)
    person.wait(lambda: not isinstance(page(person), UnlockView))
    keys._timer.setInterval(wipe_page.HELD_MS)
    send(person, QEvent.Type.KeyRelease)
    return page(person)


def test_the_word_destroys_it_and_another_word_or_esc_does_not(sit_down, home):
    person = sit_down(language="nl")
    shown = hold(person)
    assert isinstance(shown, WipePage)
    person.write("vernietigen")
    person.press("Enter")
    assert "niets vernietigd" in shown.error._words.words()
    person.press("Esc")
    assert isinstance(page(person), UnlockView)
    assert wiping._parts(home)
    shown = hold(person)
    person.write("vernietig")
    person.press("Enter")
    person.wait(lambda: shown._wiped is not None)
    assert shown._wiped == wiping.Wiped()
    with pytest.raises(NoVault):
        open_home(home, PHRASE)


def test_keys_that_are_let_go_or_only_pressed_again_and_again_do_nothing(sit_down):
    person = sit_down()
    (keys,) = person.program.shell.findChildren(HeldKeys)
    for let_go in (Qt.Key.Key_Delete, Qt.Key.Key_Shift, Qt.Key.Key_Control):
        send(person, QEvent.Type.KeyPress)
        send(person, QEvent.Type.KeyPress, repeated=True)
        assert keys._timer.isActive()
        send(person, QEvent.Type.KeyRelease, key=let_go)
        assert not keys._timer.isActive()
    send(person, QEvent.Type.KeyPress, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert not keys._timer.isActive()


def test_the_open_desk_does_not_hear_it(sit_down, home):
    person = sit_down()
    person.unlock()
    (keys,) = person.program.shell.findChildren(HeldKeys)
    keys.held.emit()
    assert person.program.desk() is not None
    assert wiping._parts(home)


def test_a_wipe_that_was_cut_short_is_ended_by_the_next_start(sit_down, home):
    (home / wiping.DECIDED).touch()
    person = sit_down()
    assert type(page(person)).__name__ == "WizardView"
    assert not wiping._parts(home)


def test_in_practice_it_is_drilled_on_the_practice_vault_alone(sit_down, home):
    room = new_room("nl")
    room.found("Marta").close()
    person = sit_down(room=room)
    shown = hold(person)
    assert "oefenen" in shown._only_practice._words.words()
    person.write("DESTROY")
    person.press("Enter")
    person.wait(lambda: shown._wiped is not None)
    assert not wiping._parts(room.folder)
    assert room.phrase
    person.press("Esc")
    person.wait(lambda: person.program.desk() is not None)  # practice goes on with new people
    open_home(home, PHRASE).close()
