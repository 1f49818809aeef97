# SPDX-License-Identifier: EUPL-1.2
import pytest

from builders import an_evening
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening


@pytest.fixture
def evening(desk: Desk) -> Evening:
    return an_evening(desk)
