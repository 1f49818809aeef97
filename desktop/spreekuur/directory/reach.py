# SPDX-License-Identifier: EUPL-1.2
"""How a place of the directory is reached: what of it is confirmed, and which way comes first."""

import re
from enum import StrEnum

from spreekuur.content.model import Organisation

GENERIC = ("huisarts", "tandarts", "verloskundige", "gemeente_anders", "zorgverzekeraar")
"""Somebody of the client's own: no number can stand in the content, so it is said how to find it."""
_HERE = ("internal", "partner_network")


class Reach(StrEnum):
    """How somebody is reached, or what to do when that is not known."""

    PHONE = "phone"
    WEBSITE = "website"
    ADDRESS = "address"
    OWN = "own"
    HERE = "here"
    ASK = "ask"


def reach_of(organisation: Organisation) -> tuple[Reach, str]:
    """A phone number only if it was verified; else the website, else the address, else what to do."""
    if organisation.category in _HERE:
        return Reach.HERE, ""
    if organisation.id in GENERIC:
        return Reach.OWN, organisation.id
    if phone := may_show(organisation, "phone"):
        return Reach.PHONE, organisation.phones[0] if organisation.phones else phone
    if url := may_show(organisation, "url"):
        return Reach.WEBSITE, url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    if address := may_show(organisation, "address"):
        return Reach.ADDRESS, address
    return Reach.ASK, ""


def is_visited(organisation: Organisation) -> bool:
    """Does one go there? Else it is done from home, by phone or on the website."""
    return reach_of(organisation)[0] not in (Reach.PHONE, Reach.WEBSITE) or bool(place_to_go(organisation))


def may_show(organisation: Organisation, field: str) -> str:
    """A contact field of the directory, if somebody confirmed it; else nothing."""
    value: str = getattr(organisation, field)
    return value if organisation.shows(field) else ""


def shown_website(organisation: Organisation) -> str:
    """The confirmed website as people type it."""
    return re.sub(r"^https?://(www\.)?", "", may_show(organisation, "url")).rstrip("/")


def shown_address(organisation: Organisation) -> str:
    """The confirmed address without the remarks that the directory keeps behind it."""
    return re.sub(r" *\([^()]*\)", "", may_show(organisation, "address").split(";")[0]).strip(" ,")


def place_to_go(organisation: Organisation) -> str:
    """The confirmed address if one can go there: nobody is helped at a post-office box."""
    address = shown_address(organisation)
    return "" if address.casefold().startswith("postbus") else address
