# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for."""

from collections.abc import Iterator

import pytest

from spreekuur.store.connection import Database, memory_store


@pytest.fixture
def db() -> Iterator[Database]:
    """A migrated encrypted store in memory."""
    database = memory_store()
    yield database
    database.close()
