# SPDX-License-Identifier: EUPL-1.2
"""A client file, made from a talk whose client wants to be remembered."""

from datetime import datetime

from spreekuur.clients.model import Purpose
from spreekuur.consultations.talk import Talk
from spreekuur.desk import client_files
from spreekuur.desk.desk import Desk
from spreekuur.desk.records import without_consent


def remember(desk: Desk, talk: Talk, now: datetime) -> str | None:
    """Make a client file from a talk and give its id; None without consent to record.

    Consent `limited` is consent to record only; `yes` is also consent to follow up, and to share with each chosen
    route. Each ends by itself after six months.
    """
    if without_consent(talk) or talk.consent not in ("yes", "limited"):
        return None
    letter = talk.letter
    made = client_files.found(
        desk,
        talk.language,
        now,
        tuple(Purpose) if talk.consent == "yes" else (Purpose.RECORD,),
        given=letter.get("given", ""),
        family=letter.get("family", "") or letter.get("name", ""),
        phone=letter.get("phone", ""),
        birth_date=letter.get("birth_date", ""),
        recipients=[route.route for route in talk.routes],
    )
    return made.client.id
