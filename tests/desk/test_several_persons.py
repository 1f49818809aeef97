# SPDX-License-Identifier: EUPL-1.2
"""One talk for several persons: in each one's file, by each one's consent, and gone from one without the rest."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SEVEN, a_talk, an_evening, minutes
from client_lives import MARKERS, TODAY, a_file, a_life, consent_of
from spreekuur.clients.model import Purpose
from spreekuur.consultations import draft, store
from spreekuur.consultations.talk import ChosenRoute, Companion, Talk
from spreekuur.desk import client_files, fields, linking, talks
from spreekuur.store import drafts
from spreekuur.store.writing import undo


def another(desk, **person):
    return client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,), **person).client


def together(evening, client, *others, **more):
    talk = a_talk(evening, client_id=client.id if client else None, **more)
    for other in others:
        talk = linking.bring(talk, other.id)
    return talk


def seen(desk, client):
    return [talk.consultation_id for talk in client_files.open_file(desk, client.id, TODAY).talks]


def row(desk, saved):
    return store.get(desk.db, saved.consultation.id)


@pytest.fixture
def couple(desk):
    return a_file(desk), another(desk, given="Jan")


def test_each_persons_file_shows_the_talk(desk, evening, couple):
    saved = talks.finish(desk, together(evening, *couple), SEVEN)
    kept = row(desk, saved)
    assert (kept.persons, kept.client_id, kept.companions) == (2, couple[0].id, (couple[1].id,))
    assert [seen(desk, one) for one in couple] == [[kept.id], [kept.id]]
    (hit,) = client_files.search(desk, couple[1].code, TODAY)
    assert (hit.talks, hit.last_on) == (1, TODAY)


def test_persons_without_a_file_are_a_number_and_files_never_more_than_persons(
    desk, evening, couple, content
):
    talk = fields.fill(together(evening, *couple), "persons", "4", content)
    assert row(desk, talks.finish(desk, talk, SEVEN)).persons == 4
    assert fields.fill(talk, "persons", "1", content).persons == 2


def test_a_corrected_talk_keeps_exactly_the_persons_it_names(desk, evening, couple):
    talk = together(evening, *couple)
    talks.finish(desk, talk, SEVEN)
    less = talks.finish(desk, linking.unlink(talk, couple[1].id), SEVEN + minutes(1))
    assert (seen(desk, couple[0]), seen(desk, couple[1])) == ([talk.id], [])
    assert row(desk, less).persons == 2, "somebody sat there all the same"
    undo(desk.db, less.step)
    assert seen(desk, couple[1]) == [talk.id]


def test_taking_a_talk_back_takes_it_out_of_every_file(desk, evening, couple):
    saved = talks.finish(desk, together(evening, *couple), SEVEN)
    talks.take_back(desk, saved)
    assert [seen(desk, one) for one in couple] == [[], []]


def test_whose_consent_has_ended_stays_a_number_and_the_others_keep_the_talk(desk, evening, couple):
    later = SEVEN + timedelta(days=200)
    client_files.give(desk, couple[1].id, Purpose.RECORD, later)
    kept = row(desk, talks.finish(desk, together(evening, *couple), later))
    assert (kept.persons, kept.client_id, kept.companions) == (2, couple[1].id, ())


def test_each_person_says_for_themselves_whether_a_sensitive_topic_may_stand_there(
    desk, evening, couple, content
):
    talk = together(evening, *couple, topics=("care.mental",))
    assert linking.asking(talk, content) == (couple[0].id, ("care.mental",))
    talk = linking.agree(talk, content)
    assert linking.asking(talk, content) == (couple[1].id, ("care.mental",))
    kept = row(desk, talks.finish(desk, linking.disagree(talk, content), SEVEN))
    assert (kept.client_id, kept.companions, kept.persons) == (couple[0].id, (), 2)
    both = linking.agree(talk, content)
    assert linking.asking(both, content) is None
    assert row(desk, talks.finish(desk, both, SEVEN)).companions == (couple[1].id,)


def test_after_a_no_nobodys_file_has_the_talk_nor_what_was_noted_of_it(desk, evening, couple):
    talk = together(evening, *couple)
    talks.finish(desk, talk, SEVEN)
    talks.finish(desk, replace(talk, consent="no"), SEVEN)
    assert [seen(desk, one) for one in couple] == [[], []]
    noted = desk.db.execute("select before from change where record = 'talk_person'").fetchall()
    assert not any(couple[1].id in before for (before,) in noted)


@pytest.mark.parametrize("end", ["erase", "withdraw"])
def test_erasing_the_first_person_leaves_the_other_the_day_the_topics_and_the_route(on_disk, end):
    client, other = a_file(on_disk), another(on_disk)
    kept = a_life(on_disk, client)
    on = store.get(on_disk.db, kept[0])
    talk = Talk(
        "t", on.evening_id, on.started_at.isoformat(), language="pl", consent="yes", topics=("work.unpaid",)
    )
    talk = replace(
        talk,
        note=MARKERS[3],
        answers={"insured": "yes"},
        routes=(ChosenRoute("juridisch_loket", "urgent", ()),),
    )
    talks.finish(on_disk, linking.bring(linking.link(talk, client.id), other.id), SEVEN)
    _end(on_disk, client, end)
    (past,) = client_files.open_file(on_disk, other.id, TODAY).talks
    assert (past.topics, past.routes) == (("work.unpaid",), ("juridisch_loket",))
    left = store.get(on_disk.db, "t")
    assert (left.note, dict(left.answers), left.persons, left.client_id) == ("", {}, 2, None)
    _end(on_disk, other, end)
    assert on_disk.db.execute("select count(*) from referral where consultation_id = 't'").fetchone() == (0,)


@pytest.mark.parametrize("end", ["erase", "withdraw"])
def test_erasing_another_person_leaves_the_first_everything(on_disk, end):
    client, other = a_file(on_disk), another(on_disk)
    talk = together(an_evening(on_disk), client, other, note=MARKERS[3])
    talks.finish(on_disk, talk, SEVEN)
    talks.keep(on_disk, replace(talk, id="open"))
    _end(on_disk, other, end)
    left = store.get(on_disk.db, talk.id)
    assert (left.note, left.client_id, left.companions, left.persons) == (MARKERS[3], client.id, (), 2)
    noted = on_disk.db.execute("select before from change where record = 'talk_person'").fetchall()
    assert not any(other.id in before for (before,) in noted)
    (form,) = [d for d in drafts.open_drafts(on_disk.db) if d.id == "open"]
    assert (draft.from_text(form.content).note, other.id in form.content) == (MARKERS[3], False)


def test_an_open_form_of_two_is_left_to_the_second_when_the_first_is_erased(desk, evening, couple):
    talks.keep(desk, together(evening, *couple, note=MARKERS[3], letter={"family": MARKERS[1]}))
    client_files.erase_now(desk, couple[0].id, SEVEN)
    ((talk, _at),) = talks.unfinished(desk)
    assert (talk.client_id, talk.note, dict(talk.letter)) == (couple[1].id, "", {})


def test_a_talk_with_others_keeps_a_file_from_being_cleared(desk, evening, couple):
    much_later = SEVEN + timedelta(days=800)
    assert {file.id for file in client_files.due(desk, much_later.date())} == {one.id for one in couple}
    client_files.give(desk, couple[0].id, Purpose.RECORD, SEVEN + timedelta(days=700))
    client_files.give(desk, couple[1].id, Purpose.RECORD, SEVEN + timedelta(days=100))
    talk = replace(together(evening, *couple), started_at=(SEVEN + timedelta(days=110)).isoformat())
    talks.finish(desk, talk, SEVEN + timedelta(days=110))
    assert client_files.due(desk, (SEVEN + timedelta(days=835)).date()) == []


def test_an_export_tells_who_came_along_nothing_that_is_about_the_first_person(desk, evening, couple):
    letter = {"family": MARKERS[1]}
    talks.finish(desk, together(evening, *couple, note=MARKERS[3]), SEVEN)
    talks.keep(desk, replace(together(evening, *couple, note=MARKERS[4], letter=letter), id="open"))
    shown = client_files.export(desk, couple[1].code, SEVEN)
    told = json.dumps(shown.data, ensure_ascii=False)
    assert [talk["persons"] for talk in (*shown.data["talks"], *shown.data["unfinished"])] == [2, 2]
    for theirs in (*MARKERS[:5], couple[0].code, couple[0].id):
        assert theirs not in told


def _end(desk, client, how):
    if how == "erase":
        client_files.erase_now(desk, client.id, SEVEN)
    else:
        client_files.withdraw(desk, consent_of(desk, client, Purpose.RECORD).consent_id, SEVEN)


ids = st.sampled_from("abcd")


@given(st.lists(st.tuples(st.booleans(), ids), max_size=12))
def test_whoever_is_brought_and_taken_out_no_file_stands_twice_and_a_draft_comes_back_the_same(moves):
    talk = Talk("t", "e", "2026-11-11T18:00:00.000+00:00")
    inside: list[str] = []
    for comes, who in moves:
        talk = linking.bring(talk, who) if comes else linking.unlink(talk, who)
        inside = [*inside, who] if comes and who not in inside else inside
        inside = inside if comes else [one for one in inside if one != who]
    assert list(linking.files(talk)) == inside
    assert talk.persons >= max(len(inside), 1)
    assert (talk.client_id is None) == (not inside)
    assert draft.from_text(draft.to_text(talk)) == talk


def test_a_draft_of_an_older_program_has_no_companions():
    talk = Talk("t", "e", "2026-11-11T18:00:00.000+00:00", companions=(Companion("a", ("care.gp",)),))
    content = json.loads(draft.to_text(talk))
    del content["companions"]
    assert draft.from_text(json.dumps(content)).companions == ()
