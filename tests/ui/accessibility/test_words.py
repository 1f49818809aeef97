# SPDX-License-Identifier: EUPL-1.2
"""No scene mixes languages: once another one is chosen, every word on it was looked up in that one.

What stood there already was said without a mark: a word that was not said anew is found as one that the program holds.
Scenes of which this cannot be asked are built with marks: tests/screenshots/test_no_mixed_layer.py.
"""

import pytest

from screenshots import mixed
from screenshots.marked import languages_of, marks, shown_by
from screenshots.mixed import ALSO, found_in
from spreekuur.content.pack import Content
from ui.accessibility.seen import Seen


@pytest.fixture(scope="session")
def names(content: Content) -> set[str]:
    """The words that are the same in every language."""
    return mixed.names(content)


def test_every_word_of_a_screen_is_in_the_language_in_use(built: Seen, names: set[str]):
    with marks(built.content):
        built.said[0] = "nothing that is marked"
        built.say("pl")
        said = shown_by(built.shell)
    built.said[0] = "marks"
    assert found_in(said, "pl", ALSO.get(built.name, set()), names) == {}
    assert any("pl" in languages_of(text)[0] for text in said)
