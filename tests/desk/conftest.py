# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import SENDER, SEVEN, a_talk, an_evening
from client_lives import KEY
from exchange_vaults import a_desk, a_vault
from figures_desk import APRIL_15, Hand
from spreekuur.content.pack import Content
from spreekuur.desk import talks
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import vault_settings
from spreekuur.store.connection import open_store


@pytest.fixture
def evening(desk: Desk) -> Evening:
    return an_evening(desk)


@pytest.fixture
def on_disk(tmp_path: Path, content: Content) -> Iterator[Desk]:
    """A desk on a store in a file, with an evening before that fills pages."""
    db = open_store(tmp_path / "vault.db", KEY, author="Ana", clock=lambda: SEVEN)
    db.leads = True
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    desk = Desk(db, content, SENDER, laptop=0)
    on = an_evening(desk)
    for number in range(25):
        talk = a_talk(on, note="x" * (37 * number % 900))
        talks.finish(desk, talk, SEVEN)
    yield desk
    db.close()


@pytest.fixture
def clock() -> Hand:
    """The first day on which figures of the first quarter may be made."""
    return Hand(APRIL_15)


@pytest.fixture
def ana(content: Content, clock: Hand) -> Iterator[Desk]:
    """The desk of a coordinator who founded a team and is alone in it."""
    db = a_vault("Ana", 0, founds=True, clock=clock)
    yield a_desk(db, content)
    db.close()
