# SPDX-License-Identifier: EUPL-1.2
import pytest

from referral.naive import Naive
from spreekuur.resources import resource


@pytest.fixture(scope="session")
def naive() -> Naive:
    """The slow engine that the real one is compared with."""
    return Naive(resource("content"))
