# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from builders import SEVEN, an_evening
from letter_builders import the_talk
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.letter.letter_view import LetterView
from ui.inline import jobs_of


@pytest.fixture
def jobs(desk: Desk) -> Iterator[InlineJobs]:
    yield from jobs_of(desk)


@pytest.fixture
def evening(desk: Desk) -> Evening:
    return an_evening(desk)


@pytest.fixture
def opened(undressed, jobs, content, evening, shown) -> Iterator[Callable[..., LetterView]]:
    """`opened(...)`: the letter screen with a Polish talk whose papers go to a social team and a legal desk."""

    views: list[LetterView] = []

    def open_it(*, printer: str = "", **more: Any) -> LetterView:
        view = LetterView(jobs, content, lambda: SEVEN)
        shown(view)
        view.showing()
        view.delivery.outlet.set_printers([printer] if printer else [])
        view.open(the_talk(evening, **more))
        views.append(view)
        return view

    yield open_it
    for view in views:  # while the store is still there
        view.hide()
