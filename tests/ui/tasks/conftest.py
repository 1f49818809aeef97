# SPDX-License-Identifier: EUPL-1.2
"""The whole desk in its window, with a client who agreed to be called back."""

import pytest

from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, tasks
from spreekuur.times import local_date
from ui.clients.conftest import client, evening, house, jobs
from ui.follow_up.conftest import late

__all__ = ["asked", "client", "evening", "house", "jobs", "late", "willing"]


@pytest.fixture
def willing(desk, evening, watch):
    """A file with consent to record and to follow up, and a name that must not be seen."""
    return client_files.found(
        desk, "pl", watch(), (Purpose.RECORD, Purpose.FOLLOW_UP), given="Maja", family="Kowalska"
    ).client


@pytest.fixture
def asked(desk, willing, watch):
    """Three tasks for that client, for today; their words."""
    today = local_date(watch())
    said = ["Bel over het loon", "Vraag naar de pas", "Stuur het formulier"]
    for words in said:
        tasks.add(desk, tasks.for_client(desk, willing.id, today), words, today, watch())
    return said
