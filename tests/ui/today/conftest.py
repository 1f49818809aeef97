# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.today import TodayView
from ui.inline import jobs_of


@pytest.fixture
def jobs(desk: Desk) -> Iterator[InlineJobs]:
    yield from jobs_of(desk)


@pytest.fixture
def evening(desk: Desk, watch) -> Evening:
    return evenings.start(desk, watch(), ("Marta", "Jan"))


@pytest.fixture
def opened(undressed, jobs: InlineJobs, watch, shown) -> Callable[[], TodayView]:
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
