# SPDX-License-Identifier: EUPL-1.2
"""How the client reaches a place: what of the directory is confirmed, else a way that does not fail."""

from spreekuur.content.model import Organisation
from spreekuur.letters.choice import Chooser
from spreekuur.letters.draft import may_show, place_to_go
from spreekuur.letters.model import Sentences

# Everybody has one of their own: a phone number would be somebody else's.
OWN = ("huisarts", "tandarts", "verloskundige", "zorgverzekeraar", "gemeente_anders")


def found_at(there: Organisation, chooser: Chooser) -> Sentences:
    """Phone, else website, else address, else how to find it or whom to ask; nothing unconfirmed."""
    if there.id in OWN:
        return (chooser.must("client.who.find_own"),)
    if phone := may_show(there, "phone"):
        return (chooser.must("client.who.phone", phone=phone),)
    if url := may_show(there, "url"):
        return (chooser.must("client.who.website", text=_bare(url)),)
    if place_to_go(there):
        return ()
    return (chooser.must("client.who.not_checked"),)


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
