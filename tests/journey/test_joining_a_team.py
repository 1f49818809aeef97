# SPDX-License-Identifier: EUPL-1.2
"""A new laptop comes into the team of another: set-up, request, admission, joined; by keys, with a folder as stick."""

import sys
from time import monotonic

import pytest

from journey.vaults import PHRASE
from spreekuur.team import roster
from spreekuur.ui.settings.slot_panels import LeavePanel
from spreekuur.ui.team.admitting_panels import AdmitPanel, AdmittedPanel, RequestsPanel
from spreekuur.ui.team.joining_panels import AskToJoinPanel, OfferPanel

pytestmark = pytest.mark.usefixtures("undressed")


def set_up(person) -> str:
    """The six steps of the set-up, of a laptop that joins; its passphrase."""
    wizard = person.program.shell.currentWidget()
    person.press("Enter")
    phrases = []
    person.reach(wizard.words.name_line().hasFocus)
    person.write("Jan")
    person.reach(wizard.words.new.typed.line.hasFocus)
    phrases.append(wizard.words.new.value())
    person.write(phrases[0])
    person.press("Enter")
    person.reach(wizard.recovery.typed_line().hasFocus)
    person.write("".join(wizard.recovery.groups).lower())
    person.press("Enter")
    person.pick(wizard.letters.kind, "join")
    assert wizard.letters.name_line().text() == "Laptop van Jan"
    person.reach(wizard.letters.name_line().hasFocus)
    person.press("Enter")
    person.reach(wizard.coordinator.skip.hasFocus)
    person.press("Enter")
    person.wait(lambda: wizard.card.place() == 5)
    person.press("Enter")
    person.wait(lambda: person.program.desk() is not None)
    person.settle()
    return phrases[0]


def section_of(person):
    return person.screen("settings").parts.sections["team"]


def go_to_team(person):
    """From anywhere in the program to the section, with the focus in it."""
    person.press("Ctrl+7")
    parts = person.screen("settings").parts
    person.reach(lambda: parts.list.current() == "team", "Down")
    person.settle()
    return section_of(person)


def name_stick(person, section, stick):
    person.reach(section.panel.folder.line.hasFocus, "Shift+Tab")
    person.write(str(stick))
    person.press("Enter")


def ask(sit_down, home, stick) -> tuple[str, str]:
    """The new laptop: set up, and its request is on the stick; its passphrase and its six words."""
    jan = sit_down(home)
    phrase = set_up(jan)
    section = section_of(jan)
    jan.wait(lambda: isinstance(section.panel, AskToJoinPanel))  # the set-up leads on to it
    name_stick(jan, section, stick)
    jan.wait(lambda: section.team.standing.asked is not None)
    jan.counter.report("new laptop, set up and asked")
    words = section.team.six.accessibleName()
    jan.leave()
    return phrase, words


def let_in(person, stick, words) -> str:
    """The coordinator: the same six words, and the admission is on the stick; the words of the team."""
    begun, before = monotonic(), len(person.counter)
    section = go_to_team(person)
    person.press("Tab")
    person.reach(section.team.admit.hasFocus)
    person.press("Enter")
    assert isinstance(section.panel, LeavePanel)
    person.write(PHRASE)
    person.press("Enter")
    person.wait(lambda: isinstance(section.panel, RequestsPanel))
    name_stick(person, section, stick)
    person.wait(lambda: isinstance(section.panel, AdmitPanel))
    assert section.panel.six.accessibleName() == words
    assert section.panel.cancel.hasFocus(), "Enter without looking is no yes"
    person.press("Shift+Tab", "Enter")
    person.wait(lambda: isinstance(section.panel, AdmittedPanel))
    of_team = section.panel.six.accessibleName()
    person.press("Enter")
    assert section.panel is None
    sys.stdout.write(
        f"let in: {len(person.counter) - before} keys and two texts, {monotonic() - begun:.1f} s\n"
    )
    return of_team


def test_two_people_who_never_did_it_bring_a_laptop_into_the_team(sit_down, person, tmp_path):
    stick, home = tmp_path / "stick", tmp_path / "nieuw"
    stick.mkdir()
    person.leave()
    phrase, words = ask(sit_down, home, stick)
    marta = sit_down()
    marta.unlock()
    of_team = let_in(marta, stick, words)
    marta.leave()

    jan = sit_down(home)  # closed in between, and gone on with from Today
    jan.unlock(phrase)
    row = next(
        row
        for row in jan.screen("today").parts.todo.rows
        if "mee te doen" in row.button.accessibleDescription()
    )
    jan.reach(row.button.hasFocus)
    jan.press("Enter")
    section = section_of(jan)
    jan.wait(section.team.take.hasFocus)
    jan.press("Enter")
    jan.wait(lambda: isinstance(section.panel, OfferPanel))
    assert section.panel.six.accessibleName() == of_team
    jan.press("Shift+Tab", "Enter")
    jan.wait(lambda: section.panel is None)
    jan.settle()
    jan.counter.report("joined")
    assert [one.name for one in jan.ask(lambda desk: roster.of(desk.db)).others()] == ["Pools spreekuur"]
    assert (
        jan.screen("today").today.joining is None or jan.ask(lambda desk: roster.is_waiting(desk.db)) is False
    )
