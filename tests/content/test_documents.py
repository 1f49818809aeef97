# SPDX-License-Identifier: EUPL-1.2
from spreekuur.consultations.store import ANSWERS
from spreekuur.resources import root


def test_the_table_of_answers_names_every_key_and_choice_of_the_engine(content):
    rows = (root() / "docs" / "answers.md").read_text("utf-8").splitlines()
    for key in content.grammar.ask_order:
        row = next(row for row in rows if f"| `{key}` |" in row)
        choices = content.grammar.choices.get(key, ())
        assert all(choice in row.split("|")[3].split() for choice in choices if choice != "unknown"), key


def test_every_answer_that_is_kept_is_an_answer_of_the_engine(content):
    assert set(ANSWERS) <= set(content.grammar.ask_order)
