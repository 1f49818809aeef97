# SPDX-License-Identifier: EUPL-1.2
"""The one door for writes: what it notes, what it undoes, what it forgets."""

import json
from contextlib import suppress

import pytest

from spreekuur.errors.vault import NothingToUndo, UndoOvertaken
from spreekuur.store.driver import IntegrityError
from spreekuur.store.writing import erase, new_id, redo, remove, remove_many, save, step, undo


def an_evening(db, **more):
    row = {"id": new_id(), "held_on": "2026-11-11", "opened_at": "2026-11-11T18:00:00.000+00:00"} | more
    save(db, "evening", row)
    return row["id"]


def a_client(db, **more):
    row = {"id": new_id(), "code": new_id()[-6:], "language": "pl", "given": "Żaneta"} | more
    save(db, "client", row)
    return row["id"]


def a_talk(db, evening_id, **more):
    moment = "2026-11-11T19:00:00.000+00:00"
    row = {
        "id": new_id(),
        "evening_id": evening_id,
        "held_on": "2026-11-11",
        "kind": "talk",
        "language": "pl",
    }
    row |= dict.fromkeys(("started_at", "ended_at", "entered_at"), moment) | more
    save(db, "consultation", row)
    return row["id"]


def a_topic(db, talk_id, topic="work.pay"):
    row = {"id": new_id(), "consultation_id": talk_id, "topic": topic, "position": 0}
    save(db, "consultation_topic", row)
    return row["id"]


def contents(db, *tables):
    return {
        table: sorted(
            db.execute(f"SELECT {', '.join(db.shapes[table].columns)}, origin FROM {table}").fetchall()
        )
        for table in tables or ("evening", "client", "consultation", "consultation_topic")
    }


def changes(db):
    return db.execute("SELECT action, record, on_version, before, by FROM change ORDER BY seq").fetchall()


def test_a_new_row_has_version_one_and_says_who_and_where(db):
    evening = an_evening(db)
    row = db.execute("SELECT version, changed_by, origin FROM evening WHERE id = ?", (evening,)).fetchone()
    assert row == (1, "test", db.origin)
    assert changes(db) == [("insert", "evening", 0, "{}", "test")]


def test_a_changed_field_is_noted_with_its_value_before(db):
    evening = an_evening(db, roster='["Ana"]')
    db.author = "Bo"
    save(db, "evening", {"id": evening, "held_on": "2026-11-11", "roster": '["Ana","Bo"]'})
    assert changes(db)[-1] == (
        "update",
        "evening",
        1,
        json.dumps({"roster": '["Ana"]'}, separators=(",", ":")),
        "Bo",
    )
    assert db.execute("SELECT version, roster FROM evening").fetchone() == (2, '["Ana","Bo"]')


def test_an_equal_row_writes_nothing(db):
    evening = an_evening(db)
    save(db, "evening", {"id": evening, "held_on": "2026-11-11"})
    assert len(changes(db)) == 1


def test_a_field_that_is_no_column_is_refused_before_any_sql(db):
    with pytest.raises(ValueError, match="no field"):
        save(db, "evening", {"id": "x", "held_on; DROP TABLE evening": "x"})


def test_the_fields_of_the_store_itself_cannot_be_given(db):
    with pytest.raises(ValueError, match="version"):
        an_evening(db, version=7)


def test_a_double_code_is_refused_and_leaves_no_note(db):
    a_client(db, code="AB12")
    with pytest.raises(IntegrityError):
        a_client(db, code="AB12")
    assert len(changes(db)) == 1


def test_all_writes_of_a_step_are_kept_or_none(db):
    with pytest.raises(RuntimeError), step(db, "save"):
        an_evening(db)
        raise RuntimeError
    assert contents(db, "evening") == {"evening": []}
    assert changes(db) == []


def test_writes_of_one_transaction_share_a_step(db):
    with db.atomic():
        an_evening(db)
        an_evening(db)
    an_evening(db)
    steps = [s for (s,) in db.execute("SELECT step FROM change ORDER BY seq")]
    assert steps[0] == steps[1] != steps[2]


def test_an_inner_block_fails_alone(db):
    with db.atomic():
        an_evening(db)
        with pytest.raises(RuntimeError), db.atomic():
            an_evening(db)
            raise RuntimeError
    assert len(contents(db, "evening")["evening"]) == 1


def test_removing_a_talk_takes_its_topics_and_undo_brings_all_back(db):
    talk = a_talk(db, an_evening(db), note="belt terug")
    a_topic(db, talk)
    before = contents(db)
    with step(db, "remove") as removed:
        remove(db, "consultation", talk)
    assert contents(db)["consultation_topic"] == contents(db)["consultation"] == []
    undo(db, removed)
    assert contents(db) == before
    assert db.execute("SELECT version FROM consultation").fetchone() == (3,)


def test_many_removed_at_once_are_gone_and_noted_as_one_by_one_and_come_back(db):
    evening = an_evening(db)
    talks = [a_talk(db, evening) for _number in range(3)]
    for talk in talks:
        a_topic(db, talk)
        a_topic(db, talk, "home.rent")
    before, noted = contents(db, "consultation", "consultation_topic"), len(changes(db))
    ended = {}
    for name, take in (
        ("each", lambda: [remove(db, "consultation", talk) for talk in talks[:2]]),
        ("all", lambda: remove_many(db, "consultation", [*talks[:2], "nothing"])),
    ):
        with step(db, name) as step_id:
            take()
        steps = db.execute(
            "SELECT action, record, record_id, before FROM change WHERE step = ? ORDER BY record, record_id",
            (step_id,),
        ).fetchall()
        ended[name] = contents(db, "consultation", "consultation_topic"), steps
        undo(db, step_id)
        assert contents(db, "consultation", "consultation_topic") == before
    assert ended["each"] == ended["all"]
    assert len(ended["all"][1]) == 6
    remove_many(db, "consultation", [])
    assert len(changes(db)) == noted + 4 * 6


