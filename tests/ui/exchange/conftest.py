# SPDX-License-Identifier: EUPL-1.2
"""The windows of a small team over one folder, with real keys, real vaults and real bundles."""

from collections.abc import Callable, Iterator

import pytest

from exchange_team import Team
from exchange_vaults import Ticking
from spreekuur.desk.desk import Desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from ui.clients.conftest import House


@pytest.fixture
def team(content, tmp_path) -> Team:
    """One evening: two talks at each laptop, nothing given yet."""
    folder = tmp_path / "STICK"
    folder.mkdir()
    made = Team(content, folder, Ticking())
    for desk in (made.ana, made.bo, made.cy):
        made.evening(desk, 2)
    return made


@pytest.fixture
def at(undressed, qapp, shown) -> Iterator[Callable[[Desk], House]]:
    """`at(desk)`: somebody sits down at that laptop; its window is in front and hears the keys."""
    held: list[tuple[InlineJobs, Keys | None]] = []

    def sit_down(desk: Desk) -> House:
        for _jobs, keys in held:
            if keys is not None:
                qapp.removeEventFilter(keys)
        jobs = InlineJobs(desk)
        house = House(desk, desk.db.clock, jobs)
        shown(house.shell)
        house.window.show_screen("today")
        held.append((jobs, Keys(qapp, house.window.do)))
        return house

    yield sit_down
    for jobs, keys in held:
        if keys is not None:
            qapp.removeEventFilter(keys)
            keys.deleteLater()
        jobs.deleteLater()
