# SPDX-License-Identifier: EUPL-1.2
"""How the whole suite runs: small by default, `--slow` for the size of a release, the same in every run."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

pytest_plugins = ["costs"]
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


# All that looks at one scene runs together: a scene is built once. Its files, and what takes long with few tests, are
# handed out first, so that no process is left alone with them at the end.
SCENES = "tests/ui/accessibility/"
LONGEST = (SCENES, "tests/crash/", "tests/screenshots/", "tests/leak/", "tests/journey/")


class WholeFiles(LoadFileScheduling):
    """Hands out whole files, and the scenes as if they were one file."""

    def _split_scope(self, nodeid: str) -> str:
        return SCENES if nodeid.startswith(SCENES) and "[" in nodeid else super()._split_scope(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        for beginning in reversed(LONGEST):
            for scope in [scope for scope in reversed(self.workqueue) if scope.startswith(beginning)]:
                self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> WholeFiles | None:
    """Ours in the place of `--dist=loadfile`; who asks for another gets it."""
    return WholeFiles(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="the size of a release, and what takes minutes")
    parser.addoption(
        "--costs", action="store_true", help="what each file takes of the processor, the dearest first"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in [item for item in items if item.get_closest_marker("slow")]:
            items.remove(item)
            config.hook.pytest_deselected(items=[item])


@pytest.fixture
def slow(request: pytest.FixtureRequest) -> bool:
    """Whether this run takes the size of a release."""
    return bool(request.config.getoption("--slow"))
