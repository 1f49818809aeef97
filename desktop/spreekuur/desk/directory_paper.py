# SPDX-License-Identifier: EUPL-1.2
"""One place of the directory for the client, on the screen and on one page. Nothing about a client is in it."""

from datetime import datetime

from spreekuur import letters
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import client_words
from spreekuur.desk.client_view import ClientView, place_of
from spreekuur.desk.desk import Desk
from spreekuur.desk.directory_search import NOT_A_PLACE
from spreekuur.desk.panel import card_of
from spreekuur.desk.practice_mark import marked
from spreekuur.language import LANGUAGES
from spreekuur.letters import case as cases
from spreekuur.letters.model import SHEET
from spreekuur.referral.model import Suggestion
from spreekuur.times import local_date, stamp


def view_of(content: Content, org: str, language: str, now: datetime) -> ClientView | None:
    """The client view of one place, in the client's language; None where nobody can be sent."""
    there = content.organisations.get(org)
    if there is None or there.category in NOT_A_PLACE:
        return None
    spoken = language if language in LANGUAGES else "en"
    suggestion = Suggestion(org, "normal", (), "", there.bring, "", None)
    card = card_of(suggestion, Talk("", "", stamp(now), language=spoken), content, spoken)
    return ClientView(
        language=spoken,
        noted=client_words.noted(spoken),
        topics="",
        places=(place_of(card, content, spoken),),
        promise=client_words.promise(spoken),
    )


def paper(desk: Desk, org: str, language: str, now: datetime) -> bytes:
    """One place on one page, in the client's language with the Dutch under it, as PDF.

    Raises: UserError when the content has no such place or no words for it.
    """
    spoken = language if language in LANGUAGES else "en"
    case = {"kind": SHEET, "recipient": org, "language": spoken}
    read = cases.read(case, desk.content, local_date(now))
    return marked(desk, letters.make(read, desk.content, desk.sender))
