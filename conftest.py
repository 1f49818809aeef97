# SPDX-License-Identifier: EUPL-1.2
"""How the whole suite runs: small by default, `--slow` for the size of a release, the same in every run."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("spreekuur", deadline=None, derandomize=True, database=None)
settings.load_profile("spreekuur")
os.environ.pop("SPREEKUUR_HOME", None)


def _own_folders() -> None:
    """Tests that run beside each other never meet in the folders that the system names for a program."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        if worker and (folder := os.environ.get(f"XDG_{name}_HOME")):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / worker)


_own_folders()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="the size of a release, and what takes minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in [item for item in items if item.get_closest_marker("slow")]:
            items.remove(item)
            config.hook.pytest_deselected(items=[item])


@pytest.fixture
def slow(request: pytest.FixtureRequest) -> bool:
    """Whether this run takes the size of a release."""
    return bool(request.config.getoption("--slow"))
