# SPDX-License-Identifier: EUPL-1.2
"""No layer mixes languages, nor a screen that closes before one can change them: built with every word marked.

All other scenes are asked where they stand: tests/ui/accessibility/test_words.py.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from screenshots import mixed
from screenshots.marked import languages_of, mark, marks, shown_by
from screenshots.mixed import ALSO, found_in, is_built_with_marks, is_closed_before
from screenshots.run import SIZES, built, shown, throw_away
from screenshots.scenes import SCENES
from spreekuur import language
from spreekuur.content import pack
from spreekuur.content.pack import Content
from spreekuur.ui import theme


@pytest.fixture(scope="module")
def all_marked(qapp: QApplication, content: Content) -> Iterator[None]:
    theme.apply(qapp, theme="light", percent=100)
    # The sheet gives colours and edges and never a word, and to dress each part anew takes half of the time.
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    made = content.for_a_desk()
    with pytest.MonkeyPatch.context() as patch, marks(made):
        patch.setattr(pack, "load", lambda: made)
        yield
    qapp.setStyleSheet(sheet)


@pytest.fixture(scope="session")
def names(content: Content) -> set[str]:
    """The words that are the same in every language."""
    return mixed.names(content)


@pytest.mark.parametrize("name", [name for name in SCENES if is_built_with_marks(name)])
def test_every_word_of_a_layer_is_in_the_language_in_use(
    qapp: QApplication, all_marked: None, names: set[str], name: str
):
    changes = not is_closed_before(name)
    language.use("nl" if changes else "pl")
    part = built(qapp, SCENES[name])
    shell = shown(qapp, part, *SIZES["wide"][:2])
    if changes:
        language.use("pl")
        part.retranslate()
        for _turn in range(3):
            qapp.processEvents()
    said = shown_by(shell)
    throw_away(qapp, shell)
    assert found_in(said, "pl", ALSO.get(name, set()), names) == {}
    assert any("pl" in languages_of(text)[0] for text in said)


def test_a_word_of_another_language_is_found(names: set[str]):
    said = {
        mark("pl", "Zapisz"),
        mark("nl", "Bewaar"),
        mark("pl", "Zapisz {n}").format(n=mark("nl", "alles")),
        "Save",
        "Ctrl+S · Marta · Aalsmeer",
        mark("nl", "Bel 112."),
        mark("pl", "Wybierz: {x}").format(x=mark("nl", "Het Juridisch Loket")),
    }
    assert found_in(said, "pl", set(), names) == {
        "Bewaar": ({"nl"}, set()),
        "Zapisz alles": ({"nl"}, set()),
        "Save": (set(), {"Save"}),
    }
