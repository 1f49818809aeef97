# SPDX-License-Identifier: EUPL-1.2
"""Where figures go is kept in the vault alone, and tried out with a small file that is gone afterwards."""

import os
from pathlib import Path

import pytest

from spreekuur.desk import figures_place
from spreekuur.desk.figures_place import Place
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.sending import FiguresFolderClosed, FiguresPlaceAway, NoPlaceForFigures
from spreekuur.errors.transport import AddressRefused, ShareTrouble, Trouble
from spreekuur.store import practice
from webdav_server import PASSWORD, USER

ONLINE = Place("https://server.example/in/", "kraam", "geheim")


def test_a_place_is_kept_in_the_vault_and_the_one_before_is_given_back(ana):
    assert figures_place.get(ana) == Place() and not Place().is_chosen
    assert figures_place.put(ana, Place("https://server.example/in", "kraam", "geheim")) == Place()
    assert figures_place.put(ana, Place("/mnt/stick", "left", "over")) == ONLINE
    assert figures_place.put(ana, Place("left over", by_hand=True)) == Place("/mnt/stick")
    assert figures_place.get(ana) == Place(by_hand=True)
    assert figures_place.get(ana).is_chosen
    assert "geheim" not in repr(ONLINE)


@pytest.mark.parametrize("where", ["http://localhost/in", "https://a:b@share.example/", "ftp://x/"])
def test_an_address_that_is_not_used_changes_nothing(ana, where):
    figures_place.put(ana, ONLINE)
    with pytest.raises(AddressRefused):
        figures_place.put(ana, Place(where))
    assert figures_place.get(ana) == ONLINE


def test_a_practice_vault_sends_nothing_anywhere(ana):
    practice.mark(ana.db)
    with pytest.raises(PracticeStays):
        figures_place.put(ana, ONLINE)


@pytest.mark.parametrize("nobody", [Place(), Place(by_hand=True)])
def test_without_a_place_nobody_is_called(nobody):
    for use in (figures_place.way_to, figures_place.try_out):
        with pytest.raises(NoPlaceForFigures):
            use(nobody)


def test_a_folder_that_keeps_what_is_written_passes_and_stays_as_it_was(tmp_path):
    (tmp_path / "of_others.txt").write_text("x")
    figures_place.try_out(Place(str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["of_others.txt"]


def test_a_stick_that_is_not_there_is_told_from_a_folder_that_is_closed(tmp_path):
    for where in (str(tmp_path / "stick"), str(tmp_path / "x\0"), "~nobody-at-all/in"):
        with pytest.raises(FiguresPlaceAway):
            figures_place.try_out(Place(where))
    assert not (tmp_path / "stick").exists()
    if Path("/proc/self").is_dir():  # a folder into which nobody, not even root, can put a file
        with pytest.raises(FiguresFolderClosed):
            figures_place.try_out(Place("/proc/self"))


def test_a_stick_that_is_pulled_out_while_it_is_tried_is_away(tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(handle):
        (trial,) = stick.iterdir()
        trial.unlink()
        stick.rmdir()
        raise OSError(5, "gone")

    monkeypatch.setattr(os, "fsync", pulled)
    with pytest.raises(FiguresPlaceAway):
        figures_place.try_out(Place(str(stick)))


def test_a_server_is_tried_with_a_small_file_that_is_taken_away_again(served, trusted):
    place = Place(served.url("team"), USER, PASSWORD)
    before = len(served.asked)
    figures_place.try_out(place)
    assert {"PUT", "GET", "DELETE"} <= {method for method, _path in served.asked[before:]}
    assert list((served.folder / "team").iterdir()) == []
    with pytest.raises(ShareTrouble) as told:
        figures_place.try_out(Place(place.where, USER, "wrong"))
    assert told.value.why is Trouble.PASSWORD
