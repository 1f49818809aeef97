# SPDX-License-Identifier: EUPL-1.2
"""Without a printer the client takes a photo of the screen, or copies it."""

import pytest
from PySide6.QtCore import Qt

from letter_builders import WITH_NAME, papers_of
from spreekuur import language
from spreekuur.desk import papers
from spreekuur.desk.large_sheet import large_sheet
from spreekuur.letters.store import PaperState
from spreekuur.ui.letter.big_sheet import BigSheet
from spreekuur.ui.widgets import Paragraph


@pytest.fixture
def large(opened):
    view = opened(letter=WITH_NAME)
    view.form.tick.click()
    view.commands()["print"]()
    (sheet,) = view.window().findChildren(BigSheet)
    return view, sheet


def _words(sheet):
    return " ".join(part.words() for part in sheet.findChildren(Paragraph))


def test_the_sheet_covers_the_window_in_the_clients_language(large):
    view, sheet = large
    assert sheet.isVisible() and sheet.size() == view.window().size()
    assert sheet._title.text() == "Papier z dyżuru" or "dyżur" in sheet._title.text()
    assert "Participe" in _words(sheet)


def test_no_name_stands_on_it(large):
    _view, sheet = large
    assert "cicka" not in _words(sheet)


@pytest.mark.parametrize(
    ("button", "state"), [("photographed", PaperState.PHOTOGRAPHED), ("copied", PaperState.COPIED_OUT)]
)
def test_the_client_took_it_along(large, qtbot, desk, evening, button, state):
    view, sheet = large
    with qtbot.waitSignal(view.paper_left):
        qtbot.keyClick(getattr(sheet, button), Qt.Key.Key_Space)
    assert sheet.isHidden()
    assert view.delivery.outlet.primary.hasFocus()
    assert [kept.state for kept in papers_of(desk, evening)] == [state]


def test_closing_it_leaves_the_paper_on_the_desk(large, desk, evening):
    view, sheet = large
    view.commands()["close"]()
    assert sheet.isHidden()
    assert [kept.state for kept in papers_of(desk, evening)] == [PaperState.MADE]


def test_its_words_are_large_enough_to_read_at_a_metre(large):
    _view, sheet = large
    sizes = [part._block.role for part in sheet.findChildren(Paragraph)]
    assert {"large", "larger"} <= set(sizes)


def test_a_sheet_is_in_the_clients_language_whatever_the_screen_speaks(desk, evening):
    from letter_builders import the_talk

    language.use("nl")
    case = papers.sheet_case(desk.content, the_talk(evening, language="ro"), evening.held_on)
    assert large_sheet(desk, case).language == "ro"
