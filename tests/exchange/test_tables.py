# SPDX-License-Identifier: EUPL-1.2
"""What travels is exactly what the store keeps with versions, and a row never comes before what it belongs to."""

from spreekuur.exchange.tables import BELONGS_TO, ONE_EACH, ORDER


def test_every_kept_table_travels_and_no_other(db):
    assert sorted(ORDER) == sorted(db.shapes.kept())


def test_what_a_row_belongs_to_is_what_the_store_says(db):
    query = 'SELECT "from", "table" FROM pragma_foreign_key_list(?)'
    found = {
        (record, name): parent for record in ORDER for name, parent in db.execute(query, (record,)).fetchall()
    }
    assert found == BELONGS_TO
    assert all(ORDER.index(parent) < ORDER.index(record) for (record, _name), parent in BELONGS_TO.items())


def test_fields_that_only_one_row_may_have_are_those_of_the_store(db):
    unique = {}
    for record in ORDER:
        rows = db.execute("SELECT name FROM pragma_index_list(?) WHERE origin = 'u'", (record,)).fetchall()
        for (index,) in rows:
            names = db.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (index,)).fetchall()
            unique[record] = tuple(name for (name,) in names)
    assert unique == ONE_EACH
