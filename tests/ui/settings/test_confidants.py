# SPDX-License-Identifier: EUPL-1.2
"""Naming who reads what is sealed, and reading it: with one's own passphrase, and gone when one leaves."""

import pytest

from builders import a_talk, an_evening
from spreekuur.consultations.signal_card import Entry, Ground
from spreekuur.desk import talks
from spreekuur.security import vault

from .conftest import EWA, JAN

SECRET = "blauwe deur zonder klink"


@pytest.fixture
def sealed(desk, watch):
    card = (Entry("domestic_violence", Ground.SEEN, SECRET), Entry("forced_work", Ground.INFERRED, ""))
    talks.finish(desk, a_talk(an_evening(desk, watch()), card=card), watch())


def answer(section, phrase):
    section.panel.asking.field.line.setText(phrase)
    section.panel.accept.click()


def name(parts, who, phrase=EWA):
    parts.list.choose("people")
    section = parts.sections["people"]
    section.list.select(who)
    section.confidant.click()
    answer(section, phrase)
    section.panel.accept.click()
    return section


def said(section):
    return " ".join(line.words() for line in section.notes.note._lines)


def test_a_volunteer_is_named_with_the_passphrase_of_who_reads_now(parts, home):
    section = name(parts, "Jan")
    assert [m.name for m in section.people.members if m.confidant] == ["Jan"]
    assert vault.unlock(home, JAN).confidant_key is not None
    assert vault.unlock(home, EWA).confidant_key is None
    assert "Jan" in section.sealed.words()
    assert section.panel is None


def test_who_does_not_read_cannot_name(parts, home):
    parts.list.choose("people")
    section = parts.sections["people"]
    section.list.select("Marta")
    section.confidant.click()
    answer(section, JAN)
    assert vault.unlock(home, EWA).confidant_key is not None
    assert section.panel is not None


def test_the_button_takes_the_last_confidant_back_to_the_coordinator(parts, home):
    name(parts, "Jan")
    section = name(parts, "Jan", JAN)
    assert not any(member.confidant for member in section.people.members)
    assert vault.unlock(home, EWA).confidant_key is not None


def test_a_confidant_reads_and_it_is_gone_when_one_leaves(parts, sealed):
    name(parts, "Jan")
    parts.list.choose("signals")
    section = parts.sections["signals"]
    assert section.notes.list.rows() == []
    section.open_button.click()
    answer(section, EWA)
    assert section.notes.list.rows() == [], "the coordinator is not shown it any more"
    answer(section, JAN)
    assert len(section.notes.list.rows()) == 1
    assert SECRET in said(section)
    assert "without words" in said(section)
    parts.list.choose("people")
    assert (section.notes.list.rows(), said(section)) == ([], "")


def test_nothing_sealed_says_so(parts):
    parts.list.choose("signals")
    section = parts.sections["signals"]
    section.open_button.click()
    answer(section, EWA)
    assert section.notes.none.words() == "Nothing was sealed yet."


def test_removing_the_only_confidant_says_why_not_and_a_new_key_makes_room(parts, home, sealed, watch):
    name(parts, "Jan")
    people = parts.sections["people"]
    parts.acts.leave.give(parts.acts.leave.ask(EWA))
    people.list.select("Jan")
    people.remove.click()
    people.panel.accept.click()
    assert "Only Jan opens what is sealed" in people.panel.error.words()
    people.go_back()
    parts.list.choose("signals")
    signals = parts.sections["signals"]
    signals.anew.click()
    signals.panel.accept.click()
    assert vault.unlock(home, EWA).confidant_key is not None
    assert vault.unlock(home, JAN).confidant_key is None
