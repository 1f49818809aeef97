# SPDX-License-Identifier: EUPL-1.2
"""Asking and letting in by files: what is written and what is kept go together, and other files do not matter."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SEVEN
from exchange_vaults import a_desk, a_vault
from spreekuur.desk import admitting, joining
from spreekuur.desk.admitting import Reason
from spreekuur.desk.joining import Stage
from spreekuur.errors.joining import DigitInUse, NoAdmissionHere, NoRequestHere
from spreekuur.errors.papers import FolderMissing
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.team import NotAskedByUs, NotATeamFile
from spreekuur.letters import store as letters
from spreekuur.store import practice, resuming
from spreekuur.team import clocks, roster
from spreekuur.team.joining import MOST_BYTES
from spreekuur.times import stamp


@pytest.fixture
def ana(content):
    return a_desk(a_vault("Ana", 0, founds=True), content)


@pytest.fixture
def bo(content):
    return a_desk(a_vault("Bo", 1), content)


def one_of(ana, place):
    return admitting.requests(ana, place, SEVEN)[0]


def test_from_waiting_to_belonging(ana, bo, tmp_path):
    assert joining.unfinished(bo) is Stage.WAITS
    asked = joining.ask(bo, tmp_path, 1, SEVEN)
    assert (joining.unfinished(bo), joining.asked(bo)) == (Stage.ASKED, asked)
    found = one_of(ana, tmp_path)
    assert found.words == asked.words
    done = admitting.admit(ana, found, "volunteer", SEVEN)
    offer = joining.offered(bo, tmp_path)
    assert (offer.words, offer.founder) == (done.words, "Ana")
    assert joining.unfinished(bo) is Stage.ASKED, "nothing is changed before somebody said yes"
    joining.join(bo, offer)
    assert (joining.unfinished(bo), joining.stage(bo), joining.asked(bo)) == (None, Stage.BELONGS, None)


def test_a_request_that_cannot_be_written_leaves_the_one_before(bo, tmp_path):
    asked = joining.ask(bo, tmp_path, 1, SEVEN)
    with pytest.raises(FolderMissing):
        joining.ask(bo, tmp_path / "gone", 7, SEVEN)
    assert (joining.asked(bo), bo.laptop) == (asked, 1)


def test_an_admission_that_cannot_be_written_lets_nobody_in(ana, bo, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    joining.ask(bo, stick, 1, SEVEN)
    found = one_of(ana, stick)
    stick.rename(tmp_path / "gone")
    with pytest.raises(FolderMissing):
        admitting.admit(ana, found, "volunteer", SEVEN)
    assert roster.of(ana.db).others() == []


def test_the_digit_changes_until_a_letter_carries_it(bo, tmp_path):
    joining.ask(bo, tmp_path, 4, SEVEN)
    assert bo.laptop == 4
    letters.next_number(bo.db, SEVEN.year, 4)
    with pytest.raises(DigitInUse):
        joining.ask(bo, tmp_path, 5, SEVEN)
    joining.ask(bo, tmp_path, 4, SEVEN)


def test_a_file_can_be_named_too(ana, bo, tmp_path):
    joining.ask(bo, tmp_path, 1, SEVEN)
    (request,) = tmp_path.iterdir()
    assert one_of(ana, request).folder == tmp_path
    with pytest.raises(NotATeamFile):
        joining.offered(bo, request)
    with pytest.raises(NoAdmissionHere):
        joining.offered(bo, tmp_path)


def test_large_files_and_folders_are_passed_over(ana, bo, tmp_path):
    joining.ask(bo, tmp_path, 1, SEVEN)
    (tmp_path / "film.json").write_bytes(b'{"' + b" " * MOST_BYTES)
    (tmp_path / "map.json").mkdir()
    assert one_of(ana, tmp_path).name == "Bo"


def test_the_reason_is_kept_and_the_lost_one_gets_one_too(ana, bo, tmp_path, content):
    joining.ask(bo, tmp_path, 1, SEVEN)
    admitting.admit(ana, one_of(ana, tmp_path), "volunteer", SEVEN)
    other = tmp_path / "other"
    other.mkdir()
    joining.ask(a_desk(a_vault("Cas", 1), content), other, 1, SEVEN)
    found = one_of(ana, other)
    assert found.holder == "Bo"
    admitting.admit(ana, found, "confidant", SEVEN, replaces="Bo")
    admitting.revoke(ana, "Cas", Reason.BROKEN, SEVEN)
    told = {one.name: (one.revoked, one.reason) for one in admitting.look(ana, SEVEN).laptops}
    assert told == {"Ana": (False, None), "Bo": (True, Reason.LOST), "Cas": (True, Reason.BROKEN)}


def test_practice_has_no_team(bo, tmp_path):
    practice.mark(bo.db)
    bo.practice = True
    assert admitting.look(bo, SEVEN).stage is Stage.PRACTICE
    for work in (
        lambda: joining.ask(bo, tmp_path, 1, SEVEN),
        lambda: joining.offered(bo, tmp_path),
        lambda: admitting.requests(bo, tmp_path, SEVEN),
    ):
        with pytest.raises(PracticeStays):
            work()
    assert list(tmp_path.iterdir()) == []


@given(
    st.lists(st.binary(max_size=300), max_size=4), st.sampled_from([b'{"', b"age-encryption.org/v1\n", b""])
)
def test_whatever_lies_on_the_stick_is_no_request_and_no_admission(tmp_path_factory, files, begins):
    stick = tmp_path_factory.mktemp("stick")
    for number, noise in enumerate(files):
        (stick / f"{number}.json").write_bytes(begins + noise)
    db = a_vault("Ana", 0, founds=True)
    desk = a_desk(db, None)
    with suppress(NoRequestHere):
        assert admitting.requests(desk, stick, SEVEN) == ()
    with suppress(NoAdmissionHere):
        raise AssertionError(joining.offered(desk, stick))


def joined(ana, bo, place):
    joining.ask(bo, place, 1, SEVEN)
    admitting.admit(ana, one_of(ana, place), "volunteer", SEVEN)
    joining.join(bo, joining.offered(bo, place))


def test_a_laptop_that_was_put_back_asks_once_more_and_keeps_its_digit(ana, bo, tmp_path):
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    joined(ana, bo, first)
    resuming.note(bo.db, 0)
    assert joining.unfinished(bo) is Stage.PUT_BACK
    assert not joining.may_change_digit(bo, SEVEN)
    joining.ask(bo, second, 1, SEVEN + timedelta(hours=1))
    assert joining.unfinished(bo) is Stage.ASKED
    found = one_of(ana, second)
    assert (found.known_as, found.holder) == ("Bo", "")
    admitting.admit(ana, found, "volunteer", SEVEN)
    joining.join(bo, joining.offered(bo, second))
    assert joining.stage(bo) is Stage.BELONGS


def test_a_request_that_is_taken_back_is_forgotten(ana, bo, tmp_path):
    joining.ask(bo, tmp_path, 1, SEVEN)
    admitting.admit(ana, one_of(ana, tmp_path), "volunteer", SEVEN)
    joining.forget(bo)
    assert joining.unfinished(bo) is Stage.WAITS
    with pytest.raises(NotAskedByUs):
        joining.offered(bo, tmp_path)


def test_a_clock_that_differs_is_told_with_the_team(ana, bo, tmp_path):
    joined(ana, bo, tmp_path)
    assert admitting.look(ana, SEVEN).clock is None
    clocks.note(ana.db, bo.db.origin, stamp(SEVEN + timedelta(days=3)), 0)
    assert (admitting.look(ana, SEVEN).clock.name, admitting.look(ana, SEVEN).clock.days) == ("Bo", 3)
