# SPDX-License-Identifier: EUPL-1.2
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import SENDER
from spreekuur.content.pack import Content
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import vault_settings
from spreekuur.store.connection import STORE_NAME, open_store
from spreekuur.ui.closing import ClosingView
from spreekuur.ui.jobs import InlineJobs
from ui.inline import jobs_of


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A vault's folder with its locks, on a real disk."""
    folder = tmp_path / "kluis"
    folder.mkdir()
    (folder / "keyslots.json").write_text("{}", "utf-8")
    return folder


@pytest.fixture
def desk(home: Path, content: Content, watch) -> Iterator[Desk]:
    db = open_store(home / STORE_NAME, os.urandom(32), author="Marta", clock=watch)
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    yield Desk(db, content, SENDER, laptop=0)
    db.close()


@pytest.fixture
def jobs(desk: Desk) -> Iterator[InlineJobs]:
    yield from jobs_of(desk)


@pytest.fixture
def evening(desk: Desk, watch) -> Evening:
    return evenings.start(desk, watch(), ("Marta", "Jan"))


@pytest.fixture
def opened(jobs: InlineJobs, watch, shown) -> Callable[[], ClosingView]:
    """Opens the screen as the window does."""

    def open_view(width: int = 1118, height: int = 640) -> ClosingView:
        view = ClosingView(jobs, watch)
        view.showing()
        shown(view, width, height)
        view.focus_first()
        return view

    return open_view
