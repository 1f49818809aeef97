# SPDX-License-Identifier: EUPL-1.2
"""The whole desk in its window, as the screen of the clients has it, with referrals of earlier evenings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import a_talk
from spreekuur.clients.model import Purpose
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import client_files, papers, talks
from spreekuur.desk import evening as evenings
from ui.clients.conftest import client, evening, house, jobs

__all__ = ["client", "elsewhere", "evening", "house", "jobs", "late", "thinking"]


@pytest.fixture
def late(desk, watch, evening):
    """Three letters of five weeks ago to the legal aid desk, without an answer; their kenmerken."""
    moment = watch() - timedelta(days=35)
    before = evenings.of_day(desk, moment.date(), moment)
    made = []
    for _turn in range(3):
        talk = replace(a_talk(before), started_at=moment.isoformat(timespec="milliseconds"))
        case = papers.letter_case(desk.content, talk, "juridisch_loket", moment.date(), shared=True)
        made.append(papers.make(desk, talk, case, moment).kenmerk)
        talks.finish(desk, talk, moment)
    return made


@pytest.fixture
def elsewhere(desk, watch, evening):
    """Somebody who was sent to another place at that time."""
    moment = watch() - timedelta(days=35)
    before = evenings.of_day(desk, moment.date(), moment)
    talk = replace(
        a_talk(before),
        started_at=moment.isoformat(timespec="milliseconds"),
        routes=(ChosenRoute("sncu", "normal", ()),),
    )
    talks.finish(desk, talk, moment)
    return talk


@pytest.fixture
def thinking(desk, watch, evening):
    """A client who thinks one route over; their file."""
    made = client_files.found(desk, "pl", watch(), (Purpose.RECORD, Purpose.FOLLOW_UP)).client
    advised = (ChosenRoute("participe", "normal", ()),)
    talks.finish(desk, a_talk(evening, routes=(), advised=advised, client_id=made.id), watch())
    return made
