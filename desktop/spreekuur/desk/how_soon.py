# SPDX-License-Identifier: EUPL-1.2
"""How soon the client of a talk goes to a place: asked by the card, the client's screen and every paper. Pure."""

from datetime import date

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import letter_typed
from spreekuur.referral.answers import from_talk
from spreekuur.referral.engine import suggest
from spreekuur.referral.going import Going, going
from spreekuur.times import from_stamp, local_date


def priorities(talk: Talk, content: Content) -> dict[str, str]:
    """How pressing each route is, chosen or advised: what is advised now counts before what was at the choice."""
    chosen = {each.route: each.priority for each in (*talk.routes, *talk.advised)}
    return chosen | {
        each.route: each.priority for each in suggest(from_talk(talk, content), content).suggestions
    }


def of_route(talk: Talk, content: Content, route: str, priority: str) -> Going:
    """How soon the client goes there, on the day of the talk."""
    return going(priority, last_day(talk, content, route), _day_of(talk))


def last_day(talk: Talk, content: Content, route: str) -> date | None:
    """The last day that was typed for a letter, where the place is legal help: the term is one of the law."""
    category = content.organisations[route].category
    if content.letter_kind(category, talk.signals or ()) != "legal":
        return None
    return letter_typed.day(talk.letter.get("deadline", ""), _day_of(talk))


def _day_of(talk: Talk) -> date:
    return local_date(from_stamp(talk.started_at))
