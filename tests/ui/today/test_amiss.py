# SPDX-License-Identifier: EUPL-1.2
"""A file that is not as it was left is said on Today until somebody decides, and stands in nobody's way."""

import pytest

from spreekuur.desk import amiss
from spreekuur.store import mark
from spreekuur.store.mark import Mark

SINCE = "2026-11-01T20:00:00.000+00:00"
LEADS = {
    mark.OLDER: "older data file",
    mark.OTHER: "changed while Spreekuur was closed",
    mark.FOREIGN: "do not belong together",
    mark.MISSING: "mark of the data file is missing",
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
