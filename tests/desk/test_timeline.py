# SPDX-License-Identifier: EUPL-1.2
"""A timeline holds all that happened with a client, the newest first, and nothing that is sealed or somebody else's."""

from dataclasses import replace
from datetime import date, timedelta

from builders import SEVEN, a_talk, minutes
from client_lives import MARKERS, TODAY, a_file, a_life, consent_of
from spreekuur.clients import merging
from spreekuur.clients.households import Kind as Tie
from spreekuur.clients.model import Purpose
from spreekuur.consultations.model import Stay
from spreekuur.desk import client_files, client_files_talk, follow_up, households, linking, talks, timeline
from spreekuur.desk.timeline import Kind
from spreekuur.referral.progress import Progress, WhyNot
from spreekuur.store.writing import new_id, save
from spreekuur.times import stamp

LATER = SEVEN + timedelta(days=20)


def events(desk, client, now=LATER):
    return timeline.of_client(desk, client.id, now)


def of(desk, client, kind, now=LATER):
    return [event for event in events(desk, client, now) if event.kind is kind]


def another(desk, **person):
    return client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,), **person).client


def test_every_kind_of_event_is_there_and_the_newest_stands_first(on_disk):
    client = a_file(on_disk)
    (first, *_more) = a_life(on_disk, client)
    stays = (Stay(date(2024, 3, 1), date(2025, 1, 5)), Stay(date(2027, 1, 1), None, planned=True))
    with_stay = replace(talks.unfinished(on_disk)[0][0], stays=stays)
    talks.finish(on_disk, with_stay, SEVEN + minutes(20))
    households.add(on_disk, client.id, Tie.CHILD, None, SEVEN)
    row = {
        "id": new_id(),
        "client_id": client.id,
        "words": MARKERS[4],
        "due_on": "2026-12-09",
        "state": "open",
    }
    save(on_disk.db, "task", row | {"noted_at": stamp(SEVEN), "noted_by": "Ana"})
    waiting = [one.referral for one in follow_up.awaited(on_disk, TODAY)]
    referral = next(one for one in waiting if one.consultation_id == first)
    follow_up.note(on_disk, referral.id, Progress.COULD_NOT_HELP, LATER, WhyNot.FULL)
    client_files.withdraw(on_disk, consent_of(on_disk, client, Purpose.SHARE).consent_id, LATER)
    client_files.look_into(on_disk, client.id, LATER)
    found = events(on_disk, client)
    assert {event.kind for event in found} == set(Kind)
    assert [event.on for event in found] == sorted((event.on for event in found), reverse=True)
    (ended,) = [event for event in found if event.what == "could_not_help"]
    assert (ended.about, ended.on.isoformat()) == (("juridisch_loket", "full"), "2026-12-01")
    assert first in {event.talk for event in found}
    assert [e.what for e in found if e.kind is Kind.STAY] == ["arrival_planned", "departure", "arrival"]
    assert "withdrawn" in {event.what for event in found if event.kind is Kind.CONSENT}
    assert not any(marker in repr(event) for event in found for marker in MARKERS)


def test_who_looked_into_a_file_is_not_said_and_signals_are_nowhere(desk, evening):
    client = a_file(desk)
    desk.db.author = "Marta"
    talk = a_talk(evening, client_id=client.id, topics=("safety.violence",), signals=("violence_now",))
    talks.finish(desk, linking.agree(talk, desk.content), SEVEN)
    client_files.look_into(desk, client.id, SEVEN)
    told = [(event, event.words, event.about, event.what) for event in events(desk, client)]
    assert "Marta" not in str(told)
    assert "violence_now" not in str(told)
    assert "sealed" not in str(told)


def test_whoever_came_along_sees_the_talk_and_not_the_papers_or_stays_of_the_first(on_disk):
    client, other = a_file(on_disk), another(on_disk)
    a_life(on_disk, client)
    (talk, _at) = talks.unfinished(on_disk)[0]
    shared = linking.bring(replace(talk, stays=(Stay(date(2024, 3, 1), None),)), other.id)
    talks.finish(on_disk, shared, SEVEN)
    assert {event.kind for event in events(on_disk, other)} == {Kind.TALK, Kind.REFERRAL, Kind.CONSENT}
    (seen,) = of(on_disk, other, Kind.TALK)
    told = client_files_talk.told(on_disk, other.id, seen.talk, "nl")
    assert MARKERS[3] not in str(told.lines)
    own = client_files_talk.told(on_disk, client.id, seen.talk, "nl")
    assert MARKERS[3] in str(own.lines)


def test_two_files_of_one_person_have_one_timeline(desk, evening):
    client, twice = a_file(desk), another(desk)
    for who in (client, twice):
        talks.finish(desk, a_talk(evening, client_id=who.id), SEVEN)
    merging.join(desk.db, client.id, twice.id, (), SEVEN)
    assert len(of(desk, client, Kind.TALK)) == 2


def test_a_talk_that_was_taken_back_is_not_told(desk, evening):
    client = a_file(desk)
    saved = talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN)
    talks.take_back(desk, saved)
    assert of(desk, client, Kind.TALK) == []
    assert client_files_talk.told(desk, client.id, saved.consultation.id, "nl") is None


def test_an_erased_file_has_no_timeline(desk, evening):
    client = a_file(desk)
    talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN)
    client_files.erase_now(desk, client.id, SEVEN)
    assert events(desk, client) == ()


def test_days_on_which_an_evening_was_held_are_known(desk, evening):
    client = a_file(desk)
    talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN)
    assert timeline.evenings(desk, events(desk, client)) == {TODAY}


def test_two_hundred_events_take_a_handful_of_questions_to_the_store(desk, evening):
    client = a_file(desk)
    for number in range(60):
        talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN + minutes(number))
    asked = []
    desk.db._connection.set_trace_callback(asked.append)
    assert len(events(desk, client)) >= 120
    desk.db._connection.set_trace_callback(None)
    assert 0 < len(asked) < 30
