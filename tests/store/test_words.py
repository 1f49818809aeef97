# SPDX-License-Identifier: EUPL-1.2
"""No way into the store lets an identifier of a person through: not one row, not one note of a row."""

import json
from datetime import UTC, datetime

import pytest

from spreekuur.consultations import draft
from spreekuur.consultations.talk import Talk
from spreekuur.desk.due import look_after
from spreekuur.exchange import parked
from spreekuur.exchange.roles import Objection
from spreekuur.exchange.tables import DERIVED, SAYS, Form, form
from spreekuur.identifiers import MASK
from spreekuur.store import drafts, foreign
from spreekuur.store.foreign import Change
from spreekuur.store.words import WORDS
from spreekuur.store.writing import new_id, save

BSN = "123456782"
PHONE = "06-12345678"
NOW = datetime(2026, 11, 11, 19, tzinfo=UTC)
AT = "2026-11-11T19:00:00.000+00:00"

# Text that nobody types: codes and ids that the program gives, and who is at the desk, by the name of the slot.
GIVEN_BY_THE_PROGRAM = {
    ("consent", "recipient"),
    ("client", "code"),
    *(
        ("consultation", name)
        for name in ("age_band", "age_group", "children", "employment", "here_since", "housing_tied")
    ),
    *(
        ("consultation", name)
        for name in ("insured", "interpreter", "municipality", "origin_country", "registration")
    ),
    *(("consultation", name) for name in ("sector", "stay")),
    ("paper", "recipient"),
    ("paper", "kenmerk"),
    ("place", "category"),
    ("place", "merged_into"),
    ("place_field", "field"),
    ("question", "state"),
    ("referral", "reason"),
    ("rule_edit", "field"),
    ("rule_edit", "state"),
    ("task", "state"),
    ("task", "kenmerk"),
    ("release_file", "path"),
    ("release_step", "signature"),
}
# A telephone number of Poland has nine digits; a source is the address of a law, with numbers in it.
AS_TYPED = {("client", "phone"), ("rule_edit", "source")}


def text_fields(db):
    return {
        (table, name)
        for table in db.shapes.kept()
        for name in db.shapes[table].columns
        if form(table, name) in (Form.TEXT, Form.OBJECT, Form.LIST)
        and not name.endswith("_by")
        and (table, name) not in SAYS
        and (table, name) not in DERIVED
    }


def test_every_field_of_text_is_looked_through_or_is_not_typed_by_anybody(db):
    looked_through = {(table, name) for table, fields in WORDS.items() for name in fields}
    codes = {place for place in text_fields(db) if form(*place) in (Form.OBJECT, Form.LIST)} - looked_through
    assert text_fields(db) - codes == looked_through | GIVEN_BY_THE_PROGRAM | AS_TYPED
    assert codes == {
        ("place", "topics"),
        ("referral", "instead_of"),
        ("referral", "rules"),
        ("release_entry", "entry"),
        ("release_step", "notice"),
    }


def everything(db):
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return json.dumps(
        [[list(map(str, row)) for row in db.execute(f"SELECT * FROM {name}")] for name in tables]
    )


AS_JSON = {
    "roster": lambda words: [words],
    "count_reasons": lambda words: {"7": words},
    "content": lambda words: {"urgent": {"facts": words}},
}


def a_row(db, table, words):
    """A row of that table with these words in every field of words; what it belongs to is there."""
    row = {"id": new_id()}
    for name in db.shapes[table].required | WORDS[table].keys():
        row.setdefault(name, {Form.DAY: "2026-11-11", Form.MOMENT: AT}.get(form(table, name), "pl"))
    for name in WORDS[table]:
        row[name] = {
            "roster": [words],
            "count_reasons": {"7": words},
            "content": {"urgent": {"facts": words}},
        }.get(name, words)
        row[name] = row[name] if isinstance(row[name], str) else json.dumps(row[name])
    if "evening_id" in row:
        row["evening_id"] = new_id()
        save(db, "evening", {"id": row["evening_id"], "held_on": "2026-11-11", "opened_at": AT})
    return row


@pytest.mark.parametrize("table", WORDS)
def test_a_number_is_masked_whichever_table_the_words_are_in(db, table):
    row = a_row(db, table, f"Jan {BSN}, {PHONE}")
    save(db, table, row)
    save(db, table, {"id": row["id"]} | dict.fromkeys(WORDS[table], f'["{BSN}"]'))
    save(db, table, row)
    kept = everything(db)
    assert BSN not in kept
    assert PHONE in kept
    assert MASK in kept or json.dumps(MASK)[1:-1] in kept


@pytest.mark.parametrize("table", WORDS)
def test_a_number_that_comes_from_another_laptop_is_masked_as_it_is_kept(db, table):
    row = a_row(db, table, f"{BSN} {PHONE}") | {"origin": "ab" * 16}
    change = Change("ab" * 16, 1, AT, "Piet", "insert", table, row["id"], "talk/1", row, {})
    assert parked.keep(db, change.writer, [(change, Objection.AUTHOR)], NOW) == 1
    assert BSN not in everything(db)
    (kept,) = foreign.keep(db, [change], 0)
    assert BSN not in json.dumps(dict(kept.after))
    assert BSN not in everything(db)


def test_what_an_older_program_kept_is_masked_once_when_the_vault_opens(desk):
    db = desk.db
    rows = {table: a_row(db, table, "Jan") for table in WORDS}
    for table, row in rows.items():
        save(db, table, row)
        for name in WORDS[table]:
            words = json.dumps([BSN]) if row[name][0] in "[{" else f"Jan {BSN}"
            db.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (words, row["id"]))
            db.execute(
                "UPDATE change SET before = json_object(?, ?) WHERE record_id = ?", (name, words, row["id"])
            )
    typed = Talk(new_id(), rows["consultation"]["evening_id"], AT, note=f"bsn {BSN}", letter={"phone": BSN})
    drafts.keep(db, typed.id, typed.evening_id, draft.KIND, draft.to_text(typed))
    versions = db.execute("SELECT version, changed_at FROM consultation").fetchall()
    look_after(desk, NOW)
    (kept,) = drafts.open_drafts(db)
    assert draft.from_text(kept.content).note == f"bsn {MASK}"
    assert draft.from_text(kept.content).letter["phone"] == BSN
    drafts.drop(db, kept.id)
    assert BSN not in everything(db)
    assert db.execute("SELECT version, changed_at FROM consultation").fetchall() == versions
    assert desk.db.execute("SELECT given FROM client").fetchall() == [(f"Jan {MASK}",)]


def test_it_is_looked_through_once(desk):
    look_after(desk, NOW)
    save(desk.db, "task", a_row(desk.db, "task", "Jan"))
    desk.db.execute("UPDATE task SET words = ?", (BSN,))
    look_after(desk, NOW)
    assert BSN in everything(desk.db)
