# SPDX-License-Identifier: EUPL-1.2
"""The first start, typed with keys, up to a real vault on the disk."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spreekuur import app
from spreekuur.desk import joining
from spreekuur.errors import UserError
from spreekuur.errors.vault import CloudFolder
from spreekuur.letters.model import Sender
from spreekuur.security import vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.settings import Settings
from spreekuur.store import vault_settings
from spreekuur.ui.wizard.view import WizardView

CHEAP = Argon2Cost(memory_kib=16 * 1024, passes=1, lanes=1)


def _at_once(_owner, work, then=None, failed=None):
    try:
        result = work()
    except UserError as error:
        failed(error)
    else:
        then(result)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "kluis"


@pytest.fixture
def wizard(undressed, shown, home):
    def found(founding):
        made = app.found_home(home, founding, cost=CHEAP)
        made.close()
        return made.unlocked

    view = WizardView(Settings("en"), lambda: None, found, _at_once)
    shown(view)
    return view


def _enter(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def _type(qtbot, line, text):
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, text)


def _new_phrase(qtbot, step, name):
    _type(qtbot, step.name_line(), name)
    words = step.new.value()
    _type(qtbot, step.new.typed.line, words)
    _enter(qtbot)
    return words


def _to_recovery(qtbot, wizard):
    _enter(qtbot)
    return _new_phrase(qtbot, wizard.words, "Marta")


def _to_coordinator(qtbot, wizard):
    mine = _to_recovery(qtbot, wizard)
    _type(qtbot, wizard.recovery.typed_line(), " ".join(wizard.recovery.groups).lower())
    _enter(qtbot)
    for name, text in [
        ("street", "Marktplein 4"),
        ("postcode", "1234 AB"),
        ("city", "Aalsmeer"),
        ("phone", "0297 000 000"),
        ("contact", "Marta"),
    ]:
        _type(qtbot, wizard.letters.line(name), text)
    _enter(qtbot)
    assert wizard.card.place() == 4
    return mine


def test_six_steps_by_keys_make_a_vault_that_both_can_open(wizard, qtbot, home):
    mine = _to_coordinator(qtbot, wizard)
    hers = _new_phrase(qtbot, wizard.coordinator, "Ewa")
    assert wizard.card.place() == 5
    with qtbot.waitSignal(wizard.founded) as founded:
        wizard.card.next.click()
    assert wizard.wants_evening
    assert founded.args[0].slot_name == "Marta"
    assert [slot.name for slot in vault.people(home)] == ["Marta", "Ewa"]
    assert vault.unlock(home, hers).coordinator
    opened = app.open_home(home, mine)
    sender = opened.desk.sender
    opened.close()
    assert sender == Sender(
        "Pools spreekuur Aalsmeer", "Marktplein 4", "1234 AB", "Aalsmeer", "0297 000 000", "", "Marta"
    )


def test_the_coordinator_can_come_later(wizard, qtbot, home):
    _to_coordinator(qtbot, wizard)
    wizard.coordinator.skip.click()
    with qtbot.waitSignal(wizard.founded):
        wizard.ready.look.click()
    assert not wizard.wants_evening
    assert [slot.name for slot in vault.people(home)] == ["Marta"]


def test_the_recovery_sheet_opens_the_vault(wizard, qtbot, home):
    _to_coordinator(qtbot, wizard)
    wizard.coordinator.skip.click()
    assert vault.unlock_by_recovery(home, wizard.recovery.secret).by_recovery


def test_closed_half_way_there_is_no_vault(wizard, qtbot, home):
    _to_coordinator(qtbot, wizard)
    wizard.close()
    assert not home.exists()


def test_the_way_back_keeps_what_was_typed(wizard, qtbot):
    _to_recovery(qtbot, wizard)
    groups = wizard.recovery.groups
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert wizard.card.place() == 1
    assert wizard.words.name_line().text() == "Marta"
    _enter(qtbot)
    assert (wizard.card.place(), wizard.recovery.groups) == (2, groups)


def test_words_that_were_typed_wrong_are_shown_again(wizard, qtbot):
    _enter(qtbot)
    _type(qtbot, wizard.words.name_line(), "Marta")
    _type(qtbot, wizard.words.new.typed.line, "one two")
    assert wizard.words.new._covered
    _enter(qtbot)
    assert wizard.card.place() == 1
    assert "not the same" in wizard.words.new.typed.error_line.words()
    assert not wizard.words.new._covered


def test_four_letters_of_each_word_are_enough(wizard, qtbot):
    _enter(qtbot)
    _type(qtbot, wizard.words.name_line(), "Marta")
    short = " ".join(word[:4] for word in wizard.words.new.value().split())
    _type(qtbot, wizard.words.new.typed.line, short)
    _enter(qtbot)
    assert wizard.card.place() == 2


@pytest.mark.parametrize(
    ("phrase", "place"), [("welkom123", 1), ("paarse giraf kust vrolijk donderdag dweil ijs", 2)]
)
def test_a_phrase_of_ones_own_must_be_strong(wizard, qtbot, phrase, place):
    _enter(qtbot)
    _type(qtbot, wizard.words.name_line(), "Marta")
    wizard.words.new.mode.click()
    _type(qtbot, wizard.words.new._own_line(), phrase)
    _type(qtbot, wizard.words.new.typed.line, phrase)
    _enter(qtbot)
    assert wizard.card.place() == place


def test_a_mistyped_group_is_found(wizard, qtbot):
    _to_recovery(qtbot, wizard)
    wrong = list("".join(wizard.recovery.groups))
    wrong[7] = "2" if wrong[7] != "2" else "3"
    _type(qtbot, wizard.recovery.typed_line(), "".join(wrong))
    _enter(qtbot)
    assert wizard.card.place() == 2
    assert wizard.recovery.sheet.typed.error()


def test_what_is_missing_in_the_sender_is_said_beside_its_field(wizard, qtbot):
    _to_recovery(qtbot, wizard)
    _type(qtbot, wizard.recovery.typed_line(), "".join(wizard.recovery.groups))
    _enter(qtbot)
    _enter(qtbot)
    assert wizard.card.place() == 3
    assert wizard.letters.fields["street"].error()
    assert wizard.letters.line("street").hasFocus()


def test_a_folder_in_the_cloud_is_refused_before_anything_is_asked(shown, qtbot):
    view = WizardView(Settings("en"), partial(CloudFolder, "OneDrive"), lambda _f: None, _at_once)
    shown(view)
    assert "OneDrive" in view.looks.refusal.words()
    _enter(qtbot)
    assert view.card.place() == 0


def test_the_recovery_step_does_without_a_printer(wizard, qtbot):
    _to_recovery(qtbot, wizard)
    wizard.recovery.sheet.print_button.click()
    assert "No printer found" in wizard.recovery.sheet.said.words()


def test_a_disk_that_refuses_leaves_the_wizard_where_it_was(wizard, qtbot, home):
    _to_coordinator(qtbot, wizard)
    home.write_text("a file where the folder should be")
    wizard.coordinator.skip.click()
    assert wizard.card.place() == 4
    assert wizard.coordinator.error.words()


def test_a_laptop_that_joins_a_team_is_asked_for_a_name_and_its_vault_waits(wizard, qtbot, home):
    _to_recovery(qtbot, wizard)
    _type(qtbot, wizard.recovery.typed_line(), "".join(wizard.recovery.groups))
    _enter(qtbot)
    wizard.letters.kind.chips[1].click()
    assert (wizard.letters.name_line().text(), wizard.letters.digit()) == ("Laptop of Marta", 1)
    _type(qtbot, wizard.letters.name_line(), " ")
    _enter(qtbot)
    assert (wizard.card.place(), bool(wizard.letters.name.error())) == (3, True)
    _type(qtbot, wizard.letters.name_line(), "Blue laptop")
    _enter(qtbot)
    wizard.coordinator.skip.click()
    with qtbot.waitSignal(wizard.founded):
        wizard.card.next.click()
    assert (wizard.wants_team, wizard.wants_evening) == (True, False)
    opened = app.open_home(home, wizard.words.new.value())
    stage, name = joining.stage(opened.desk), vault_settings.get(opened.db, "name")
    opened.close()
    assert (stage, name) == (joining.Stage.WAITS, "Blue laptop")
