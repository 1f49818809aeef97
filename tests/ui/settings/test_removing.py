# SPDX-License-Identifier: EUPL-1.2
"""Removing somebody from the screen: the vault gets a new key, and who removed them goes on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from first_slots import a_first_slot
from spreekuur import app
from spreekuur.errors.vault import WrongPassphrase
from spreekuur.security import lockfile, vault
from spreekuur.ui.settings.slot_panels import RemovePanel

from .conftest import EWA, JAN, MARTA, PEOPLE, give_leave, press

ENTER, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete


@pytest.fixture
def people(parts):
    parts.list.choose("people")
    return parts.sections["people"]


def names(home):
    return [slot.name for slot in vault.people(home)]


def refused(home, phrase):
    with pytest.raises(WrongPassphrase):
        vault.unlock(home, phrase)
    return True


def as_of_the_first_version(home, *names):
    """These people's slots without a key pair, as they were written before there were any."""
    locks, kept = lockfile.read(home), []
    for slot in locks.slots:
        if slot.name in names:
            phrase = {person.name: person.passphrase for person in PEOPLE}[slot.name]
            slot = a_first_slot(locks, slot, phrase, vault.unlock(home, phrase))
        kept.append(slot)
    lockfile.write(home, replace(locks, slots=tuple(kept)), keep_before=False)
    return [slot.name for slot in vault.people(home)]


def test_removing_asks_with_the_safe_answer_first_and_then_opens_no_more(
    people, window, home, desk, session, again
):
    people.list.select("Jan")
    people.list.setFocus()
    press(DELETE)
    give_leave(people)
    assert isinstance(people.panel, RemovePanel)
    assert people.panel.cancel.hasFocus()
    assert "gets a new key" in people.panel.honest.words()
    press(ENTER)
    assert names(home) == ["Marta", "Ewa", "Jan"], "the safe answer is the default"
    people.list.select("Jan")
    people.remove.click()
    people.panel.accept.click()
    assert names(home) == ["Marta", "Ewa"]
    assert refused(home, JAN)
    assert not window.bottom_line.undo.isVisible()
    assert app.desk_of(desk.db, desk.content).laptop == 3
    assert (session.unlocked.db_key, vault.unlock(home, EWA).db_key) == (desk.db.key, desk.db.key)
    people.list.select("Ewa")  # the leave holds on, under the new key
    people.rename.click()
    press("Ewa K.", ENTER)
    assert vault.unlock(home, EWA).slot_name == "Ewa K."
    found = again(MARTA)
    assert found.desk.laptop == 3
    found.close()


def test_who_never_opened_the_vault_since_it_knows_pairs_is_named_first(people, home):
    before = as_of_the_first_version(home, "Marta", "Jan")
    people.list.select("Jan")
    people.remove.click()
    give_leave(people)
    people.panel.accept.click()
    assert isinstance(people.panel, RemovePanel)
    assert "First Marta must open the vault once" in people.panel.error.words()
    assert names(home) == before
    vault.unlock(home, MARTA)
    people.panel.accept.click()
    assert names(home) == ["Marta", "Ewa"]
