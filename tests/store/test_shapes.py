# SPDX-License-Identifier: EUPL-1.2
"""What is known of the tables: the first write after opening waits for it, so it is asked for in a few questions."""

from collections.abc import Callable
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.store.shapes import Shapes


def test_all_tables_are_read_with_three_questions(db: Database):
    asked = []

    def execute(*question: Any) -> Any:
        asked.append(question)
        return db.execute(*question)

    assert len(Shapes(execute).kept()) >= 20
    assert len(asked) <= 3


def test_each_table_has_its_own_columns_and_the_rows_that_fall_with_it(db: Database):
    pragma: Callable[[str], list[Any]] = lambda text: db.execute(f"PRAGMA {text}").fetchall()  # noqa: E731
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    links = [(table, *link) for table in tables for link in pragma(f"foreign_key_list({table})")]
    for table in tables:
        shape = db.shapes[table]
        assert list(shape.blanks) == [column[1] for column in pragma(f"table_info({table})")]
        falls = [(link[0], link[4]) for link in links if link[3] == table and link[7] == "CASCADE"]
        assert list(shape.children) == falls
    assert ("talk_person", "consultation_id") in db.shapes["consultation"].children
