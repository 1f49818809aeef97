# SPDX-License-Identifier: EUPL-1.2
"""Every code and every table of the catalogue has a word on the screen."""

import pytest

from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.statistics import catalogue
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
