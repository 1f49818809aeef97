# SPDX-License-Identifier: EUPL-1.2
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


@pytest.fixture(scope="session", autouse=True)
def compiled_words(catalogues: None) -> None:
    """All languages are spoken here."""
