# SPDX-License-Identifier: EUPL-1.2
"""How a route is reached, in words; and a date as short as a stamp."""

from datetime import date

from spreekuur.desk.explained import Way
from spreekuur.desk.panel import RouteCard
from spreekuur.directory.reach import Reach
from spreekuur.language import _, current

_ICONS = {
    Reach.PHONE: "phone",
    Reach.WEBSITE: "globe",
    Reach.ADDRESS: "map-pin",
    Reach.OWN: "search",
    Reach.HERE: "user",
    Reach.ASK: "circle-question-mark",
}
_ON_TOP = (Reach.PHONE, Reach.WEBSITE)


def icon(card: RouteCard | Way) -> str:
    """The icon in front of it."""
    return _ICONS[card.reach]


def is_short(card: RouteCard | Way) -> bool:
    """Does it fit beside the name, as a number or a website does?"""
    return card.reach in _ON_TOP


def words(card: RouteCard | Way) -> str:
    """The number, the website, the address, or what to do instead."""
    if card.reach is Reach.OWN:
        return own(card.route)
    return {
        Reach.HERE: _("Here at the consultation hour."),
        Reach.ASK: _("Number not yet called: ask the coordinator."),
    }.get(card.reach, card.reach_words)


def own(route: str) -> str:
    """How to find somebody of the client's own; empty for any other route."""
    return {
        "huisarts": _(
            "The client's own doctor: the number is on the insurance letter or the practice's website."
        ),
        "tandarts": _("Look for a dentist nearby; the health insurer helps to find one."),
        "verloskundige": _("The client chooses a midwife nearby; no referral is needed."),
        "gemeente_anders": _("Look on the website of the municipality where the client lives."),
        "zorgverzekeraar": _("The number is on the client's insurance card."),
    }.get(route, "")


def checked(on: date | None) -> str:
    """When the entry was looked over last."""
    if on is None:
        return ""
    # Babel is loaded when the first card is drawn, not before the window is there.
    from babel.dates import format_date

    return _("checked {date}").format(date=format_date(on, "d MMM y", locale=current()))
