# SPDX-License-Identifier: EUPL-1.2
"""Who may open the vault, changed from the screen on real locks."""

import errno
import os
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spreekuur.errors.vault import WrongPassphrase
from spreekuur.security import vault
from spreekuur.security.vault import NewSlot
from spreekuur.ui.settings.slot_panels import AddPanel, LeavePanel, PassphrasePanel, RenamePanel

from .conftest import EWA, JAN, MARTA, PEOPLE, SHEET, give_leave, press

ENTER, ESC, TAB, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Delete
NEW = "sneeuw gitaar oever koffie dak roos"


@pytest.fixture
def people(parts):
    parts.list.choose("people")
    return parts.sections["people"]


def own_phrase(panel, phrase=NEW):
    """A phrase of one's own, typed twice."""
    panel.new.mode.click()
    panel.new._own_line().setText(phrase)
    panel.new.typed.line.setFocus()
    press(phrase)


def names(home):
    return [slot.name for slot in vault.people(home)]


def refused(home, phrase):
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, phrase)
    return True


def test_the_list_says_who_has_a_passphrase_and_who_coordinates(people):
    assert [people.list.item(row).text() for row in range(3)] == [
        "Marta, opened the vault",
        "Ewa, Coordinator",
        "Jan",
    ]
    assert people.add.isVisible()


def test_a_person_is_added_with_the_coordinators_leave_and_can_be_taken_back(people, window, home):
    people.add.click()
    give_leave(people)
    assert isinstance(people.panel, AddPanel)
    assert people.panel.line().hasFocus()
    press("Krasimira")
    words = people.panel.new.value()
    people.panel.new.typed.line.setFocus()
    press(words, ENTER)
    assert (people.panel, names(home)) == (None, ["Marta", "Ewa", "Jan", "Krasimira"])
    assert not vault.unlock(home, words).coordinator
    assert "Krasimira has a passphrase now" in people.done.words()
    window.do("undo")
    assert names(home) == ["Marta", "Ewa", "Jan"]
    assert people.list.count() == 3
    assert refused(home, words)


def test_a_second_coordinator_is_added_and_opens_signals(people, home):
    people.add.click()
    give_leave(people)
    press("Iwona")
    next(chip for chip in people.panel.role.chips if chip.value == "coordinator").click()
    own_phrase(people.panel)
    people.panel.accept.click()
    opened = vault.unlock(home, NEW)
    assert (opened.slot_name, opened.coordinator) == ("Iwona", True)
    assert opened.confidant_key == vault.unlock(home, EWA).confidant_key is not None


def test_a_volunteers_passphrase_gives_no_leave(people, home):
    people.add.setFocus()
    people.add.click()
    give_leave(people, JAN)
    assert isinstance(people.panel, LeavePanel)
    assert "not the coordinator's" in people.panel.asking.field.error_line.words()
    press(ESC)
    assert people.panel is not None, "Esc is the window's"
    people.panel.cancel.click()
    assert people.panel is None
    assert people.add.hasFocus()


def test_after_five_wrong_tries_the_next_one_waits(people):
    people.add.click()
    for _try in range(5):
        give_leave(people, "kat hond muis rat vis eend")
    give_leave(people)
    assert isinstance(people.panel, LeavePanel)
    assert "Wait" in people.panel.asking.field.error_line.words()


def test_the_leave_holds_for_a_while_and_ends_with_the_screen(people, window, watch):
    people.add.click()
    give_leave(people)
    people.panel.cancel.click()
    people.add.click()
    assert isinstance(people.panel, AddPanel)
    people.panel.cancel.click()
    watch.go(minutes=10)
    people.add.click()
    give_leave(people)
    window.show_screen("today")
    window.show_screen("settings")
    people.add.click()
    assert isinstance(people.panel, LeavePanel)


def test_a_taken_name_and_a_weak_phrase_are_said_beside_their_field(people, home):
    people.add.click()
    give_leave(people)
    press("Jan")
    own_phrase(people.panel, "welkom")
    people.panel.accept.click()
    assert people.panel.new.own.error()
    people.panel.new._own_line().setText(NEW)
    people.panel.new.typed.line.setText(NEW)
    people.panel.accept.click()
    assert "another name" in people.panel.name.error()
    assert names(home) == ["Marta", "Ewa", "Jan"]


