# SPDX-License-Identifier: EUPL-1.2
"""From the form to what is kept. Here it is decided what of a talk may be kept at all."""

from dataclasses import replace
from datetime import datetime

from spreekuur.consultations.model import Consultation
from spreekuur.consultations.talk import Talk
from spreekuur.identifiers import masked
from spreekuur.times import from_stamp, local_date


def scrubbed(talk: Talk) -> Talk:
    """The talk without identifiers in its free texts; the phone field alone is left as typed."""
    letter = {name: text if name == "phone" else masked(text) for name, text in talk.letter.items()}
    card = tuple(replace(entry, words=masked(entry.words)) for entry in talk.card)
    return replace(talk, note=masked(talk.note), question=masked(talk.question), letter=letter, card=card)


def may_keep(talk: Talk) -> Talk:
    """What of a talk may be kept.

    Without consent only the anonymous count stays: language, topics and outcome; no note, no answers, no link to a
    client, no route, and never a signal. A question that nobody could answer is about the answer, not about who
    asked: it stays.
    """
    kept = scrubbed(talk)
    return count_only(kept) if without_consent(talk) else kept


def count_only(talk: Talk) -> Talk:
    """What of a talk is counted, and nothing that is about the person."""
    return replace(
        talk,
        answers={},
        bands={},
        stays=(),
        note="",
        letter={},
        routes=(),
        advised=(),
        signals=(),
        card=(),
        cards=(),
        shelter=(),
        client_id=None,
        companions=(),
    )


def without_consent(talk: Talk) -> bool:
    """Did the client say no, in words or as a signal?"""
    return talk.consent == "no" or "wants_no_consent" in (talk.signals or ())


def consultation(talk: Talk, now: datetime) -> Consultation:
    """The row that is kept of a talk ending now; one entered afterwards ends when it began."""
    kept = may_keep(talk)
    started = from_stamp(talk.started_at)
    return Consultation(
        id=talk.id,
        evening_id=talk.evening_id,
        held_on=local_date(started),
        started_at=started,
        ended_at=started if talk.entered_afterwards else max(now, started),
        entered_at=now,
        kind=talk.kind,
        language=talk.language,
        consent="no" if without_consent(talk) else talk.consent,
        number=talk.number,
        ticket_id=talk.ticket_id,
        client_id=kept.client_id,
        entered_afterwards=talk.entered_afterwards,
        key_person=talk.key_person,
        interpreter=talk.interpreter,
        persons=max(talk.persons, len(kept.companions) + 1),
        companions=tuple(one.client_id for one in kept.companions),
        topics=kept.topics,
        outcomes=kept.outcomes,
        answers=kept.answers,
        bands=kept.bands,
        stays=kept.stays,
        note=kept.note,
    )
