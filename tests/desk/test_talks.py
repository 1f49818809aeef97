# SPDX-License-Identifier: EUPL-1.2
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk, minutes
from spreekuur.consultations import store
from spreekuur.consultations.model import Kind, Stay
from spreekuur.desk import form, queue, talks
from spreekuur.errors.desk import DayInFuture
from spreekuur.evenings.model import TicketState
from spreekuur.evenings.store import ticket as ticket_by_id
from spreekuur.referral import store as referrals


def _everything(db) -> str:
    tables = [
        name for (name,) in db.execute("select name from sqlite_master where type = 'table'").fetchall()
    ]
    return " ".join(str(row) for name in tables for row in db.execute(f'select * from "{name}"').fetchall())


def test_a_saved_talk_is_read_back_as_it_was(desk, evening):
    talk = a_talk(
        evening, stays=(Stay(date(2026, 3, 1), None),), bands={"age_band": "25-44"}, note="belt morgen"
    )
    saved = talks.finish(desk, talk, SEVEN + minutes(9))
    assert store.get(desk.db, talk.id) == saved.consultation
    assert [r.route for r in referrals.of_consultation(desk.db, talk.id)] == ["juridisch_loket"]


def test_saving_twice_is_one_talk_in_its_corrected_version(desk, evening):
    talk = a_talk(evening)
    talks.finish(desk, talk, SEVEN + minutes(5))
    talks.finish(desk, replace(talk, topics=("reg.brp",), routes=()), SEVEN + minutes(6))
    (kept,) = store.of_evening(desk.db, evening.id)
    assert kept.topics == ("reg.brp",)
    assert referrals.of_consultation(desk.db, talk.id) == []


def test_saving_erases_the_draft_and_undo_brings_the_form_back(desk, evening):
    talk = a_talk(evening, note="eerst bellen", signals=("fire_unsafe",), topics=("safety.fire",))
    talks.keep(desk, talk)
    saved = talks.finish(desk, talk, SEVEN + minutes(5))
    assert talks.unfinished(desk) == []
    assert talks.take_back(desk, saved) == talk
    assert store.of_evening(desk.db, evening.id) == []
    assert [draft for draft, _ in talks.unfinished(desk)] == [talk]


def test_a_draft_comes_back_whole(desk, evening):
    talk = a_talk(
        evening, signals=None, letter={"family": "Święcicka", "phone": "+48 600 000 000"}, persons=3
    )
    talks.keep(desk, talk)
    assert [draft for draft, _ in talks.unfinished(desk)] == [talk]


def test_without_consent_only_the_anonymous_count_stays(desk, evening):
    talk = a_talk(
        evening, consent="no", note="heet Jansen", signals=("fire_unsafe",), letter={"family": "Jansen"}
    )
    talks.keep(desk, talk)
    kept = talks.finish(desk, talk, SEVEN + minutes(5)).consultation
    assert (kept.language, kept.topics, kept.outcomes) == ("pl", talk.topics, talk.outcomes)
    assert (kept.note, dict(kept.answers), kept.client_id) == ("", {}, None)
    stored = _everything(desk.db)
    assert "Jansen" not in stored
    assert "fire_unsafe" not in stored
    assert desk.db.execute("select max(signal) from consultation_topic").fetchone() == (0,)
    assert referrals.of_consultation(desk.db, talk.id) == []


def test_who_says_no_later_takes_everything_but_the_count_back(desk, evening):
    talk = a_talk(
        evening, note="heet Jansen", signals=("fire_unsafe",), stays=(Stay(date(2026, 3, 1), None),)
    )
    talks.finish(desk, talk, SEVEN)
    talks.finish(desk, replace(talk, consent="no"), SEVEN + minutes(1))
    (kept,) = store.of_evening(desk.db, evening.id)
    assert (kept.note, kept.stays, dict(kept.answers), kept.topics) == ("", (), {}, talk.topics)
    stored = _everything(desk.db)
    assert not [
        secret for secret in ("Jansen", "2026-03-01", "juridisch_loket", "agency") if secret in stored
    ]


def test_a_refusal_seen_as_a_signal_counts_as_no_consent(desk, evening):
    talk = a_talk(evening, signals=("wants_no_consent",), note="iets")
    assert talks.finish(desk, talk, SEVEN).consultation.note == ""


def test_signals_are_sealed_and_leave_one_bit(desk, evening):
    talk = a_talk(evening, topics=("work.unpaid", "safety.fire"), signals=("fire_unsafe",))
    talks.keep(desk, talk)
    talks.finish(desk, talk, SEVEN)
    assert "fire_unsafe" not in _everything(desk.db)
    bits = desk.db.execute("select topic, signal from consultation_topic order by position").fetchall()
    assert bits == [("work.unpaid", 0), ("safety.fire", 1)]


def test_no_bsn_is_stored_in_a_draft_or_a_talk(desk, evening):
    talk = a_talk(
        evening, note="bsn 111222333 en 123456782", letter={"employer": "111222333", "phone": "111222333"}
    )
    talks.keep(desk, talk)
    (kept, _), *_ = talks.unfinished(desk)
    assert "111222333" not in kept.note + kept.letter["employer"]
    assert kept.letter["phone"] == "111222333", "a phone field is exempt"
    assert "111222333" not in talks.finish(desk, talk, SEVEN).consultation.note


def test_a_number_is_helped_when_its_talk_is_saved(desk, evening):
    ticket = queue.take(desk, evening, SEVEN, "pl", help_first=True).ticket
    talk = talks.begin(evening, SEVEN, queue.call(desk, ticket.id, SEVEN).ticket)
    assert (talk.number, talk.language, talk.signals) == (1, "pl", None)
    talks.finish(desk, talk, SEVEN + minutes(8))
    assert ticket_by_id(desk.db, ticket.id).state is TicketState.HELPED


def test_a_talk_noted_on_paper_keeps_its_own_date_and_time(desk, evening):
    earlier = SEVEN - timedelta(days=28)
    talk = a_talk(evening)
    talk = replace(talks.begin_afterwards(desk, earlier, SEVEN), topics=talk.topics, language="pl")
    kept = talks.finish(desk, talk, SEVEN).consultation
    assert (kept.held_on, kept.started_at, kept.entered_afterwards) == (date(2026, 10, 14), earlier, True)
    assert kept.evening_id != evening.id


def test_a_talk_cannot_be_entered_for_tomorrow(desk):
    with pytest.raises(DayInFuture):
        talks.begin_afterwards(desk, SEVEN + timedelta(days=1), SEVEN)


def test_a_no_show_is_kept_and_is_no_talk(desk, evening):
    assert talks.no_show(desk, evening, SEVEN).consultation.kind is Kind.NO_SHOW


def test_a_safety_topic_asks_for_signals_and_dropping_it_stops_asking(desk, evening):
    talk = form.add_topic(a_talk(evening), "safety.violence", desk.content)
    assert talk.signals is None
    assert form.drop_topic(talk, "safety.violence", desk.content).signals == ()


def test_nothing_of_a_talk_is_in_its_repr(evening):
    talk = a_talk(evening, note="heet Jansen", letter={"family": "Jansen"})
    assert "Jansen" not in repr(talk) + json.dumps(str(talk))


def test_the_gaps_are_named_and_do_not_block(desk, evening):
    empty = talks.begin(evening, SEVEN)
    assert form.gaps(empty) == ("language", "topics", "outcomes")
    assert talks.finish(desk, empty, SEVEN).consultation.topics == ()
