# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for."""

from collections.abc import Iterator

import pytest

from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.content.pack import Content, from_bytes
from spreekuur.resources import resource
from spreekuur.store.connection import Database, memory_store


@pytest.fixture(scope="session")
def content() -> Content:
    """The shipped content, compiled from what stands in `resources/` now."""
    return from_bytes(as_bytes(compile_folder(resource("content"))), "content.json")


@pytest.fixture
def db() -> Iterator[Database]:
    """A migrated encrypted store in memory."""
    database = memory_store()
    yield database
    database.close()
