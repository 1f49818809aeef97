# SPDX-License-Identifier: EUPL-1.2
"""The terms that run by themselves, each on its day and not the day before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import SEVEN, a_talk
from client_lives import KEY, MARKERS, TODAY, a_file, at, opened_later
from raw_pages import hits
from spreekuur.clients.consents import end_of
from spreekuur.desk import client_files, due, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.letters import store as kept_papers
from spreekuur.store.backup import back_up_locally

A_DAY = timedelta(days=1)
LETTER = {"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2], "area": "Rabarbarówka"}


def test_a_letter_says_who_it_is_about_for_fourteen_days_and_not_one_more(on_disk):
    talk = a_talk(evenings.current(on_disk), letter=LETTER)
    case = papers.letter_case(on_disk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(on_disk, talk, case, SEVEN)
    talks.finish(on_disk, talk, SEVEN)
    says = lambda: [paper.case for paper in kept_papers.of_consultation(on_disk.db, talk.id)]  # noqa: E731
    due.look_after(on_disk, SEVEN + 13 * A_DAY)
    assert MARKERS[0] in str(says())
    due.look_after(on_disk, SEVEN + 14 * A_DAY)
    assert says() == [None]


def test_what_was_typed_for_a_letter_goes_after_fourteen_days_also_from_a_form_that_stayed_open(on_disk):
    talk = a_talk(evenings.current(on_disk), letter=LETTER, note="kamer zonder raam")
    talks.keep(on_disk, talk)
    ((before, kept_at),) = talks.unfinished(on_disk)
    due.look_after(on_disk, SEVEN + 13 * A_DAY)
    assert talks.unfinished(on_disk) == [(before, kept_at)]
    assert hits(at(on_disk), KEY, [MARKERS[0]]) > 0
    due.look_after(on_disk, SEVEN + 14 * A_DAY)
    assert talks.unfinished(on_disk) == [(replace(before, letter={}), kept_at)], "asked for with its own time"
    copy = back_up_locally(on_disk.db).folder / "vault.db"
    assert [hits(store, KEY, MARKERS) for store in (at(on_disk), copy)] == [0, 0]
    assert hits(copy, KEY, ["kamer zonder raam"]) > 0


@pytest.mark.parametrize("day", ["2026-08-31", "2026-11-11", "2027-12-31"])
def test_consent_to_follow_up_holds_six_months_and_not_one_day_more(on_disk, day):
    given = SEVEN + (type(TODAY).fromisoformat(day) - TODAY)
    client = client_files.found(on_disk, "pl", given, tuple(client_files.Purpose)).client
    ends = end_of(type(TODAY).fromisoformat(day))
    assert client_files.may_follow_up(on_disk, client.id, ends - A_DAY)
    assert not client_files.may_follow_up(on_disk, client.id, ends)
    opened_later(on_disk, SEVEN + (ends - TODAY))
    assert not client_files.may_follow_up(on_disk, client.id, ends)
    assert client_files.open_file(on_disk, a_file(on_disk).id, TODAY) is not None
