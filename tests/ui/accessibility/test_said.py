# SPDX-License-Identifier: EUPL-1.2
"""What is said aloud: saved and undone wait their turn, what is wrong interrupts; each once, and never nothing."""

from types import SimpleNamespace

import pytest
from PySide6 import QtGui
from PySide6.QtGui import QAccessible

from screenshots import stage
from spreekuur import language
from spreekuur.errors.vault import WrongPassphrase
from spreekuur.ui.unlock.passphrase_field import PassphraseField
from spreekuur.ui.widgets import Field, LineEdit, MessageBar, announce

ASSERTIVE, POLITE = QAccessible.AnnouncementPoliteness.Assertive, QAccessible.AnnouncementPoliteness.Polite

ALOUD = {"danger": ASSERTIVE, "warn": ASSERTIVE, "ok": POLITE, "info": POLITE}


@pytest.fixture
def said(monkeypatch):
    """Every announcement with its politeness, as Qt would hand it to the screen reader."""
    heard = []
    reader = SimpleNamespace(
        isActive=lambda: True,
        AnnouncementPoliteness=QAccessible.AnnouncementPoliteness,
        updateAccessibility=lambda event: heard.append((event.message(), event.politeness())),
    )
    monkeypatch.setattr(QtGui, "QAccessible", reader)
    language.use("nl")
    return heard


@pytest.fixture
def window(qtbot):
    """The desk at a talk."""
    made = stage.a_window()
    qtbot.addWidget(made)
    stage.call(made, 14)
    made.show()
    return made


def test_a_saved_talk_is_said_and_its_undoing_too(window, said):
    talk = window.screens()["consultation"]
    talk.session.change(lambda held: held)
    talk.page.form.topics.field.picked.emit("work.unpaid")
    talk.page.form.outcomes.row.chips[0].click()
    said.clear()
    window.do("save_next")
    assert ("Gesprek 14 bewaard.", POLITE) in said
    window.do("undo")
    assert ("Ongedaan gemaakt", POLITE) in said


def test_what_is_missing_interrupts_once(window, said):
    window.do("save")
    missing = [(words, how) for words, how in said if words.startswith("Kies waar")]
    assert len(missing) == 1
    assert missing[0][1] == ASSERTIVE


def test_an_error_of_the_desk_interrupts(window, said):
    window.notices.tell(WrongPassphrase())
    assert said and said[-1][1] == ASSERTIVE


@pytest.mark.parametrize(
    ("tone", "how"), [("danger", ASSERTIVE), ("warn", ASSERTIVE), ("ok", POLITE), ("info", POLITE)]
)
def test_a_bar_interrupts_only_for_what_is_wrong(qtbot, said, tone, how):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(tone, "Er is iets.")
    assert said == [("Er is iets.", how)]


def test_a_field_says_its_error_and_keeps_it_to_be_read_again(qtbot, said):
    field = Field("Naam", LineEdit())
    qtbot.addWidget(field)
    field.set_error("Vul een naam in.")
    assert said == [("Vul een naam in.", ASSERTIVE)]
    assert field.editor.accessibleDescription() == "Vul een naam in."


def test_a_wrong_passphrase_interrupts(qtbot, said):
    field = PassphraseField(str)
    qtbot.addWidget(field)
    field.say_wrong("Deze wachtwoordzin klopt niet.")
    assert said == [("Deze wachtwoordzin klopt niet.", ASSERTIVE)]


def test_nothing_is_said_when_there_is_nothing_to_say(qtbot, said):
    field = LineEdit()
    qtbot.addWidget(field)
    announce(field, "")
    assert said == []
