# SPDX-License-Identifier: EUPL-1.2
"""A file that is not as it was left is said on Today until somebody decides, and stands in nobody's way."""

from pathlib import Path

import pytest

from spreekuur.desk import amiss
from spreekuur.desk.amiss import Amiss, Saved
from spreekuur.store import mark
from spreekuur.store.mark import Mark
from spreekuur.times import from_stamp
from spreekuur.ui.today.amiss_card import AmissCard

SINCE = "2026-11-01T20:00:00.000+00:00"
LEADS = {
    mark.OLDER: "older data file",
    mark.OTHER: "changed while Spreekuur was closed",
    mark.FOREIGN: "do not belong together",
    mark.MISSING: "mark of the data file is missing",
    mark.UNREACHED: "what was saved last is missing",
}


@pytest.fixture
def found(desk):
    def set_found(what):
        desk.db.mark = Mark(SINCE, 0, found=what, since=SINCE)

    return set_found


@pytest.mark.parametrize("what", LEADS)
def test_each_finding_has_words_of_its_own(opened, found, what):
    found(what)
    card = opened().parts.amiss
    assert card.isVisible()
    assert LEADS[what] in card._words.words()


@pytest.mark.parametrize(
    ("copied", "said"),
    [(0, "No copy"), (2, "copy of 19:00 has 2 of them"), (3, "copy of 19:00 has them all")],
)
def test_it_says_how_many_changes_are_missing_and_which_copy_has_them(qtbot, copied, said):
    card = AmissCard()
    qtbot.addWidget(card)
    copy = Saved(Path("copy"), "2026-11-01T18:00:00.000+00:00", copied) if copied else None
    card.show_amiss(Amiss(mark.OLDER, SINCE, "", 3, copy), from_stamp(SINCE))
    assert "not there any more: 3." in card._words.words() and said in card._words.words()


def test_nothing_is_said_of_a_sound_file(opened):
    assert opened().parts.amiss.isHidden()


def test_the_evening_can_begin_all_the_same(opened, found, desk, evening):
    found(mark.OLDER)
    view = opened()
    assert view.open_entry()
    assert view.parts.amiss.isVisible(), "and it stays"


def test_to_go_on_takes_it_away_and_can_be_undone(opened, found, desk, jobs):
    found(mark.OTHER)
    view = opened()
    offered = []
    view.undo_offered.connect(lambda _words, back: offered.append(back))
    view.parts.amiss.go_on.click()
    assert view.parts.amiss.isHidden()
    assert [said["what"] for said in amiss.decisions(desk)] == [mark.OTHER]
    jobs.write(view, offered[0], changed="queue")
    assert view.parts.amiss.isVisible()
    assert amiss.decisions(desk) == []


def test_a_copy_can_be_asked_for(opened, found, qtbot):
    found(mark.OLDER)
    view = opened()
    with qtbot.waitSignal(view.copy_wanted):
        view.parts.amiss.copy.click()
