# SPDX-License-Identifier: EUPL-1.2
"""Every code and every table of the catalogue has a word on the screen."""

import pytest

from figures_shown import hierarchies
from safe_making import a_release, a_table
from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.statistics import catalogue
from spreekuur.statistics.safe_rules import Frame
from spreekuur.ui.statistics.cells import cells
from spreekuur.ui.statistics.names import Names


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_that_is_counted_has_a_name_in_every_language(content, code):
    language.use(code)
    figures, names = catalogue.of(content), Names(content)
    unnamed = [name for name in figures.dimensions if names.dimension(name) == name]
    unnamed += [table.name for table in figures.tables if names.table(table.name) == table.name]
    unnamed += [
        f"{dimension}: {one}"
        for dimension, parents in figures.hierarchies().items()
        for one in parents
        if names.code(dimension, one) == one
    ]
    assert unnamed == []


def test_a_table_stands_in_the_order_of_its_code_list_also_when_it_was_kept_by_the_alphabet(content):
    names = Names(content)
    lists = {name: dict(sorted(codes.items())) for name, codes in hierarchies().items()}
    leaves = {("rni_only",): 5, ("unknown",): 0, ("brp",): 10, ("due_not_done",): 5}
    table = a_table("y_persons_registration", "persons", ("registration",), leaves, lists)
    release = a_release("2026", (table,), Frame(lists))
    shown = cells(release.tables["y_persons_registration"], lambda _dimension, code: code, str, names.place)
    assert [row.name for row in shown.rows] == ["brp", "due_not_done", "rni_only", "unknown", "_T"]
