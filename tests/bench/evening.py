# SPDX-License-Identifier: EUPL-1.2
"""An evening at the desk: twenty talks, each with a letter that is shown and printed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import evening as evenings
from spreekuur.desk import papers, talks
from spreekuur.desk.desk import Desk
from spreekuur.printing import raster

LETTERS = 20
_DPI = 110


def play(desk: Desk) -> int:
    """Play it; returns how many letters were made."""
    now = datetime(2026, 11, 11, 18, 0, tzinfo=UTC)
    evening = evenings.start(desk, now, roster=("Bench",))
    for number in range(LETTERS):
        now += timedelta(minutes=6)
        talk = replace(
            talks.begin(evening, now, number=number + 1),
            language=("pl", "bg", "ro", "es")[number % 4],
            consent="yes",
            topics=("work.unpaid",),
            outcomes=(Outcome.INFO, Outcome.LETTER),
            routes=(ChosenRoute("juridisch_loket", "urgent", ("R029",)),),
            answers={"employment": "agency", "municipality": "aalsmeer"},
            letter={"given": "Zofia", "family": "Wymyślona"},
        )
        talks.keep(desk, talk)
        case = papers.letter_case(desk.content, talk, "juridisch_loket", evening.held_on, shared=True)
        made = papers.make(desk, talk, case, now)
        for page in range(raster.pages(made.pdf)):
            raster.render(made.pdf, page, _DPI)
        talks.finish(desk, talk, now)
    return LETTERS
