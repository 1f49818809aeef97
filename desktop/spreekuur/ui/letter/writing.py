# SPDX-License-Identifier: EUPL-1.2
"""From what is chosen beside the letter to its case and its headings; nothing here draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import job_loss_papers, letter_fields, papers, signal_cards
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.records import without_consent
from spreekuur.language import NAMES, _
from spreekuur.ui.letter.pages import Heading

SHEET = papers.SHEET


@dataclass(frozen=True, slots=True)
class Choice:
    """To whom (a route or SHEET), in which language, whether the client agreed, and what may be printed."""

    route: str
    language: str
    shared: bool
    letter: Mapping[str, str] = field(default_factory=dict, repr=False)


def receivers(content: Content, talk: Talk) -> list[tuple[str, str]]:
    """Who can get a paper about this talk: the chosen routes that take a letter, then the client."""
    routes = () if without_consent(talk) else papers.letter_routes(content, talk)
    together = [(ALL, "")] if job_loss_papers.routes(content, talk) else []
    return [*((route, _name(content, route)) for route in routes), *together, (SHEET, "")]


def typed(talk: Talk, values: Mapping[str, str]) -> Talk:
    """The talk with the letter fields as they stand on the screen; what has no field here is left alone."""
    others = {name: text for name, text in talk.letter.items() if name not in letter_fields.ALL}
    return replace(talk, letter={**others, **values})


def cases_of(content: Content, talk: Talk, choice: Choice, on: date) -> list[dict[str, Any]]:
    """The cases of the papers that are chosen: one, or one for each clock of a lost job."""
    if choice.route == ALL:
        return job_loss_papers.cases(content, talk, on, choice.language)
    return [case_of(content, talk, choice, on)]


def case_of(content: Content, talk: Talk, choice: Choice, on: date) -> dict[str, Any]:
    """The case of the paper that is chosen."""
    if choice.route == SHEET:
        return papers.sheet_case(content, talk, on) | {"language": choice.language}
    told = replace(talk, letter={**signal_cards.of_card(talk), **choice.letter})
    more = {"language": choice.language}
    return papers.letter_case(content, told, choice.route, on, shared=choice.shared, more=more)


def headings(content: Content, choice: Choice, pages: int) -> list[Heading]:
    """What stands above each page: its language, for whom, and how many sheets it is."""
    for_client = Heading(NAMES[choice.language], _("for the client"))
    if choice.route == SHEET:
        return [for_client] * pages
    if choice.route == ALL:
        return [
            Heading(_("Page {number} of {count}").format(number=n + 1, count=pages)) for n in range(pages)
        ]
    for_them = Heading(NAMES["nl"], _("for {name}").format(name=_name(content, choice.route).split(" (")[0]))
    if pages == 1:
        return [for_them]
    return [for_them] * (pages - 1) + [for_client]


def _name(content: Content, route: str) -> str:
    """A service is called as it is called in Dutch, on every screen."""
    return content.text(f"org.{route}.name", "nl")
