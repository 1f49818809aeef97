# SPDX-License-Identifier: EUPL-1.2
import pytest

from builders import SENDER, an_evening
from spreekuur.content.pack import Content
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database


@pytest.fixture
def desk(db: Database, content: Content) -> Desk:
    """A desk on an empty encrypted store, with a confidant's key to seal signals to."""
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    return Desk(db, content, SENDER, laptop=0)


@pytest.fixture
def evening(desk: Desk) -> Evening:
    return an_evening(desk)
