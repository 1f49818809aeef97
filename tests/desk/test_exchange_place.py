# SPDX-License-Identifier: EUPL-1.2
"""The place for bundles: kept in the vault with its password, and nowhere else."""

import pytest

from spreekuur.desk import exchange_place
from spreekuur.desk.exchange_place import Place
from spreekuur.errors.exchange import PlaceUnreachable
from spreekuur.errors.practice import PracticeStays
from spreekuur.errors.transport import AddressRefused
from spreekuur.exchange.transport import Folder, Online
from spreekuur.store import practice

ONLINE = Place("https://share.example:8443/Team uur", "ana", "geheim")


def test_a_place_is_kept_and_the_one_before_is_given_back(desk):
    assert exchange_place.get(desk) == Place()
    assert exchange_place.put(desk, Place("/mnt/stick", "left", "over")) == Place()
    assert exchange_place.put(desk, Place("https://share.example/a", "ana", "geheim")) == Place("/mnt/stick")
    assert exchange_place.get(desk) == Place("https://share.example/a/", "ana", "geheim")


@pytest.mark.parametrize("where", ["http://share.example/", "https://a:b@share.example/", "ftp://x/"])
def test_an_address_that_is_not_used_changes_nothing(desk, where):
    exchange_place.put(desk, Place("/mnt/stick"))
    with pytest.raises(AddressRefused):
        exchange_place.put(desk, Place(where))
    assert exchange_place.get(desk) == Place("/mnt/stick")


def test_each_kind_of_place_is_brought_to_in_its_own_way():
    assert isinstance(exchange_place.transport_of(Place("~/stick")), Folder)
    assert isinstance(exchange_place.transport_of(Place("https://share.example/", "a", "b")), Online)


def test_a_folder_that_is_there_passes_and_one_that_is_not_is_said(tmp_path):
    exchange_place.try_out(Place(str(tmp_path)))
    for where in ("", str(tmp_path / "gone"), "\0"):
        with pytest.raises(PlaceUnreachable):
            exchange_place.try_out(Place(where))


def test_nothing_of_it_can_be_printed_by_chance():
    assert not {"ana", "geheim", "share"} & set(repr(ONLINE).replace("'", " ").split())
    assert "geheim" not in repr(exchange_place.transport_of(Place("https://share.example/", "ana", "geheim")))


def test_a_practice_vault_has_no_place(desk):
    practice.mark(desk.db)
    with pytest.raises(PracticeStays):
        exchange_place.put(desk, Place("/mnt/stick"))
