# SPDX-License-Identifier: EUPL-1.2
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """The words of all languages as the build makes them, which a fresh checkout may not have yet."""
    from catalogues import main

    assert main(["compile", "--partial"]) in (None, 0)
