# SPDX-License-Identifier: EUPL-1.2
"""A paper for each clock of a lost job, made in one go and nameless: the client carries them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import job_loss, papers
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import MadePaper
from spreekuur.desk.records import without_consent
from spreekuur.letters import store
from spreekuur.printing.joined import joined

ALL = "job_loss"
"""Stands for all these papers where one receiver would stand."""


def routes(content: Content, talk: Talk) -> tuple[str, ...]:
    """The chosen places of the clocks that run, each once; fewer than two are no papers in one go."""
    chosen = (clock.suggestion.route for clock in job_loss.running(talk, content, "nl") if clock.chosen)
    found = tuple(dict.fromkeys(chosen))
    return found if len(found) > 1 else ()


def cases(content: Content, talk: Talk, on: date, language: str) -> list[dict[str, Any]]:
    """A case for each place: a letter, or a client sheet where no letter goes or nothing may be passed on."""
    return [_case(content, talk, route, on) | {"language": language} for route in routes(content, talk)]


def preview(desk: Desk, talk: Talk, made: Sequence[dict[str, Any]]) -> bytes:
    """All of them as they would print, one after another; no number is used and nothing is kept."""
    used = {paper.kenmerk for paper in store.of_consultation(desk.db, talk.id)}
    pages, ahead = [], 0
    for case in made:
        pdf, reference = papers.as_it_will_print(desk, talk, case, ahead)
        pages.append(pdf)
        ahead += reference is not None and reference not in used
    return joined(pages)


def make(desk: Desk, talk: Talk, made: Sequence[dict[str, Any]], now: datetime) -> list[MadePaper]:
    """Make them all, or none.

    Raises:
        LetterError: a case cannot become a letter; no number is used then.
    """
    with desk.db.atomic():
        return [papers.make(desk, talk, case, now) for case in made]


def _case(content: Content, talk: Talk, route: str, on: date) -> dict[str, Any]:
    if papers.letter_kind(content, route, talk) is None or without_consent(talk):
        only = tuple(chosen for chosen in talk.routes if chosen.route == route)
        return papers.sheet_case(content, replace(talk, routes=only), on)
    last = job_loss.last_day(talk)
    more = {"work": {"date_to": last.isoformat()}} if last else {}
    return papers.letter_case(content, talk, route, on, shared=False, more=more)
