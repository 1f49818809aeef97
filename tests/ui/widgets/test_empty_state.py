# SPDX-License-Identifier: EUPL-1.2
"""An empty place is drawn, in the colours and at the size of the theme in use."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, EmptyState
from spreekuur.ui.widgets.small import Drawing


def colours(drawing: Drawing) -> set[str]:
    image = drawing.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_drawn_in_the_lines_and_colours_of_the_theme(shown, qapp: QApplication, scheme):
    theme.apply(qapp, theme=scheme, percent=100)
    drawing = shown(Drawing("users", "plus"), 144, 96)
    seen = colours(drawing)
    assert {theme.color(token).name() for token in ("alt", "sel")} <= seen
    ink = theme.color("text").lightness()
    assert min(abs(QColor(name).lightness() - ink) for name in seen) < 32, "its lines"


def test_it_grows_with_the_text(shown, qapp: QApplication):
    drawing = Drawing("users", "plus")
    small = drawing.sizeHint()
    theme.apply(qapp, theme="light", percent=200)
    assert drawing.sizeHint() == small * 2


@pytest.mark.parametrize("tall", [False, True])
def test_a_drawing_a_sentence_the_next_step_and_its_button_stand_together(shown, tall):
    button = Button("Nummer")
    empty = shown(EmptyState("Nog niemand wacht.", "Druk op F2.", button, tall=tall), 500, 300)
    drawing = empty.findChild(Drawing)
    assert drawing.isVisible()
    if tall:
        assert drawing.geometry().bottom() < button.geometry().top()
    else:
        assert drawing.geometry().right() < button.geometry().left()
