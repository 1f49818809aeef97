# SPDX-License-Identifier: EUPL-1.2
"""The four pages of Help for when something is lost, walked step by step on the real program and a real vault."""

import re

import pytest

from journey.vaults import CHEAP, SECRET
from spreekuur import app, language
from spreekuur.cli import main
from spreekuur.errors.vault import RecoveryRefused, WrongPassphrase
from spreekuur.letters.sender import example
from spreekuur.security import recovery, vault
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup
from spreekuur.store.writing import new_id, save
from spreekuur.ui.help.drills import ALL, FORGOTTEN, LEFT, SHEET, STOLEN, drill
from spreekuur.ui.trouble.view import TroubleView
from spreekuur.ui.widgets import Button

pytestmark = pytest.mark.usefixtures("undressed")

MARTA, EWA, JAN = (
    "appel boom citroen dorp eend fiets",
    "gras huis ijs jas kat lamp",
    "maan noot oog pen ring ster",
)
PEOPLE = (NewSlot("Marta", MARTA), NewSlot("Ewa", EWA, coordinator=True), NewSlot("Jan", JAN))
NAMED = re.compile("“([^”]+)”")


@pytest.fixture
def team(tmp_path):
    """A vault of three people with one talk-free evening in it."""
    home = tmp_path / "kluis"
    founding = app.Founding("Pools spreekuur", example(), 0, PEOPLE, SECRET)
    made = app.found_home(home, founding, cost=CHEAP)
    save(made.db, "evening", {"id": new_id(), "held_on": "2026-11-04", "opened_at": "x", "closed_at": "x"})
    made.close()
    return home


class Walker:
    """Reads a page, and presses what it names."""

    def __init__(self, person):
        self.person = person

    def read(self, page):
        """Open the page from its button on the Help screen; gives what it names, in order."""
        self.person.window.show_screen("help")
        view = self.person.screen("help")
        view.drills.buttons[page].click()
        words = view.page.words()
        assert len(words) == len(drill(page).steps)
        assert view.page.back.hasFocus()
        self.person.press("Esc")
        assert view.drills.buttons[page].hasFocus()
        return [name for step in words for name in NAMED.findall(step)]

    def press(self, word):
        """The one button in sight with this word."""
        self.person.wait(lambda: bool(self._seen(word)))
        self._seen(word)[0].click()
        self.person.settle()

    def _seen(self, word):
        buttons = self.person.program.shell.findChildren(Button)
        return [b for b in buttons if b.text() == word and b.isVisible() and b.isEnabled()]

    def section(self, title):
        """The section of the settings with this title."""
        self.person.window.show_screen("settings")
        parts = self.person.screen("settings").parts
        key = next(key for key, section in parts.sections.items() if section.title() == title)
        parts.list.choose(key)
        self.person.wait(lambda: len(parts.sections[key].people.members) == len(PEOPLE))
        return parts.sections[key]

    def give_leave(self, section, phrase=EWA):
        section.panel.asking.field.line.setText(phrase)
        section.panel.accept.click()
        self.person.wait(lambda: not hasattr(section.panel, "asking"))

    def finish(self, section):
        """Press the filled button, and wait for what it does."""
        section.panel.accept.click()
        self.person.wait(lambda: section.panel is None)
        self.person.settle()


@pytest.fixture
def walker(sit_down, team):
    person = sit_down(team, language="en")
    person.unlock(MARTA)
    return Walker(person)


def opens(home, phrase):
    try:
        return vault.unlock(home, phrase).slot_name
    except WrongPassphrase:
        return ""


def sheet_opens(home, secret):
    try:
        return vault.unlock_by_recovery(home, secret).by_recovery
    except RecoveryRefused:
        return False


def test_a_forgotten_passphrase_comes_back_from_the_coordinator(walker, team):
    people, change, *_rest = walker.read(FORGOTTEN)
    section = walker.section(people)
    section.list.select("Jan")
    walker.press(change)
    walker.give_leave(section)
    words = section.panel.new.value()
    section.panel.new.typed.line.setText(words)
    walker.finish(section)
    assert (opens(team, words), opens(team, JAN)) == ("Jan", "")


def test_a_forgotten_passphrase_comes_back_with_the_sheet(walker, sit_down, team):
    _people, _change, forgotten, use = walker.read(FORGOTTEN)
    walker.person.leave()
    person = sit_down(team, language="en")
    outside = Walker(person)
    outside.press(forgotten)
    person.wait(lambda: bool(person.program.shell.findChildren(TroubleView)))
    (trouble,) = person.program.shell.findChildren(TroubleView)
    form = trouble.recovery
    form.line().setText(" ".join(recovery.to_groups(SECRET)))
    form.name.set_value("Marta")
    words = form.new.value()
    form.new.typed.line.setText(words)
    outside.press(use)
    person.wait(lambda: person.program.desk() is not None)
    assert (opens(team, words), opens(team, MARTA)) == ("Marta", "")
    assert sheet_opens(team, SECRET)


