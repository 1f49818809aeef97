# SPDX-License-Identifier: EUPL-1.2
"""Talks move in all together or not at all, go again as they came, and go out as they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import SEVEN, a_talk, an_evening
from moving.tables import HEADER, ROWS, as_csv
from spreekuur.clients import store as clients
from spreekuur.consultations import store
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import client_files, follow_up, moving_back, moving_in, moving_out, talks
from spreekuur.errors.moving import LinesRefused, MovingStopped, NothingMovedIn, StillChanged
from spreekuur.errors.practice import PracticeStays
from spreekuur.moving import reading
from spreekuur.moving.model import Choices
from spreekuur.moving.store import PARTS_OF_A_TALK
from spreekuur.store import practice
from spreekuur.store.backup import local_copies
from spreekuur.store.writing import undo
from spreekuur.times import local_date

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TABLES = (
    "evening",
    "consultation",
    "consultation_topic",
    "consultation_outcome",
    "stay",
    "referral",
    "client",
    "consent",
)


def look(desk, rows, choices=None, now=NOW, **more):
    data = rows if isinstance(rows, bytes) else as_csv(rows)
    return moving_in.look(desk, reading.table(data, "x"), choices or Choices(**more), now)


def move_in(desk, rows, **more):
    return moving_in.keep(desk, look(desk, rows, **more), NOW)


def counts(desk):
    return {table: desk.db.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}


def all_talks(desk):
    ids = [row[0] for row in desk.db.execute("select id from consultation order by id")]
    return [store.get(desk.db, each) for each in ids]


def test_talks_come_in_with_closed_evenings_of_their_own(desk):
    done = move_in(desk, [HEADER, *ROWS])
    assert done.added == 2
    assert {talk.entered_afterwards for talk in all_talks(desk)} == {True}
    rows = desk.db.execute(
        "select held_on, closed_at is not null, count_reasons from evening order by held_on"
    ).fetchall()
    assert rows == [
        ("2025-03-11", 1, '{"numbers": "moved_in"}'),
        ("2025-03-25", 1, '{"numbers": "moved_in"}'),
    ]


def test_a_talk_of_an_evening_that_is_known_joins_it(desk):
    on = an_evening(desk)
    move_in(desk, [HEADER, ("11-11-2026", *ROWS[0][1:])])
    assert [talk.evening_id for talk in all_talks(desk)] == [on.id]


def test_a_copy_is_made_before_and_a_refused_line_changes_nothing(on_disk):
    before = counts(on_disk)
    broken = look(on_disk, [HEADER, *ROWS, ("x", *ROWS[0][1:])])
    with pytest.raises(LinesRefused):
        moving_in.bring_in(on_disk, broken, NOW)
    assert (counts(on_disk), local_copies(on_disk.db.path.parent)) == (before, [])
    (on_disk.db.path.parent / "keyslots.json").write_text("{}", "utf-8")
    moving_in.bring_in(on_disk, look(on_disk, [HEADER, *ROWS]), NOW)
    assert len(local_copies(on_disk.db.path.parent)) == 1
    assert counts(on_disk)["consultation"] == before["consultation"] + 2


def test_who_stops_it_halfway_has_changed_nothing(desk):
    before = counts(desk)

    def stop(done, of):
        if done >= 50:
            raise MovingStopped

    with pytest.raises(MovingStopped):
        moving_in.keep(desk, look(desk, [HEADER, *ROWS * 100]), NOW, stop)
    assert counts(desk) == before
    assert moving_back.moves(desk) == []


def test_in_practice_nothing_moves_in_or_out(desk):
    practice.mark(desk.db)
    with pytest.raises(PracticeStays):
        moving_in.bring_in(desk, look(desk, [HEADER, *ROWS]), NOW)
    with pytest.raises(PracticeStays):
        moving_out.export(desk, "jsonl")


def test_the_same_file_again_brings_only_what_is_new(desk):
    move_in(desk, [HEADER, *ROWS])
    again = look(desk, [HEADER, *ROWS, ("26-03-2025", *ROWS[0][1:]), ROWS[1]])
    assert (again.known, len(again.new)) == (2, 2)
    moving_in.keep(desk, again, NOW)
    assert counts(desk)["consultation"] == 4


def test_notes_are_kept_as_the_desk_keeps_them(desk):
    rows = [
        (*HEADER, "Toestemming"),
        (*ROWS[0][:5], "BSN 111222333", "ja"),
        (*ROWS[1][:5], "mag niet", "nee"),
    ]
    move_in(desk, rows)
    assert sorted(talk.note for talk in all_talks(desk)) == ["", "BSN ▪▪▪"]
    assert b"111222333" not in moving_out.export(desk, "jsonl", names=True).data


def test_old_referrals_wait_for_no_answer_and_new_ones_do(desk):
    header = ("Datum", "Onderwerp", "Doorverwezen naar")
    move_in(desk, [header, ("1-2-2025", "DigiD", "uwv"), ("20-11-2026", "DigiD", "fairwork")])
    assert [each.referral.route for each in follow_up.awaited(desk, local_date(NOW))] == ["fairwork"]


PEOPLE = ("Datum", "Onderwerp", "Voornaam", "Achternaam", "Telefoon", "Toestemming dossier")


def test_a_person_gets_one_file_and_only_while_the_consent_holds(desk):
    rows = [
        PEOPLE,
        ("1-10-2026", "DigiD", "Żaneta", "Łącka", "+48 600 700 811", "ja"),
        ("1-11-2026", "Loonstrook", "Zaneta", "Lacka", "0048600700811", "ja"),
        ("1-11-2026", "Psychische klachten", "Żaneta", "Łącka", "+48 600 700 811", "ja"),
        ("1-2-2026", "DigiD", "Jan", "Kowalski", "", "ja"),
    ]
    plan = look(desk, rows, names=True)
    assert (plan.files, plan.consent_over) == (1, 1)
    moving_in.keep(desk, plan, NOW)
    ((client_id,),) = desk.db.execute("select id from client").fetchall()
    assert clients.get(desk.db, client_id).name == "Żaneta Łącka"
    assert client_files.may_link(desk, client_id, local_date(NOW))
    linked = {topic for talk in store.of_client(desk.db, client_id) for topic in talk.topics}
    assert linked == {"info.digid", "work.payslip"}, "a talk about health stays anonymous"
    again = look(
        desk, [*rows, ("2-11-2026", "DigiD", "Żaneta", "Łącka", "+48 600 700 811", "ja")], names=True
    )
    moving_in.keep(desk, again, NOW)
    assert counts(desk)["client"] == 1


def test_all_of_it_goes_again_and_comes_again(desk):
    kept = talks.finish(desk, a_talk(an_evening(desk)), SEVEN).consultation
    before = counts(desk)
    rows = [
        PEOPLE,
        ("1-10-2026", "DigiD", "Jan", "K", "", "ja"),
        *[("2-10-2026", "DigiD", "", "", "", "")] * 3,
    ]
    done = move_in(desk, rows, names=True)
    after = counts(desk)
    back = moving_back.take_back(desk, done.step)
    assert (back.talks, back.stay, counts(desk)) == (4, 0, before)
    assert store.get(desk.db, kept.id) == kept
    with pytest.raises(NothingMovedIn):
        moving_back.take_back(desk, done.step)
    moving_back.bring_again(desk, back.step)
    assert counts(desk) == after


def test_taking_back_says_how_far_it_is_and_who_stops_it_has_changed_nothing(desk):
    done = move_in(desk, [HEADER, *ROWS * 75])
    before, heard = counts(desk), []

    def stop(gone, of):
        heard.append((gone, of))
        if gone:
            raise MovingStopped

    with pytest.raises(MovingStopped):
        moving_back.take_back(desk, done.step, stop)
    assert heard == [(0, 150), (100, 150)]
    assert counts(desk) == before
    heard.clear()
    moving_back.take_back(desk, done.step, lambda gone, of: heard.append((gone, of)))
    assert heard == [(0, 150), (100, 150), (150, 150)]
    assert counts(desk)["consultation"] == 0


def test_what_was_taken_back_can_move_in_once_more(desk):
    for _time in range(3):
        done = move_in(desk, [HEADER, *ROWS])
        assert done.added == 2
        moving_back.take_back(desk, done.step)
    assert [(move.talks, move.left) for move in moving_back.moves(desk)] == [(2, 0)] * 3


def test_days_later_only_what_nobody_changed_goes(desk):
    done = move_in(desk, [HEADER, *ROWS, ("12-4-2025", *ROWS[0][1:]), ("13-4-2025", *ROWS[0][1:])])
    corrected, referred, undone, _untouched = all_talks(desk)
    later = NOW + timedelta(days=3)
    store.add(desk.db, replace(corrected, persons=3))
    from spreekuur.referral import store as referrals

    referrals.choose(desk.db, referred.id, [ChosenRoute("uwv", "normal")], "2026-11-29T12:00:00.000+00:00")
    from spreekuur.store.writing import step

    with step(desk.db, "correct") as step_id:
        store.add(desk.db, replace(undone, note="x", entered_at=later))
    undo(desk.db, step_id)
    back = moving_back.take_back(desk, done.step)
    assert (back.talks, back.stay) == (2, 2)
    assert {talk.id for talk in all_talks(desk)} == {corrected.id, referred.id}
    with pytest.raises(StillChanged):
        moving_back.take_back(desk, done.step)


def test_the_parts_of_a_talk_that_are_looked_at_are_all_there_are(desk):
    named = {table for table, _column in desk.db.shapes["consultation"].children}
    assert named <= set(PARTS_OF_A_TALK)
