# SPDX-License-Identifier: EUPL-1.2
"""An index that does not say what the files say is found out, and made anew from them."""

import pytest

from spreekuur.clients import searching, store
from spreekuur.clients.matching import wanted
from spreekuur.clients.model import Client
from spreekuur.store import checking
from spreekuur.store.connection import open_store
from spreekuur.times import utc_now

KEY = bytes(range(32))
DAMAGES = (
    "update client_words_data set block = zeroblob(length(block)) where id > 10000",
    "insert into client_words (client_words) values ('delete-all')",
    "delete from client_place where client_id = 'c3'",
    "update client_place set place = place - 99999999999 where client_id = 'c3'",
    "insert into client_place (place, client_id) values (-77, 'nobody')",
)


@pytest.fixture
def db(tmp_path):
    opened = open_store(tmp_path / "vault.db", KEY)
    for number in range(20):
        store.add(
            opened, Client(f"c{number}", f"K{number}", "pl", "Anna", "Kowalska", f"06123456{number:02}")
        )
    yield opened
    opened.close()


def test_a_sound_one_says_nothing(db):
    assert checking.check(db, deep=True) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_is_told_made_anew_and_finds_everybody(db, damage):
    db.execute(damage)
    told = checking.check(db, deep=True)
    assert checking.INDEX in [problem.what for problem in told]
    assert checking.check(db, deep=True) == []
    found = searching.find(db, wanted("5603"), utc_now().date(), 5)
    assert list(found) == ["c3"]
