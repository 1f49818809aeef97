# SPDX-License-Identifier: EUPL-1.2
"""A client with all that one leaves behind in a store, and words that stand nowhere else in it."""

from dataclasses import replace
from datetime import timedelta

from builders import SEVEN, a_talk, minutes
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, due, evening, known_day, papers, talks
from spreekuur.times import local_date

TODAY = local_date(SEVEN)
MONTH = timedelta(days=30)
KEY = bytes(range(32))
# One word of each thing that is about the person, standing nowhere else.
MARKERS = ["Żerdźmarkowa", "Gżegżółkiewicz", "+48 600 777 811", "zakłopotaneczka", "Rabarbarówka", "szuwarek"]


def a_file(desk, purposes=tuple(Purpose), recipients=("juridisch_loket",)):
    person = {"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2], "birth_date": "17-5-1990"}
    return client_files.found(desk, "pl", SEVEN, purposes, **person, recipients=recipients).client


def a_life(desk, client):
    """All that a client leaves behind: corrections, talks saved twice and taken back, letters, an open form."""
    on = evening.current(desk)
    letter = {"given": MARKERS[0], "family": MARKERS[1], "phone": MARKERS[2]}
    kept = []
    for number in range(3):
        talk = a_talk_with_letter(desk, on, client, letter, number)
        talks.finish(desk, talk, SEVEN + minutes(8))
        corrected = replace(talk, note=f"{MARKERS[4]} {number}" * 40, signals=("fire_unsafe",))
        kept.append(talks.finish(desk, corrected, SEVEN + minutes(9)).consultation.id)
    talks.take_back(desk, talks.finish(desk, a_talk_with_letter(desk, on, client, letter, 3), SEVEN))
    client_files.correct(desk, replace(client, family=MARKERS[5]), SEVEN)
    talks.keep(desk, a_talk(on, client_id=client.id, note=MARKERS[3], letter=letter))
    return kept


def a_talk_with_letter(desk, on, client, letter, number):
    talk = a_talk(on, client_id=client.id, note=f"{MARKERS[3]} {number}", letter=letter)
    talks.keep(desk, talk)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(desk, talk, case, SEVEN)
    return talk


def opened_later(desk, now):
    """The vault is opened again long after, and somebody says that the date is right."""
    known_day.confirm(desk, now)
    due.look_after(desk, now)


def at(desk):
    return desk.db.path


def consent_of(desk, client, purpose):
    return next(c for c in client_files.open_file(desk, client.id, TODAY).consents if c.purpose is purpose)


def counts(db):
    """What statistics may count of the talks."""
    rows = db.execute(
        "select k.id, k.held_on, k.language, k.kind, group_concat(distinct t.topic), group_concat(distinct o.outcome)"
        " from consultation k left join consultation_topic t on t.consultation_id = k.id"
        " left join consultation_outcome o on o.consultation_id = k.id group by k.id"
    )
    return sorted(rows.fetchall())