def test_ones_own_passphrase_is_changed_with_the_own_one(people, home, again):
    people.change.click()
    people.panel.asking.field.line.setFocus()
    press(EWA, ENTER)
    assert "somebody else's" in people.panel.asking.field.error_line.words()
    people.panel.asking.field.line.setFocus()
    press(MARTA, ENTER)
    assert isinstance(people.panel, PassphrasePanel)
    words = people.panel.new.value()
    press(words, ENTER)
    assert people.panel is None
    assert refused(home, MARTA)
    found = again(words)
    assert found.slot_name == "Marta"
    found.close()


def test_the_coordinator_gives_somebody_a_new_passphrase(people, home):
    people.list.select("Jan")
    people.change.click()
    give_leave(people)
    words = people.panel.new.value()
    press(words, ENTER)
    assert vault.unlock(home, words).slot_name == "Jan"
    assert refused(home, JAN)


def test_ones_own_name_is_changed_at_once_and_comes_back(people, window, home, session, desk):
    people.rename.click()
    assert isinstance(people.panel, RenamePanel)
    press("Marta B.", ENTER)
    assert vault.unlock(home, MARTA).slot_name == "Marta B."
    assert (session.unlocked.slot_name, desk.db.author) == ("Marta B.", "Marta B.")
    assert people.list.item(0).text() == "Marta B., opened the vault"
    window.do("undo")
    assert vault.unlock(home, MARTA).slot_name == "Marta"
    assert (session.unlocked.slot_name, desk.db.author) == ("Marta", "Marta")


def test_somebody_elses_name_needs_leave_and_keeps_opening_after_a_restart(people, home, again):
    people.list.select("Jan")
    people.rename.click()
    give_leave(people)
    press("Janek", ENTER)
    assert names(home) == ["Marta", "Ewa", "Janek"]
    found = again(JAN)
    assert found.slot_name == "Janek"
    found.close()


@pytest.mark.parametrize(("name", "why"), [("Marta", "Lock"), ("Ewa", "Add another coordinator first")])
def test_who_may_not_be_removed(people, home, name, why):
    people.list.select(name)
    people.remove.click()
    if name != "Marta":
        give_leave(people)
        people.panel.accept.click()
        said = people.panel.error.words()
    else:
        said = people.done.words()
    assert why in said
    assert names(home) == ["Marta", "Ewa", "Jan"]


def test_twelve_are_enough(people, home, session, parts):
    ewa = vault.unlock(home, EWA)
    for number in range(9):
        vault.add_slot(home, ewa, NewSlot(f"Person {number}", f"{NEW} {number}"))
    parts.acts.look()
    people.add.click()
    assert people.panel is None
    assert "Take one away first" in people.done.words()


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_is_said_and_all_stays_as_it_was(people, home, monkeypatch, fault):
    before = (home / "keyslots.json").read_bytes()
    people.add.click()
    give_leave(people)
    press("Krasimira")
    own_phrase(people.panel)

    def refuse(*_arguments):
        raise OSError(fault, "made")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        people.panel.accept.click()
    assert isinstance(people.panel, AddPanel)
    assert people.panel.error.words().endswith("again.") or "cannot be written" in people.panel.error.words()
    assert (home / "keyslots.json").read_bytes() == before
    people.panel.accept.click()
    assert vault.unlock(home, NEW).slot_name == "Krasimira"


def test_esc_closes_what_is_asked(people, window):
    people.add.click()
    assert window.do("close")
    assert people.panel is None
    assert not window.do("close")


def test_what_is_asked_is_the_one_filled_button(people, parts):
    assert parts.copy._kind == "primary"
    people.add.click()
    assert (parts.copy._kind, people.panel.accept._kind) == ("normal", "primary")
    people.panel.cancel.click()
    assert parts.copy._kind == "primary"


def test_tab_goes_from_the_last_field_to_the_buttons_below(people):
    people.add.click()
    give_leave(people)
    reached = []
    for _step in range(12):
        press(TAB)
        reached.append(QApplication.focusWidget())
    panel = people.panel
    assert panel.accept in reached
    assert reached.index(panel.new.typed.line) < reached.index(panel.accept) < reached.index(panel.cancel)


def test_without_a_coordinator_who_made_the_vault_is_asked(tmp_path, session, parts, people):
    folder = tmp_path / "ander"
    folder.mkdir()
    founders = (replace(PEOPLE[2]), PEOPLE[0])
    vault.found(folder, founders, SHEET, bytes(32))
    session.home = folder
    parts.acts.look()
    people.add.click()
    assert "Jan" in people.panel.asking.field.label.text()
