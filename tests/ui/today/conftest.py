# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from builders import SENDER
from spreekuur.content.pack import Content
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.security.sealing import new_key_pair
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.today import TodayView


@pytest.fixture
def desk(db: Database, content: Content) -> Desk:
    vault_settings.put(db, "confidant_key", new_key_pair().public.hex())
    return Desk(db, content, SENDER, laptop=0)


@pytest.fixture
def jobs(desk: Desk) -> InlineJobs:
    return InlineJobs(desk)


@pytest.fixture
def evening(desk: Desk, watch) -> Evening:
    return evenings.start(desk, watch(), ("Marta", "Jan"))


@pytest.fixture
def opened(jobs: InlineJobs, watch, shown) -> Callable[[], TodayView]:
    """Opens the screen as the window does."""

    def open_view(width: int = 1118, height: int = 640) -> TodayView:
        view = TodayView(jobs, watch)
        view.showing()
        shown(view, width, height)
        view.focus_first()
        return view

    return open_view


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
