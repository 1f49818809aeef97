# SPDX-License-Identifier: EUPL-1.2
"""Whom to call about a signal, in the order in which the content names them. Pure."""

from dataclasses import dataclass

from spreekuur.content.pack import Content
from spreekuur.desk.panel import short_name
from spreekuur.directory.reach import Reach, reach_of


@dataclass(frozen=True, slots=True)
class Call:
    """One place to call or to go to; a number stands in `words` only if somebody verified it."""

    route: str
    name: str
    reach: Reach
    words: str


def calls(signal: str, content: Content, language: str) -> tuple[Call, ...]:
    """All places that the content names for a signal, the first one first."""
    made = []
    for route in content.signals[signal].routes:
        organisation = content.organisations[route]
        reach, words = reach_of(organisation)
        name = short_name(organisation, content.text(f"org.{route}.name", language))
        made.append(Call(route, name, reach, words))
    return tuple(made)


def emergency(content: Content, language: str) -> tuple[str, str]:
    """That 112 may be called in danger, in the language of the screen and, when that is another one, in Dutch."""
    text = "signal.acute_danger.safety_note"
    dutch = content.text(text, "nl")
    return content.text(text, language), dutch if language != "nl" else ""
