# SPDX-License-Identifier: EUPL-1.2
"""Who can get a paper, what was typed for it, and what stands above its pages; nothing here draws."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import job_loss_papers, letter_cases, letter_extras, letter_fields, papers
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.letter_cases import Choice
from spreekuur.desk.papers import CARD, FOR_CLIENT, NEUTRAL, SHEET
from spreekuur.desk.records import without_consent
from spreekuur.desk.several import EVERY
from spreekuur.language import NAMES, _
from spreekuur.ui.letter.pages import Heading

_FIELDS = frozenset((*letter_fields.ALL, *letter_extras.BY_NAME, letter_cases.LAYOUT))


def receivers(content: Content, talk: Talk) -> list[tuple[str, str]]:
    """Who can get a paper about this talk: the chosen routes that take a letter, then the client."""
    routes = () if without_consent(talk) else papers.letter_routes(content, talk)
    together = [(ALL, "")] if job_loss_papers.routes(content, talk) else []
    every = [(EVERY, "")] if routes else []
    letters = [(route, place_name(content, route)) for route in routes]
    return [*letters, *together, (SHEET, ""), *every, (CARD, ""), (NEUTRAL, "")]


def typed(talk: Talk, values: Mapping[str, str]) -> Talk:
    """The talk with the letter fields as they stand on the screen; what has no field here is left alone."""
    others = {name: text for name, text in talk.letter.items() if name not in _FIELDS}
    return replace(talk, letter={**others, **values})


def headings(content: Content, choice: Choice, pages: int) -> list[Heading]:
    """What stands above each page: its language, for whom, and how many sheets it is."""
    for_client = Heading(NAMES[choice.language], _("for the client"))
    if choice.route in FOR_CLIENT:
        return [for_client] * pages
    if choice.route in (ALL, EVERY):
        return [
            Heading(_("Page {number} of {count}").format(number=n + 1, count=pages)) for n in range(pages)
        ]
    for_them = Heading(
        NAMES["nl"], _("for {name}").format(name=place_name(content, choice.route).split(" (")[0])
    )
    if pages == 1:
        return [for_them]
    return [for_them] * (pages - 1) + [for_client]


def place_name(content: Content, route: str) -> str:
    """A service is called as it is called in Dutch, on every screen."""
    return content.text(f"org.{route}.name", "nl")


def fields_of(content: Content, talk: Talk, route: str, on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a paper for this receiver can hold: who the client is, and what is asked one by one."""
    if route == NEUTRAL:
        return (), letter_extras.MEETING
    return letter_fields.seen_by(content, route), letter_cases.printed_extras(content, talk, route, on)