def test_undo_of_a_whole_step_and_redo_give_the_same_rows(db):
    evening = an_evening(db)
    client = a_client(db)
    before = contents(db)
    with step(db, "save") as saved:
        talk = a_talk(db, evening, client_id=client)
        topic = a_topic(db, talk)
        a_topic(db, talk, "home.rent")
        remove(db, "consultation_topic", topic)
        save(db, "client", {"id": client, "family": "Nowak"})
        save(db, "client", {"id": client, "family": "Kowal"})
    after = contents(db)
    for _ in range(3):
        undo(db, saved)
        assert contents(db) == before
        redo(db, saved)
        assert contents(db) == after


def test_undo_never_rewrites_what_was_noted(db):
    with step(db, "save") as saved:
        an_evening(db)
    noted = changes(db)
    undo(db, saved)
    assert changes(db)[: len(noted)] == noted
    assert len(changes(db)) == len(noted) + 1


def test_undo_twice_or_of_an_unknown_step_says_so(db):
    with step(db, "save") as saved:
        an_evening(db)
    undo(db, saved)
    for wrong in (lambda: undo(db, saved), lambda: undo(db, "nothing"), lambda: redo(db, "nothing")):
        with pytest.raises(NothingToUndo):
            wrong()


def test_a_later_change_of_another_field_survives_an_undo(db):
    client = a_client(db)
    with step(db, "rename") as renamed:
        save(db, "client", {"id": client, "given": "Ana"})
    save(db, "client", {"id": client, "phone": "0612345678"})
    undo(db, renamed)
    assert db.execute("SELECT given, phone FROM client").fetchone() == ("Żaneta", "0612345678")


def test_a_later_change_of_the_same_field_refuses_the_undo_and_changes_nothing(db):
    client = a_client(db)
    with step(db, "rename") as renamed:
        save(db, "client", {"id": client, "given": "Ana"})
    with step(db, "again") as again:
        save(db, "client", {"id": client, "given": "Eva"})
    before = contents(db)
    with pytest.raises(UndoOvertaken):
        undo(db, renamed)
    assert contents(db) == before
    undo(db, again)
    undo(db, renamed)
    assert db.execute("SELECT given FROM client").fetchone() == ("Żaneta",)


def test_undoing_an_insert_never_takes_a_later_row_with_it(db):
    evening = an_evening(db)
    with step(db, "save") as saved:
        talk = a_talk(db, evening)
    a_topic(db, talk)
    with pytest.raises(UndoOvertaken):
        undo(db, saved)
    assert len(contents(db)["consultation_topic"]) == 1


def test_an_erased_field_is_gone_from_the_row_and_from_every_note(db):
    client = a_client(db, phone="0687654321")
    save(db, "client", {"id": client, "phone": "0612345678"})
    with step(db, "rename") as renamed:
        save(db, "client", {"id": client, "phone": None, "family": "Nowak"})
    erase(db, "client", client, ["phone", "given"])
    assert db.execute("SELECT phone, given, family FROM client").fetchone() == (None, None, "Nowak")
    everything = str(db.execute("SELECT * FROM change").fetchall())
    assert "0612345678" not in everything
    assert "0687654321" not in everything
    undo(db, renamed)
    assert db.execute("SELECT phone, given, family FROM client").fetchone() == (None, None, None)


def test_a_removed_row_can_still_be_erased_from_what_was_noted(db):
    client = a_client(db, phone="0687654321")
    remove(db, "client", client)
    erase(db, "client", client, ["phone"])
    assert "0687654321" not in str(db.execute("SELECT * FROM change").fetchall())


def test_a_field_that_may_not_be_empty_is_erased_to_its_default(db):
    talk = a_talk(db, an_evening(db), note="geheim")
    erase(db, "consultation", talk, ["note"])
    assert db.execute("SELECT note FROM consultation").fetchone() == ("",)


def test_bytes_survive_a_removal_and_its_undo(db):
    talk = a_talk(db, an_evening(db))
    row = {"id": new_id(), "consultation_id": talk, "kind": "signals", "sealed": bytes(range(256))}
    save(db, "sealed_note", row)
    with step(db, "remove") as removed:
        remove(db, "sealed_note", row["id"])
    undo(db, removed)
    assert db.execute("SELECT sealed FROM sealed_note").fetchone() == (bytes(range(256)),)


def test_what_joined_a_transaction_fails_only_with_the_whole(db):
    with pytest.raises(RuntimeError, match="passed over"), db.atomic():
        save(db, "client", {"id": "c1", "code": "AAAA", "language": "pl"})
        with suppress(ValueError), db.joined():
            save(db, "client", {"id": "c2", "code": "BBBB", "language": "pl"})
            raise ValueError
    assert db.execute("SELECT count(*) FROM client").fetchone() == (0,)


def test_what_joined_a_block_that_failed_alone_is_gone_with_it(db):
    with db.atomic():
        save(db, "client", {"id": "c1", "code": "AAAA", "language": "pl"})
        with suppress(ValueError), db.atomic(), db.joined():
            save(db, "client", {"id": "c2", "code": "BBBB", "language": "pl"})
            raise ValueError
    assert db.execute("SELECT id FROM client").fetchall() == [("c1",)]


def test_joined_is_a_transaction_of_its_own_where_there_is_none(db):
    with suppress(ValueError), db.joined():
        save(db, "client", {"id": "c1", "code": "AAAA", "language": "pl"})
        raise ValueError
    assert db.execute("SELECT count(*) FROM client").fetchone() == (0,)
