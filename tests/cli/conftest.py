# SPDX-License-Identifier: EUPL-1.2
"""A command speaks the language it is asked for; the tests after it are to hear the one from before."""

from collections.abc import Iterator

import pytest

from spreekuur import language


@pytest.fixture(autouse=True)
def the_language_from_before() -> Iterator[None]:
    """Put the language back that was in use."""
    before = language.current()
    yield
    language.use(before)
