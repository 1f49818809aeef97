# SPDX-License-Identifier: EUPL-1.2
"""Client files: made with consent, found again, seen at a glance, corrected, and all of it undone."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk, minutes
from spreekuur.clients import store
from spreekuur.clients.model import Purpose
from spreekuur.consultations.model import Outcome
from spreekuur.desk import client_files, papers, people, talks
from spreekuur.desk.client_files import State
from spreekuur.errors.clients import RecordConsentNeeded
from spreekuur.errors.vault import UndoOvertaken
from spreekuur.store.writing import redo, undo
from spreekuur.times import local_date

TODAY = local_date(SEVEN)
ALL = tuple(Purpose)
ZANETA = {"given": "Żaneta", "family": "Święcicka-Łącka", "phone": "+48 600 700 811"}


def a_file(desk, purposes=ALL, **person):
    return client_files.found(desk, "pl", SEVEN, purposes, **(ZANETA | person)).client


def a_past_talk(desk, evening, client, **more):
    talk = a_talk(evening, client_id=client.id, **more)
    return talks.finish(desk, talk, SEVEN + minutes(8)).consultation


def everything(db):
    tables = ("client", "consent", "consultation")
    return {
        t: sorted(db.execute(f"select {', '.join(db.shapes[t].columns)} from {t}").fetchall()) for t in tables
    }


def codes(hits):
    return [hit.code for hit in hits]


def test_a_new_file_has_a_code_and_the_consents_that_were_given(desk):
    made = client_files.found(desk, "pl", SEVEN, ALL, **ZANETA, recipients=("juridisch_loket", "sncu"))
    file = client_files.open_file(desk, made.client.id, TODAY)
    assert (file.client.name, file.client.phone) == ("Żaneta Święcicka-Łącka", "+48 600 700 811")
    assert [(c.purpose, c.recipient, c.state, c.ends_on) for c in file.consents] == [
        (Purpose.RECORD, None, State.GIVEN, date(2027, 5, 11)),
        (Purpose.FOLLOW_UP, None, State.GIVEN, date(2027, 5, 11)),
        (Purpose.SHARE, "juridisch_loket", State.GIVEN, date(2027, 5, 11)),
        (Purpose.SHARE, "sncu", State.GIVEN, date(2027, 5, 11)),
    ]
    assert (file.talks, file.deleted_at, file.really_gone_on) == ((), None, None)


def test_without_consent_to_record_there_is_no_file(desk):
    before = everything(desk.db)
    with pytest.raises(RecordConsentNeeded):
        client_files.found(desk, "pl", SEVEN, (Purpose.FOLLOW_UP, Purpose.SHARE), **ZANETA)
    assert everything(desk.db) == before


def test_making_a_file_can_be_undone_and_its_code_is_never_given_again(desk):
    made = client_files.found(desk, "pl", SEVEN, ALL, **ZANETA)
    undo(desk.db, made.step)
    assert client_files.open_file(desk, made.client.id, TODAY) is None
    assert store.code_is_taken(desk.db, made.client.code)
    redo(desk.db, made.step)
    assert client_files.open_by_code(desk, made.client.code, TODAY).client == made.client


def test_a_file_that_has_a_talk_by_now_is_not_undone_under_it(desk, evening):
    made = client_files.found(desk, "pl", SEVEN, ALL, **ZANETA)
    a_past_talk(desk, evening, made.client)
    with pytest.raises(UndoOvertaken):
        undo(desk.db, made.step)
    assert len(client_files.open_file(desk, made.client.id, TODAY).talks) == 1


def test_a_bsn_does_not_get_into_a_file_by_the_name_field(desk):
    client = a_file(desk, family="Nowak 111222333", phone="111222333")
    assert "111222333" not in client.family
    assert client.phone == "111222333", "a phone field is exempt"


@pytest.mark.parametrize(
    "typed", ["{code}", "{plain}", "811", "zs", "ż.ś.", "swiecicki", "żaneta", "lacki zan"]
)
def test_a_client_is_found_by_code_phone_end_initials_and_name(desk, typed):
    client = a_file(desk)
    client_files.found(desk, "bg", SEVEN, ALL, given="Иван", family="Петров", phone="+359 88 123 4567")
    text = typed.format(code=client.code, plain=client.code.replace("-", "").lower())
    (hit,) = client_files.search(desk, text, TODAY)
    assert (hit.id, hit.label, hit.language) == (client.id, "Żaneta Święcicka-Łącka", "pl")


def test_a_code_with_a_wrong_check_character_finds_nothing(desk):
    code = a_file(desk).code
    for wrong in {code[:-1] + sign for sign in "23456789ABCDFGH"} - {code}:
        assert client_files.search(desk, wrong, TODAY) == []
        assert client_files.open_by_code(desk, wrong, TODAY) is None


@pytest.mark.parametrize("typed", ["", " ", "Ż", "-", "8", "81", "?*", "%_", "' or 1=1 --"])
def test_nearly_nothing_finds_nobody(desk, typed):
    a_file(desk)
    assert client_files.search(desk, typed, TODAY) == []


def test_a_name_is_neither_found_nor_shown_once_consent_to_record_has_ended(desk):
    client = a_file(desk)
    last = TODAY + timedelta(days=180)
    assert [hit.label for hit in client_files.search(desk, "zaneta", last)] == ["Żaneta Święcicka-Łącka"]
    ended = last + timedelta(days=1)
    assert client_files.search(desk, "zaneta", ended) == []
    assert [hit.label for hit in client_files.search(desk, client.code, ended)] == ["Ż.Ś.Ł."]
    assert [hit.label for hit in client_files.search(desk, "811", ended)] == ["Ż.Ś.Ł."]


def test_a_file_without_a_name_has_no_label(desk):
    client = client_files.found(desk, "es", SEVEN, (Purpose.RECORD,)).client
    (hit,) = client_files.search(desk, client.code, TODAY)
    assert (hit.label, hit.last_on, hit.talks, hit.open_referrals) == ("", None, 0, 0)


def test_a_hit_tells_the_last_day_the_talks_and_the_open_referrals(desk, evening):
    client = a_file(desk)
    a_past_talk(desk, evening, client)
    earlier = talks.begin_afterwards(desk, SEVEN - timedelta(days=30), SEVEN)
    talks.finish(desk, replace(earlier, client_id=client.id, topics=("home.find",)), SEVEN)
    (hit,) = client_files.search(desk, "swiecicka", TODAY)
    assert (hit.last_on, hit.talks, hit.open_referrals) == (TODAY, 2, 1)
    desk.db.execute("update referral set state = 'taken_up'")
    assert client_files.search(desk, "swiecicka", TODAY)[0].open_referrals == 0


def test_a_code_goes_before_a_phone_and_the_one_seen_last_before_the_others(desk, evening):
    old, new = a_file(desk), a_file(desk)
    a_past_talk(desk, evening, new)
    assert codes(client_files.search(desk, "zaneta", TODAY)) == [new.code, old.code]
    assert codes(client_files.search(desk, "zaneta", TODAY, limit=1)) == [new.code]


def test_the_history_is_the_newest_first_and_holds_what_was_done(desk, evening):
    client = a_file(desk)
    made = papers.sheet_case(desk.content, talk := a_talk(evening, client_id=client.id), TODAY)
    papers.make(desk, talk, made, SEVEN)
    talks.finish(desk, talk, SEVEN + minutes(8))
    earlier = talks.begin_afterwards(desk, SEVEN - timedelta(days=30), SEVEN)
    earlier = replace(earlier, client_id=client.id, topics=("home.find",), outcomes=(Outcome.INFO,))
    talks.finish(desk, earlier, SEVEN)
    new, old = client_files.open_file(desk, client.id, TODAY).talks
    assert (new.held_on, new.topics, new.routes, new.papers) == (
        TODAY,
        ("work.unpaid",),
        ("juridisch_loket",),
        1,
    )
    assert (old.held_on, old.topics, old.outcomes, old.routes) == (
        date(2026, 10, 12),
        ("home.find",),
        (Outcome.INFO,),
        (),
    )


def test_a_correction_is_found_by_the_new_name_and_undone_to_the_old(desk):
    client = a_file(desk)
    step = client_files.correct(desk, replace(client, family="Nowak", code="K7-42M"), SEVEN)
    assert codes(client_files.search(desk, "nowak", TODAY)) == [client.code]
    assert client_files.search(desk, "swiecicka", TODAY) == []
    undo(desk.db, step)
    assert codes(client_files.search(desk, "swiecicka", TODAY)) == [client.code]


def test_a_name_is_not_corrected_after_consent_to_record_has_ended(desk):
    client = a_file(desk)
    with pytest.raises(RecordConsentNeeded):
        client_files.correct(desk, client, SEVEN + timedelta(days=200))


def test_a_consent_given_again_is_renewed_and_undone_to_what_it_was(desk):
    client = a_file(desk, (Purpose.RECORD,))
    later = SEVEN + timedelta(days=170)
    before = client_files.open_file(desk, client.id, local_date(later)).consents[0]
    step = client_files.give(desk, client.id, Purpose.RECORD, later)
    after = client_files.open_file(desk, client.id, local_date(later)).consents[0]
    assert (before.state, after.state) == (State.ENDS_SOON, State.GIVEN)
    assert after.ends_on > before.ends_on
    undo(desk.db, step)
    assert client_files.open_file(desk, client.id, local_date(later)).consents[0] == before


def test_follow_up_is_allowed_only_while_it_is_given_and_the_file_is_open(desk):
    client = a_file(desk, (Purpose.RECORD,))
    assert not client_files.may_follow_up(desk, client.id, TODAY)
    client_files.give(desk, client.id, Purpose.FOLLOW_UP, SEVEN)
    assert client_files.may_follow_up(desk, client.id, TODAY)
    assert not client_files.may_follow_up(desk, client.id, TODAY + timedelta(days=200))


def test_a_talk_is_kept_under_a_code_only_while_consent_to_record_holds(desk, evening):
    client = a_file(desk)
    assert a_past_talk(desk, evening, client).client_id == client.id
    assert a_past_talk(desk, evening, client, consent="no").client_id is None
    later = SEVEN + timedelta(days=200)
    assert talks.finish(desk, a_talk(evening, client_id=client.id), later).consultation.client_id is None
    assert talks.finish(desk, a_talk(evening, client_id="gone"), SEVEN).consultation.client_id is None


def test_a_talk_taken_back_still_knows_its_client(desk, evening):
    client = a_file(desk)
    saved = talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN)
    talks.take_back(desk, saved)
    assert [talk.client_id for talk, _ in talks.unfinished(desk)] == [client.id]
    assert client_files.open_file(desk, client.id, TODAY).talks == ()


def test_topics_of_health_and_of_crime_are_asked_about_before_a_talk_gets_a_code(desk, evening):
    assert client_files.sensitive_topics(desk, a_talk(evening)) == ()
    talk = a_talk(evening, topics=("work.unpaid", "safety.violence", "no.such.topic"))
    assert client_files.sensitive_topics(desk, talk) == ("safety.violence",)


def test_the_demo_remembers_who_said_yes_and_nobody_else(desk, evening):
    letter = {"name": "Ștefan Țîrlea", "phone": "0040 711 222 999"}
    remembered = people.remember(desk, a_talk(evening, letter=letter), SEVEN)
    file = client_files.open_file(desk, remembered, TODAY)
    assert (file.client.family, [c.recipient for c in file.consents]) == (
        "Ștefan Țîrlea",
        [None, None, "juridisch_loket"],
    )
    limited = people.remember(desk, a_talk(evening, consent="limited"), SEVEN)
    states = [c.state for c in client_files.open_file(desk, limited, TODAY).consents]
    assert states == [State.GIVEN, State.NEVER, State.NEVER]
    assert people.remember(desk, a_talk(evening, consent="no"), SEVEN) is None
    assert people.remember(desk, a_talk(evening, consent="unknown"), SEVEN) is None


def test_nothing_about_the_person_is_in_a_repr(desk):
    client = a_file(desk)
    found = client_files.search(desk, "600 700 811", TODAY)
    shown = repr((client, found, client_files.open_file(desk, client.id, TODAY)))
    plain = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", shown)  # an id may hold any digits
    assert not any(word in plain for word in ("Żaneta", "Łącka", "600 700", "600700"))
