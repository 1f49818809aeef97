# SPDX-License-Identifier: EUPL-1.2
"""A demo makes a vault as everybody does; what its passphrase costs a thief is proved in tests/security."""

import pytest

from journey.vaults import CHEAP
from spreekuur.security import argon


@pytest.fixture(scope="module", autouse=True)
def founded_cheaply():
    """In this process; a demo in another one says so to it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon, "calibrated", lambda: CHEAP)
        yield
