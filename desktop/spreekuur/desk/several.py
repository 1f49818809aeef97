# SPDX-License-Identifier: EUPL-1.2
"""All papers of one talk in one go: letters, sheet, card. One that fails keeps no other back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import papers
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import CARD, SHEET, MadePaper
from spreekuur.desk.records import without_consent
from spreekuur.errors import UserError
from spreekuur.letters import store
from spreekuur.printing.joined import joined

EVERY = "every"
"""Stands for all papers of the talk where one receiver would stand."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of each case, in their order: the paper, or why there is none."""

    papers: tuple[MadePaper | None, ...] = field(repr=False)
    faults: Mapping[int, UserError]


def receivers(content: Content, talk: Talk) -> tuple[str, ...]:
    """What could be made: a letter to each place that takes one, the client's sheet, and the card to take home."""
    routes = () if without_consent(talk) else papers.letter_routes(content, talk)
    return (*routes, SHEET, CARD)


def preview(
    desk: Desk, talk: Talk, cases: Sequence[Mapping[str, Any]]
) -> tuple[bytes, Mapping[int, UserError]]:
    """The papers as they would print, one after another, and why the others cannot be made.

    Raises: the first reason, when none of them can.
    """
    used = {paper.kenmerk for paper in store.of_consultation(desk.db, talk.id)}
    pages: list[bytes] = []
    faults: dict[int, UserError] = {}
    ahead = 0
    for number, case in enumerate(cases):
        try:
            pdf, reference = papers.as_it_will_print(desk, talk, case, ahead)
        except UserError as error:
            faults[number] = error
            continue
        pages.append(pdf)
        ahead += reference is not None and reference not in used
    if not pages and faults:
        raise next(iter(faults.values()))
    return (joined(pages) if pages else b""), faults


def make(desk: Desk, talk: Talk, cases: Sequence[Mapping[str, Any]], now: datetime) -> Made:
    """Make each of them; one that cannot be made uses no kenmerk, and the others are made all the same."""
    made: list[MadePaper | None] = []
    faults: dict[int, UserError] = {}
    for number, case in enumerate(cases):
        try:
            made.append(papers.make(desk, talk, case, now))
        except UserError as error:
            made.append(None)
            faults[number] = error
    return Made(tuple(made), faults)