def make_a_new_sheet(walker, names):
    title, anew, count, *_copy = names
    section = walker.section(title)
    walker.press(anew)
    section.panel.accept.click()
    walker.give_leave(section)
    sheet = section.panel.sheet
    assert section.panel.accept.text() == count
    sheet.typed_line().setText(" ".join(sheet.groups))
    walker.finish(section)
    return recovery.from_groups("".join(sheet.groups))


def test_a_lost_sheet_is_replaced_and_the_old_one_opens_nothing(walker, team, tmp_path):
    names = walker.read(SHEET)
    before = (team / "keyslots.json").read_bytes()
    secret = make_a_new_sheet(walker, names)
    assert (sheet_opens(team, secret), sheet_opens(team, SECRET)) == (True, False)
    walker.press(names[-1])
    walker.person.wait(lambda: bool(backup.local_copies(team)))
    key = walker.person.ask(lambda desk: desk.db.key)
    old = tmp_path / "old"
    old.mkdir()
    (old / "keyslots.json").write_bytes(before)
    assert vault.unlock_by_recovery(old, SECRET).db_key != key, "also with the locks from before"
    assert {opens(team, phrase) for phrase in (MARTA, EWA, JAN)} == {"Marta", "Ewa", "Jan"}


def test_who_leaves_opens_nothing_and_all_others_keep_their_passphrase(walker, team):
    people, remove, copy = walker.read(LEFT)
    section = walker.section(people)
    old = walker.person.ask(lambda desk: desk.db.key)
    section.list.select("Jan")
    walker.press(remove)
    walker.give_leave(section)
    assert section.panel.accept.text() == remove
    walker.finish(section)
    assert [opens(team, phrase) for phrase in (MARTA, EWA, JAN)] == ["Marta", "Ewa", ""]
    assert walker.person.ask(lambda desk: desk.db.key) != old
    walker.press(copy)
    walker.person.wait(lambda: bool(backup.local_copies(team)))
    walker.person.leave()
    app.open_home(team, EWA).close()


def test_after_a_theft_one_goes_on_from_the_stick_with_new_passphrases(
    walker, sit_down, team, tmp_path, capsys
):
    walker.read(STOLEN)
    told = " ".join(drill(STOLEN).steps)
    assert "spreekuur restore FOLDER" in told
    stick = walker.person.ask(lambda desk: backup.back_up(desk.db, tmp_path / "stick").folder)
    walker.person.leave()
    assert isinstance(backup.read_manifest(stick)["rows"]["consultation"], int), (
        "the copy says how many talks"
    )
    other = tmp_path / "other laptop"
    (tmp_path / "phrase").write_text(MARTA)
    line = ["restore", str(stick), "--home", str(other), "--passphrase-file", str(tmp_path / "phrase")]
    assert main.run(line) == 0
    capsys.readouterr()
    person = sit_down(other, language="en")
    person.unlock(MARTA)
    there = Walker(person)
    assert person.ask(lambda desk: desk.db.execute("SELECT count(*) FROM evening").fetchone()) == (1,)
    people, change, *_rest = there.read(FORGOTTEN)
    section = there.section(people)
    section.list.select("Jan")
    there.press(change)
    there.give_leave(section)
    section.panel.new.typed.line.setText(section.panel.new.value())
    there.finish(section)
    secret = make_a_new_sheet(there, there.read(SHEET))
    assert (opens(other, JAN), opens(team, JAN)) == ("", "Jan"), "the old one opens the stolen laptop alone"
    assert (sheet_opens(other, secret), sheet_opens(other, SECRET)) == (True, False)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_each_page_says_the_same_in_every_language(code):
    """The numbers that must not be lost in translation, and as many steps as in English."""
    language.use("en")
    english = {name: drill(name) for name in ALL}
    language.use(code)
    try:
        for name in ALL:
            page = drill(name)
            assert len(page.steps) == len(english[name].steps)
            assert len(set(page.steps)) == len(page.steps)
            assert code == "en" or not set(page.steps) & set(english[name].steps)
        told = " ".join(drill(STOLEN).steps)
        for fact in ("72", "33", "34", "Autoriteit Persoonsgegevens", "spreekuur restore FOLDER"):
            assert fact in told
    finally:
        language.use("en")
