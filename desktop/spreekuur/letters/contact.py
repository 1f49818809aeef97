# SPDX-License-Identifier: EUPL-1.2
"""How soon the client goes to a place and by what way: the same on each of the client's papers and on the screen."""

from typing import Any

from spreekuur.content.model import Organisation
from spreekuur.directory.reach import GENERIC, Reach, place_to_go, reach_of, shown_website
from spreekuur.letters.choice import Chooser
from spreekuur.letters.model import Sentences
from spreekuur.referral.going import Going, Soon

OWN = GENERIC
"""Everybody has one of their own: a phone number would be somebody else's."""


def when(how: Going) -> tuple[str, dict[str, Any]]:
    """The phrase that says how soon, and its slots."""
    return f"client.when.{how.soon}", {"date": how.by} if how.soon is Soon.BY_DAY else {}


def step(there: Organisation | None, chooser: Chooser) -> Sentences:
    """What the client does: phone, look on the website, or go; nothing where no way is confirmed."""
    reach, words = reach_of(there) if there else (Reach.ASK, "")
    if reach is Reach.PHONE:
        return (chooser.must("client.next.you_call", phone=words),)
    if reach is Reach.WEBSITE and there:
        return (chooser.must("client.next.you_look", text=shown_website(there)),)
    return (chooser.must("client.next.you_go"),) if reach in (Reach.ADDRESS, Reach.OWN) else ()


def found_at(there: Organisation, chooser: Chooser) -> Sentences:
    """Phone, else website, else how to find it or whom to ask; nothing unconfirmed. The address stands apart."""
    reach, words = reach_of(there)
    if reach is Reach.OWN:
        return (chooser.must("client.who.find_own"),)
    if reach is Reach.PHONE:
        return (chooser.must("client.who.phone", phone=words),)
    if reach is Reach.WEBSITE:
        return (chooser.must("client.who.website", text=shown_website(there)),)
    return () if place_to_go(there) else (chooser.must("client.who.not_checked"),)
